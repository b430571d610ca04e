"""A bounded queue of exports: a few are made, a few wait, the next is told so at once.

Making a file takes up to seconds of a processor; the pages must answer meanwhile. So at most
``running`` files are made at a time, and at most ``bound`` requests are held; whoever comes after
that gets a sentence instead of a place in a line without end.

Readers take turns: who asks for one file waits for one of each of the others, however many these
ask for, and one place beyond the bound is kept for a reader who has none.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from typing import NamedTuple

from dashboard.errors import ExportRefused
from dashboard.language import Language

RUNNING = 1
"""Python makes one file as fast as two at once; the other processor is left to the pages."""
PATIENCE = 60.0


KEPT = 1
"""Places beyond the bound for readers who have none."""


class _Job(NamedTuple):
    """A file that is waited for, and how it is made."""

    file: Future[bytes]
    work: Callable[[], bytes]


class QueueFull(ExportRefused):
    """More exports wait than the queue holds; try again soon."""


class TooSlow(ExportRefused):
    """An export was not made in time; it may be when less is asked of the server."""


class ExportQueue:
    """Exports in turn, safe for many threads. ``bound`` counts running and waiting."""

    def __init__(
        self, bound: int, running: int = RUNNING, patience: float = PATIENCE,
        counted: Callable[[int], object] | None = None,
    ) -> None:  # fmt: skip
        """``counted`` is called with 1 when a place is taken, with -1 when it is given back."""
        self._bound = bound
        self.patience = patience
        self._counted = counted or (lambda _: None)
        self._held: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[_Job]] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(running, thread_name_prefix="export")

    @property
    def held(self) -> int:
        """How many exports are running or waiting."""
        return self._held.total()

    def make(self, work: Callable[[], bytes], words: Language, reader: str = "") -> bytes:
        """Do the work in the turn of its reader and answer its file.

        Raises ``QueueFull`` past the bound and ``TooSlow`` when it takes too long; what
        the work itself raises is raised here.
        """
        job = self.begin(work, words, reader)
        try:
            return self.wait(job, words)
        except TooSlow:
            job.cancel()
            raise

    def wait(self, job: Future[bytes], words: Language) -> bytes:
        """The file of what was begun, which is not given up when it takes too long: others may
        wait for it too. Raises as `make`."""
        try:
            return job.result(self.patience)
        except Late:
            raise self.late(words) from None

    def late(self, words: Language) -> TooSlow:
        """What is said to whoever has waited long enough."""
        return TooSlow(words.t("export.slow", seconds=round(self.patience)))

    @contextmanager
    def place(self, words: Language, reader: str = "") -> Iterator[None]:
        """A place for who waits for what another has begun: his thread waits as theirs do.

        Raises ``QueueFull`` past the bound.
        """
        self._take(reader, words)
        try:
            yield
        finally:
            self._release(reader)

    def begin(self, work: Callable[[], bytes], words: Language, reader: str = "") -> Future[bytes]:
        """Have the work done in the turn of its reader, who does not wait for it.

        Raises ``QueueFull`` past the bound.
        """
        job: Future[bytes] = Future()
        self._take(reader, words)
        # What it logs is of the request that waits for it.
        one = _Job(job, partial(copy_context().run, work))
        with self._lock:
            self._waiting.setdefault(reader, deque()).append(one)
        job.add_done_callback(lambda _: self._release(reader))
        try:
            self._pool.submit(self._next)
        except RuntimeError:  # the server is being stopped
            job.cancel()
            raise
        return job

    def _next(self) -> None:
        """Make the first file of the reader whose turn it is; he then stands behind the others."""
        with self._lock:
            reader, jobs = self._waiting.popitem(last=False)
            job, work = jobs.popleft()
            if jobs:
                self._waiting[reader] = jobs
        if not job.set_running_or_notify_cancel():
            return
        try:
            job.set_result(work())
        except BaseException as error:  # whatever it is, it is raised to whoever waits
            job.set_exception(error)

    def _take(self, reader: str, words: Language) -> None:
        with self._lock:
            places = self._bound if self._held[reader] else self._bound + KEPT
            if self.held >= places:
                raise QueueFull(words.t("export.busy", waiting=self.held))
            self._held[reader] += 1
        self._counted(1)

    def _release(self, reader: str) -> None:
        self._counted(-1)
        with self._lock:
            self._held[reader] -= 1
            if not self._held[reader]:
                del self._held[reader]
