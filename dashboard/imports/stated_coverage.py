"""What the owner says that files are complete for. In files of one region alone a month without
trade looks like one that was not delivered; only who made them knows which it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dashboard.errors import DataRefused, Reason, WrongUsage
from dashboard.imports.coverage import Known
from dashboard.imports.losses import listed
from dashboard.imports.periods import FIRST_YEAR, period_text
from dashboard.imports.wording import why
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


def refuse_outside(complete: Known, there: Known, names: str) -> None:
    """Raise ``DataRefused`` for months that are stated before the first or after the last of what
    is ``there``: a year mistyped would be published as one without trade. ``names``: the files."""
    months = {month for month, _ in there}
    # A year that is known as a whole holds its twelve months.
    first = min(month + (month % PLACES == 0) for month in months)
    last = max(month if month % PLACES else month + PLACES - 1 for month in months)
    outside = {month for month, _ in complete if not first <= month <= last}
    if outside:
        reason = why("complete_outside", first=period_text(first), last=period_text(last))
        raise DataRefused([Reason(names, None, "--complete", listed(outside), reason)])
