"""What is wrong with releases as they lie in the owner's folder."""

from __future__ import annotations

from pathlib import Path

from dashboard.errors import Reason, StoreUnavailable
from dashboard.loaders.releases import MANIFEST, Release, numbers, open_release

UNLIKE = "is not what was written; import the customs file again, or go back with rollback"


def damaged(release: Release) -> tuple[str, ...]:
    """The files of a release that are missing or no longer what was written."""
    found = []
    for name in release.manifest["files"]:
        try:
            release.verify([name])
        except StoreUnavailable:
            found.append(name)
    return tuple(found)


def faults(data_dir: Path, dataset: str) -> list[Reason]:
    """What is wrong with the releases of a dataset, a reason for each file."""
    found = []
    for number in numbers(data_dir, dataset):
        shown = f"{dataset}/{number:04d}"
        try:
            release = open_release(data_dir, dataset, number)
        except StoreUnavailable as error:
            found.append(Reason(f"{shown}/{MANIFEST}", None, "", "", str(error)))
            continue
        found += [Reason(f"{shown}/{name}", None, "", "", UNLIKE) for name in damaged(release)]
    return found
