"""What root writes into the owner's folder is the owner's: the server runs as him and reads it."""

from __future__ import annotations

import os
from pathlib import Path


def give(file: int, folder: Path) -> None:
    """Give an open file to the owner of its folder; only root can, and needs to."""
    if os.geteuid() == 0:
        whose, now = folder.stat(), os.fstat(file)
        # A second name may be that of a file elsewhere, which stays whose it is.
        if now.st_nlink == 1:
            os.fchown(file, whose.st_uid, whose.st_gid)


def opened(path: Path, flags: int, mode: int) -> int:
    """A file, made if there is none, as the owner's of its folder. A link is not followed: it
    could lead root to any file."""
    file = os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    try:
        give(file, path.parent)
    except OSError:
        os.close(file)
        raise
    return file
