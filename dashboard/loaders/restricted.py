"""What of the owner's is not for publication: releases as a whole, and rows of relations.

A release is marked in its manifest when it is imported. That it may be read by everybody says a
file beside the manifest: whatever of the two is lost, the release stays closed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.loaders.folder_snapshot import within_snapshot
from dashboard.loaders.releases import (
    MANIFEST,
    Release,
    absent,
    current_number,
    file_of,
    list_releases,
    numbers,
    open_release,
)
from dashboard.sight import ALL, OPEN, Sight

MARK = "restricted"
"""The name in a manifest, and of the column of the owner's tables."""
LIFTED = "for-publication"
"""The file beside the manifest of a release that was marked and may be read by everybody now."""
NOT_MARKED = ("", "no")
"""Cells of the column that mark nothing; whatever else stands there does."""


class _Mark(NamedTuple):
    marked: bool
    parent: int | None


def is_restricted(release: Release) -> bool:
    """Whether a release is not for publication."""
    return bool(release.manifest.get(MARK)) and not (release.folder / LIFTED).exists()


@within_snapshot
def is_hidden(data_dir: Path, dataset: str, number: int, sight: Sight) -> bool:
    """Whether a release is kept from a reader. One whose manifest cannot be read is not hidden:
    it cannot be opened either, and that is to be said."""
    if sight == ALL:
        return False
    mark = _mark(data_dir, dataset, number)
    if mark is None or not mark.marked:
        return False
    return not Path(file_of(data_dir, dataset, number, LIFTED)).exists()


@within_snapshot
def visible_number(data_dir: Path, dataset: str, sight: Sight) -> int | None:
    """The number of the release that a reader is shown: the current one, or the nearest before it
    that is not hidden, each from the one that was in force when it was imported.

    Raises:
        StoreUnavailable: the pointer cannot be read or names nothing.
    """
    number = current_number(data_dir, dataset)
    if number is None or not is_hidden(data_dir, dataset, number, sight):
        return number
    before = in_force_before(data_dir, dataset, number)
    return next((one for one in before if not is_hidden(data_dir, dataset, one, sight)), None)


def in_force_before(data_dir: Path, dataset: str, number: int | None) -> Iterator[int]:
    """The releases in front of one, each the one that was in force when the next was imported, as
    far as their manifests say it."""
    while number is not None and (mark := _mark(data_dir, dataset, number)):
        if mark.parent is None or mark.parent >= number:
            return
        number = mark.parent
        yield number


def release_seen(data_dir: Path, dataset: str, sight: Sight) -> Release | None:
    """The release that a reader is shown; None where there is none.

    Raises:
        StoreUnavailable: it is pointed to but cannot be read.
    """
    number = visible_number(data_dir, dataset, sight)
    return None if number is None else open_release(data_dir, dataset, number)


def number_seen(data_dir: Path, dataset: str, sight: Sight) -> int | None:
    """Its number; None where there is none, or it cannot be made out."""
    try:
        return visible_number(data_dir, dataset, sight)
    except StoreUnavailable:
        return None


def is_closed(data_dir: Path, dataset: str) -> bool:
    """Whether the current release of a dataset is not for publication, nor what is built on it."""
    number = number_seen(data_dir, dataset, ALL)
    return number is not None and is_hidden(data_dir, dataset, number, OPEN)


def visible_releases(data_dir: Path, dataset: str, sight: Sight) -> tuple[Release, ...]:
    """All releases that can be read and that a reader sees, oldest first."""
    found = list_releases(data_dir, dataset)
    return tuple(one for one in found if sight == ALL or not is_restricted(one))


def visible_release(data_dir: Path, dataset: str, number: int, sight: Sight) -> Release:
    """A release by its number.

    Raises:
        StoreUnavailable: it cannot be read, or a reader does not see it.
    """
    found = open_release(data_dir, dataset, number)
    if sight == OPEN and is_restricted(found):
        raise out_of_sight(data_dir, dataset, number, sight)
    return found


def out_of_sight(data_dir: Path, dataset: str, number: int, sight: Sight) -> StoreUnavailable:
    """What to raise of a release that a reader does not see: the same as of one that is not there,
    with those that there are for this reader."""
    return absent(dataset, number, _seen(data_dir, dataset, sight))


def without_restricted(raw: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of the owner's, as text, that are for publication."""
    return raw[raw[MARK].isin(NOT_MARKED)] if MARK in raw else raw


def _seen(data_dir: Path, dataset: str, sight: Sight) -> Iterator[int]:
    for number in numbers(data_dir, dataset):
        if not is_hidden(data_dir, dataset, number, sight):
            yield number


def _mark(data_dir: Path, dataset: str, number: int) -> _Mark | None:
    """What the manifest of a release says; None where it cannot be read."""
    path = file_of(data_dir, dataset, number, MANIFEST)
    try:
        stat = os.stat(path)  # noqa: PTH116 - asked for every question, so as plainly as can be
        return _read(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=256)
def _read(path: str, *_: int) -> _Mark | None:
    manifest = json.loads(Path(path).read_bytes())
    if not isinstance(manifest, dict):
        return None
    parent = manifest.get("parent")
    return _Mark(bool(manifest.get(MARK)), parent if isinstance(parent, int) else None)
