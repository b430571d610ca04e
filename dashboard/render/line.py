"""One line: a trace that breaks where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Series
from dashboard.render.marks import RECEDING
from dashboard.render.texts import hover_html
from dashboard.render.theme import Figure, colour

BEHIND = 0.3
"""How strong a line is that only gives scale."""


def line(categories: Sequence[Category], one: Series) -> Figure:
    """The trace of a line."""
    recedes, behind = one.emphasis == "pale", one.emphasis == "behind"
    return {
        "type": "scatter",
        "mode": "lines" if behind else "lines+markers",
        "name": one.label,
        "x": [int(category.key) for category in categories],
        "y": [amount.value for amount in one.amounts],
        "connectgaps": False,
        "opacity": BEHIND if behind else RECEDING if recedes else 1,
        "line": {
            "color": colour(one.noun),
            "width": 1 if behind else 1.5 if recedes else 3,
            "dash": "dot" if recedes else "solid",
        },
        "marker": {"size": 4 if recedes else 7, "color": colour(one.noun)},
        "ids": [one.cell(category) for category in categories],
        "hovertext": [hover_html(text) for text in one.hovers],
        "hoverinfo": "text",
    }
