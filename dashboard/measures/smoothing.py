"""Exponential smoothing of months: what a year would end with by its level, slope and season.

The additive form of Holt and Winters, ETS(A,A,A) (Hyndman, Koehler, Ord, Snyder 2008, "Forecasting
with Exponential Smoothing", chapter 2), y the months, m = 12:

    e = y[t] − (l[t−1] + b[t−1] + s[t−m])
    l[t] = l[t−1] + b[t−1] + α·e,  b[t] = b[t−1] + β·e,  s[t] = s[t−m] + γ·e

It begins with the first year: its mean is the level, what its months differ by the season, and
there is no slope. α, β and γ are those of a grid that erred least one month ahead up to the month
from which is forecast; nothing later is known to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from dashboard.measures.time_series import YEAR

ALPHAS = (0.3, 0.05, 0.1, 0.2, 0.5, 0.7, 0.9)
BETAS = (0.0, 0.01, 0.05, 0.1)
GAMMAS = (0.1, 0.0, 0.05, 0.2, 0.4)
"""The grid; of several that erred as little the first is taken."""
GRID = np.array([
    (alpha, beta, gamma) for alpha, beta, gamma in product(ALPHAS, BETAS, GAMMAS)
    if beta <= alpha and gamma <= 1 - alpha
]).T  # fmt: skip
"""α, β and γ, a column each of all that the model admits."""


def expected_ends(months: Sequence[float]) -> tuple[float, ...]:
    """What each month, as the last one known, would have its year end with, US dollars.

    ``months``: US dollars of each month of whole years, one after another. ``NaN`` for the months
    of the first year, with which it begins.
    """
    values = np.asarray(months, dtype=float)
    if not values.size:
        return ()
    first = values[:YEAR]
    alpha, beta, gamma = GRID
    level = np.full(len(alpha), first.mean())
    slope = np.zeros(len(alpha))
    season = np.repeat((first - first.mean())[:, None], len(alpha), axis=1)
    squares = np.zeros(len(alpha))
    found = [float("nan")] * min(YEAR, len(values))
    for place in range(YEAR, len(values)):
        month = place % YEAR
        error = values[place] - (level + slope + season[month])
        level = level + slope + alpha * error
        slope = slope + beta * error
        season[month] = season[month] + gamma * error
        squares += error * error
        best = int(squares.argmin())
        ahead = np.arange(1, YEAR - month)
        left = level[best] + slope[best] * ahead + season[month + 1 :, best]
        found.append(float(values[place - month : place + 1].sum() + left.sum()))
    return tuple(found)
