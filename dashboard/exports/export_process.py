"""A process of its own in which files are made, so that the pages are never held up by one.

Python does one thing at a time in a process: while sixty slides are drawn, the pages of the same
process wait. Here the first process of a server keeps another one (`ExportProcess.tend`) that makes
a file at a time, gives way to the pages, is ended by the system at the deadline of its file, ends
itself when there was nothing to do for a while, and is begun anew when it is gone. Chromium dies
with it.

Where no first process keeps one, as in tests, a file is made by whoever asks.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import select
import shutil
import signal
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dashboard.errors import ExportRefused
from dashboard.exports.chromium_renderer import NoChromium
from dashboard.exports.export_process_loop import REFUSALS, Made, Make, Tell, work
from dashboard.exports.folders import new_folder
from dashboard.exports.queue import TooSlow
from dashboard.sentences import said

LOG = logging.getLogger(__name__)
WAITING = 64
"""Connections that wait: as many as there may be processes of the server."""
IN_LINE = 900.0
"""Seconds in the line, behind the files of other server processes, after which something is
wrong."""
MARGIN = 5.0
"""Seconds after a deadline at which whoever waits no longer trusts the system to have kept it."""
EARLY = 0.5
"""Seconds by which the system may count the seconds of a deadline from earlier on."""


class ExportProcessGone(ExportRefused):
    """What made the file has ended before it was done; another try finds it begun anew."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be made: what is asked, in plain text; its seconds; the number of its request; the
    version of the data for which it was asked."""

    asked: Mapping[str, str]
    seconds: int
    request: str = ""
    version: str = ""


class ExportProcess:
    """Makes files by ``make``; in a process of its own once `listen` was called and it is
    tended."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._place: Path | None = None
        self._listener: socket.socket | None = None
        self._pid = 0
        self._alive = -1
        """Read end of a pipe of which the process alone has the other one: at its end it is
        gone, however it went."""

    def listen(self) -> None:
        """Have files made in a process from now on. To be called once, by the first process.

        Where nothing can be put into the temporary folder, whoever asks makes them.
        """
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        folder = None
        try:
            folder = new_folder("export")
            listener.bind(str(folder / "asked"))
        except OSError as fault:  # it is full, not ours, or its path too long for a socket
            LOG.warning("files are made beside the pages, by their own process: %s", fault)
            listener.close()
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            return
        listener.listen(WAITING)
        self._place, self._listener = folder / "asked", listener

    def tend(self, inherited: Iterable[Any] = ()) -> None:
        """Begin the process where there is none; to be called again and again. It closes what it
        ``inherited`` and must not hold."""
        if self._listener is None:
            return
        if self._pid and not select.select([self._alive], [], [], 0)[0]:
            return
        self.end()
        self._alive, other = os.pipe()
        first = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._alive)
            for one in inherited:
                one.close()
            work(self._listener, self._make, first)
        os.close(other)
        with contextlib.suppress(OSError):  # it has done so itself, or is gone
            os.setpgid(self._pid, self._pid)

    def renew(self) -> None:
        """Have the process end when it has made what it makes; another one follows."""
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)

    def end(self) -> None:
        """End the process, if there is one, and what it has started."""
        if self._pid:
            for kill in (os.killpg, os.kill):  # it may have no group of its own
                with contextlib.suppress(OSError):
                    kill(self._pid, signal.SIGKILL)
            with contextlib.suppress(OSError):  # reaped already
                os.waitpid(self._pid, 0)
            os.close(self._alive)
            self._pid = 0

    def close(self) -> None:
        """End the process for good."""
        self.end()
        if self._listener is not None and self._place is not None:
            self._listener.close()
            self._listener = None
            shutil.rmtree(self._place.parent, ignore_errors=True)

    def make(self, order: Order, tell: Tell) -> Made:
        """The file of an order; ``tell`` is called while it is made.

        Raises:
            TooSlow: it was not made in its seconds.
            ExportProcessGone: the process ended meanwhile, or none was begun.
            DashboardError: what the making of it refused.
        """
        if self._place is None:
            return self._make(order.asked, tell)
        client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        client.settimeout(order.seconds)
        try:
            client.connect(str(self._place))
        except OSError as fault:
            client.close()
            raise ExportProcessGone(said("export.gone")) from fault
        client.settimeout(None)
        with Connection(client.detach()) as line:
            return _answer(line, order, tell)


def _answer(line: Connection, order: Order, tell: Tell) -> Made:
    """What the process says of an order, until it is done. Its seconds count from when it is
    begun."""
    ends, pid = time.monotonic() + IN_LINE, 0
    slow = TooSlow(said("export.slow", seconds=order.seconds))
    try:
        line.send_bytes(json.dumps([dict(order.asked), order.seconds, order.request]).encode())
        while line.poll(max(0.0, ends - time.monotonic())):
            word, *given = json.loads(line.recv_bytes())
            if word == "began":
                pid, ends = given[0], time.monotonic() + order.seconds + MARGIN
            elif word == "done":
                tell(*given)
            elif word == "made":
                return Made(line.recv_bytes(), *given)
            else:
                raise _refusal(word, *given)
    except (EOFError, OSError) as fault:
        late = pid and time.monotonic() > ends - MARGIN - EARLY
        raise (slow if late else ExportProcessGone(said("export.gone"))) from fault
    if not pid:
        raise ExportProcessGone(said("export.gone"))
    with contextlib.suppress(OSError):  # it does not even take the signal of its deadline
        os.killpg(pid, signal.SIGKILL)
    raise slow


def _refusal(name: str, text: str) -> Exception:
    kind = next((one for one in REFUSALS if one.__name__ == name), None)
    if kind is NoChromium:
        return NoChromium(said("export.no_pictures"))
    return kind(text) if kind else RuntimeError(text)
