"""What a reader of a map looks for in vain: it has no place, or lies outside of what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.map_figures import MOST
from dashboard.charts.places import covers, point_of
from dashboard.charts.plot import View
from dashboard.narrative.scene import Scene


def unplaced(
    scene: Scene, countries: Sequence[Any], regions: Sequence[Any], values: Mapping[str, Amount]
) -> list[str]:
    """The names of what should be on the map and has no place there."""
    names = [scene.names.region_in_short(row.region) for row in regions if not point_of(row)]
    return names + [
        scene.names.partner(row.partner)
        for row in countries
        if row.drawn == "point" and row.partner in values and not point_of(row)
    ]


def beyond(
    scene: Scene, view: View, countries: Sequence[Any], traded: Sequence[tuple[str, Amount]]
) -> list[str]:
    """The names of the largest partners, whose numbers stand beside the map, that lie outside of
    the part of the world on which it opens; none where a reader has chosen another part.

    ``traded``: largest first.
    """
    if scene.query.zoom or scene.query.partners:
        return []
    points = {row.partner: point_of(row) for row in countries}
    return [
        scene.names.partner(code)
        for code, _ in traded[:MOST]
        if (point := points.get(code)) and not covers(view, point)
    ]
