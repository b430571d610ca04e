"""How a map fills its place: the box of degrees for a place of any shape, as Plotly is told it."""

from __future__ import annotations

from functools import lru_cache

from dashboard.charts.plot import View
from dashboard.render.projection import fitted
from dashboard.render.theme import Figure, colour

ASPECTS = tuple(round(0.7 * 1.15**step, 3) for step in range(13))
"""Width by height of the places for which the browser is told a box: it takes what lies
between the nearest two."""
USUAL = ASPECTS[10]
"""That of a map on a page of usual width, without its key."""
KEY = (48, 48)
"""Pixels above and below a map that its key takes: of marks, and of classes where there are any."""
ROUND = 360
"""Degrees of the whole globe."""
FINE, COARSE = 50, 110
"""Millions to one: the scales of the outlines of a part of the world, and of the whole."""


def geo(view: View) -> Figure:
    """The settings of the base map of a view in a place of the usual shape."""
    lon, lat = view.middle
    rotation = {"lon": lon, "lat": 0 if view.flat else lat}
    projection = "winkel tripel" if view.flat else "azimuthal equal area"
    return {
        "resolution": COARSE if view.flat else FINE,
        "fitbounds": False,
        "projection": {"type": projection, "rotation": rotation},
        **_boxed(view, USUAL),
        "bgcolor": colour("sea"),
        "showland": True,
        "landcolor": colour("land"),
        "showcountries": True,
        "countrycolor": colour("border"),
        "countrywidth": 0.6,
        "showcoastlines": False,
        "showlakes": True,
        "lakecolor": colour("sea"),
        "showframe": False,
        "uirevision": view.name,
    }


def sea(view: View) -> list[Figure]:
    """The ground of the whole place under a map of the world, which is narrower than a wide one;
    what lies beyond its edges is sea. A part of the world fills its place."""
    if not view.flat or view.east - view.west < ROUND:
        return []
    return [{"type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
             "layer": "below", "line": {"width": 0}, "fillcolor": colour("sea")}]  # fmt: skip


@lru_cache(maxsize=256)
def boxes(view: View) -> list[list[float]]:
    """For places of every shape: width by height, west, east, south, north, latitude of the
    centre."""
    found = []
    for aspect in ASPECTS:
        box = fitted(view, aspect)
        sides = (box.west, box.east, box.south, box.north, box.centre)
        found.append([aspect, *(round(side, 2) for side in sides)])
    return found


def filled(figure: Figure, width: float, height: float) -> Figure:
    """The figure of a map for a place of some pixels, key included; any other as it is."""
    layout = figure["layout"]
    if "geo" not in layout or "boxes" not in layout.get("meta", {}):
        return figure
    above, below = KEY
    bar = below if any("colorbar" in trace for trace in figure["data"]) else 0
    aspect = width / max(height - above - bar, 1)
    box = _between(layout["meta"]["boxes"], aspect)
    return {**figure, "layout": {**layout, "geo": {**layout["geo"], **_sides(box)}}}


def _between(found: list[list[float]], aspect: float) -> list[float]:
    """The box for a place of an aspect: between those of the aspects next to it."""
    after = next((n for n, box in enumerate(found) if box[0] >= aspect), len(found))
    if after in (0, len(found)):
        return found[min(after, len(found) - 1)]
    low, high = found[after - 1], found[after]
    part = (aspect - low[0]) / (high[0] - low[0])
    return [a + part * (b - a) for a, b in zip(low, high, strict=True)]


def _boxed(view: View, aspect: float) -> Figure:
    box = fitted(view, aspect)
    return _sides([aspect, box.west, box.east, box.south, box.north, box.centre])


def _sides(box: list[float]) -> Figure:
    _, west, east, south, north, centre = box
    return {
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
        "center": {"lon": (west + east) / 2, "lat": centre},
    }
