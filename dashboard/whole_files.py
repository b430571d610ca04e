"""Files that are written whole: whatever is interrupted, they hold what they should or held."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Have a file hold these bytes, with the permissions ``mode``: they are written beside it,
    through to the disk, and put in its place. Nothing is left of what could not be written.

    Raises:
        OSError: the disk or the folder refuses.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
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
