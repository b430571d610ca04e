"""Boxes of names and lines to them on a map, in pixels right of and below its centre."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dashboard.render.projection import Point

_LINE, _CLEAR, _FAR = 14.0, 8.0, 0.35
_SIDES = {
    "middle right": (0.0, -0.5),
    "middle left": (-1.0, -0.5),
    "bottom center": (-0.5, 0.0),
    "top center": (-0.5, -1.0),
    "middle center": (-0.5, -0.5),
}
"""Where a text stands from its point: in its own widths and in lines."""
_GAP = 4.0
RINGS = (20.0, 34.0, 52.0, 74.0, 100.0)
"""Pixels from a mark to a name that stands away from it."""
_TURNS = (0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270,
          15, 195, 45, 345, 165, 225, 75, 315, 135, 255, 105, 285)  # fmt: skip
"""Directions in which a name may stand away, degrees from the east."""

Box = tuple[float, float, float, float]
Line = tuple[Point, Point]


def box_of(x: float, y: float, side: str, width: float) -> Box:
    """Where a text of a width lies that stands on a side of a point."""
    along, down = _SIDES[side]
    left, top = x + along * width, y + down * _LINE
    return left, top, left + width, top + _LINE


def around(x: float, y: float, size: float) -> Box:
    """The square that a mark of a size fills."""
    half = size / 2
    return x - half, y - half, x + half, y + half


def is_near(mark: Point, start: Point, end: Point) -> bool:
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


def crosses(line: Line, box: Box) -> bool:
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


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def sites(
    x: float, y: float, size: float, reach: float, *, area: bool = False
) -> Iterator[tuple[float, float, str, bool]]:
    """The points at which a name may stand, the best first: in the middle of an area, below and
    above it, else beside its mark, then farther away."""
    beside = size / 2 + _GAP
    level = ((x + beside, y, "middle right"), (x - beside, y, "middle left"))
    below = ((x, y + beside, "bottom center"), (x, y - beside, "top center"))
    # Beside its middle the name of an area would stand on its neighbour.
    near = ((x, y, "middle center"), *below, *level) if area else (*level, *below)
    yield from ((*place, False) for place in near)
    for ring in (one for one in RINGS if one <= reach):
        for turn in _TURNS:
            east, north = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            side = "middle right" if east > 0.3 else "middle left" if east < -0.3 else ""
            side = side or ("top center" if north > 0 else "bottom center")
            yield x + ring * east, y - ring * north, side, True
