"""A server has the odd rows of a large release found once, while there is little else to do.

An import looks for those of two million rows at most (`dashboard.imports.odd_rows`). For a larger
one a server process begins a command of its own, behind all others, that asks for the odd rows of
all goods and so keeps them; pages show them from then on, and what is asked of them is chosen among
those that are kept. Of all server processes and servers on one folder one does so at a time.
"""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.loaders.odd_rows import odd_rows
from dashboard.loaders.releases import current_release
from dashboard.store.datasets import RELEASED

LOG = logging.getLogger(__name__)
RESTS = 30.0
"""Seconds between two looks: a new release is shown and its answers are drawn meanwhile."""
LONGEST = 3_600.0
LAST = "import os, sys; os.nice(19); from dashboard.__main__ import main; sys.exit(main())"
"""A command, behind all other processes."""
LOCK = "odd_rows.lock"


@dataclass(slots=True)
class OddSearch:
    """Looks whether the odd rows of the current releases are kept in a folder, and has them found:
    once for each release, be it in vain."""

    data_dir: Path
    _tried: set[tuple[str, str]] = field(default_factory=set)

    def start(self) -> None:
        """Look from now on, beside what this process does."""
        threading.Thread(target=self._watch, name="odd rows", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(RESTS)
            try:
                self.look()
            except Exception:  # of whatever kind: the next look may find it gone
                LOG.exception("odd rows are not looked for")

    def look(self) -> int:
        """Have those found that are not kept; of how many releases they are now."""
        return sum(self._search(dataset) for dataset in RELEASED)

    def _search(self, dataset: str) -> bool:
        if not self._lacks(dataset):
            return False
        with _alone(self.data_dir) as alone:
            # Another process may have found them meanwhile.
            if not alone or not (release := self._lacks(dataset)):
                return False
            self._tried.add((dataset, release))
            began = time.monotonic()
            LOG.info("the odd rows of release %s of %s are looked for", release, dataset)
            words = ["table", "oddities", "--dataset", dataset, "--restricted"]
            subprocess.run(
                [sys.executable, "-c", LAST, *words, "--data-dir", str(self.data_dir)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                timeout=LONGEST,
                check=False,
            )
            found = not self._lacks(dataset, again=True)
            LOG.info("they are %s after %.0f s", "found" if found else "not found",
                     time.monotonic() - began)  # fmt: skip
            return found

    def _lacks(self, dataset: str, *, again: bool = False) -> str:
        """The version of the current release, if its odd rows are not kept and were not looked for
        before, or ``again``; else empty."""
        with suppress(StoreUnavailable):  # who asks for it is told so
            release = current_release(self.data_dir, dataset)
            if release is not None and (again or (dataset, release.version) not in self._tried):
                known = odd_rows(self.data_dir, dataset, release.number, release.version)
                return "" if known is not None else release.version
        return ""


@contextmanager
def _alone(data_dir: Path) -> Iterator[bool]:
    """Whether no other process looks for odd rows in the folder; none does within. Where nothing
    can be written, what is found could not be kept."""
    try:
        file = os.open(data_dir / LOCK, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except OSError:
        yield False
        return
    try:
        yield _is_ours(file)
    finally:
        os.close(file)


def _is_ours(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
