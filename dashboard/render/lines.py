"""Lines over months: the strong ones thick, those that recede thin and dotted."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import Language
from dashboard.render.axes import usd_axis
from dashboard.render.marks import RECEDING, key, watermark
from dashboard.render.texts import hover_html, safe
from dashboard.render.theme import Figure, colour, layout

HEADROOM = 0.08


def lines_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``lines``; a line breaks where nothing is known."""
    values = [0.0, *(amount.value for amount in plot.amounts() if amount.value is not None)]
    return {
        "data": [_line(plot.categories, one) for one in plot.series],
        "layout": layout(
            margin={"l": 8, "r": 8, "t": 30, "b": 8, "pad": 4},
            hovermode="closest",
            xaxis=_axis(plot.categories),
            yaxis=usd_axis(words, min(values), max(values), above=HEADROOM),
            annotations=[key(plot.entries), *watermark(mark)],
        ),
    }


def _line(categories: Sequence[Category], one: Series) -> Figure:
    recedes = one.emphasis == "pale"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": one.label,
        "x": [int(category.key) for category in categories],
        "y": [amount.value for amount in one.amounts],
        "connectgaps": False,
        "opacity": RECEDING if recedes else 1,
        "line": {
            "color": colour(one.noun),
            "width": 1.5 if recedes else 3,
            "dash": "dot" if recedes else "solid",
        },
        "marker": {"size": 4 if recedes else 7, "color": colour(one.noun)},
        "ids": [one.cell(category) for category in categories],
        "hovertext": [hover_html(text) for text in one.hovers],
        "hoverinfo": "text",
    }


def _axis(categories: Sequence[Category]) -> Figure:
    keys = [int(category.key) for category in categories]
    return {
        "tickvals": keys,
        "ticktext": [safe(category.label) for category in categories],
        "autotickangles": [0, 45, 90],
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [keys[0] - 0.4, keys[-1] + 0.4],
        "showgrid": False,
        "zeroline": False,
    }
