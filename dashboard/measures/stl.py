"""STL: a series parted into trend, season and the rest, by local regressions.

Cleveland, Cleveland, McRae, Terpenning, "STL: A Seasonal-Trend Decomposition Procedure Based on
Loess", Journal of Official Statistics 6 (1990), 3–73, without its weights for robustness; windows
and rounds as statsmodels has them by default, whose numbers tests hold it to. It is written out
here, as that library and what it needs weigh 200 MB and more than a second at the first chart.

Each smoothing is linear in the series, so it is a matrix that depends on lengths alone.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dashboard.measures.time_series import YEAR

SEASON = 7
"""Years that the season of a month is smoothed over."""
ROUNDS = 5


class Parts(NamedTuple):
    """What a series is the sum of, each as long as it."""

    trend: np.ndarray
    season: np.ndarray
    rest: np.ndarray


def stl(values: np.ndarray, period: int = YEAR, season: int = SEASON) -> Parts:
    """The parts of a series without gaps, of two whole periods at least.

    Raises:
        ValueError: it is shorter, or a value is missing.
    """
    count = len(values)
    if count < 2 * period or not np.isfinite(values).all():
        raise ValueError("a season needs two periods without gaps")
    width = _odd(1.5 * period / (1 - 1.5 / season))
    trend = np.zeros(count)
    for _ in range(ROUNDS):
        cycles = _cycles(values - trend, period, season)
        low = _loess(count, _odd(period)) @ _averaged(cycles, period)
        seasonal = cycles[period : period + count] - low
        trend = _loess(count, width) @ (values - seasonal)
    return Parts(trend, seasonal, values - trend - seasonal)


def _odd(least: float) -> int:
    """The least odd number that is more than a whole one, or not less than another."""
    found = math.floor(least) + 1 if float(least).is_integer() else math.ceil(least)
    return found + 1 - found % 2


def _cycles(values: np.ndarray, period: int, season: int) -> np.ndarray:
    """Each month smoothed over the years, and carried on by a period at either end."""
    found = np.empty(len(values) + 2 * period)
    for place in range(period):
        some = values[place::period]
        found[place::period] = _loess(len(some), season, ends=True) @ some
    return found


def _averaged(values: np.ndarray, period: int) -> np.ndarray:
    """Moving averages over a period, again over a period, and over three."""
    for width in (period, period, 3):
        values = np.convolve(values, np.full(width, 1 / width), "valid")
    return values


@lru_cache(maxsize=64)
def _loess(count: int, width: int, *, ends: bool = False) -> np.ndarray:
    """The matrix by which so many values are smoothed, each by a line through the ``width`` next
    to it with tricube weights; ``ends``: also one before the first and one after the last."""
    places = range(0 if ends else 1, count + (2 if ends else 1))
    return np.array([_weights(place, count, width) for place in places])


def _weights(place: int, count: int, width: int) -> np.ndarray:
    """What each value counts in the line at a place; values have the places 1, 2, 3 …"""
    if width >= count:
        left, right = 1, count
    else:
        left = min(max(place - (width - 1) // 2, 1), count - width + 1)
        right = left + width - 1
    reach = max(place - left, right - place) + max(width - count, 0) // 2
    there = np.arange(1, count + 1)
    far = np.abs(there - place)
    weight = np.where(far <= 0.999 * reach, (1 - np.minimum(far / max(reach, 1), 1) ** 3) ** 3, 0.0)
    weight[far <= 0.001 * reach] = 1.0
    weight[(there < left) | (there > right)] = 0.0
    weight /= weight.sum()
    middle = float(weight @ there)
    spread = float(weight @ (there - middle) ** 2)
    if math.sqrt(spread) > 0.001 * (count - 1):
        weight = weight * (1 + (place - middle) / spread * (there - middle))
    return weight
