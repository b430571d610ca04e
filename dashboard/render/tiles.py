"""Tiles as large as what they are worth, in the pale colour of the larger of their parts."""

from __future__ import annotations

from dashboard.charts.plot import Category, Plot
from dashboard.language import Language
from dashboard.render.marks import key, watermark
from dashboard.render.texts import broken, hover_html, safe
from dashboard.render.theme import Figure, colour, layout

LABEL_WIDTH = 22


def tiles_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``tiles``: what a tile is worth is all its amounts."""
    places = range(len(plot.categories))
    return {
        "data": [
            {
                "type": "treemap",
                "ids": [plot.series[0].cell(one) for one in plot.categories],
                "labels": [_label(one) for one in plot.categories],
                "parents": [""] * len(places),
                "values": [sum(_values(plot, place)) for place in places],
                "text": [safe(one.note) for one in plot.categories],
                "texttemplate": "%{label}<br>%{text}",
                "textposition": "top left",
                "textfont": {"size": 13, "color": colour("ink")},
                "marker": {
                    "colors": [_colour(plot, place) for place in places],
                    "line": {"color": colour("surface"), "width": 2},
                    "cornerradius": 2,
                    "pad": {"t": 4, "l": 0, "r": 0, "b": 0},
                },
                "root": {"color": colour("surface")},
                "tiling": {"packing": "squarify", "pad": 0},
                "pathbar": {"visible": False},
                "sort": False,
                "customdata": [[one.order] for one in plot.categories],
                "hovertext": [hover_html(one.hover) for one in plot.categories],
                "hoverinfo": "text",
            }
        ],
        "layout": layout(
            margin={"l": 0, "r": 0, "t": 30, "b": 0},
            uniformtext={"mode": "hide", "minsize": 11},
            annotations=[key(plot.entries), *watermark(mark)],
        ),
    }


def _values(plot: Plot, place: int) -> list[float]:
    return [one.amounts[place].value or 0.0 for one in plot.series]


def _label(one: Category) -> str:
    text = broken(one.label, LABEL_WIDTH)
    return text if one.emphasis == "pale" else f"<b>{text}</b>"


def _colour(plot: Plot, place: int) -> str:
    """That of the larger part; equal parts have the colour of the first."""
    if plot.categories[place].emphasis == "pale":
        return colour("pale")
    values = _values(plot, place)
    return colour(f"{plot.series[values.index(max(values))].noun}-pale")
