"""How far the outlook would have erred: each earlier year forecast from those before it.

error = |expected / actual − 1|, the mean over the years, per cent; beside it that of the plain way,
which takes for the months that are missing those of the year before (seasonal naive; Hyndman and
Athanasopoulos, "Forecasting: Principles and Practice", chapter 5), and that of exponential
smoothing (`dashboard.measures.smoothing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.measures.outlook import Months, expected_of, full_years
from dashboard.measures.smoothing import expected_ends
from dashboard.measures.time_series import YEAR

FEWEST = 2
"""Years tried: the error of a single one says nothing of the others."""


class Tried(NamedTuple):
    """Mean errors with so many months known, the first of the year, per cent; ``years``: tried;
    ``flow``: of which the outlook is."""

    months: int
    error_pct: float
    plain_pct: float
    smoothed_pct: float
    years: int
    flow: str = "turnover"


def errors(parts: Sequence[Mapping[int, Months]], year: int) -> tuple[Tried, ...]:
    """The errors by the number of months known, from one to eleven; none without three full years
    before ``year``, one after another. ``parts`` as of `dashboard.measures.outlook.outlook`."""
    full = full_years(parts, year)
    smoothed = _smoothed(parts, full)
    found = []
    for count in range(1, YEAR):
        months = range(1, count + 1)
        pairs = [
            (expected / actual, before / actual, smoothed[past, count] / actual)
            for place, past in enumerate(full)
            if place and full[place - 1] == past - 1
            and (expected := expected_of(parts, full[:place], past, months)) is not None
            and (actual := _sum(parts, past, range(1, YEAR + 1))) > 0
            and (before := _sum(parts, past, months)
                 + _sum(parts, past - 1, range(count + 1, YEAR + 1)))
        ]  # fmt: skip
        if len(pairs) >= FEWEST:
            error, plain, smooth = (
                100 * sum(abs(pair[n] - 1) for pair in pairs) / len(pairs) for n in range(3)
            )
            found.append(Tried(count, error, plain, smooth, len(pairs)))
    return tuple(found)


def _smoothed(
    parts: Sequence[Mapping[int, Months]], full: Sequence[int]
) -> dict[tuple[int, int], float]:
    """What exponential smoothing would have each year but the first of a run of years end with, by
    the number of its months known."""
    found: dict[tuple[int, int], float] = {}
    for run in _runs(full):
        months = [(year, month) for year in run for month in range(1, YEAR + 1)]
        ends = expected_ends([sum(part[year][month] for part in parts) for year, month in months])
        found.update(zip(months, ends, strict=True))
    return found


def _runs(years: Sequence[int]) -> list[list[int]]:
    """Years, parted where one is missing."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _sum(parts: Sequence[Mapping[int, Months]], year: int, months: Sequence[int]) -> float:
    return sum(part[year][month] for part in parts for month in months)
