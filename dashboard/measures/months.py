"""Months of a year beside those of another, and the stretches of time that some months are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from dashboard.choices import WHOLE_YEAR, Flow, Months
from dashboard.kinds import NAN, MonthOfTrade
from dashboard.measures.sums import of_flow

Stretch = Months | None
"""First and last month without a gap between; None: a year as a whole."""


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


_Values = tuple[float, float, float]


def months_of(
    now: Iterable[MonthOfTrade],
    before: Iterable[MonthOfTrade],
    months: Months | None,
    flow: Flow | None,
    status: str,
) -> tuple[Month, ...]:
    """A row a month of a range, of a year and of the year compared with; ``NaN`` where a month is
    not known."""
    first, last = months or WHOLE_YEAR
    sides = [{row.month: _values(row, flow) for row in rows} for rows in (now, before)]
    nothing = (NAN, NAN, NAN)
    return tuple(
        Month(month, *sides[0].get(month, nothing), *sides[1].get(month, nothing), status)
        for month in range(first, last + 1)
    )


def _values(row: MonthOfTrade, flow: Flow | None) -> _Values:
    exports, imports = row.exports_usd, row.imports_usd
    return exports, imports, of_flow(exports, imports, flow)


def stretches(months: Collection[int]) -> list[Months]:
    """Months as stretches without gaps, in order: 1, 2, 5 as 1–2 and 5–5."""
    found: list[Months] = []
    for month in sorted(months):
        if found and found[-1][1] == month - 1:
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found


def alike_in(now: Collection[int], before: Collection[int], months: Months | None) -> list[Stretch]:
    """The stretches in which two years are compared like for like, of the months that count of
    each (`dashboard.choices.Choices.counted`) where ``months`` are asked for; none if they have
    no month in common. Years that count alike are compared as they are asked for."""
    if set(now) == set(before):
        return [months] if now else []
    return list(stretches(set(now) & set(before)))
