"""Releases: numbered, immutable states of the imported data, and the pointer to the current one.

``<data dir>/<dataset>/releases/0001`` holds a release; ``current`` beside it names one. A release
is made in ``work``, written through to the disk, renamed, and only then pointed to; each step is
one the file system does whole or not at all. So whatever is interrupted, and however, readers
see the old release or the new one. What an interrupted import leaves in ``work`` is cleared by
the next.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dashboard
from dashboard.errors import Reason, StoreUnavailable, WrongUsage

DATASETS = ("customs", "demonstration")
MANIFEST = "manifest.json"
UNLIKE = "is not what was written; import the customs file again, or go back with rollback"


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """One release: its number, folder, manifest, and a version that changes with any byte."""

    number: int
    folder: Path
    manifest: Mapping[str, Any]
    version: str


def home(data_dir: Path, dataset: str) -> Path:
    """The folder of a dataset's releases."""
    return data_dir / dataset


def current_number(data_dir: Path, dataset: str) -> int | None:
    """The number of the current release; None when nothing was imported. One small read."""
    try:
        return int((home(data_dir, dataset) / "current").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreUnavailable(
            f"the current release of {dataset} is unreadable: {error}"
        ) from error


def current_release(data_dir: Path, dataset: str) -> Release | None:
    """The current release; None when nothing was imported.

    Raises:
        StoreUnavailable: it is pointed to but cannot be read.
    """
    number = current_number(data_dir, dataset)
    return None if number is None else open_release(data_dir, dataset, number)


def open_release(data_dir: Path, dataset: str, number: int) -> Release:
    """A release by its number.

    Raises:
        StoreUnavailable: it is not there or its manifest cannot be read.
    """
    folder = home(data_dir, dataset) / "releases" / f"{number:04d}"
    try:
        told = (folder / MANIFEST).read_bytes()
        manifest = json.loads(told)
    except (OSError, ValueError) as error:
        raise StoreUnavailable(f"release {number} of {dataset} cannot be read: {error}") from error
    return Release(number, folder, manifest, f"{number}-{hashlib.sha256(told).hexdigest()[:12]}")


def list_releases(data_dir: Path, dataset: str) -> tuple[Release, ...]:
    """All releases that can be read, oldest first."""
    found = []
    for number in _numbers(home(data_dir, dataset)):
        with suppress(StoreUnavailable):
            found.append(open_release(data_dir, dataset, number))
    return tuple(found)


def _numbers(folder: Path) -> list[int]:
    return sorted(int(p.name) for p in folder.glob("releases/*") if p.name.isdigit())


@contextmanager
def workshop(
    data_dir: Path, dataset: str, waiting: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """An empty folder to make a release in; no other import works on the dataset meanwhile.

    ``waiting`` is called when another import has to end first.
    """
    folder = home(data_dir, dataset)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder, waiting):
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def publish_release(data_dir: Path, dataset: str, made: Path, told: Mapping[str, Any]) -> Release:
    """Give a folder made in the workshop the next number and point to it.

    ``told`` goes into the manifest beside the files, their checksums, the time, the version of
    the program and the release before. Only within `workshop`.
    """
    folder = home(data_dir, dataset)
    manifest = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "program": dashboard.__version__,
        "parent": current_number(data_dir, dataset),
        "files": _checksums(made),
        **told,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (made / MANIFEST).write_text(text, encoding="utf-8")
    for path in [*made.rglob("*"), made]:
        _written_through(path)
    number = max(_numbers(folder), default=0) + 1
    releases = folder / "releases"
    releases.mkdir(exist_ok=True)
    made.rename(releases / f"{number:04d}")
    _written_through(releases)
    _point_to(folder, number)
    return open_release(data_dir, dataset, number)


def roll_back(
    data_dir: Path, dataset: str, number: int, waiting: Callable[[], None] = lambda: None
) -> Release:
    """Make an older (or newer) release the current one; nothing is deleted.

    Raises:
        WrongUsage: there is no such release.
    """
    folder = home(data_dir, dataset)
    if number not in _numbers(folder):
        known = ", ".join(map(str, _numbers(folder))) or "none"
        raise WrongUsage(f"{dataset} has no release {number}; there are: {known}")
    release = open_release(data_dir, dataset, number)
    with _locked(folder, waiting):
        _point_to(folder, number)
    return release


def damaged(release: Release) -> tuple[str, ...]:
    """The files of a release that are missing or no longer what was written."""
    there = _checksums(release.folder)
    return tuple(
        name for name, digest in release.manifest["files"].items() if there.get(name) != digest
    )


def faults(data_dir: Path, dataset: str) -> list[Reason]:
    """What is wrong with the releases of a dataset, a reason for each file."""
    found = []
    for number in _numbers(home(data_dir, dataset)):
        shown = f"{dataset}/{number:04d}"
        try:
            release = open_release(data_dir, dataset, number)
        except StoreUnavailable as error:
            found.append(Reason(f"{shown}/{MANIFEST}", None, "", "", str(error)))
            continue
        found += [Reason(f"{shown}/{name}", None, "", "", UNLIKE) for name in damaged(release)]
    return found


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return {str(path.relative_to(folder)): checksum(path) for path in paths}


def _written_through(path: Path) -> None:
    """Have the disk keep a file's bytes, or a folder's names, before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point_to(folder: Path, number: int) -> None:
    handle, name = tempfile.mkstemp(prefix="current-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as pointer:
            pointer.write(f"{number:04d}\n")
            pointer.flush()
            os.fchmod(pointer.fileno(), 0o644)
            os.fsync(pointer.fileno())
        Path(name).replace(folder / "current")
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _written_through(folder)
