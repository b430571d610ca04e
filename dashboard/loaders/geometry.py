"""What the base map outlines, read from the map itself."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

BASE_MAP = Path("geo") / "world_110m.json"
"""The TopoJSON that every map is drawn on, below the folder of the data."""


@lru_cache(maxsize=4)
def outlined(data: Path) -> frozenset[str]:
    """The countries that have an outline on the base map, ISO 3166-1 alpha-3.

    At its scale the smallest ones have none. Raises ``OSError`` where there is no base map.
    """
    base = json.loads((data / BASE_MAP).read_text(encoding="utf-8"))
    shapes = base["objects"]["countries"]["geometries"]
    return frozenset(str(shape["id"]) for shape in shapes if "id" in shape)
