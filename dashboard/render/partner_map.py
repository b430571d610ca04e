"""A map: countries in classes, partner regions by kind, the region itself, names that fit."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.places import HOME
from dashboard.charts.plot import Mark, Plot, View
from dashboard.language import Language
from dashboard.render.map_labels import Label, Window, fitting_labels
from dashboard.render.map_traces import (
    chosen_outline,
    country_traces,
    home_area,
    keys,
    points,
    region_areas,
    region_marks,
)
from dashboard.render.marks import legend, watermark
from dashboard.render.texts import safe
from dashboard.render.theme import Figure, colour, layout

_HALO = ", ".join([f"0 0 2px {colour('surface')}"] * 3)
_CLEAR = "rgba(0,0,0,0)"


def map_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``map``."""
    assert plot.view is not None
    homes = [one for one in plot.marks if one.kind == HOME]
    regions = [one for one in plot.marks if one.kind != HOME]
    window = Window(plot.view)
    placed = [window.first_free(one, regions) for one in homes if one.place]
    return {
        "data": [
            *country_traces(plot, words),
            *(home_area(one) for one in homes),
            *region_areas(regions),
            *chosen_outline(plot.categories),
            *region_marks(regions),
            *keys(plot.entries),
            *(_star(label) for label in placed),
            *_names(_named(regions, plot.view), window, placed),
        ],
        "layout": _layout(plot, plot.view, mark),
    }


def _named(regions: Sequence[Mark], view: View) -> list[Mark]:
    """The regions whose names are written, those with most events first: the chosen ones, and
    all that do not recede where the map shows a part of the world."""
    wanted = [
        one
        for one in regions
        if one.emphasis == "strong" or (one.emphasis == "plain" and not view.whole)
    ]
    return sorted(wanted, key=lambda one: -(one.amount.plain() if one.amount else 0.0))


def _star(label: Label) -> Figure:
    """The region itself, with its name."""
    return {
        **points([(label.lon, label.lat)]),
        "mode": "markers+text",
        "text": [safe(label.text)],
        "textposition": label.side,
        "textfont": {"color": colour("home"), "size": 12, "weight": 600, "shadow": _HALO},
        "hoverinfo": "skip",
        "marker": {
            "symbol": "star",
            "size": 13,
            "color": colour("home"),
            "line": {"color": colour("surface"), "width": 1},
        },
    }


def _names(regions: Sequence[Mark], window: Window, taken: Sequence[Label]) -> list[Figure]:
    labels = fitting_labels(
        [(*one.place, one.label) for one in regions if one.place], window, taken
    )
    if not labels:
        return []
    return [
        {
            **points([(label.lon, label.lat) for label in labels]),
            "mode": "markers+text",
            "text": [safe(label.text) for label in labels],
            "textposition": [label.side for label in labels],
            "textfont": {"color": colour("ink"), "size": 12, "shadow": _HALO},
            "marker": {"size": 11, "color": _CLEAR},
            "hoverinfo": "skip",
        }
    ]


def _layout(plot: Plot, view: View, mark: str) -> Figure:
    lon, lat = view.middle
    flat: Figure = {"type": "natural earth", "rotation": {"lon": lon}}
    near: Figure = {"type": "azimuthal equal area", "rotation": {"lon": lon, "lat": lat}}
    return layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=bool(plot.entries),
        legend=legend(
            itemsizing="constant",
            title={
                "text": safe(plot.heading),
                "side": "top",
                "font": {"size": 12, "color": colour("ink-2")},
            },
        ),
        annotations=watermark(mark),
        geo={
            "resolution": 110,
            "fitbounds": False,
            "projection": flat if view.whole else near,
            "lonaxis": {"range": [view.west, view.east]},
            "lataxis": {"range": [view.south, view.north]},
            "bgcolor": colour("sea"),
            "showland": True,
            "landcolor": colour("land"),
            "showcountries": True,
            "countrycolor": colour("border"),
            "countrywidth": 0.6,
            "showcoastlines": False,
            "showlakes": True,
            "lakecolor": colour("sea"),
            "showframe": False,
            "uirevision": view.name,
        },
    )
