"""Concentration: the Herfindahl–Hirschman index Σ s², 0–10 000 (s in per cent)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np


def concentration(shares_pct: Sequence[float] | np.ndarray) -> float:
    """The index of a complete list of shares."""
    return float(sum(np.square(shares_pct).tolist()))


def concentration_interval(shares_pct: Sequence[float], countries: int) -> tuple[float, float]:
    """The least and the greatest index when only the largest shares are known.

    Least: the rest is spread evenly over the other countries. Greatest: the rest sits in as few
    countries as can be, none larger than the smallest that is named.
    """
    named = concentration(shares_pct)
    rest = max(100 - sum(shares_pct), 0.0)
    others = countries - len(shares_pct)
    if rest < 1e-9 or others <= 0:
        return named, named
    largest = min(shares_pct)
    full = min(math.floor(rest / largest + 1e-9), others)
    left = rest - full * largest
    return named + rest * rest / others, named + full * largest**2 + left**2
