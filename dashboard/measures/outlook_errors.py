"""How far the outlook would have erred: each earlier year forecast from those before it.

error = |expected / actual − 1|, the mean over the years, per cent; beside it that of the plain way,
which takes for the months that are missing those of the year before (seasonal naive; Hyndman and
Athanasopoulos, "Forecasting: Principles and Practice", chapter 5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.measures.outlook import Months, expected_of, full_years

YEAR = 12
FEWEST = 2
"""Years tried: the error of a single one says nothing of the others."""


class Tried(NamedTuple):
    """Mean errors with so many months known, the first of the year, per cent; ``years``: tried."""

    months: int
    error_pct: float
    plain_pct: float
    years: int


def errors(parts: Sequence[Mapping[int, Months]], year: int) -> tuple[Tried, ...]:
    """The errors by the number of months known, from one to eleven; none without three full years
    before ``year``, one after another. ``parts`` as of `dashboard.measures.outlook.outlook`."""
    full = full_years(parts, year)
    found = []
    for count in range(1, YEAR):
        months = range(1, count + 1)
        pairs = [
            (expected / actual, plain / actual)
            for place, past in enumerate(full)
            if place and full[place - 1] == past - 1
            and (expected := expected_of(parts, full[:place], past, months)) is not None
            and (actual := _sum(parts, past, range(1, YEAR + 1))) > 0
            and (plain := _sum(parts, past, months)
                 + _sum(parts, past - 1, range(count + 1, YEAR + 1)))
        ]  # fmt: skip
        if len(pairs) >= FEWEST:
            mean = [100 * sum(abs(pair[n] - 1) for pair in pairs) / len(pairs) for n in (0, 1)]
            found.append(Tried(count, mean[0], mean[1], len(pairs)))
    return tuple(found)


def _sum(parts: Sequence[Mapping[int, Months]], year: int, months: Sequence[int]) -> float:
    return sum(part[year][month] for part in parts for month in months)
