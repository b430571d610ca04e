"""How a bar says what its value is: strong or receding, published, derived or missing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Any

from dashboard.charts.parts import SQUARE
from dashboard.charts.plot import Category, Entry
from dashboard.measures.value_classes import CLASSES
from dashboard.render.classes import class_colours
from dashboard.render.fitting import filled, width_of
from dashboard.render.texts import hover_html, safe
from dashboard.render.theme import Figure, colour, hatch, solid

RECEDING = 0.6
BETWEEN = "   "
"""What stands between the entries of a key."""
_TAGS = re.compile("<[^>]*>")
KEY_SIZE, LINE_HEIGHT = 12, 16
"""Pixels of the letters of a key and of a line of it."""
GRADED = frozenset({"pale", *class_colours(CLASSES)})
"""Shades of which some are hardly seen on the ground: in a key they have an edge."""
SIGN = "1.4em"
"""Size of the squares of a key: as those of its letters they are half as high as a capital."""


def bars(
    name: str, derived: Sequence[bool], strong: Sequence[bool], shades: Sequence[str] = ()
) -> Figure:
    """Marker of a row of bars in the colour of a noun, or each in its own of ``shades``: the
    derived hatched, those not ``strong`` receding within their edge, by which they are seen.

    plotly draws the hatching of a bar that has a colour of its own in that colour, so where any is
    hatched each has one, and only the shape of the pattern differs. What is alike in all is said
    once: plotly looks into a list for every bar that it draws.
    """
    plain, lined = solid(name), hatch(name)
    full = list(shades) or [plain["color"]] * len(derived)
    colours = [one if near else receding(one) for one, near in zip(full, strong, strict=True)]
    edges = [
        plain["line"]["color"] if near and not one else shade
        for shade, near, one in zip(full, strong, derived, strict=True)
    ]
    if not any(derived):
        return {"color": alike(colours), "line": {**plain["line"], "color": alike(edges)}}
    return {
        "color": colours,
        "pattern": {**lined["pattern"], "shape": ["/" if one else "" for one in derived]},
        "line": {
            "color": edges,
            "width": [(lined if one else plain)["line"]["width"] for one in derived],
        },
    }


def receding(shade: str) -> str:
    """A colour through which its ground is seen."""
    return f"{shade}{round(RECEDING * 255):02x}"


def alike(values: list[Any]) -> Any:
    """The one value of a property that is the same for all marks of a trace; else all of them."""
    return values[0] if len(set(values)) == 1 else values


def gap() -> Figure:
    """Marker of a band where nothing is published."""
    pale = hatch("pale")
    return {**pale, "pattern": {**pale["pattern"], "solidity": 0.3}, "line": {"width": 0}}


def bands(categories: Sequence[Category], width: float) -> list[Figure]:
    """Pale bands with words across horizontal bars, for the categories that have a gap."""
    places = [place for place, one in enumerate(categories) if one.gap]
    if not places:
        return []
    missing = [categories[place] for place in places]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": missing[0].gap,
            "x": [width] * len(places),
            "y": places,
            "marker": gap(),
            "text": [safe(one.gap) for one in missing],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "constraintext": "none",
            "insidetextfont": {"size": 12, "color": colour("ink-2")},
            "hovertext": [hover_html(one.hover or f"{one.label}: {one.gap}") for one in missing],
            "hoverinfo": "text",
        }
    ]


def key(entries: Iterable[Entry], y: float = 1.0, *, left: int, width: float = math.inf) -> Figure:
    """One line above a plot that names its colours and signs, from the edge of the figure, where
    its title begins: ``left`` pixels beside the plot. With a ``width``, lines of at most so many
    pixels."""
    at = {"x": 0, "xanchor": "left", "xshift": -left, "align": "left"}
    return label(key_text(entries, width), y=y, yanchor="bottom", yshift=4, **at)


def key_text(entries: Iterable[Entry], width: float = math.inf) -> str:
    """The entries of a key, each sign in its colour."""
    shown = [_entry(one) for one in entries]
    return "<br>".join(filled(shown, BETWEEN, lambda line: seen_width(line, KEY_SIZE) <= width))


def seen_width(text: str, size: float) -> float:
    """Pixels of a line of a plot, whose tags are not seen."""
    return width_of(unescape(_TAGS.sub("", text)), size)


def _entry(one: Entry) -> str:
    size = f";font-size:{SIGN}" if one.sign == SQUARE else ""
    edge = f";stroke:{colour('ink-2')};stroke-width:0.5px" if one.noun in GRADED else ""
    sign = f'<span style="color:{colour(one.noun or "ink-2")}{size}{edge}">{safe(one.sign)}</span>'
    return f"{sign} {safe(one.label)}"


def label(text: str, **place: object) -> Figure:
    """A text in the plot, placed on the paper unless ``xref`` and ``yref`` say otherwise."""
    return {
        "text": text,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": KEY_SIZE, "color": colour("ink-2")},
        **place,
    }


def legend(**more: object) -> Figure:
    """The key of marks, one line above them; it only tells, nothing can be switched off."""
    return {
        "orientation": "h",
        "x": 0,
        "y": 1.01,
        "yanchor": "bottom",
        "font": {"size": 12},
        "itemclick": False,
        "itemdoubleclick": False,
        **more,
    }


def watermark_behind(mark: str, *, beside_names: bool = False) -> list[Figure]:
    """The mark of made-up data behind the bars and lines of a plot, over none of its numbers;
    nothing without one. A shape, for annotations lie over all that is drawn. ``beside_names``: it
    ends where the plot does, which on a phone is narrower than the mark beside names of bars."""
    if not mark:
        return []
    font = {"size": 20, "color": colour("line")}
    at = {"textposition": "middle right"} if beside_names else {}
    return [{"type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1,
             "layer": "below", "line": {"width": 0},
             "label": {"text": mark, "textangle": -12, "font": font, **at}}]  # fmt: skip


def watermark(mark: str) -> list[Figure]:
    """The mark of made-up data across a plot that fills its place, as a map does; nothing without
    one."""
    if not mark:
        return []
    font = {"size": 16, "color": colour("muted")}
    return [label(mark, x=0.5, y=0.5, opacity=0.45, font=font, textangle=-12, captureevents=False)]
