"""Files that are written whole: whatever is interrupted, they hold what they should or held."""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PREFIX, SUFFIX = ".dashboard-", ".part"
"""Of the name under which a file is written until it is whole; tempfile puts letters between."""
_LETTERS = "[a-z0-9_]{8}"
ABANDONED = 3600.0
"""Seconds after which nobody writes any more what was begun."""


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Have a file hold these bytes, with the permissions ``mode``: they are written beside it,
    through to the disk, and put in its place. Nothing is left of what could not be written, nor of
    what a program that was killed wrote in the folder long before.

    Raises:
        OSError: the disk or the folder refuses.
    """
    for left in abandoned(path.parent, PREFIX, SUFFIX):
        with suppress(OSError):
            left.unlink()
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def abandoned(folder: Path, prefix: str, suffix: str = "") -> Iterator[Path]:
    """What this user began in a folder under a name that tempfile made of these, letter for letter,
    and nobody has touched for long; no links. What is only called alike is the owner's."""
    made = re.compile(f"{re.escape(prefix)}{_LETTERS}{re.escape(suffix)}")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if made.fullmatch(entry.name):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    old = time.time() - found.st_mtime > ABANDONED
                    if old and found.st_uid == os.geteuid() and not stat.S_ISLNK(found.st_mode):
                        yield folder / entry.name
