"""Where releases are made, and how the owner's folder is written: by one import at a time, through
to the disk, whole or not at all, readable for a server that is another user."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.errors import StoreUnavailable, Unwritable
from dashboard.imports.scratch import clear_scratch
from dashboard.loaders.releases import home
from dashboard.sentences import of_system, said
from dashboard.whole_files import write_whole

LOG = logging.getLogger(__name__)
_DISK = {errno.EACCES: "permission", errno.EPERM: "permission", errno.EROFS: "read_only",
         errno.EDQUOT: "quota", errno.EIO: "broken"}  # fmt: skip
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR)
"""What a folder says that cannot be written, or where none can be: another is to be named."""
_FULL = ("free space", "requested and")
"""How tempfile and numpy say that a disk is full, without its number."""


@contextmanager
def work_folder(
    data_dir: Path, dataset: str, waiting: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """An empty folder to make a release in; no other import works on the dataset meanwhile.

    ``waiting`` is called when another import has to end first.
    """
    folder = home(data_dir, dataset)
    data_dir.mkdir(parents=True, exist_ok=True)
    with _readable(), locked(folder, waiting):
        clear_scratch(data_dir)
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def unchanged_if_full() -> Iterator[None]:
    """Within it a disk or folder that refuses is said as what it is, with what to do.

    Raises ``StoreUnavailable`` in place of the ``OSError``, ``Unwritable`` where the folder cannot
    be written.
    """
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC or any(words in str(error) for words in _FULL)
        LOG.debug("in the words of the system: %s", error)
        if full:
            raise StoreUnavailable(said("refused.full", why=_why(error))) from error
        kind = Unwritable if error.errno in _CLOSED else StoreUnavailable
        raise kind(said("refused.unwritable", why=_why(error))) from error


def _why(error: OSError) -> str:
    """What a disk or folder that refuses says, in the language of the reader where it is known."""
    key = _DISK.get(error.errno or 0) if error.filename else None
    return said(f"refused.disk.{key}", path=error.filename) if key else _unplaced(error)


def _unplaced(error: OSError) -> str:
    return str(error) if error.filename or not error.errno else of_system(error)


@contextmanager
def _readable() -> Iterator[None]:
    """Within it a server that is another user may read what is made, whoever makes it; who may
    come into the owner's folder at all is for its own mode to say."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _no_link(path: str, flags: int) -> int:
    """Open a file, but none that a link leads to: root may be the one who opens it."""
    return os.open(path, flags | os.O_NOFOLLOW, 0o644)


@contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Within it no other import works in a folder; ``waiting`` is called when one has to end."""
    folder.mkdir(exist_ok=True)
    with open(folder / "lock", "w", opener=_no_link) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def written_through(path: Path) -> None:
    """Have the disk keep a file's bytes, or a folder's names, before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def written_whole(path: Path, text: str) -> None:
    """Have a file hold a text: whatever is interrupted, it holds this one or what it held before.

    Readers that are other users may read it.
    """
    write_whole(path, text.encode(), 0o644)
    written_through(path.parent)
