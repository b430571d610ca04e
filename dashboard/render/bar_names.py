"""The names beside bars in the room that a picture has for them: a page is as wide as its reader
makes it, and says the whole name when a bar is touched; a picture is neither."""

from __future__ import annotations

from html import escape, unescape
from typing import Any

from dashboard.render.axes import left_of
from dashboard.render.fitting import LINE, whole_words, width_of
from dashboard.render.key_lines import BREAK
from dashboard.render.theme import Figure

MOST = 0.45
"""Part of the width that names take at most: the other is for bars and their numbers."""
BESIDE = 16
"""Pixels between the names and the bars, with those left of the names."""


def names_in_room(figure: Figure, width: float, height: float) -> Figure:
    """A figure drawn ``width`` by ``height`` pixels. Where the names of its bars take more than
    their part, they lose their last words; where bars are thinner than names of two lines, each
    name has one."""
    layout = figure["layout"]
    axis, margin = layout.get("yaxis", {}), layout.get("margin", {})
    bars = any(one.get("orientation") == "h" for one in figure["data"])
    if not bars or "yaxis2" in layout or "ticktext" not in axis:
        return figure
    size = axis["tickfont"]["size"]
    names = _one_line(axis, size, height - margin["t"] - margin["b"])
    room = MOST * width - BESIDE
    shown = [_cut(name, size, room) for name in names]
    if shown == list(axis["ticktext"]):
        return figure
    beside = BESIDE + axis.get("ticklabelstandoff", 0)
    left = left_of([unescape(name) for name in shown], size, beside)
    return {**figure, "layout": {
        **layout,
        "yaxis": {**axis, "ticktext": shown},
        "margin": {**margin, "l": left},
        "annotations": [_moved(one, margin["l"] - left) for one in layout.get("annotations", ())],
    }}  # fmt: skip


def _one_line(axis: dict[str, Any], size: float, height: float) -> list[str]:
    """The names; without lines of their own where two of them have no room in a row."""
    names = list(axis["ticktext"])
    last, first = axis["range"]
    lines = max(name.count(BREAK) + 1 for name in names)
    if lines * size * LINE <= height / (last - first):
        return names
    return [name.replace(BREAK, " ") for name in names]


def _cut(name: str, size: float, room: float) -> str:
    """A name whose lines are no wider than their room."""
    lines = (unescape(line) for line in name.split(BREAK))
    return BREAK.join(
        escape(whole_words(line, lambda text: width_of(text, size) <= room), quote=False)
        for line in lines
    )


def _moved(note: dict[str, Any], pixels: float) -> dict[str, Any]:
    """A line under the bars, which is measured from where they begin."""
    return {**note, "xshift": note["xshift"] + pixels} if note.get("xshift", 0) < 0 else note
