"""What the owner says that files are complete for. In files of one region alone a month without
trade looks like one that was not delivered; only who made them knows which it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dashboard.errors import WrongUsage
from dashboard.imports.coverage import Known
from dashboard.imports.periods import FIRST_YEAR
from dashboard.loaders.cube import PLACES
from dashboard.sentences import said

Month = tuple[int, int]
"""Year and month."""


def stated_coverage(complete: Collection[Month], brought: Known, foreign: Known) -> Known:
    """The months and flows without a row that a statement makes complete: of the flows that the
    files bring, or have of other regions (``foreign``), in no year that they bring as a whole."""
    flows = {flow for _, flow in brought | foreign}
    whole = {(month // PLACES, flow) for month, flow in brought if month % PLACES == 0}
    return (
        frozenset(
            (year * PLACES + month, flow)
            for year, month in complete
            for flow in flows
            if (year, flow) not in whole
        )
        - brought
    )


def refuse_impossible(complete: Collection[Month], today: date) -> None:
    """Raise ``WrongUsage`` for months before there were such files, or that are still to come."""
    for year, month in sorted(complete):
        if not (FIRST_YEAR, 1) <= (year, month) <= (today.year, today.month):
            raise WrongUsage(said("refused.complete", month=f"{year}-{month:02d}"))
