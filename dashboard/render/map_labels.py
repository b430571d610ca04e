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
from dashboard.render.map_boxes import (
    RINGS,
    Box,
    Line,
    around,
    box_of,
    crosses,
    is_near,
    meet,
    sites,
)
from dashboard.render.projection import Point, degrees_at, fitted, sheet_of

ROOM = (937.0, 283.0)
"""Pixels of the sheet for which places are found, width and height."""
SLIDE = (690.0, 280.0)
"""The same of a map on a slide: it is narrower for its height, and shows less of east and west."""
HIGH = (1000.0, 500.0)
"""The same of a map on a large screen, which shows the least of east and west."""
SIZE = 12
_FAR = 60.0
"""Pixels of a line from which on a name is sought among those nearer."""
_STEPS = 4
"""Parts of a line to a name."""
_TURNS_AT_IT = 12
"""How often names that a line crosses may choose before the others."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mark whose name is wanted: its place, its name, its size in pixels, and how many pixels
    away its name may stand at most; an ``area`` has no mark, and its name in its middle."""

    lon: float
    lat: float
    text: str
    size: float
    reach: float = RINGS[-1]
    area: bool = False


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
    if window.holds(around(*window.place(*path[-1]), size)):
        return Named(*path[-1], text, size)
    is_west = window.place(*path[-1])[0] < window.place(*path[0])[0]
    name, side = (f"← {text}", "middle right") if is_west else (f"{text} →", "middle left")
    width, windows = width_of(name, SIZE), (window, Window(view, SLIDE), Window(view, HIGH))
    for lon, lat in path[:0:-1]:
        if all(one.holds(box_of(*one.place(lon, lat), side, width)) for one in windows):
            return Named(lon, lat, name, 0.0)
    return None


def led(view: View, label: Label) -> list[Point]:
    """Degrees of points on the line from a mark to its name: straight on the sheet, where the
    shortest way on the globe would be bent and lie over other marks."""
    window = Window(view)
    start, end = (window.place(one.lon, one.lat) for one in (label.named, label))
    points: list[Point] = [(label.named.lon, label.named.lat)]
    for step in range(1, _STEPS):
        part = step / _STEPS
        x, y = (one + part * (other - one) for one, other in zip(start, end, strict=True))
        lon, lat = window.degrees(x, y, points[-1])
        points.append((round(lon, 2), round(lat, 2)))
    return [*points, (label.lon, label.lat)]


@lru_cache(maxsize=512)
def placed(view: View, wanted: tuple[Named, ...], others: tuple[Named, ...] = ()) -> list[Label]:
    """Labels that meet neither each other nor a mark, in the order of importance given.

    ``others`` are marks without a name. A name stands beside its mark, or away from it where no
    side is free; one for which nothing is free is left out, as is one outside the view.
    """
    order, first = wanted, wanted[:1]
    best = found = _tried_in(order, view, others)
    for _ in range(_TURNS_AT_IT):
        if not best.faulty:
            break
        # Those whose lines found no free way, or are long, choose next after the first of all.
        ahead = dict.fromkeys((*first, *found.faulty))
        order = (*ahead, *(one for one in order if one not in ahead))
        found = _tried_in(order, view, others)
        best = max(best, found, key=lambda one: one.worth)
    places = {one.named: one for one in best.labels}
    return [places[one] for one in wanted if one in places]


@dataclass(frozen=True, slots=True)
class _Labelling:
    """Names with their places, those of which a line lies over a name or below one, those that
    stand far from their marks, and those of which a line lies over a mark."""

    labels: list[Label]
    crossed: tuple[Named, ...]
    far: tuple[Named, ...]
    passing: tuple[Named, ...]

    @property
    def worth(self) -> tuple[int, ...]:
        """Most names, fewest of each kind of fault, fewest away from their marks."""
        away = sum(one.away for one in self.labels)
        faults = (-len(one) for one in (self.crossed, self.far, self.passing))
        return len(self.labels), *faults, -away

    @property
    def faulty(self) -> tuple[Named, ...]:
        """The names with the worst faults that there are."""
        return (*self.crossed, *self.far) or self.passing


def _tried_in(order: Sequence[Named], view: View, others: Sequence[Named]) -> _Labelling:
    """The names placed one after another, each where it then finds room."""
    window, slide = Window(view), Window(view, SLIDE)
    at = {one: window.place(one.lon, one.lat) for one in (*order, *others)}
    there = [one for one in order if window.holds(around(*at[one], one.size))]
    real = [one for one in (*there, *others) if not one.area]
    marks = [(at[one], around(*at[one], one.size)) for one in real]
    middles = [around(*at[one], one.size / 2) for one in real]
    names: list[Box] = []
    lines: list[Line] = []
    labels: list[Label] = []
    faults: dict[Named, tuple[int, bool, int]] = {}
    for one in there:
        apart = [middle for middle in middles if not meet(middle, (*at[one], *at[one]))]
        chosen, least = None, (0, False, 0)
        for label, box, line in _free(one, at[one], window, marks, names):
            if not _is_whole(slide, *line, one, (label.lon, label.lat), label.side):
                continue
            crossed, passed = sum(crosses(other, box) for other in lines), 0
            if label.away:
                crossed += sum(crosses(line, other) for other in names)
                passed = sum(crosses(line, other) for other in apart)
            # A name that a line crosses is better than none.
            found = (crossed, math.dist(*line) > _FAR, passed)
            if chosen is None or found < least:
                chosen, least = (label, box, line), found
            if not any(found):
                break
        if chosen:
            labels.append(chosen[0])
            names.append(chosen[1])
            lines.extend([chosen[2]] if chosen[0].away else [])
            faults[one] = least
    kinds = (tuple(one for one, found in faults.items() if found[at]) for at in range(3))
    return _Labelling(labels, *kinds)


def _free(
    one: Named,
    start: Point,
    window: Window,
    marks: Sequence[tuple[Point, Box]],
    names: Sequence[Box],
) -> Iterator[tuple[Label, Box, Line]]:
    """The places in which a name meets no mark and no other name, the best first."""
    apart = [point for point, _ in marks if point != start]
    for x, y, side, away in sites(*start, one.size, one.reach, area=one.area):
        box = box_of(x, y, side, width_of(one.text, SIZE))
        taken = any(meet(box, other) for other in (*(around for _, around in marks), *names))
        if taken or not window.holds(box):
            continue
        if away and any(is_near(mark, start, (x, y)) for mark in apart):
            continue
        lon, lat = window.degrees(x, y, (one.lon, one.lat)) if away else (one.lon, one.lat)
        yield Label(one, round(lon, 2), round(lat, 2), side, away), box, (start, (x, y))


def _is_whole(
    slide: Window, mark: Point, end: Point, named: Named, stands: Point, side: str
) -> bool:
    """Whether a name that stands at some degrees is not cut by the edge of a slide, if its mark is
    on it; beside its mark it is as far from it as on the usual sheet."""
    x, y = slide.place(named.lon, named.lat)
    if not slide.holds(around(x, y, named.size)):
        return True
    if stands == (named.lon, named.lat):
        x, y = x + end[0] - mark[0], y + end[1] - mark[1]
    else:
        x, y = slide.place(*stands)
    return slide.holds(box_of(x, y, side, width_of(named.text, SIZE)))
