"""What the process of `dashboard.exports.export_process` does: it makes files, one after another,
for whoever connects, until there is nothing to do."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from dashboard.errors import (
    DashboardError,
    ExportRefused,
    StoreBusy,
    StoreUnavailable,
    UnknownSelection,
)
from dashboard.exports.chromium_renderer import NoChromium
from dashboard.logs import REQUEST

LOG = logging.getLogger(__name__)
Tell = Callable[[int, int], None]
"""Called with how many of how many slides are done."""
IDLE = 60.0
"""Seconds without work after which the process ends and gives its memory back."""
LOOKS = 1.0
"""Seconds between two looks whether the first process still lives."""
BEHIND = 10
"""How far the process stands behind those of the pages, as ``nice`` counts."""
REFUSALS = (NoChromium, StoreBusy, StoreUnavailable, UnknownSelection, ExportRefused)
"""What the making of a file refuses in words that its asker is told."""


class Made(NamedTuple):
    """A file, and the version of the data that are in it; "": they changed meanwhile."""

    file: bytes
    version: str = ""


Make = Callable[[Mapping[str, str], Tell], Made]


def work(listener: socket.socket, make: Make, first: int) -> None:
    """Make files for whoever connects, until there is nothing to do; never returns."""
    code = 1
    try:
        os.setpgid(0, 0)
        for one in (signal.SIGINT, signal.SIGALRM, signal.SIGCHLD, signal.SIGHUP,
                    signal.SIGQUIT, signal.SIGABRT, signal.SIGUSR1, signal.SIGUSR2,
                    signal.SIGWINCH):  # fmt: skip
            signal.signal(one, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        with contextlib.suppress(OSError):  # a sandbox may keep it where it is
            os.nice(BEHIND)
        listener.settimeout(LOOKS)
        worked, since, ending = False, time.monotonic(), []
        signal.signal(signal.SIGTERM, lambda *_: ending.append("to end"))
        while (
            not ending and os.getppid() == first and (not worked or time.monotonic() - since < IDLE)
        ):
            with contextlib.suppress(TimeoutError):
                client, _ = listener.accept()
                with Connection(client.detach()) as line:
                    _serve(line, make)
                worked, since = True, time.monotonic()
        code = 0
    except BaseException:
        LOG.exception("the process that makes files ends")
    finally:
        if os.getpgrp() == os.getpid():  # else it would end the whole server
            with contextlib.suppress(OSError):
                os.killpg(0, signal.SIGKILL)  # and what it has started
        os._exit(code)


def _serve(line: Connection, make: Make) -> None:
    """Make one file, or say why not. Who asked may be gone."""

    def say(*words: Any) -> None:
        line.send_bytes(json.dumps(words).encode())

    try:
        asked, seconds, request = json.loads(line.recv_bytes())
        say("began", os.getpid())
        # Not handled: the system ends the process, whatever it is busy with.
        signal.alarm(seconds)
        mark = REQUEST.set(request)
        try:
            made = make(asked, lambda done, count: say("done", done, count))
        except DashboardError as error:
            say(next((one.__name__ for one in REFUSALS if isinstance(error, one)), ""), str(error))
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception as fault:
            LOG.exception("a file cannot be made")
            say("", f"{type(fault).__name__}: {fault}")
        else:
            say("made", made.version)
            line.send_bytes(made.file)
        finally:
            signal.alarm(0)
            REQUEST.reset(mark)
    except (EOFError, OSError):
        LOG.info("who asked for a file no longer waits")
