"""Commodity groups: which chapters of the nomenclature each version of them puts into which."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.provenance import shown

GROUPING = "fcs-1"
"""The version of the commodity groups in use: that of Russian customs publications."""

CHAPTERS = tuple(f"{number:02d}" for number in range(1, 98))


def group_of_chapters(grouping: pd.DataFrame, path: Path) -> dict[str, str]:
    """Chapter → group for the grouping in use, when every version divides the chapters."""
    faults, partitions = [], {}
    for version, runs in grouping.groupby("version"):
        spans = [*zip(runs["group"], runs["first"], runs["last"], strict=True)]
        owners = {
            chapter: [group for group, first, last in spans if first <= chapter <= last]
            for chapter in (*CHAPTERS, "XX")
        }
        faults += [
            Reason(shown(path), None, "first", chapter, f"is in {len(groups)} groups of {version}")
            for chapter, groups in owners.items()
            if len(groups) != 1
        ]
        partitions[version] = {chapter: groups[0] for chapter, groups in owners.items() if groups}
    if GROUPING not in partitions:
        faults.append(Reason(shown(path), None, "version", GROUPING, "is missing; it is in use"))
    if faults:
        raise DataRefused(faults)
    return partitions[GROUPING]
