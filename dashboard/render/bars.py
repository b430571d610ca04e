"""Bars of named things, largest first; panels of bars where they are headed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.charts.plot import Plot, Series
from dashboard.language import Language
from dashboard.render.axes import left_of
from dashboard.render.fitting import whole_words, width_of
from dashboard.render.marks import bands, bars, key, label, watermark_behind
from dashboard.render.panels import panels_figure
from dashboard.render.texts import broken, hover_html, nth, safe
from dashboard.render.theme import Figure, colour, layout

LEAST = 4
"""Bars are never thicker than if there were so many."""
LETTERS, APART = 13, 8
"""Pixels of the letters of names and labels, and between a label below zero and a name."""
NAME_WIDTH, LONGEST = 18, 57
"""Letters of a line of a name where it may have two, and of one that has one line."""
LETTER, LETTER_BESIDE = 0.032, 0.05
"""Part of the axis that a letter of a label takes: of a narrow one beside long names more."""
CLEAR = 0.06
"""Part of it that is free beside the label."""
SHORT = 13
"""Letters of names beside which a phone leaves bars their room."""
GAP, KEY = 0.28, 30
"""What is free between two bars, as a part of their distance; pixels above them for a key."""
FINEST = 3
"""Decimals of a share to which its bar is drawn."""
LOW, TWO_LINES = 280, 33
"""Pixels of the height of a chart in a low window, and of a row that holds a name of two lines."""


def bars_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``bars``: a bar a category with its label at its end; the
    asides are lines under them."""
    if plot.heading:
        return panels_figure(plot, words, mark)
    start, end = _ends(plot)
    rows = len(plot.categories) if plot.low else max(len(plot.categories), LEAST)
    above, below = KEY if plot.entries else 8, 8
    roomy = (rows + len(plot.asides)) * TWO_LINES <= LOW - above - below
    names = [broken(one.label, NAME_WIDTH) for one in plot.categories]
    # Names of three lines meet those of the rows beside them.
    if not roomy or any(name.count("<br>") > 1 for name in names):
        names = [_line(one.label) for one in plot.categories]
    beside = _beside(plot)
    left = left_of(names, LETTERS, 16) + beside
    return {
        "data": [
            *(_trace(plot, one) for one in plot.of("bar") if any(a.known for a in one.amounts)),
            *bands(plot.categories, end),
        ],
        "layout": layout(
            bargap=GAP,
            barmode="overlay",
            margin={"l": left, "r": 8, "t": above, "b": below, "pad": 6},
            xaxis={
                "showticklabels": False,
                "showgrid": False,
                "zeroline": False,
                "range": [start, end],
            },
            yaxis={
                "tickvals": list(range(len(plot.categories))),
                "ticktext": names,
                **({"ticklabelstandoff": beside} if beside else {}),
                "tickfont": {"size": LETTERS, "color": colour("ink")},
                "range": [rows + len(plot.asides) - 0.45, -0.55],
                "showgrid": False,
                "zeroline": False,
            },
            shapes=[
                *watermark_behind(mark, beside_names=True),
                *(_zero(plot) if start < 0 else []),
            ],
            annotations=[
                *([key(plot.entries, left=left)] if plot.entries else []),
                *_asides(plot, left),
            ],
        ),
    }


def _line(name: str) -> str:
    """A name on one line; its whole is in the hover text and in the table."""
    return safe(whole_words(name, lambda text: len(text) <= LONGEST))


def _zero(plot: Plot) -> list[Figure]:
    """The line at zero, as far down as there are bars: one of the axis would cross the asides."""
    line = {"color": colour("muted"), "width": 1}
    ends = {"x0": 0, "x1": 0, "y0": -0.55, "y1": len(plot.categories) - 0.45}
    return [{"type": "line", "layer": "below", "line": line, **ends}]


def _asides(plot: Plot, left: int) -> list[Figure]:
    """Each line in the row after the last bar, from the left edge of the chart, ``left`` pixels
    beside the bars: below names a phone has room for it."""
    at = {"x": 0, "xanchor": "left", "xshift": -left, "align": "left"}
    return [
        {**label(safe(line), y=len(plot.categories) + n, **at), "yref": "y"}
        for n, line in enumerate(plot.asides)
    ]


def _beside(plot: Plot) -> int:
    """Pixels between the names and the bars for the labels of those below zero: as parts of the
    axis they would take names of a wide chart far from its bars."""
    widths = [width_of(label, LETTERS, bold=True) for value, label in _drawn(plot) if value < 0]
    return math.ceil(max(widths)) + APART if any(widths) else 0


def _ends(plot: Plot) -> tuple[float, float]:
    """Where the axis begins and ends: there is room for the label behind the longest bar."""
    drawn = _drawn(plot)
    least, most = min(value for value, _ in drawn), max(value for value, _ in drawn)
    names = max(len(one.label) for one in plot.categories)
    letter = LETTER_BESIDE if names > SHORT else LETTER
    above = CLEAR + letter * max((len(label) for value, label in drawn if value >= 0), default=0)
    if least >= 0:
        return 0, most * (1 + above) or 1
    span = max(most, -least)
    return least, max(most, 0) + (span * above if most > 0 else 0)


def _drawn(plot: Plot) -> list[tuple[float, str]]:
    """What bars are drawn of, each with its label."""
    return [
        (amount.value, nth(one.labels, place))
        for one in plot.of("bar")
        for place, amount in enumerate(one.amounts)
        if amount.value is not None
    ]


def _length(amount: Amount) -> float | None:
    """The length of a bar; of a share as fine as anybody sees, since more only fills answers."""
    fine = amount.value is not None and amount.unit == "pct"
    return round(amount.plain(), FINEST) if fine else amount.value


def _trace(plot: Plot, one: Series) -> Figure:
    there = [place for place, amount in enumerate(one.amounts) if amount.known]
    near = [plot.categories[place].emphasis != "pale" for place in there]
    trace = {
        "type": "bar",
        "orientation": "h",
        "name": one.label,
        "x": [_length(one.amounts[place]) for place in there],
        "y": there,
        # Else bars of a series that has few of the rows would be as thick as those are apart.
        "width": 1 - GAP,
        "marker": _marker(one, there, near),
        "text": [
            f"<b>{safe(nth(one.labels, place))}</b>" if strong else safe(nth(one.labels, place))
            for place, strong in zip(there, near, strict=True)
        ],
        "textposition": "outside",
        "outsidetextfont": {"size": LETTERS, "color": colour("ink")},
        "cliponaxis": False,
        "constraintext": "none",
        "ids": [one.cell(plot.categories[place]) for place in there],
        "hovertext": [hover_html(nth(one.hovers, place)) for place in there],
        "hoverinfo": "text",
    }
    orders = [[plot.categories[place].order] for place in there]
    return {**trace, "customdata": orders} if any(order for [order] in orders) else trace


def _marker(one: Series, there: Sequence[int], near: Sequence[bool]) -> Figure:
    """Bars of the noun's colour, pale where another series is meant; those that recede are grey."""
    shade = f"{one.noun}-pale" if one.emphasis == "pale" else one.noun
    derived = [one.expected or one.amounts[place].derived for place in there]
    shades = [colour(shade if strong else "muted") for strong in near]
    return bars(shade, derived, near, shades)
