"""A file that was made stands whole where it is asked for, or not at all."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from dashboard.commands.printing import print_done
from dashboard.errors import WrongUsage
from dashboard.whole_files import write_whole

THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write, as it was typed: a separator at the end names a folder, also one that is not
    there yet. A ``Path`` alone forgets it."""

    path: Path
    is_folder: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """The place that a text names."""
        path = Path(text)
        return cls(path, path.is_dir() or text.endswith(os.sep))


def saved(path: Path, made: bytes) -> None:
    """Write a file: on a full disk what was there before stays, and no half of one is left.

    Raises:
        WrongUsage: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(made)  # a pipe, or a terminal
        else:
            _replace(path.resolve(), made)
    except OSError as error:
        raise WrongUsage(f"Cannot write {path}: {error.strerror or error}") from None


def say_saved(path: Path) -> None:
    """Print what was written and how large it is; of a pipe nothing, for it would go into it."""
    if path.is_file():
        print_done(f"{path}: {max(1, round(path.stat().st_size / THOUSAND)):,} kB")


def _replace(path: Path, made: bytes) -> None:
    try:
        write_whole(path, made, _mode_of(path))
    except PermissionError:
        path.write_bytes(made)  # a file that may be written in a folder that may not


def _mode_of(path: Path) -> int:
    """The permissions of a file that is there, or of any new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
