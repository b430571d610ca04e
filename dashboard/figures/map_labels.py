"""Which names fit on the map, and on which side of their marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LETTER, _LINE, _GAP = 6.4, 14.0, 8.0
_SIDES = (
    ("middle right", 0.0, -0.5),
    ("middle left", -1.0, -0.5),
    ("bottom center", -0.5, 0.35),
    ("top center", -0.5, -1.35),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a point, on the side where it covers nothing."""

    lon: float
    lat: float
    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the map: where it looks, how far, and its scale on a page of usual width."""

    west: float
    east: float
    south: float
    north: float
    pixels: float
    """Pixels a degree in the middle."""
    middle: tuple[float, float] | None = None
    """Middle of an equal-area azimuthal projection, degrees east and north; else a plain one."""

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels right of and below the middle, near enough to tell whether names meet."""
        if self.middle is None:
            return (lon - (self.west + self.east) / 2) * self.pixels, -lat * self.pixels
        east, north = math.radians(lon - self.middle[0]), math.radians(lat)
        here = math.radians(self.middle[1])
        level = math.cos(north) * math.cos(east)
        near = math.sin(here) * math.sin(north) + math.cos(here) * level
        scale = math.degrees(math.sqrt(2 / (1 + near))) * self.pixels
        up = math.cos(here) * math.sin(north) - math.sin(here) * level
        return scale * math.cos(north) * math.sin(east), -scale * up

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the window."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def fitting_labels(
    named: Sequence[tuple[float, float, str]],
    window: Window,
    taken: Iterable[tuple[float, float, str]] = (),
) -> list[Label]:
    """Labels that meet neither each other nor the marks, in the order of importance given.

    ``named`` and ``taken`` are (longitude, latitude, text); ``taken`` are drawn already, their
    text to the right. A name for which no side is free is left out.
    """
    boxes = []
    for lon, lat, text in taken:
        x, y = window.place(lon, lat)
        boxes.append((x - _GAP, y - _LINE, x + _GAP + len(text) * _LETTER, y + _LINE / 2))
    inside = [point for point in named if window.holds(point[0], point[1])]
    for lon, lat, _ in inside:
        x, y = window.place(lon, lat)
        boxes.append((x - _GAP / 2, y - _GAP / 2, x + _GAP / 2, y + _GAP / 2))
    labels = []
    for lon, lat, text in inside:
        x, y = window.place(lon, lat)
        width = len(text) * _LETTER
        for side, along, down in _SIDES:
            shift = _GAP if along == 0 else -_GAP if along == -1 else 0.0
            left, top = x + along * width + shift, y + down * _LINE
            right, bottom = left + width, top + _LINE
            free = all(
                right <= box[0] or left >= box[2] or bottom <= box[1] or top >= box[3]
                for box in boxes
            )
            if free:
                boxes.append((left, top, right, bottom))
                labels.append(Label(lon, lat, text, side))
                break
    return labels
