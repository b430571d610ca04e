"""One line: a trace that breaks where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Series
from dashboard.render.marks import RECEDING
from dashboard.render.texts import hover_html
from dashboard.render.theme import Figure, colour

BEHIND = 0.3
"""How strong a line is that only gives scale."""
CROWDED = 40
"""Of more points than so each is no dot of its own."""


def place_of(category: Category) -> int:
    """Where a year, a month or a month of a year (``2021-03``) stands on its axis."""
    year, _, month = category.key.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def line(categories: Sequence[Category], one: Series) -> Figure:
    """The trace of a line."""
    recedes, behind = one.emphasis == "pale", one.emphasis == "behind"
    crowded = len(categories) > CROWDED
    return {
        "type": "scatter",
        "mode": "lines" if behind else "lines+markers",
        "name": one.label,
        "x": [place_of(category) for category in categories],
        "y": [amount.value for amount in one.amounts],
        "connectgaps": False,
        "opacity": BEHIND if behind else RECEDING if recedes else 1,
        "line": {
            "color": colour(one.noun),
            "width": 1 if behind else 1.5 if recedes else 2 if crowded else 3,
            "dash": "dot" if recedes else "solid",
        },
        "marker": {"size": 3 if crowded else 4 if recedes else 7, "color": colour(one.noun)},
        "ids": [one.cell(category) for category in categories],
        "hovertext": [hover_html(text) for text in one.hovers],
        "hoverinfo": "text",
    }
