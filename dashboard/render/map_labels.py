"""Which names stand on the map, and where: beside their marks, or away from them on a line.

Places are found for a sheet of usual size; on a larger one everything is farther apart. On a
smaller one the browser leaves out what would lie over another (assets/maps.js).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.charts.plot import View
from dashboard.render.fitting import width_of
from dashboard.render.projection import Point, degrees_at, fitted, sheet_of

ROOM = (960.0, 290.0)
"""Pixels of the sheet for which places are found, width and height."""
SLIDE = (690.0, 280.0)
"""The same of a map on a slide: it is narrower for its height, and shows less of east and west."""
HIGH = (1000.0, 500.0)
"""The same of a map on a large screen, which shows the least of east and west."""
SIZE = 12
_LINE, _GAP, _CLEAR, _FAR = 14.0, 4.0, 8.0, 0.35
_SIDES = {
    "middle right": (0.0, -0.5),
    "middle left": (-1.0, -0.5),
    "bottom center": (-0.5, 0.0),
    "top center": (-0.5, -1.0),
}
"""Where a text stands from its point: in its own widths and in lines."""
_RINGS = (20.0, 34.0, 52.0, 74.0, 100.0)
"""Pixels from a mark to a name that stands away from it."""
_TURNS = (0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270,
          15, 195, 45, 345, 165, 225, 75, 315, 135, 255, 105, 285)  # fmt: skip
"""Directions in which a name may stand away, degrees from the east."""

Box = tuple[float, float, float, float]
Line = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Named:
    """A mark whose name is wanted: its place, its name, its size in pixels, and how many pixels
    away its name may stand at most."""

    lon: float
    lat: float
    text: str
    size: float
    reach: float = _RINGS[-1]


@dataclass(frozen=True, slots=True)
class Label:
    """A name, the point at which it stands and on which side of it; ``away`` from its mark."""

    named: Named
    lon: float
    lat: float
    side: str
    away: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A view as it is drawn on a sheet of a size in pixels."""

    view: View
    room: Point = ROOM

    def place(self, lon: float, lat: float) -> Point:
        """Pixels right of and below the centre."""
        frame = fitted(self.view, self.room[0] / self.room[1])
        sheet, middle = sheet_of(self.view), self.view.middle[0]
        x, y = sheet(lon, lat)
        return x * self.scale, (sheet(middle, frame.centre)[1] - y) * self.scale

    @property
    def scale(self) -> float:
        """Pixels a radius of the globe."""
        frame = fitted(self.view, self.room[0] / self.room[1])
        return min(self.room[0] / frame.width, self.room[1] / frame.height)

    def degrees(self, x: float, y: float, near: Point) -> Point:
        """Degrees of pixels right of and below the centre, near to some degrees."""
        frame = fitted(self.view, self.room[0] / self.room[1])
        up = sheet_of(self.view)(self.view.middle[0], frame.centre)[1]
        return degrees_at(self.view, (x / self.scale, up - y / self.scale), near)

    def holds(self, box: Box) -> bool:
        """Whether a box lies within the sheet."""
        across, down = self.room[0] / 2, self.room[1] / 2
        return -across <= box[0] and box[2] <= across and -down <= box[1] and box[3] <= down


def beyond(view: View, path: Sequence[Point], text: str, size: float) -> Named | None:
    """The end of a path with its name; where that lies beyond the edge, the last point of the path
    at which the name is whole on a page, a slide and a large screen, with an arrow; none if there
    is none.

    ``path``: degrees, from a mark within the view.
    """
    window = Window(view)
    if window.holds(_around(*window.place(*path[-1]), size)):
        return Named(*path[-1], text, size)
    is_west = window.place(*path[-1])[0] < window.place(*path[0])[0]
    name, side = (f"← {text}", "middle right") if is_west else (f"{text} →", "middle left")
    width, windows = width_of(name, SIZE), (window, Window(view, SLIDE), Window(view, HIGH))
    for lon, lat in path[:0:-1]:
        if all(one.holds(_box(*one.place(lon, lat), side, width)) for one in windows):
            return Named(lon, lat, name, 0.0)
    return None


@lru_cache(maxsize=512)
def placed(view: View, wanted: tuple[Named, ...], others: tuple[Named, ...] = ()) -> list[Label]:
    """Labels that meet neither each other nor a mark, in the order of importance given.

    ``others`` are marks without a name. A name stands beside its mark, or away from it where no
    side is free; one for which nothing is free is left out, as is one outside the view.
    """
    window, slide = Window(view), Window(view, SLIDE)
    at = {one: window.place(one.lon, one.lat) for one in (*wanted, *others)}
    there = [one for one in wanted if window.holds(_around(*at[one], one.size))]
    marks = [(at[one], _around(*at[one], one.size)) for one in (*there, *others)]
    names: list[Box] = []
    lines: list[Line] = []
    labels = []
    for one in there:
        chosen = None
        for label, box, line in _free(one, at[one], window, marks, names):
            if not _is_whole(slide, *line, one, (label.lon, label.lat), label.side):
                continue
            crossed = any(_crosses(other, box) for other in lines)
            crossed = crossed or any(_crosses(line, other) for other in names)
            # A name that a line crosses is better than none.
            chosen = (label, box, line) if chosen is None or not crossed else chosen
            if not crossed:
                break
        if chosen:
            labels.append(chosen[0])
            names.append(chosen[1])
            lines.extend([chosen[2]] if chosen[0].away else [])
    return labels


def _free(
    one: Named,
    start: Point,
    window: Window,
    marks: Sequence[tuple[Point, Box]],
    names: Sequence[Box],
) -> Iterator[tuple[Label, Box, Line]]:
    """The places in which a name meets no mark and no other name, the best first."""
    apart = [point for point, _ in marks if point != start]
    for x, y, side, away in _tried(*start, one.size, one.reach):
        box = _box(x, y, side, width_of(one.text, SIZE))
        taken = any(_meet(box, other) for other in (*(around for _, around in marks), *names))
        if taken or not window.holds(box):
            continue
        if away and any(_is_near(mark, start, (x, y)) for mark in apart):
            continue
        lon, lat = window.degrees(x, y, (one.lon, one.lat)) if away else (one.lon, one.lat)
        yield Label(one, round(lon, 2), round(lat, 2), side, away), box, (start, (x, y))


def _is_whole(
    slide: Window, mark: Point, end: Point, named: Named, stands: Point, side: str
) -> bool:
    """Whether a name that stands at some degrees is not cut by the edge of a slide, if its mark is
    on it; beside its mark it is as far from it as on the usual sheet."""
    x, y = slide.place(named.lon, named.lat)
    if not slide.holds(_around(x, y, named.size)):
        return True
    if stands == (named.lon, named.lat):
        x, y = x + end[0] - mark[0], y + end[1] - mark[1]
    else:
        x, y = slide.place(*stands)
    return slide.holds(_box(x, y, side, width_of(named.text, SIZE)))


def _tried(
    x: float, y: float, size: float, reach: float
) -> Iterator[tuple[float, float, str, bool]]:
    """The points at which a name may stand, the best first: beside its mark, then farther away."""
    beside = size / 2 + _GAP
    yield x + beside, y, "middle right", False
    yield x - beside, y, "middle left", False
    yield x, y + beside, "bottom center", False
    yield x, y - beside, "top center", False
    for ring in (one for one in _RINGS if one <= reach):
        for turn in _TURNS:
            east, north = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            side = "middle right" if east > 0.3 else "middle left" if east < -0.3 else ""
            side = side or ("top center" if north > 0 else "bottom center")
            yield x + ring * east, y - ring * north, side, True


def _box(x: float, y: float, side: str, width: float) -> Box:
    along, down = _SIDES[side]
    left, top = x + along * width, y + down * _LINE
    return left, top, left + width, top + _LINE


def _around(x: float, y: float, size: float) -> Box:
    half = size / 2
    return x - half, y - half, x + half, y + half


def _is_near(mark: Point, start: Point, end: Point) -> bool:
    """Whether a mark lies so near the far part of a line to a name that the name might be taken
    for its."""
    across, down = end[0] - start[0], end[1] - start[1]
    along = (mark[0] - start[0]) * across + (mark[1] - start[1]) * down
    part = min(1.0, along / (across**2 + down**2))
    return (
        part > _FAR
        and math.hypot(start[0] + part * across - mark[0], start[1] + part * down - mark[1])
        < _CLEAR
    )


def _crosses(line: Line, box: Box) -> bool:
    """Whether a line lies over a box: the part of it between all four sides is not empty."""
    (x, y), (to_x, to_y) = line
    first, last = 0.0, 1.0
    for start, way, low, high in ((x, to_x - x, box[0], box[2]), (y, to_y - y, box[1], box[3])):
        if not way:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, near), min(last, far)
    return first < last


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
