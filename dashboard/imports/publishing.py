"""How a release comes to be: made, written through, named, pointed to; and how one goes back.

A release is made in ``work``, written through to the disk, renamed, and only then pointed to;
each step is one the file system does whole or not at all. So whatever is interrupted, and
however, readers see the old release or the new one. What an interrupted import leaves in
``work`` is cleared by the next.
"""

from __future__ import annotations

import errno
import fcntl
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dashboard
from dashboard.audit import record
from dashboard.errors import StoreUnavailable
from dashboard.loaders.releases import (
    MANIFEST,
    Release,
    absent,
    checksum,
    current_number,
    home,
    numbers,
    open_release,
)
from dashboard.loaders.restricted import LIFTED, is_restricted
from dashboard.sentences import of_system, said

LOG = logging.getLogger(__name__)
_DISK = {errno.EACCES: "permission", errno.EPERM: "permission", errno.EROFS: "read_only",
         errno.EDQUOT: "quota", errno.EIO: "broken"}  # fmt: skip
_FULL = ("free space", "requested and")
"""How tempfile and numpy say that a disk is full, without its number."""


@contextmanager
def workshop(
    data_dir: Path, dataset: str, waiting: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """An empty folder to make a release in; no other import works on the dataset meanwhile.

    ``waiting`` is called when another import has to end first.
    """
    folder = home(data_dir, dataset)
    data_dir.mkdir(parents=True, exist_ok=True)
    with _readable(), _locked(folder, waiting):
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

    Raises ``StoreUnavailable`` in place of the ``OSError``.
    """
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC or any(words in str(error) for words in _FULL)
        LOG.info("nothing was changed: %s", error)
        key = "refused.full" if full else "refused.unwritable"
        raise StoreUnavailable(said(key, why=_why(error))) from error


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
def _locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    with open(folder / "lock", "w", opener=_no_link) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def publish_release(
    data_dir: Path,
    dataset: str,
    made: Path,
    facts: Mapping[str, Any],
    prepare: Callable[[Release], None] = lambda release: None,
) -> Release:
    """Give a folder made in the workshop the next number and point to it.

    ``facts`` go into the manifest beside the files, their checksums, the time, the version of
    the program and the release before. ``prepare`` has the release before anybody is shown it.
    Only within `workshop`.
    """
    folder = home(data_dir, dataset)
    parent = None
    with suppress(StoreUnavailable):  # a broken pointer is mended by the next release
        parent = current_number(data_dir, dataset)
    manifest = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": dashboard.__version__,
        "parent": parent,
        "files": _checksums(made),
        **facts,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (made / MANIFEST).write_text(text, encoding="utf-8")
    for path in [*made.rglob("*"), made]:
        _written_through(path)
    number = max(numbers(data_dir, dataset), default=0) + 1
    releases = folder / "releases"
    releases.mkdir(exist_ok=True)
    made.rename(releases / f"{number:04d}")
    _written_through(releases)
    release = open_release(data_dir, dataset, number)
    prepare(release)
    _point_to(folder, number)
    record(data_dir, "import", dataset=dataset, release=number)
    LOG.info("release %d of %s is the current one: imported into %s", number, dataset, folder)
    return release


def roll_back(
    data_dir: Path, dataset: str, number: int, waiting: Callable[[], None] = lambda: None
) -> Release | None:
    """Make an older (or newer) release the current one, or with 0 none; nothing is deleted.

    Raises:
        StoreUnavailable: there is no such release, it is damaged, or the folder cannot be
            written; the pointer stays where it was.
    """
    folder = home(data_dir, dataset)
    if number not in (0, *numbers(data_dir, dataset)):
        raise absent(dataset, number, numbers(data_dir, dataset))
    if number == 0:
        if folder.is_dir():
            _point_to_nothing(folder, waiting)
            record(data_dir, "rollback", dataset=dataset, release=0)
        LOG.info("no release of %s is the current one any more: %s", dataset, folder)
        return None
    release = open_release(data_dir, dataset, number)
    release.verify(release.manifest["files"])
    with unchanged_if_full(), _locked(folder, waiting):
        _point_to(folder, number)
    record(data_dir, "rollback", dataset=dataset, release=number)
    LOG.info("release %d of %s is the current one: gone back in %s", number, dataset, folder)
    return release


def lift(data_dir: Path, dataset: str, number: int) -> bool:
    """Let everybody see a release that was not for publication; whether it was not.

    Raises:
        StoreUnavailable: there is no such release, or the folder cannot be written.
    """
    release = open_release(data_dir, dataset, number)
    if not is_restricted(release):
        return False
    with unchanged_if_full():
        (release.folder / LIFTED).touch()
        _written_through(release.folder)
    record(data_dir, "publish", dataset=dataset, release=number)
    LOG.info("release %d of %s is for publication from now on", number, dataset)
    return True


def _checksums(folder: Path) -> dict[str, str]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((str(path.relative_to(folder)) for path in paths),
                        pool.map(checksum, paths), strict=True))  # fmt: skip


def _written_through(path: Path) -> None:
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
    handle, name = tempfile.mkstemp(prefix=f"{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _written_through(path.parent)


def _point_to(folder: Path, number: int) -> None:
    written_whole(folder / "current", f"{number:04d}\n")


def _point_to_nothing(folder: Path, waiting: Callable[[], None]) -> None:
    with unchanged_if_full(), _locked(folder, waiting):
        (folder / "current").unlink(missing_ok=True)
        _written_through(folder)
