"""A file that was made stands whole where it is asked for, or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from dashboard.commands.printing import print_done
from dashboard.errors import WrongUsage

THOUSAND = 1000


def saved(path: Path, made: bytes) -> None:
    """Write a file: on a full disk what was there before stays, and no half of one is left.

    Raises:
        WrongUsage: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(made)  # a pipe, or a terminal
        else:
            _replaced(path.resolve(), made)
    except OSError as error:
        raise WrongUsage(f"Cannot write {path}: {error.strerror or error}") from None


def say_saved(path: Path) -> None:
    """Print what was written and how large it is; of a pipe nothing, for it would go into it."""
    if path.is_file():
        print_done(f"{path}: {max(1, round(path.stat().st_size / THOUSAND)):,} kB")


def _replaced(path: Path, made: bytes) -> None:
    """Put the file beside its place and then into it, readable for whom one is that was there, or
    any new one."""
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_mask()
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    except PermissionError:
        path.write_bytes(made)  # a file that may be written in a folder that may not
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            os.fchmod(file.fileno(), mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
