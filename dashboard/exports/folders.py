"""Temporary folders of a server, for its own eyes: their name tells whose they are, so that what a
server left that was killed is removed by the next one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path


def is_gone(process: int) -> bool:
    """Whether there is no process of a number any more."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass
    return False


def new_folder(kind: str) -> Path:
    """A new folder of this process, mode 0700; those of its kind that dead ones left are removed.

    Raises ``OSError`` where none can be made.
    """
    place = Path(tempfile.gettempdir())
    for left in place.glob(f"dashboard-{kind}-*-*"):
        whose = left.name.split("-")[2]
        if whose.isdecimal() and is_gone(int(whose)):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"dashboard-{kind}-{os.getpid()}-", dir=place))


def there_again(folder: Path) -> Path:
    """A folder of ours, made anew where a cleaner of temporary files took it.

    Raises ``OSError`` where it cannot be made, or somebody else has made it.
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(0o700)
    if folder.lstat().st_uid != os.getuid():
        raise PermissionError(f"{folder} is another user's")
    return folder
