"""Which names fit on the map, and on which side of their marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.charts.plot import Mark, View

HEIGHT = 340
"""Pixels from the north to the south of a map on a page of usual width."""

_LETTER, _LINE, _GAP = 6.2, 14.0, 8.0
_SIDES = {
    "middle right": (0.0, -0.5),
    "middle left": (-1.0, -0.5),
    "bottom center": (-0.5, 0.35),
    "top center": (-0.5, -1.35),
    "top right": (0.0, -1.35),
}
"""Where a text stands from its point: in its own widths and in lines."""

_TRIED = ("middle right", "middle left", "bottom center", "top center")
_OF_HOME = {True: ("top right", *_TRIED), False: ("bottom center", "top center", *_TRIED)}
"""The sides of the region itself: on a map of the whole world, and near it."""

Point = tuple[float, float, str]
"""Longitude, latitude, text."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a point, on the side where it covers nothing."""

    lon: float
    lat: float
    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Window:
    """A view as it is drawn: where its degrees are in pixels."""

    view: View

    @property
    def pixels(self) -> float:
        """Pixels a degree in the middle."""
        return HEIGHT / (self.view.north - self.view.south)

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels right of and below the middle, near enough to tell whether names meet."""
        middle = self.view.middle
        if self.view.whole:
            return (lon - middle[0]) * self.pixels, -lat * self.pixels
        east, north = math.radians(lon - middle[0]), math.radians(lat)
        here = math.radians(middle[1])
        level = math.cos(north) * math.cos(east)
        near = math.sin(here) * math.sin(north) + math.cos(here) * level
        scale = math.degrees(math.sqrt(2 / (1 + near))) * self.pixels
        up = math.cos(here) * math.sin(north) - math.sin(here) * level
        return scale * math.cos(north) * math.sin(east), -scale * up

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the view."""
        view = self.view
        return view.west <= lon <= view.east and view.south <= lat <= view.north

    def first_free(self, home: Mark, others: Iterable[Mark]) -> Label:
        """The name of the region itself on the side where it covers the fewest marks."""
        assert home.place is not None
        taken = [_mark(self.place(*one.place)) for one in others if one.place]
        labels = [Label(*home.place, home.label, side) for side in _OF_HOME[self.view.whole]]
        covered = [sum(_meet(_box(one, self), mark) for mark in taken) for one in labels]
        return labels[covered.index(min(covered))]


def fitting_labels(
    named: Sequence[Point], window: Window, taken: Iterable[Label] = ()
) -> list[Label]:
    """Labels that meet neither each other nor the marks, in the order of importance given.

    ``taken`` are drawn already. A name for which no side is free is left out.
    """
    inside = [point for point in named if window.holds(point[0], point[1])]
    boxes = [_box(label, window) for label in taken]
    boxes += [_mark(window.place(lon, lat)) for lon, lat, _ in inside]
    labels = []
    for lon, lat, text in inside:
        for side in _TRIED:
            label = Label(lon, lat, text, side)
            box = _box(label, window)
            if not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                labels.append(label)
                break
    return labels


_Box = tuple[float, float, float, float]


def _box(label: Label, window: Window) -> _Box:
    x, y = window.place(label.lon, label.lat)
    along, down = _SIDES[label.side]
    width = len(label.text) * _LETTER
    left = x + along * width + {0.0: _GAP, -1.0: -_GAP}.get(along, 0.0)
    top = y + down * _LINE
    return left, top, left + width, top + _LINE


def _mark(place: tuple[float, float]) -> _Box:
    x, y = place
    return x - _GAP / 2, y - _GAP / 2, x + _GAP / 2, y + _GAP / 2


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
