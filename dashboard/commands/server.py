"""The server: gunicorn with threads around an application that is already made."""

from __future__ import annotations

import atexit
import contextlib
import errno
import http.client
import logging
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger

from dashboard.commands import metrics_folder, program
from dashboard.commands.connection_sharing import EvenWorker, Held
from dashboard.commands.memory import share_loaded
from dashboard.commands.odd_search import OddSearch
from dashboard.errors import DashboardError, WrongUsage
from dashboard.settings import Settings, variable_of

if TYPE_CHECKING:
    from dashboard.callbacks.export_jobs import Documents

WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}
GRACE = 10
"""Seconds that a running request has to end after SIGTERM."""
LOG = logging.getLogger("dashboard.commands.serve")
"""What the server does itself; of what gunicorn says only warnings are taken."""
BACKLOG = 512
"""Connections that wait to be taken: as many as a floor of offices opens at the turn of an hour."""
CONNECTIONS = 900
"""Connections that a process holds: a process may have 1,024 open files, and needs some itself."""


class PortUnavailable(DashboardError):
    """The address cannot be listened on; the message names it and what to do."""


def bound(host: str, port: int) -> socket.socket:
    """A socket bound to an address. Raises ``PortUnavailable`` or ``WrongUsage`` saying why."""
    listener = _listener(host)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise _refusal(host, port, error) from None
    return listener


def _listener(host: str) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return listener


def address(host: str, port: int, prefix: str = "/") -> str:
    """The address to open in a browser on this machine."""
    name = WILDCARDS.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{prefix}"


def _refusal(host: str, port: int, error: OSError) -> DashboardError:
    if error.errno == errno.EADDRINUSE:
        return PortUnavailable(
            f"Port {port} on {host} is in use by another program. "
            f"Stop it, or choose another one: {program()} serve --port {_free(host, port)}"
        )
    if error.errno == errno.EACCES:
        return PortUnavailable(
            f"Port {port} needs an administrator's rights. Choose one above 1023: --port 8050"
        )
    return WrongUsage(
        f"Cannot listen on {host!r}, port {port}: {error.strerror or error}. "
        f"--host and {variable_of('host')} take the name or address of this machine"
    )


def _free(host: str, taken: int) -> int:
    """The next port on a host that is free now; 0, which is any free one, where none is."""
    for port in range(taken + 1, 65_536):
        with contextlib.suppress(OSError), _listener(host) as tried:
            tried.bind((host, port))
            return port
    return 0


WHOSE = re.compile(r"^(Invalid request) from ip=\S*: ([^:]*).*", re.DOTALL)
"""What gunicorn says of a request that is none: whose it is, and what was sent."""


class Lines(Logger):  # type: ignore[misc]
    """What gunicorn has to say, in the lines of the program's own log, which names no reader."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Say what is wrong with a request, not whose it is and not what was in it."""
        super().warning(WHOSE.sub(r"\1: \2", str(msg)), *args, **kwargs)

    def setup(self, cfg: Config) -> None:
        """Take its messages from a warning on; it has many more."""
        super().setup(cfg)
        self.error_log = logging.getLogger("dashboard.commands.server")
        self.error_log.setLevel(logging.WARNING)


class First(Arbiter):  # type: ignore[misc]
    """gunicorn's first process, which keeps the one that makes documents as it keeps the others."""

    def manage_workers(self) -> None:
        """See that all processes are there; called about once a second."""
        self.app.documents.tend(self.LISTENERS)
        super().manage_workers()

    def reload(self) -> None:
        """Begin all processes anew."""
        LOG.info("reloads: every process begins anew, requests that run have %s s", GRACE)
        self.app.documents.process.renew()
        super().reload()

    def handle_usr2(self) -> None:
        """Begin no second first process: gunicorn would start the program as it was called, which
        a module is not, and two would keep the same documents."""
        LOG.info("SIGUSR2 begins nothing; SIGHUP lets every process begin anew")

    def stop(self, graceful: bool = True) -> None:
        """End the others; the documents last, for which requests wait."""
        if self.WORKERS:
            LOG.info("stops: requests and documents that run have %s s", GRACE if graceful else 0)
        super().stop(graceful)
        self.app.documents.process.close()


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn around an application that is already made: its workers share the loaded data."""

    def __init__(self, server: Any, listener: socket.socket, settings: Settings) -> None:
        self._server = server
        self.largest_body: int = server.config["MAX_CONTENT_LENGTH"]
        """Bytes of a body that are waited for: ``largest_body``, or a form of exports."""
        # Asked once: gunicorn closes the socket when it has taken it over, and reads the settings
        # again at a reload.
        self._bind = f"fd://{listener.fileno()}"
        self._shown = address(settings.host, listener.getsockname()[1], settings.prefix)
        self._settings = settings
        from dashboard.callbacks.export_jobs import DOCUMENTS  # what it imports takes a second

        self.documents: Documents = server.extensions[DOCUMENTS]
        """They are made in a process beside those of the pages."""
        self.held = Held()
        super().__init__()

    def run(self) -> None:
        """Serve until it is told to stop."""
        self.documents.share()
        First(self).run()

    def load_config(self) -> None:
        """The settings of gunicorn; none is read from files or from the environment."""
        for name, value in {
            "bind": self._bind,
            "workers": self._settings.workers,
            "threads": self._settings.threads,
            "worker_class": EvenWorker,
            "worker_connections": CONNECTIONS,
            "backlog": BACKLOG,
            "preload_app": True,
            "keepalive": 75,
            "graceful_timeout": GRACE,
            "accesslog": None,
            "loglevel": "warning",
            "logger_class": Lines,
            "control_socket_disable": True,
            # Who may say that a request came over TLS.
            "forwarded_allow_ips": _allowed(self._settings),
            "proc_name": "dashboard",
            "post_worker_init": _beginning(self._server, self._shown, self._settings),
            "worker_exit": _leaves,
            "child_exit": metrics_folder.left,
            "on_exit": metrics_folder.removed,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application; what is loaded stays shared between the workers."""
        share_loaded()
        return self._server


def _allowed(settings: Settings) -> str:
    """The proxies that are trusted; a proxy on this machine where none is named."""
    return ",".join(map(str, settings.proxies)) or "127.0.0.1,::1"


def _beginning(server: Any, shown: str, settings: Settings) -> Callable[[Any], None]:
    """What a worker does when it is up: make new releases ready from then on, and see that their
    odd rows are looked for. The first one prints the address as soon as it answers."""
    from dashboard.callbacks.warming import WARMING  # what it imports takes a second

    def begin(worker: Any) -> None:
        server.extensions[WARMING].start()
        OddSearch(settings.data_dir).start()
        if worker.age == 1:
            threading.Thread(target=_announce, args=(shown,), daemon=True).start()

    return begin


def _leaves(_: Any, worker: Any) -> None:
    """End a process that has served. Python would take all apart first, and a library then writes
    dozens of lines on what of its own it finds still held."""
    if worker.pid != os.getpid():
        return
    fault = sys.exc_info()[1]
    code = fault.code if isinstance(fault, SystemExit) else fault and 1
    atexit._run_exitfuncs()
    os._exit(int(code or 0) & 0xFF)


def _announce(shown: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if _answers(shown):
            # Nobody may be reading: the output can be closed or its reader gone.
            with contextlib.suppress(OSError, ValueError):
                print(shown, flush=True)
            return
        time.sleep(0.02)


def _answers(shown: str) -> bool:
    place = urlsplit(shown).netloc
    connection = http.client.HTTPConnection(place, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
