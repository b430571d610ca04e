"""A release that was just published, while a server goes over to it.

For a few seconds, in which a server makes ready what it will answer from the new release, the one
before it goes on answering, whole; then all its processes go over, each by the time at which the
pointer was written. Pages that were open before may be answered from the release that they show for
a while longer, so that not all of them are drawn anew in the same second. Only a newer release
waits: whoever goes back does so at once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.loaders.releases import home

Look = Literal["now", "ahead", "behind"]
_LOOK: ContextVar[Look] = ContextVar("look", default="now")


@dataclass(slots=True)
class Wait:
    """For how many seconds a newer release waits, and for how many more the one before it may
    linger; 0: the new one answers the next question."""

    seconds: float = 0.0
    lingers: float = 0.0

    def waits(self, data_dir: Path, dataset: str) -> bool:
        """Whether what is pointed to is not to answer yet."""
        return _LOOK.get() != "ahead" and self._within(self.seconds, data_dir, dataset)

    def may_linger(self, data_dir: Path, dataset: str) -> bool:
        """Whether what was pointed to before may still answer those who have it open."""
        return self._within(self.seconds + self.lingers, data_dir, dataset)

    def _within(self, seconds: float, data_dir: Path, dataset: str) -> bool:
        if not self.seconds:
            return False
        try:
            written = os.stat(home(data_dir, dataset) / "current").st_mtime  # noqa: PTH116
        except OSError:
            return False
        # A time that is yet to come is that of a clock which was put back.
        return 0 <= time.time() - written < seconds


def look() -> Look:
    """Which release answers the questions of this moment: ``now`` that of all readers, ``ahead``
    the one that waits, ``behind`` the one that lingers."""
    return _LOOK.get()


@contextmanager
def looking(which: Look) -> Iterator[None]:
    """Within it questions are answered so."""
    mark = _LOOK.set(which)
    try:
        yield
    finally:
        _LOOK.reset(mark)
