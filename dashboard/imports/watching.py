"""A folder into which files are put: each is taken when it is whole, and put away with its report.

A file is whole when its size, time and number have stayed as they are for a while, so one that is
still being copied waits, however slowly it comes; one that is renamed into the folder waits as
long. Whatever becomes of a file, the next is looked at.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import DashboardError, WrongUsage
from dashboard.imports.watched_folder import DONE, REFUSED

LOG = logging.getLogger(__name__)

UNFINISHED = (".part", ".tmp", ".partial", ".filepart", ".crdownload")
"""Endings of names that programs give to what they still write."""
SHORTEST_PAUSE, LONGEST_PAUSE = 60.0, 3_600.0
"""Seconds until files are tried again, when it was not the file that failed; each time longer. A
file that cannot be read or moved is tried again when it has changed, or after the longest."""
MOST_FILES = 1_000
"""Files that are looked at in one turn; the others wait for the next."""

State = tuple[int, int, int]
"""Size, time in nanoseconds and number of a file: another one, and it was written to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: whether it was imported, its report as text, and as JSON if any."""

    done: bool
    text: str
    json: str = ""


Take = Callable[[Path], Outcome]
"""Imports one file; whatever it raises on purpose is no fault of the file."""


@dataclass(slots=True)
class Inbox:
    """A watched folder. ``settle``: seconds for which a file has to stay as it is; ``hold`` keeps
    other programs from it."""

    folder: Path
    take: Take
    settle: float
    hold: Callable[[], None] = lambda: None
    _seen: dict[str, tuple[State, float]] = field(default_factory=dict)
    _left: dict[str, tuple[State, float]] = field(default_factory=dict)
    _other: frozenset[str] = frozenset()
    _gone: bool = False
    _pause: float = 0.0
    _rests: float = float("-inf")

    def poll(self, now: float) -> list[str]:
        """Look once, at ``now`` in seconds of a clock that never goes back; the names of files that
        were imported or refused. Raises ``WrongUsage`` where no file can be imported, or another
        program watches the folder since it was put back."""
        try:
            there = dict(_files(self.folder))
            self.hold()
            self._say_what_stays()
        except OSError as error:
            self._say_gone(error)
            return []
        if self._gone:
            LOG.info("%s: can be read again", self.folder)
            self._gone = False
        self._left = {name: (state, until) for name, (state, until) in self._left.items()
                      if there.get(name) == state and now < until}  # fmt: skip
        self._seen = {
            name: (state, now if self._changed(name, state) else self._seen[name][1])
            for name, state in there.items()
            if name not in self._left
        }
        whole = [name for name, (_, since) in self._seen.items() if now - since >= self.settle]
        moved = []
        for name in sorted(whole, key=lambda name: (there[name][1], name)):
            if now < self._rests:
                break
            if self._take(name, now):
                moved.append(name)
        return moved

    def waiting(self) -> int:
        """How many files lie there to be taken."""
        return sum(1 for _ in _files(self.folder))

    def _say_what_stays(self) -> None:
        """Log once of folders, links and pipes that they are not taken: who put one there waits."""
        other = frozenset(_others(self.folder))
        for name in sorted(other - self._other):
            LOG.warning("%s: a folder, a link or a pipe, and stays: files alone are taken", name)
        self._other = other

    def _say_gone(self, error: OSError) -> None:
        """Log once that the folder cannot be read, as a share that is away for a while: the next
        look may find it again."""
        if not self._gone:
            LOG.error(
                "%s: cannot be read, and is looked for again: %s", self.folder, error.strerror
            )
        self._gone, self._seen = True, {}

    def _changed(self, name: str, state: State) -> bool:
        return name not in self._seen or self._seen[name][0] != state

    def _take(self, name: str, now: float) -> bool:
        """Import a file and put it away; whether it was."""
        path, (state, _) = self.folder / name, self._seen.pop(name)
        LOG.info("%s: taken from %s", name, self.folder)
        try:
            outcome = self.take(path)
        except (DashboardError, OSError) as error:
            self._not_now(path, state, now, error)
            return False
        except Exception as error:
            # A fault of the program must not stop the files that come after this one.
            LOG.exception("%s: the program failed on it", name)
            outcome = Outcome(False, f"The program failed: {type(error).__name__}: {error}")
        self._pause = 0.0
        if _state(path) is None:
            LOG.warning("%s: gone before it was read", name)
            return False
        if _state(path) != state:
            LOG.warning("%s: was written to while it was read, and is read again", name)
            return False
        return self._put_away(path, state, now, outcome)

    def _not_now(self, path: Path, state: State, now: float, error: Exception) -> None:
        """Leave a file where it is, and try later. Raises ``WrongUsage`` again if none can be."""
        if _state(path) is None:
            LOG.warning("%s: gone before it was read", path.name)
        elif isinstance(error, WrongUsage):
            raise error
        elif isinstance(error, OSError):
            self._left[path.name] = state, now + LONGEST_PAUSE
            LOG.error("%s: cannot be read, and stays: %s", path.name, error)
        else:
            self._pause = min(max(2 * self._pause, SHORTEST_PAUSE), LONGEST_PAUSE)
            self._rests = now + self._pause
            LOG.error("%s: tried again in %d s: %s", path.name, self._pause, error)

    def _put_away(self, path: Path, state: State, now: float, outcome: Outcome) -> bool:
        """The reports first, so that no file lies there without its own."""
        folder = self.folder / (DONE if outcome.done else REFUSED)
        try:
            folder.mkdir(exist_ok=True)
            name = _free_name(folder, path.name)
            (folder / f"{name}.txt").write_text(outcome.text + "\n", encoding="utf-8")
            if outcome.json:
                (folder / f"{name}.json").write_text(outcome.json, encoding="utf-8")
            path.rename(folder / name)
        except OSError as error:
            self._left[path.name] = state, now + LONGEST_PAUSE
            LOG.error("%s: %s, but it cannot be moved and stays: %s", path.name, folder.name, error)
            return False
        LOG.info("%s: %s, with its report in %s", path.name, folder.name, folder / f"{name}.txt")
        return True


def _files(folder: Path) -> Iterator[tuple[str, State]]:
    """The files of a folder that may be taken: no folders, links, hidden or unfinished ones."""
    found = 0
    for entry in _entries(folder):
        state = _state(folder / entry.name)
        if state is not None and found < MOST_FILES:
            found += 1
            yield entry.name, state


def _others(folder: Path) -> Iterator[str]:
    """What lies in a folder and is no file, but for those of what was taken."""
    for entry in _entries(folder):
        if entry.name not in (DONE, REFUSED) and not entry.is_file(follow_symlinks=False):
            yield entry.name


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if not name.startswith((".", "~$")) and not name.lower().endswith(UNFINISHED):
                yield entry


def _state(path: Path) -> State | None:
    with suppress(OSError):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode):
            return found.st_size, found.st_mtime_ns, found.st_ino
    return None


def _free_name(folder: Path, name: str) -> str:
    """The name, or with a number before its ending where it is taken: ``TCBT.2.zip``."""
    base, dot, ending = name.partition(".")
    number, free = 1, name
    while any((folder / f"{free}{more}").exists() for more in ("", ".txt", ".json")):
        number += 1
        free = f"{base}.{number}{dot}{ending}"
    return free
