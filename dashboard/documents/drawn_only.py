"""Numbers of a drawing or of its title that stand in no column of its table, and follow from
those that do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.amount import UNKNOWN, Amount, Unit, counted
from dashboard.measures.balance import excess_of
from dashboard.measures.sums import together

PAIR = 2


@dataclass(frozen=True, slots=True)
class DrawnOnly:
    """A column that is only drawn or said: the message that names it, its unit, and how its amount
    follows from those of ``of``, the columns that stand in the table."""

    label: str
    unit: Unit
    of: tuple[str, ...]
    made: Callable[[Sequence[Amount]], Amount]


def _less(amounts: Sequence[Amount]) -> Amount:
    """What a count is without a part of it."""
    if len(amounts) < PAIR:
        return UNKNOWN
    whole, part = amounts
    return counted(round(whole.plain() - part.plain()))


OTHER_YEARS = DrawnOnly("fields.other_years", "count", ("events_total", "events_in_year"), _less)


def _excess(amounts: Sequence[Amount]) -> Amount:
    return excess_of(amounts[0])


EXCESS = DrawnOnly("balance.excess", "pct", ("coverage",), _excess)
BOTH = DrawnOnly("flow.turnover", "usd", ("exports", "imports"), together)
DRAWN_ONLY: Mapping[tuple[str, str], DrawnOnly] = {
    ("balance", "excess"): EXCESS,
    ("fields", "events_other"): OTHER_YEARS,
    ("sectors", "events_other"): OTHER_YEARS,
    ("sectors", "turnover"): BOTH,
    ("months", "turnover"): BOTH,
}
"""By table and column."""
