"""Places that sources print of a territory among others."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.loaders.records import Rows, records
from dashboard.row_amounts import known


class PrintedRank(NamedTuple):
    """The place of a territory in a flow of a year, and the figure that says it."""

    figure: str
    year: int
    flow: str
    rank: int


def printed_ranks(figures: Rows, territory: str, unit: str) -> tuple[PrintedRank, ...]:
    """The places of a territory in the unit ``unit``, of years that are known.

    ``figures``: as loaded. Places in part of a year are left out.
    """
    return tuple(
        PrintedRank(row.figure, int(year), row.flow, int(rank))
        for row in records(figures)
        if (row.territory, row.measure, row.unit, row.period) == (territory, "rank", unit, "year")
        and (rank := known(row.value)) is not None
        and (year := known(row.year)) is not None
    )
