"""How a release comes to be: made, written through, named, pointed to; and how one goes back.

A release is made in ``work``, written through to the disk, renamed, and only then pointed to;
each step is one the file system does whole or not at all. So whatever is interrupted, and
however, readers see the old release or the new one. What an interrupted import leaves in
``work`` is cleared by the next.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dashboard
from dashboard.audit import record
from dashboard.errors import StoreUnavailable
from dashboard.imports.held import held_already
from dashboard.imports.work_folder import locked, unchanged_if_full, written_through, written_whole
from dashboard.loaders.pointer import COPY, POINTER, pointer_faults
from dashboard.loaders.releases import (
    MANIFEST,
    Release,
    absent,
    checksum,
    current_number,
    home,
    numbers,
    open_release,
    sealed,
)
from dashboard.loaders.restricted import LIFTED, is_restricted
from dashboard.whole_files import write_whole

LOG = logging.getLogger(__name__)


def publish_release(
    data_dir: Path,
    dataset: str,
    made: Path,
    facts: Mapping[str, Any],
    prepare: Callable[[Release], None] = lambda release: None,
) -> Release:
    """Give a folder made in `work_folder` the next number and point to it.

    ``facts`` go into the manifest beside the files, their checksums, the time, the version of
    the program and the release before. ``prepare`` has the release before anybody is shown it.
    Only within `work_folder`.
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
    text = json.dumps(sealed(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (made / MANIFEST).write_text(text, encoding="utf-8")
    for path in [*made.rglob("*"), made]:
        written_through(path)
    number = max(numbers(data_dir, dataset), default=0) + 1
    releases = folder / "releases"
    releases.mkdir(exist_ok=True)
    made.rename(releases / f"{number:04d}")
    written_through(releases)
    release = open_release(data_dir, dataset, number)
    prepare(release)
    _point_to(folder, number)
    record(data_dir, "import", dataset=dataset, release=number)
    LOG.debug("release %d of %s is the current one: imported into %s", number, dataset, folder)
    return release


def still_current(
    data_dir: Path, dataset: str, made: Path, facts: Mapping[str, Any]
) -> Release | None:
    """The current release, if it holds all that was made already, as `held_already` finds it. A
    pointer that is spoilt names it again. Only within `work_folder`."""
    there = held_already(data_dir, dataset, made, facts)
    folder = home(data_dir, dataset)
    if there and pointer_faults(str(folder), dataset):
        _point_to(folder, there.number)
        LOG.info("release %d of %s is named again in %s", there.number, dataset, folder)
    return there


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
            with unchanged_if_full(), locked(folder, waiting):
                _point_to(folder, 0)
            record(data_dir, "rollback", dataset=dataset, release=0)
        LOG.debug("no release of %s is the current one any more: %s", dataset, folder)
        return None
    release = open_release(data_dir, dataset, number)
    release.verify(release.manifest["files"])
    with unchanged_if_full(), locked(folder, waiting):
        _point_to(folder, number)
    record(data_dir, "rollback", dataset=dataset, release=number)
    LOG.debug("release %d of %s is the current one: gone back in %s", number, dataset, folder)
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
        written_through(release.folder)
    record(data_dir, "publish", dataset=dataset, release=number)
    LOG.debug("release %d of %s is for publication from now on", number, dataset)
    return True


def _checksums(folder: Path) -> dict[str, str]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((str(path.relative_to(folder)) for path in paths),
                        pool.map(checksum, paths), strict=True))  # fmt: skip


def _point_to(folder: Path, number: int) -> None:
    """Name a release, or with 0 none. The copy is gone before the pointer changes, and is written
    again after: so none can be left that says otherwise. Without it nothing is lost."""
    pointer, copy, now = folder / POINTER, folder / COPY, f"{number:04d}\n" if number else ""
    before = copy.read_bytes() if copy.is_file() else b""
    copy.unlink(missing_ok=True)
    try:
        if now:
            written_whole(pointer, now)
        else:
            pointer.unlink(missing_ok=True)
            written_through(folder)
    except OSError:
        with suppress(OSError):
            if before and pointer.read_bytes() != now.encode():
                write_whole(copy, before, 0o644)
        raise
    if now:
        try:
            written_whole(copy, now)
        except OSError as error:
            LOG.warning("%s cannot be written: %s; the next import does it", copy, error)
