"""Connections shared out evenly between the processes of a server.

A new connection wakes all processes, and the first one takes it. Of a burst one may take nearly
all, by being awake already; its readers then wait while the other processes have nothing to do.
So each process tells the others how many it holds, and leaves a new one, for a moment, to those
that hold fewer.
"""

from __future__ import annotations

import mmap
import struct
import time
from typing import Any

from dashboard.commands.worker import PatientWorker

PLACES = 256
"""Processes that have a place of their own: gunicorn numbers them as they begin, and those of
before a reload go on for a while beside the new ones."""
LIVES = 3.0
"""Seconds since a process was last heard of, after which nothing is left to it; each says once a
second how many it holds."""
LEFT = 0.004
"""Seconds for which the others alone are offered a new connection."""
LONGEST = 0.06
"""Seconds after which it is taken by whoever is there: the others may be busy."""
_PLACE = struct.Struct("=dq")


class Held:
    """How many connections each process of a server holds, in memory that they share. To be made
    before they are forked."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, PLACES * _PLACE.size)

    def tell(self, place: int, connections: int, now: float) -> None:
        """Say how many the process at a place holds."""
        _PLACE.pack_into(self._memory, place % PLACES * _PLACE.size, now, connections)

    def leave(self, place: int) -> None:
        """Say that the process at a place takes no more."""
        self.tell(place, 0, -LIVES)

    def fewest(self, now: float) -> int:
        """The fewest connections that a living process holds; 0 without any."""
        places = _PLACE.iter_unpack(self._memory)
        return min((many for heard, many in places if now - heard < LIVES), default=0)


class EvenWorker(PatientWorker):
    """A worker that leaves new connections to those which hold fewer."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._held: Held = self.app.held
        self._offered = self._resumes = 0.0
        """Since when a connection is left to others, and until when it is not looked at."""

    def notify(self) -> None:
        """Say that this process is alive, and how many connections it holds."""
        super().notify()
        if self.alive:
            self._held.tell(self.age, self.nr_conns, time.monotonic())
        else:
            self._held.leave(self.age)

    def accept(self, listener: Any) -> None:
        """Take a connection, unless another process holds fewer and has not had its time to."""
        now = time.monotonic()
        if self.nr_conns > self._held.fewest(now) and self._may_leave(now):
            self._resumes = now + LEFT
            self.set_accept_enabled(False)
            return
        self._offered = 0.0
        super().accept(listener)
        self._held.tell(self.age, self.nr_conns, now)

    def _may_leave(self, now: float) -> bool:
        """Whether the others still have time to take what is offered. What was offered long ago
        they took."""
        if now - self._offered > 2 * LONGEST:
            self._offered = now
        return now - self._offered < LONGEST

    def set_accept_enabled(self, enabled: bool) -> None:
        """Look at new connections or not; not while one is left to others."""
        super().set_accept_enabled(enabled and time.monotonic() >= self._resumes)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for what happens, but no longer than new connections are not looked at."""
        left = self._resumes - time.monotonic()
        super().wait_for_and_dispatch_events(min(timeout, left) if left > 0 else timeout)
