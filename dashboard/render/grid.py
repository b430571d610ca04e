"""Cells of rows by columns, shaded by their amounts, the figure of each in its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Entry, Plot
from dashboard.language import Language
from dashboard.measures.value_classes import class_of
from dashboard.render.axes import left_of
from dashboard.render.classes import class_colours, class_scale
from dashboard.render.fitting import width_of
from dashboard.render.marks import key, watermark
from dashboard.render.texts import hover_html, safe, wrap
from dashboard.render.theme import Figure, colour, layout

HEAD_WIDTH = 12
"""Characters of a line of the head of a column."""
SMALLER = 11
"""Pixels of the heads of columns where a word is longer than a line, else those of any text."""
LYING = 12
"""Up to so many columns have room for heads that lie; those of more are tilted."""

BELOW_ZERO = "pale"
"""The colour of amounts below zero, and the noun of their entry in the key."""
COUNTS = ("accent-pale", "chosen")
"""The colours of the least and the largest count."""
_DARK_FROM = 0.55
_DARK = frozenset({"class-4", "class-5"})
"""From which part of the largest count, and on which classes, light figures are read; the theme
swaps colours and figures alike."""


@dataclass(frozen=True, slots=True)
class _Shades:
    """The shade of every cell, None where it is empty; the colours of the shades between two
    ends, as plotly's heatmap has them; and which shades are dark."""

    cells: list[list[float | None]]
    scale: list[list[Any]]
    ends: tuple[float, float]
    dark: Callable[[float], bool]


def grid_figure(plot: Plot, _: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``grid``: pale cells with dark figures, then dark ones."""
    shades = _by_count(plot) if plot.unit == "count" else _by_class(plot)
    return {
        "data": [_cells(plot, shades, dark=False), _cells(plot, shades, dark=True)],
        "layout": _layout(plot, mark),
    }


def _by_count(plot: Plot) -> _Shades:
    """Counts are few and small: each has a shade."""
    pale, strong = map(colour, COUNTS)
    cells = [[one.value or None for one in row.amounts] for row in plot.series]
    largest = max(one.value or 1.0 for one in plot.amounts())
    edge = 1 + _DARK_FROM * (largest - 1)
    ends = (1.0, max(largest, 2.0))
    return _Shades(cells, [[0, pale], [1, strong]], ends, lambda count: count > edge)


def _by_class(plot: Plot) -> _Shades:
    """Amounts that differ by powers of ten are shaded by their class."""
    names = class_colours(len(plot.limits) + 1)
    below = any(one.plain() < 0 for one in plot.amounts())
    names = (BELOW_ZERO, *names) if below else names
    steps = len(names)

    def step(one: Amount) -> float | None:
        if one.plain() < 0:
            return 0.0
        return float(class_of(one.plain(), plot.limits) + below) if one.plain() > 0 else None

    cells = [[step(one) for one in row.amounts] for row in plot.series]
    return _Shades(
        cells, class_scale(names), (-0.5, steps - 0.5), lambda step: names[int(step)] in _DARK
    )


def _cells(plot: Plot, shades: _Shades, *, dark: bool) -> Figure:
    """The cells that are dark, or those that are not."""

    def here(shade: float | None) -> bool:
        return shade is not None and shades.dark(shade) is dark

    return {
        "type": "heatmap",
        "x": list(range(len(plot.categories))),
        "y": list(range(len(plot.rows))),
        "z": [[shade if here(shade) else None for shade in row] for row in shades.cells],
        "zmin": shades.ends[0],
        "zmax": shades.ends[1],
        "colorscale": shades.scale,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "text": [
            [safe(text) if here(shade) else "" for shade, text in zip(row, one.labels, strict=True)]
            for row, one in zip(shades.cells, plot.series, strict=True)
        ],
        "texttemplate": "%{text}",
        "textfont": {"size": 12, "color": colour("surface" if dark else "ink")},
        # An empty cell of which something is said is said by one of both traces.
        "hoverongaps": not dark and all(all(one.hovers) for one in plot.series),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [[hover_html(text) for text in one.hovers] for one in plot.series],
        "customdata": [
            [list(pair) for pair in zip(one.orders, _in_table(plot, place), strict=True)]
            for place, one in enumerate(plot.series)
        ],
    }


def _in_table(plot: Plot, place: int) -> list[str]:
    """The cells of the table in which the amounts of a row stand: plotly has no ids of cells."""
    row, column = plot.rows[place].key, plot.series[place].column
    return ["/".join(filter(None, (row, one.key, column))) for one in plot.categories]


def _layout(plot: Plot, mark: str) -> Figure:
    hidden = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True}
    columns, rows = len(plot.categories), len(plot.rows)
    lying = columns <= LYING
    names = [_head(one) for one in plot.rows]
    left = left_of(names, 12, 14)
    return layout(
        margin={"l": left, "r": 8, "t": 8, "b": 30 if plot.entries else 8},
        hovermode="closest",
        xaxis={
            **hidden,
            "side": "top",
            **_tilt(plot.categories),
            "tickvals": list(range(columns)),
            "ticktext": [_head(one, HEAD_WIDTH if lying else 0) for one in plot.categories],
            "tickfont": {"size": _size(plot.categories), "color": colour("ink-2")},
            "range": [-0.5, columns - 0.5],
        },
        yaxis={
            **hidden,
            "tickvals": list(range(rows)),
            "ticktext": names,
            "tickfont": {"size": 12, "color": colour("ink")},
            "range": [rows - 0.5, -0.5],
        },
        annotations=[*_key(plot.entries, left), *watermark(mark)],
    )


def _size(categories: Sequence[Category]) -> int:
    """Of the heads: a word that is longer than a line would meet the heads beside it."""
    longest = max((len(word) for one in categories for word in one.label.split()), default=0)
    return SMALLER if longest > HEAD_WIDTH and len(categories) <= LYING else 12


def _tilt(categories: Sequence[Category]) -> Figure:
    """How the heads of columns stand: lying where there is room, which of years the window says."""
    if len(categories) <= LYING:
        return {"tickangle": 0}
    if all(len(one.label) <= len("2018") for one in categories):
        return {"autotickangles": [0, -45, -90]}
    return {"tickangle": -45}


def _head(category: Category, width: int = 0) -> str:
    lines = wrap(category.label, width) if width else [category.label]
    text = "<br>".join(map(safe, lines))
    return f"<b>{text}</b>" if category.emphasis == "strong" else text


def _key(entries: Sequence[Entry], left: int) -> list[Figure]:
    """What the classes are, below names and cells, from the lowest: from the edge of the drawing,
    for on a phone what is further right is scrolled to."""
    if not entries:
        return []
    below = any(one.noun == BELOW_ZERO for one in entries)
    hues = class_colours(len(entries) - below)
    hues = (BELOW_ZERO, *hues) if below else hues
    named = [Entry(hue, one.sign, one.label) for hue, one in zip(hues, entries, strict=True)]
    return [{**key(named, y=0.0, left=left), "yanchor": "top", "yshift": -6}]


def heads_in_room(figure: Figure, width: float) -> Figure:
    """A figure drawn ``width`` pixels wide, in which the heads of columns are tilted where one that
    lies would meet the next: a picture is as wide as it is, a page has more room."""
    axis, margin = figure["layout"].get("xaxis", {}), figure["layout"].get("margin", {})
    grid = any(one["type"] == "heatmap" for one in figure["data"])
    if not grid or axis.get("tickangle") != 0:
        return figure
    room = (width - margin["l"] - margin["r"]) / len(axis["ticktext"])
    heads, size = axis["ticktext"], axis["tickfont"]["size"]
    lines = [line for head in heads for line in re.sub("</?b>", "", head).split("<br>")]
    if all(width_of(unescape(line), size) <= room for line in lines):
        return figure
    tilted = {**axis, "tickangle": -45, "ticktext": [head.replace("<br>", " ") for head in heads]}
    return {**figure, "layout": {**figure["layout"], "xaxis": tilted}}
