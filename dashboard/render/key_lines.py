"""The key above a plot in as many lines as its place needs: no browser breaks it in a picture."""

from __future__ import annotations

from typing import Any

from dashboard.render.fitting import LINE, filled
from dashboard.render.marks import BETWEEN, KEY_SIZE, seen_width
from dashboard.render.theme import Figure

BREAK = "<br>"


def in_lines(figure: Figure, width: float) -> Figure:
    """A figure drawn ``width`` pixels wide, its keys parted between entries where they are wider
    than the plot; what stands above the plot has as many lines more."""
    layout = figure["layout"]
    margin = layout.get("margin", {})
    room = width - margin.get("l", 0) - margin.get("r", 0)
    before = layout.get("annotations", ())
    notes = [_parted(one, room) for one in before]
    more = max(map(_added, notes, before), default=0)
    if not more:
        return figure
    size = notes[0].get("font", {}).get("size", KEY_SIZE)
    taller = {**margin, "t": margin.get("t", 0) + round(more * size * LINE)}
    return {**figure, "layout": {**layout, "annotations": notes, "margin": taller}}


def _parted(note: dict[str, Any], room: float) -> dict[str, Any]:
    """A key of which no line is wider than the plot; any other text as it is."""
    if BETWEEN not in note["text"] or note.get("yref") != "paper":
        return note
    size = note.get("font", {}).get("size", KEY_SIZE)
    entries = note["text"].replace(BREAK, BETWEEN).split(BETWEEN)
    lines = filled(entries, BETWEEN, lambda line: seen_width(line, size) <= room)
    return {**note, "text": BREAK.join(lines)}


def _added(new: dict[str, Any], old: dict[str, Any]) -> int:
    """How many lines a key above a plot has more than before."""
    above = new.get("yanchor") == "bottom" and new.get("y", 0) >= 1
    return int(new["text"].count(BREAK) - old["text"].count(BREAK)) if above else 0
