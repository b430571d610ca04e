"""Names in the tiles of a picture: the number alone where a whole name would be hidden.

On a page the browser looks which tiles have room for theirs (assets/tiles.js). Of a picture only
its size is known, and what part of it a tile takes: how high the tile is is reckoned from that.
"""

from __future__ import annotations

import math
import re

from dashboard.render.theme import Figure

LINE, EDGE, ABOVE = 17, 8, 30
"""Pixels of a line in a tile, around its lines, and of the key above the tiles."""
LYING = 0.6
"""How high a low tile is, of a square as large as it."""
_NUMBER = re.compile(r"<b>(\d+)(?= |<br>)")


def codes_in_room(figure: Figure, width: int, height: int) -> Figure:
    """A figure with the number that a name begins with in place of each that has too many lines
    for its tile, in a picture of so many pixels; the same figure where all have room."""
    data = [
        _with_codes(trace, width * (height - ABOVE)) if trace["type"] == "treemap" else trace
        for trace in figure["data"]
    ]
    return figure if data == figure["data"] else {**figure, "data": data}


def _with_codes(trace: Figure, pixels: float) -> Figure:
    whole = sum(trace["values"])
    labels = [
        _label(label, text, pixels * value / whole if whole else 0.0)
        for label, text, value in zip(trace["labels"], trace["text"], trace["values"], strict=True)
    ]
    return {**trace, "labels": labels}


def _label(label: str, text: str, pixels: float) -> str:
    lines = label.count("<br>") + text.count("<br>") + 2
    found = _NUMBER.match(label)
    fits = lines * LINE + EDGE <= LYING * math.sqrt(pixels)
    return label if fits or not found else f"<b>{found[1]}</b>"
