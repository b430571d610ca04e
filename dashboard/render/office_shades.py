"""Shades of colours on paper: how far what is not meant recedes, and what is dark."""

from __future__ import annotations

RECEDING = 0.55
BAR_RECEDING = 0.35
"""How much of its colour a bar has that recedes within its edge: as much as a line, and on a grey
printer exports that recede are as imports that do not."""
HATCHED_RECEDING = 0.8
FAINT = 0.3
"""How much of its colour a line has that only gives scale."""


def blended(shade: str, part: float = RECEDING) -> str:
    """A colour receding into the white of a slide."""
    hues = [int(shade[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - c) * part):02x}" for c in hues)


def dark(shade: str) -> bool:
    """Whether light letters are read better on a colour."""
    red, green, blue = (int(shade[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 150
