"""Seasons: what each month usually is of its year, and trade with the season taken out.

pattern: of every whole year the share of each month, 100·xₘ / Σ x, %; their mean over the years,
and their spread as the least and the greatest of them.
adjusted: x / e^S, where S is the season of ln x by STL (`dashboard.measures.stl`), for seasons grow
with trade; x − S of x itself where a month is not above zero. Nothing is said of fewer than
`FEWEST` whole years.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.measures.stl import stl
from dashboard.measures.time_series import YEAR, earlier
from dashboard.trade_rows import NAN

FEWEST = 3
Months = Mapping[tuple[int, int], float]
"""Year and month → US dollars."""


class Season(NamedTuple):
    """What a month is of its year, per cent: the mean over so many whole years, and its spread."""

    flow: str
    month: int
    share_pct: float
    low_pct: float
    high_pct: float
    years: int


class Adjusted(NamedTuple):
    """A month as it was and with the season taken out, US dollars; ``season_pct``: how much more
    the month was than without its season, 100·x / adjusted − 100, ``NaN`` where that is not above
    zero."""

    year: int
    month: int
    flow: str
    value_usd: float
    adjusted_usd: float
    season_pct: float


def pattern(flow: str, months: Months) -> tuple[Season, ...]:
    """A row a month; none of fewer than three whole years whose total is above zero."""
    shares = [
        [100 * months[year, month] / total for month in range(1, YEAR + 1)]
        for year in sorted({year for year, _ in months})
        if all((year, month) in months for month in range(1, YEAR + 1))
        and (total := math.fsum(months[year, month] for month in range(1, YEAR + 1))) > 0
    ]
    if len(shares) < FEWEST:
        return ()
    return tuple(
        Season(flow, month, math.fsum(of) / len(of), min(of), max(of), len(of))
        for month, of in enumerate(zip(*shares, strict=True), start=1)
    )


def adjusted(flow: str, months: Months) -> tuple[Adjusted, ...]:
    """The last months without a gap; none where they are fewer than three years of them."""
    run = _last_run(months)
    if len(run) < FEWEST * YEAR:
        return ()
    values = np.array([months[place] for place in run])
    if (values > 0).all():
        found = values / np.exp(stl(np.log(values)).season)
    else:
        found = values - stl(values).season
    return tuple(
        Adjusted(*place, flow, float(value), float(one),
                 100 * float(value / one) - 100 if one > 0 and value > 0 else NAN)
        for place, value, one in zip(run, values, found, strict=True)
    )  # fmt: skip


def _last_run(months: Months) -> Sequence[tuple[int, int]]:
    """The months from the last one back to the first gap, in the order of time."""
    run: list[tuple[int, int]] = []
    for month in sorted(months, reverse=True):
        if run and month != earlier(run[-1]):
            break
        run.append(month)
    return run[::-1]
