"""Which part of the world shows some places: arithmetic on boxes of degrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NEAR = 34.0
"""Degrees of longitude from the middle of a box within which the region itself is shown too."""
LARGE = 75.0
"""Degrees of longitude from which on a part of the world is drawn flat, as the whole is."""
WIDEST = 170.0
"""Degrees of longitude from which on nothing but the whole world is enough."""
_LEAST_NEAR, _LEAST_FAR = (14.0, 7.0), (18.0, 10.0)
"""Half of the width and height of a part of the world, at least: with the region, without it."""
_EDGE = 1.12
"""How much larger a part of the world is than what it is to show."""


class Box(NamedTuple):
    """Degrees; ``east`` may be beyond 180."""

    west: float
    east: float
    south: float
    north: float

    @property
    def middle(self) -> tuple[float, float]:
        """Degrees east and north."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def joined(boxes: Sequence[Box]) -> Box:
    """The box around some boxes, at least one."""
    return Box(
        min(one.west for one in boxes),
        max(one.east for one in boxes),
        min(one.south for one in boxes),
        max(one.north for one in boxes),
    )


def at(lon: float, lat: float) -> Box:
    """The box of a point."""
    return Box(lon, lon, lat, lat)


def around(box: Box, home: tuple[float, float]) -> Box:
    """A part of the world around a box, with the region itself where it is near, or north or south
    of what is shown: an edge would run through it."""
    near = abs(box.middle[0] - home[0]) <= NEAR or box.west <= home[0] <= box.east
    least = _LEAST_NEAR if near else _LEAST_FAR
    shown = joined([box, at(*home)]) if near else box
    lon, lat = shown.middle
    across = max(least[0], (shown.east - shown.west) / 2 * _EDGE + (4 if near else 0))
    down = max(least[1], (shown.north - shown.south) / 2 * _EDGE + (2 if near else 0))
    return Box(lon - across, lon + across, max(lat - down, -80.0), min(lat + down, 84.0))
