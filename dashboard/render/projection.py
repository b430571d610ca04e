"""Where degrees lie on the sheet of a map, and which degrees fill a sheet of some shape.

Plotly fits a box of longitudes and latitudes into its place and leaves bare what the box does not
fill. `fitted` finds the box around a view that fills a place of some aspect. The formulas are
those of d3-geo, by which Plotly draws: Winkel tripel (Winkel 1921) for the world and its large
parts, Lambert's azimuthal equal-area projection (Lambert 1772) from above the middle for others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dashboard.charts.plot import View

Point = tuple[float, float]
"""Right and up on the sheet, or east and north on the globe."""

_MOST_NORTH, _MOST_SOUTH = 84.0, -58.0
"""How far a flat sheet is filled up beyond its view, degrees north: to Greenland, Cape Horn."""
_SAMPLES = 10


class Frame(NamedTuple):
    """The box of degrees that fills a place: symmetric about the middle. ``centre`` is the latitude
    on the meridian of the middle that comes to stand in the centre of the place, ``width`` and
    ``height`` are those of the box on the sheet, in radii of the globe.

    Of a view from above the box may lie elsewhere than the view: Plotly takes nothing from it but
    its width and height.
    """

    west: float
    east: float
    south: float
    north: float
    centre: float
    width: float
    height: float


def sheet_of(view: View) -> Callable[[float, float], Point]:
    """Degrees east and north → place on the sheet in radii of the globe, from the middle."""
    lon, lat = view.middle
    if view.flat:
        return lambda east, north: _winkel(_turned(east - lon), north)
    sine, cosine = math.sin(math.radians(lat)), math.cos(math.radians(lat))
    return lambda east, north: _lambert(_turned(east - lon), north, sine, cosine)


def degrees_at(view: View, place: Point, near: Point) -> Point:
    """Degrees east and north of a place on the sheet, looked for from a point near it (Newton)."""
    sheet = sheet_of(view)
    east, north = near
    for _ in range(8):
        x, y = sheet(east, north)
        right, up = place[0] - x, place[1] - y
        if abs(right) + abs(up) < 1e-7:
            break
        to_east, to_north = sheet(east + 0.01, north), sheet(east, north + 0.01)
        a, c = (to_east[0] - x) * 100, (to_east[1] - y) * 100
        b, d = (to_north[0] - x) * 100, (to_north[1] - y) * 100
        det = a * d - b * c
        if not det:
            break
        east += (right * d - up * b) / det
        north = max(-89.0, min(89.0, north + (up * a - right * c) / det))
    return east, north


@lru_cache(maxsize=2048)
def fitted(view: View, aspect: float) -> Frame:
    """The box that holds a view and fills a place of an aspect, width by height, as far as there
    is so much of the globe."""
    return _flat(view, aspect) if view.flat else _from_above(view, aspect)


def _flat(view: View, aspect: float) -> Frame:
    """The view with more of the east and west, or of the north and south."""
    wider, taller = _grown(view)
    grown = wider if aspect > wider[0].width / wider[0].height else taller
    for one, other in pairwise(grown):
        first, second = one.width / one.height, other.width / other.height
        if min(first, second) <= aspect <= max(first, second) and first != second:
            part = (aspect - first) / (second - first)
            return Frame(*(a + part * (b - a) for a, b in zip(one, other, strict=True)))
    return grown[-1]


@lru_cache(maxsize=256)
def _grown(view: View) -> tuple[list[Frame], list[Frame]]:
    """A flat view, wider by and by to the whole world around, and higher by and by."""
    across = _across(view)
    parts = [step / _SAMPLES for step in range(_SAMPLES + 1)]
    wider = [_frame(view, across + part * (180 - across), view.south, view.north)
             for part in parts]  # fmt: skip
    south, north = max(view.south - _MOST_SOUTH, 0), max(_MOST_NORTH - view.north, 0)
    taller = [_frame(view, across, view.south - part * south, view.north + part * north)
              for part in parts]  # fmt: skip
    return wider, taller


def _across(view: View) -> float:
    return max(view.middle[0] - view.west, view.east - view.middle[0])


def _frame(view: View, across: float, south: float, north: float) -> Frame:
    """A box as it lies on the sheet, its sides and its centre."""
    lon, lat = view.middle
    sheet = sheet_of(view)
    places = [sheet(*one) for one in _edge(lon - across, lon + across, south, north)]
    right = max(abs(x) for x, _ in places)
    up, down = max(y for _, y in places), min(y for _, y in places)
    half = (up + down) / 2
    # On the meridian of the middle both projections can be turned round.
    centre = math.degrees(half) if view.flat else lat + math.degrees(2 * math.asin(half / 2))
    return Frame(lon - across, lon + across, south, north, centre, 2 * right, up - down)


def _from_above(view: View, aspect: float) -> Frame:
    """A box between the equator and a parallel that is as wide and high on the sheet.

    Parallels near the pole bend so much that no box there is much wider than high; the equator
    bends least.
    """
    lon, lat = view.middle
    least = _least(view)
    width, height = max(least.width, least.height * aspect), max(least.height, least.width / aspect)
    turned, sheet = abs(math.radians(lat)), sheet_of(view)
    level = math.cos(turned)
    across = _where(
        lambda east: math.sin(east) * math.sqrt(2 / (1 + level * math.cos(east))),
        width / 2, math.pi * 0.55,
    )  # fmt: skip
    side, low = math.degrees(across), 2 * math.sin(turned / 2)
    sign = 1 if lat >= 0 else -1

    def top(north: float) -> float:
        return max(sign * sheet(lon + one, sign * north)[1] for one in (0, side)) + low

    north = _where(top, height, 89.0)
    south, north = (0.0, north) if sign > 0 else (-north, 0.0)
    return Frame(lon - side, lon + side, south, north, least.centre, width, height)


@lru_cache(maxsize=256)
def _least(view: View) -> Frame:
    """The view as it lies on the sheet: the same for places of every shape."""
    return _frame(view, _across(view), view.south, view.north)


def _where(rises: Callable[[float], float], value: float, most: float) -> float:
    """Where a function that rises has a value, from 0 on."""
    low, high = 0.0, most
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < value else (low, middle)
    return (low + high) / 2


def _edge(west: float, east: float, south: float, north: float) -> Iterator[Point]:
    """Points along the edge of a box as Plotly draws it: great circles between its corners and the
    quarters of its parallels."""
    quarter = (east - west) / 4
    corners = [
        *((west + step * quarter, north) for step in range(5)),
        *((east - step * quarter, south) for step in range(5)),
    ]
    for one, other in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield one
        if one[0] == other[0]:
            yield from ((one[0], one[1] + part * (other[1] - one[1]) / 8) for part in range(1, 8))
        else:
            # On a great circle, where two points lie on one parallel, the middle is the farthest.
            half = math.radians((other[0] - one[0]) / 2)
            lat = math.atan(math.tan(math.radians(one[1])) / math.cos(half))
            yield (one[0] + other[0]) / 2, math.degrees(lat)


def _turned(lon: float) -> float:
    """A difference of longitudes as the shorter way round."""
    return (lon + 180.0) % 360.0 - 180.0 if not -180.0 <= lon <= 180.0 else lon


def _winkel(lon: float, lat: float) -> Point:
    half, north = math.radians(lon) / 2, math.radians(lat)
    cosine = math.cos(north)
    angle = math.acos(max(-1.0, min(1.0, cosine * math.cos(half))))
    stretch = angle / math.sin(angle) if angle > 1e-9 else 1.0
    x = 2 * cosine * math.sin(half) * stretch
    return (x + half * 4 / math.pi) / 2, (math.sin(north) * stretch + north) / 2


def _lambert(lon: float, lat: float, sine: float, cosine: float) -> Point:
    east, north = math.radians(lon), math.radians(lat)
    up, level = math.sin(north), math.cos(north)
    ahead = level * math.cos(east)
    scale = math.sqrt(2 / max(1 + sine * up + cosine * ahead, 1e-9))
    return scale * level * math.sin(east), scale * (cosine * up - sine * ahead)
