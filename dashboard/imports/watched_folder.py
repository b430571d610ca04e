"""A watched folder is one program's: it is locked, and locked anew where it was taken away and put
back."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dashboard.errors import StoreUnavailable, Unwritable, WrongUsage
from dashboard.sentences import of_system, said

DONE, REFUSED = "done", "refused"
LOCK = ".watched"
_UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(slots=True)
class Hold:
    """That no other program watches a folder, as long as its file stays open."""

    folder: Path
    _lock: IO[str] | None = None

    def keep(self) -> None:
        """Lock the folder, unless it is: one that was put back has another file.

        Raises:
            OSError: it is not there, or cannot be written.
            WrongUsage: another program watches it.
        """
        path = self.folder / LOCK
        if self._lock is not None:
            with suppress(FileNotFoundError):
                if os.path.samestat(path.stat(), os.fstat(self._lock.fileno())):
                    return
        lock = path.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise WrongUsage(said("watching.twice", folder=self.folder)) from None
        self.close()
        self._lock = lock

    def close(self) -> None:
        """Let go of it."""
        if self._lock is not None:
            self._lock.close()


@contextmanager
def watched(folder: Path) -> Iterator[Hold]:
    """Within it the folder is watched by no other program.

    Raises:
        StoreUnavailable: it is not there, or no folder.
        Unwritable: it cannot be written.
        WrongUsage: it is being watched.
    """
    hold = Hold(folder)
    try:
        if not folder.exists():
            raise StoreUnavailable(said("watching.absent", folder=folder))
        for name in (DONE, REFUSED):
            (folder / name).mkdir(exist_ok=True)
        hold.keep()
    except OSError as error:
        reason = said("watching.refused", folder=folder, why=of_system(error))
        kind = Unwritable if error.errno in _UNWRITABLE else StoreUnavailable
        raise kind(reason) from None
    try:
        yield hold
    finally:
        hold.close()
