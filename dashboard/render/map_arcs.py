"""Trade as arcs from the region itself, as wide as its value.

Curved lines are told apart better than straight ones, and width is read better than shade.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.charts.plot import Category, Mark, Plot
from dashboard.render.map_traces import points, said_of
from dashboard.render.marks import alike, receding
from dashboard.render.theme import Figure, colour

WIDEST, THINNEST = 16.0, 0.8
"""Pixels of the largest flow, and below which none is seen."""
END = 9.0
"""Pixels of the mark at the end of an arc."""
_BEND, _STEPS = 0.16, 24
"""How far an arc is bent, in parts of its length; and its straight pieces."""

Point = tuple[float, float]


def arcs(plot: Plot, homes: Sequence[Mark]) -> list[Figure]:
    """An arc a country, the largest below all others, and a mark at its end; none without arcs."""
    start = next((one.place for one in homes if one.place), None)
    if not plot.arcs or not plot.series or start is None:
        return []
    (series,) = plot.series
    ends = sorted(
        (
            (amount.plain(), one, one.place)
            for one, amount in zip(plot.categories, series.amounts, strict=True)
            if one.place and amount.plain() > 0
        ),
        key=lambda end: -end[0],
    )
    if not ends:
        return []
    some = any(one.emphasis == "strong" for _, one, _ in ends)
    faint = [some and not _chosen(one) for _, one, _ in ends]
    largest, shade = ends[0][0], colour(series.noun)
    return [
        *(
            _arc(start, place, WIDEST * value / largest, shade, faint=pale)
            for (value, _, place), pale in zip(ends, faint, strict=True)
        ),
        {
            **points([place for *_, place in ends]),
            **said_of([one for _, one, _ in ends]),
            "marker": {
                "size": END,
                "color": alike([receding(shade) if one else shade for one in faint]),
                "line": {
                    "color": alike([shade if one else colour("surface") for one in faint]),
                    "width": 1.2,
                },
            },
        },
    ]


def _chosen(one: Category) -> bool:
    return one.emphasis == "strong"


def _arc(start: Point, end: Point, width: float, shade: str, *, faint: bool) -> Figure:
    return {
        **points(bent(start, end)),
        "mode": "lines",
        "hoverinfo": "skip",
        "line": {"color": shade, "width": round(max(width, THINNEST), 1)},
        "opacity": 0.25 if faint else 0.7,
    }


def bent(start: Point, end: Point) -> list[Point]:
    """Points of a curve between two places, bent towards the north, degrees."""
    narrow = math.cos(math.radians((start[1] + end[1]) / 2))
    east, north = (end[0] - start[0]) * narrow, end[1] - start[1]
    side = 1 if east >= 0 else -1
    lon = (start[0] + end[0]) / 2 - side * north * 2 * _BEND / narrow
    lat = min((start[1] + end[1]) / 2 + side * east * 2 * _BEND, 84.0)
    curve: list[Point] = []
    for step in range(_STEPS + 1):
        part = step / _STEPS
        first, second, third = (1 - part) ** 2, 2 * part * (1 - part), part**2
        curve.append(
            (
                round(first * start[0] + second * lon + third * end[0], 2),
                round(first * start[1] + second * lat + third * end[1], 2),
            )
        )
    return curve
