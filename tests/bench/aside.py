"""What a benchmark does in a thread of its own, beside what it measures."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


@contextlib.contextmanager
def again(work: Callable[[], object], every: float) -> Iterator[None]:
    """Do some work every so many seconds until the block ends, which waits for the last time.

    Raises what the work raised.
    """
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            began = time.monotonic()
            work()
            over.wait(max(0.0, every - (time.monotonic() - began)))

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run)
        try:
            yield
        finally:
            over.set()
        running.result()


def apart(work: Callable[..., T], *given: object) -> T:
    """What some work gives; the driver of a browser has the event loop of the first thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *given).result()
