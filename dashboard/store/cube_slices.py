"""Parts of the arrays of a cube, dense or packed: months apart, places of an axis, who is in it."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.loaders.cube import Packed
from dashboard.months import WHOLE_YEAR, Months, stretches


def monthly(
    held: np.ndarray | Packed, months: Months | None, places: dict[int, list[int]]
) -> np.ndarray:
    """By year, month and what the array is by, some months apart: they stand one on another."""
    parts = [
        np.diff(taken(held[:, first - 1 : last + 1], places), axis=1)
        for first, last in stretches(months or WHOLE_YEAR)
    ]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


def taken(held: np.ndarray | Packed, places: dict[int, list[int]]) -> np.ndarray:
    """An array with chosen places of some axes (3: partners, the last one: chapters)."""
    if isinstance(held, Packed):
        return held.dense(places)
    dense = held
    for axis, chosen in places.items():
        # Not `np.take`, which first copies all of a part of the cube that lies apart in it.
        place: tuple[Any, ...] = (*[slice(None)] * axis, chosen)
        dense = dense[place]
    return dense


def partners_in(held: np.ndarray | Packed, year: int) -> list[int]:
    """The places of partners of whom anything of a year (its place) is not zero."""
    if isinstance(held, Packed):
        there = held.at[1][held.is_there(year)]
    else:
        there = np.nonzero(held[year].any(axis=(0, 1)).reshape(held.shape[3], -1).any(axis=1))[0]
    return sorted({int(place) for place in there})
