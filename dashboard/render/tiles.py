"""Tiles as large as what they are worth, in the pale colour of the larger of their parts, with an
edge in its full one: that of the key."""

from __future__ import annotations

from dashboard.charts.plot import Category, Plot
from dashboard.language import Language
from dashboard.render.marks import key, watermark
from dashboard.render.texts import broken, hover_html, safe
from dashboard.render.theme import Figure, colour, layout

LABEL_WIDTH, NARROW, APART = 22, 13, 6
"""Letters of a line of a name in a tile, and in a small one; what is left for the others is
narrower than all: its longest word has a line."""
BETWEEN = " · "
"""What stands between the number of a tile and its share."""
SMALL = 0.14
"""The part of all that a small tile is less than: its name and its number have lines of their own,
else they would be hidden."""


def tiles_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``tiles``: what a tile is worth is all its amounts."""
    places = range(len(plot.categories))
    sizes = [sum(_values(plot, place)) for place in places]
    smalls = [size < SMALL * sum(sizes) for size in sizes]
    return {
        "data": [
            {
                "type": "treemap",
                "ids": [plot.series[0].cell(one) for one in plot.categories],
                "labels": [
                    _label(one, small=small)
                    for one, small in zip(plot.categories, smalls, strict=True)
                ],
                "parents": [""] * len(places),
                "values": sizes,
                "text": [
                    safe(one.note).replace(BETWEEN, "<br>") if small else safe(one.note)
                    for one, small in zip(plot.categories, smalls, strict=True)
                ],
                "texttemplate": "%{label}<br>%{text}",
                "textposition": "top left",
                "textfont": {"size": 13, "color": colour("ink")},
                "marker": {
                    "colors": [_colour(plot, place) for place in places],
                    "line": {"color": [_edge(plot, place) for place in places], "width": 1.5},
                    "cornerradius": 2,
                    "pad": {"t": 4, "l": 0, "r": 0, "b": 0},
                },
                "root": {"color": colour("surface")},
                "tiling": {"packing": "squarify", "pad": 4},
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
            annotations=[key(plot.entries, left=0), *watermark(mark)],
        ),
    }


def _values(plot: Plot, place: int) -> list[float]:
    return [one.amounts[place].value or 0.0 for one in plot.series]


def _label(one: Category, *, small: bool) -> str:
    if one.emphasis == "pale":
        return broken(one.label, APART)
    return f"<b>{broken(one.label, NARROW if small else LABEL_WIDTH)}</b>"


def _colour(plot: Plot, place: int) -> str:
    return colour("pale") if _recedes(plot, place) else colour(f"{_noun(plot, place)}-pale")


def _edge(plot: Plot, place: int) -> str:
    """Of what recedes none is seen."""
    return _colour(plot, place) if _recedes(plot, place) else colour(_noun(plot, place))


def _recedes(plot: Plot, place: int) -> bool:
    return plot.categories[place].emphasis == "pale"


def _noun(plot: Plot, place: int) -> str:
    """That of the larger part; of equal parts that of the first."""
    values = _values(plot, place)
    return plot.series[values.index(max(values))].noun
