"""The cells in which rows cancel each other: see `dashboard.loaders.cancelled`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.imports.coverage import Known
from dashboard.imports.engines import CELL, CHAPTER_OF, Embedded, parquet
from dashboard.loaders.cancelled import FILE, Cancelled, cancelled_text, read_cancelled
from dashboard.loaders.cube import CHAPTERS, PLACES
from dashboard.loaders.releases import Release


def write_cancelled(
    made: Path,
    cells: Mapping[str, Any],
    staged: Path,
    database: Embedded,
    carried: tuple[Release | None, Known],
) -> None:
    """Write the cells of a release in which rows cancel each other; nothing where there are none.

    ``cells``: those of its cube; ``carried``: the release before, and the months and flows that
    stay of it, whose rows are here no more that cancel each other under one code.
    """
    found = {*_carried(*carried)}
    nothing = (np.asarray(cells["cents"]) == 0) & (np.asarray(cells["grams"]) == 0)
    if nothing.any():
        found |= {*_of_rows(staged, database)}
    if found:
        (made / FILE).write_text(cancelled_text(found), encoding="utf-8")


def _of_rows(staged: Path, database: Embedded) -> Iterator[Cancelled]:
    """Of rows that say nothing themselves there is nothing to cancel."""
    rows = parquet(staged, "*.parquet")
    for month, flow, partner, chapter in database.rows(
        f"select month, flow, partner, {CHAPTER_OF} as chapter from {rows} "
        f"group by {', '.join(CELL)} having sum(cents) = 0 and sum(grams) = 0 "
        "and max(abs(cents) + abs(grams)) > 0"
    ):
        yield Cancelled(
            *divmod(int(month), PLACES), int(flow), str(partner), CHAPTERS[int(chapter) - 1]
        )


def _carried(parent: Release | None, stays: Known) -> Iterator[Cancelled]:
    for one in read_cancelled(parent) if parent is not None else ():
        if (one.year * PLACES + one.month, one.flow) in stays:
            yield one
