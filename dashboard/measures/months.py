"""Months of a year beside those of another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from dashboard.choices import Choices, Like, Selection
from dashboard.flows import Flow, noun_of
from dashboard.months import WHOLE_YEAR, Months
from dashboard.trade_rows import NAN, MonthOfTrade


class Month(NamedTuple):
    """A month of a year beside the same of the year compared with; ``turnover`` is the chosen
    flow where one is chosen."""

    month: int
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    exports_before_usd: float
    imports_before_usd: float
    turnover_before_usd: float
    status: str


Years = Mapping[int, Mapping[int, MonthOfTrade]]
"""Year → month → what is known of it."""
_Values = tuple[float, float, float]


def months_of(
    now: Iterable[MonthOfTrade],
    before: Iterable[MonthOfTrade],
    months: Months | None,
    flow: Flow | None,
    status: str,
) -> tuple[Month, ...]:
    """A row a month of those that are asked for, of a year and of the year compared with; ``NaN``
    where a month is not known."""
    sides = [{row.month: _values(row, flow) for row in rows} for rows in (now, before)]
    nothing = (NAN, NAN, NAN)
    return tuple(
        Month(month, *sides[0].get(month, nothing), *sides[1].get(month, nothing), status)
        for month in sorted(months or WHOLE_YEAR)
    )


def other_years(rows: Iterable[MonthOfTrade], but: Collection[int]) -> Years:
    """The known months of every year but some, in the order of the years."""
    found: dict[int, dict[int, MonthOfTrade]] = {}
    for row in rows:
        if row.year not in but:
            found.setdefault(row.year, {})[row.month] = row
    return {year: found[year] for year in sorted(found)}


def _values(row: MonthOfTrade, flow: Flow | None) -> _Values:
    return row.exports_usd, row.imports_usd, getattr(row, f"{noun_of(flow)}_usd")


def in_part(
    choices: Choices, asked: Selection, year: int, months: Iterable[int], of: Flow | None = None
) -> frozenset[int]:
    """Those known months of a year of which another part is held than of the rest, ``of`` one flow
    where it is named: the largest and the smallest month are none of them, and no line goes through
    them."""
    known = {(year, month) for month in months}
    return frozenset(month for _, month in known - choices.in_a_row(asked, known, of))


def alike_in(now: Like, before: Like, months: Months | None) -> Months | None:
    """The months in which two years are compared like for like, of those that count of each
    (`dashboard.choices.Choices.like`) where ``months`` are asked for; empty if they have no
    month in common. Years that count alike are compared as they are asked for; None: whole."""
    if now and now == before:
        return months
    return frozenset(month for month, _ in now & before)
