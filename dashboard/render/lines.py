"""Lines over months or years: the strong ones thick, those that recede thin and dotted."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.measures.time_series import BASE
from dashboard.render.axes import EDGE, LABEL, margins, months_axis, value_axis, years_axis
from dashboard.render.fitting import width_of
from dashboard.render.line import ends, line
from dashboard.render.lines_apart import lines_apart
from dashboard.render.marks import key, watermark_behind
from dashboard.render.texts import safe
from dashboard.render.theme import Figure, colour, layout

HEADROOM = 0.08
END, BESIDE = 44, 14
"""Pixels right of lines whose ends are named: at the least, and beside the longest name."""
NARROW = 11
"""The size of the names below them, which have less room: aslant they would be drawn twice."""


def lines_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``lines``; a line breaks where nothing is known."""
    values = [_floor(plot), *(one.value for one in plot.amounts() if one.value is not None)]
    # An axis that does not begin at zero has room below its lowest line: half of it would be cut.
    below_it = HEADROOM if plot.unit == "relative" and min(values) < _floor(plot) else 0.0
    axis = value_axis(words, plot.unit, min(values), max(values), above=HEADROOM, below=below_it)
    if plot.apart:
        return lines_apart(plot, axis, words, mark)
    below = _below(plot.categories)
    named = ends(plot.categories, plot.series, axis)
    around = margins(below, axis, 30, _right(plot.series) if named else EDGE)
    if named and "autotickangles" in below:
        below["tickfont"] = {**below["tickfont"], "size": NARROW}
    return {
        "data": [line(plot.categories, one) for one in _as_painted(plot.series)],
        "layout": layout(
            margin=around,
            hovermode="closest",
            xaxis=below,
            yaxis=axis,
            shapes=watermark_behind(mark),
            annotations=[*_key(plot, around["l"]), *named],
        ),
    }


def _key(plot: Plot, left: int) -> list[Figure]:
    """The key without the lines that are named where they end."""
    named = {(one.noun, one.label) for one in plot.series if one.end == one.label}
    found = [one for one in plot.entries if (one.noun, one.label) not in named]
    return [key(found, left=left)] if found else []


def _right(series: Sequence[Series]) -> int:
    """Pixels that the names at the ends of lines need, of which the strong ones are bold."""
    names = (width_of(one.end, LABEL, bold=one.emphasis == "strong") for one in series)
    return max(END, ceil(max(names)) + BESIDE)


def _floor(plot: Plot) -> float:
    """What the axis of values holds whatever is drawn: where it begins, or what is called 100."""
    return BASE if plot.unit == "relative" else plot.floor


def _below(categories: Sequence[Category]) -> Figure:
    if "-" in categories[0].key:
        return months_axis(categories)
    of_years = any(one.order.startswith("year:") for one in categories)
    return years_axis(categories) if of_years else _axis(categories)


def _as_painted(series: Sequence[Series]) -> list[Series]:
    """Lines in the order in which they are painted: what only gives scale lies behind the rest."""
    return sorted(series, key=lambda one: one.emphasis != "behind")


def _axis(categories: Sequence[Category]) -> Figure:
    keys = [int(category.key) for category in categories]
    return {
        "tickvals": keys,
        "ticktext": [safe(category.label) for category in categories],
        # Aslant they end below their mark: the last one would leave the chart and be hidden.
        "autotickangles": [0, -45, -90],
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [keys[0] - 0.4, keys[-1] + 0.4],
        "showgrid": False,
        "zeroline": False,
    }
