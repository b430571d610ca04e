"""What became of the files that were asked for: kept in a folder that all server processes share.

Whoever asks for a file need not wait on the line: he asks again what became of it, of whichever
process, and takes the file when it is there. Who lost the line, or closed the page, and asks for
the same once more is given the same file. A name of it is what was asked, by whom, of which state
of the data, made unguessable; so nobody but that reader can ask by it.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import json
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.copies import replace
from dashboard.errors import ExportRefused
from dashboard.exports.folders import is_gone, new_folder, there_again

KEPT = 900.0
"""Seconds that a file waits for its reader."""
MOST = 200 * 2**20
"""Bytes of all files that wait; the oldest go first."""


class NotKept(ExportRefused):
    """There is no such file, or it is no longer kept, or it is another reader's."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file that was asked for: its name and form, whose it is, who makes it, how far it is.

    ``title``: the name under which its reader keeps it.
    ``process``: the number of the server process that has it made. ``done`` of ``count`` slides.
    ``status`` is 0 until it is made (200) or refused, with the sentence ``why`` and the seconds
    ``after`` which it is worth another try.
    """

    reader: str
    name: str
    form: str
    process: int
    title: str = ""
    done: int = 0
    count: int = 0
    status: int = 0
    why: str = ""
    after: int = 0

    @property
    def is_lost(self) -> bool:
        """Whether the process that had it made is gone and left it."""
        return not self.status and is_gone(self.process)

    @property
    def is_under_way(self) -> bool:
        """Whether somebody makes it, or will."""
        return not self.status and not self.is_lost


class Jobs:
    """The files that were asked for, by their unguessable names. The folder is made when the first
    one is, or by `open`, and ends with the process that made it."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._first = threading.Lock()

    def open(self) -> Path:
        """The folder. A process that starts others calls it before, so that they share it."""
        with self._first:
            if self._folder is None:
                self._folder = new_folder("files")
                atexit.register(_remove, self._folder, os.getpid())
            return there_again(self._folder)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts no other thread or process is here: of two who ask for a file at once
        one begins it. Where there is no folder nothing is shared either."""
        with contextlib.ExitStack() as held:
            with contextlib.suppress(OSError):
                folder = os.open(self.open(), os.O_RDONLY)
                held.callback(os.close, folder)
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield

    def begin(self, key: str, job: Job) -> bool:
        """Note a file that is to be made; False where it is made already, or is being."""
        self.sweep()
        there = self.get(key)
        if there and (there.is_under_way or (there.status == 200 and self._file(key).exists())):
            return False
        self._write(key, job)
        return True

    def get(self, key: str, reader: str | None = None) -> Job | None:
        """What became of a file; None where there is none any more, or none of this reader."""
        try:
            state = self._state(key)
            job = _read(state)
            if job is None or (job.status and _is_old(state.stat())):
                return None
        except OSError:
            return None
        return job if reader in (None, job.reader) else None

    def progressed(self, key: str, done: int, count: int) -> None:
        """So many slides of so many are done."""
        if job := self.get(key):
            self._write(key, replace(job, done=done, count=count))

    def made(self, key: str, file: bytes) -> None:
        """The file is there. Raises ``OSError`` where it cannot be written."""
        if job := self.get(key):
            self._put(self._file(key), file)
            self._write(key, replace(job, status=200))

    def refused(self, key: str, why: str, status: int, after: int = 0) -> None:
        """It cannot be made, or not now."""
        if job := self.get(key):
            self._write(key, replace(job, status=status, why=why, after=after))

    def forget(self, key: str) -> None:
        """Let go of a file: it is none of what was asked, or its state cannot be written."""
        with contextlib.suppress(OSError):  # there is no folder
            self._state(key).unlink(missing_ok=True)

    def file(self, key: str) -> bytes | None:
        """A file that was made and is still kept."""
        try:
            place = self._file(key)
            return None if _is_old(place.stat()) else place.read_bytes()
        except OSError:
            return None

    def sweep(self) -> None:
        """Let go of what waited long, and of the oldest beyond what may be kept; not of the note
        of a file that is under way."""
        total = 0
        for entry, stat in sorted(self._entries(), key=lambda one: -one[1].st_mtime):
            total += stat.st_size
            if _is_old(stat) or total > MOST:
                job = _read(entry) if entry.suffix == ".json" else None
                if job is None or not job.is_under_way:
                    entry.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for entry in self.open().iterdir():
            with contextlib.suppress(OSError):  # gone meanwhile
                yield entry, entry.stat()

    def _state(self, key: str) -> Path:
        return self.open() / f"{_plain(key)}.json"

    def _file(self, key: str) -> Path:
        return self.open() / f"{_plain(key)}.file"

    def _write(self, key: str, job: Job) -> None:
        self._put(self._state(key), json.dumps(asdict(job)).encode())

    def _put(self, place: Path, content: bytes) -> None:
        """All of it or nothing: another process may read meanwhile."""
        handle, name = tempfile.mkstemp(dir=self.open(), suffix=".part")
        whole = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            whole.replace(place)
        except BaseException:
            whole.unlink(missing_ok=True)
            raise


def _read(state: Path) -> Job | None:
    try:
        return Job(**json.loads(state.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_old(stat: os.stat_result) -> bool:
    return time.time() - stat.st_mtime > KEPT


def _plain(key: str) -> str:
    """A name that leads nowhere but into the folder."""
    return key if key.isascii() and key.isalnum() else "none"


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
