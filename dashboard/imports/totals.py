"""What the cube of a release says of itself for the report of an import: totals, gaps, jumps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.loaders.cube import Cube

JUMP = 10
JUMP_SHARE_PCT = 1
LISTED = 100


def totals_of(cube: Cube) -> tuple[Mapping[str, Any], ...]:
    """``year, flow, usd, net_mass_kg, months`` of every flow that a year knows."""
    cents = cube.cents[:, -1].sum(axis=(2, 3))
    grams = cube.grams[:, -1].sum(axis=(2, 3))
    axes = cube.axes
    return tuple(
        {
            "year": year,
            "flow": flow,
            "usd": int(cents[y, f]) / 100,
            "net_mass_kg": int(grams[y, f]) / 1000,
            "months": sum(1 for when, month, of in axes.known if (when, of) == (year, f) and month),
        }
        for y, year in enumerate(axes.years)
        for f, flow in enumerate(axes.flows)
        if any((when, of) == (year, f) for when, _, of in axes.known)
    )


def missing_months(cube: Cube) -> tuple[str, ...]:
    """Months between the first and the last of which nothing is known."""
    there = {year * 12 + month - 1 for year, month in cube.axes.months if month}
    whole = {year for year, month in cube.axes.months if not month}
    gaps = sorted(set(range(min(there, default=0), max(there, default=-1) + 1)) - there)
    return tuple(f"{gap // 12}-{gap % 12 + 1:02d}" for gap in gaps if gap // 12 not in whole)


def jumps_of(cube: Cube) -> tuple[Mapping[str, Any], ...]:
    """Chapter × partner with more than 1 % of a flow that grew or shrank more than tenfold
    against the same months of the year before."""
    axes = cube.axes
    found = []
    for y, year in enumerate(axes.years):
        if y == 0 or axes.years[y - 1] != year - 1:
            continue
        for f, flow in enumerate(axes.flows):
            b, a = (_months_of(cube, place, year, f) for place in (y, y - 1))
            large = (a * 100 > a.sum() * JUMP_SHARE_PCT) | (b * 100 > b.sum() * JUMP_SHARE_PCT)
            moved = ((b > JUMP * a) | (a > JUMP * b)) & (a > 0) & (b > 0) & large
            for p, c in zip(*np.nonzero(moved), strict=True):
                found.append(
                    {
                        "year": year,
                        "flow": flow,
                        "partner": axes.partners[p],
                        "chapter": axes.chapters[c],
                        "before_usd": int(a[p, c]) / 100,
                        "usd": int(b[p, c]) / 100,
                    }
                )
    return tuple(sorted(found, key=lambda row: -row["usd"])[:LISTED])


def _months_of(cube: Cube, place: int, year: int, flow: int) -> np.ndarray:
    """Cents by partner and chapter in the months of a flow that both ``year`` and the one before
    know."""
    months = [
        {month for when, month, of in cube.axes.known if (when, of) == (which, flow)}
        for which in (year, year - 1)
    ]
    monthly = np.diff(cube.cents[place, :, flow], axis=0, prepend=0)
    cents: np.ndarray = monthly[sorted(months[0] & months[1])].sum(axis=0)
    return cents
