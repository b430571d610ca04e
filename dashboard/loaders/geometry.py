"""What the base map outlines, read from the map itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

BASE_MAP = Path("geo") / "world_110m.json"
"""The TopoJSON that every map is drawn on, below the folder of the data."""


@lru_cache(maxsize=4)
def outlined(data: Path) -> frozenset[str]:
    """The countries that have an outline on the base map, ISO 3166-1 alpha-3.

    At its scale the smallest ones have none. Raises ``OSError`` where there is no base map.
    """
    return frozenset(str(shape["id"]) for shape in _countries(_base(data)) if "id" in shape)


Sides = tuple[float, float, float, float]
"""West, east, south, north, degrees."""
_APART, _SMALL = 3.0, 0.02
"""Degrees from the main land of a country from which on islands are far away; and the part of its
size below which they are too small to be framed."""


@lru_cache(maxsize=4)
def extents(data: Path) -> Mapping[str, Sides]:
    """The sides of the main land of each country with the islands beside it, by its code.

    Raises ``OSError`` where there is no base map.
    """
    base = _base(data)
    arcs = [_sides_of(arc, base["transform"]) for arc in base["arcs"]]
    found = {}
    for shape in _countries(base):
        rings = [_joined([arcs[arc if arc >= 0 else ~arc] for arc in ring])
                 for ring in _outer(shape)]  # fmt: skip
        if rings and "id" in shape:
            found[str(shape["id"])] = _main(rings)
    return found


def _base(data: Path) -> Any:
    return json.loads((data / BASE_MAP).read_text(encoding="utf-8"))


def _countries(base: Any) -> list[Any]:
    return list(base["objects"]["countries"]["geometries"])


def _sides_of(arc: list[list[int]], transform: Mapping[str, list[float]]) -> Sides:
    """The sides of an arc, whose points are written as steps from the one before."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    east = [west + across * step for step in accumulate(step[0] for step in arc)]
    north = [south + up * step for step in accumulate(step[1] for step in arc)]
    return min(east), max(east), min(north), max(north)


def _outer(shape: Any) -> Iterator[list[int]]:
    """The outer rings of a country, each the numbers of its arcs."""
    match shape.get("type"):
        case "Polygon":
            yield shape["arcs"][0]
        case "MultiPolygon":
            yield from (rings[0] for rings in shape["arcs"])


def _joined(sides: list[Sides]) -> Sides:
    west, east, south, north = zip(*sides, strict=True)
    return min(west), max(east), min(south), max(north)


def _main(rings: list[Sides]) -> Sides:
    """The sides of the largest ring and of those beside it that are not too small."""
    largest, *others = sorted(rings, key=_size, reverse=True)
    west, east, south, north = largest
    beside = [
        one
        for one in others
        if _size(one) >= _SMALL * _size(largest)
        and max(one[0] - east, west - one[1], one[2] - north, south - one[3]) <= _APART
    ]
    return _joined([largest, *beside])


def _size(sides: Sides) -> float:
    west, east, south, north = sides
    return (east - west) * (north - south)
