"""A bounded queue of exports: a few are made, a few wait, the next is told so at once.

Making a file takes up to seconds of a processor; the pages must answer meanwhile. So at most
``running`` files are made at a time, and at most ``bound`` requests are held; whoever comes after
that gets a sentence instead of a place in a line without end.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextvars import copy_context

from dashboard.errors import ExportRefused
from dashboard.language import Language

RUNNING = 1
"""Python makes one file as fast as two at once; the other processor is left to the pages."""
PATIENCE = 60.0


class QueueFull(ExportRefused):
    """More exports wait than the queue holds; try again soon."""


class TooSlow(ExportRefused):
    """An export was not made in time; it may be when less is asked of the server."""


class ExportQueue:
    """Exports one after another, safe for many threads. ``bound`` counts running and waiting."""

    def __init__(self, bound: int, running: int = RUNNING, patience: float = PATIENCE) -> None:
        self._bound = bound
        self._patience = patience
        self._held = 0
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(running, thread_name_prefix="export")

    @property
    def held(self) -> int:
        """How many exports are running or waiting."""
        return self._held

    def make(self, work: Callable[[], bytes], words: Language) -> bytes:
        """Do the work in its turn and answer its file.

        Raises ``QueueFull`` past the bound and ``TooSlow`` when it takes too long; what
        the work itself raises is raised here.
        """
        with self._lock:
            if self._held >= self._bound:
                raise QueueFull(words.t("export.busy", waiting=self._held))
            self._held += 1
        try:
            # What it logs is of the request that waits for it.
            job = self._pool.submit(copy_context().run, work)
        except RuntimeError:
            self._release()
            raise
        job.add_done_callback(self._done)
        try:
            return job.result(self._patience)
        except Late:
            job.cancel()
            late = words.t("export.slow", seconds=round(self._patience))
            raise TooSlow(late) from None

    def _done(self, _: Future[bytes]) -> None:
        self._release()

    def _release(self) -> None:
        with self._lock:
            self._held -= 1
