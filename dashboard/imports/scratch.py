"""Where what is only tried is made."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dashboard.whole_files import abandoned

PREFIX = ".dashboard-dry-run-"
MARK = ".made-by-the-dashboard"
"""The file in such a folder without which it is not removed: it may be the owner's."""


@contextmanager
def scratch(data_dir: Path) -> Iterator[Path]:
    """A folder that is gone afterwards: beside the releases, whose disk has the room; where they
    may be read alone, where the system keeps what is temporary. One that a killed program left
    beside the releases goes too."""
    there = data_dir.is_dir() and os.access(data_dir, os.W_OK)
    if there:
        clear_scratch(data_dir)
    with (
        tempfile.TemporaryDirectory(prefix=PREFIX, dir=data_dir if there else None) as name,
        _held(Path(name)),
    ):
        (Path(name) / MARK).touch()
        yield Path(name)


def clear_scratch(data_dir: Path) -> None:
    """Remove the folders in which nothing is tried any more, as after a program was killed."""
    for left in abandoned(data_dir, PREFIX):
        with suppress(OSError), _held(left):
            if (left / MARK).is_file():
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Within it the folder is in use. Raises ``BlockingIOError`` where it is already."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
