"""A map: countries in classes or arcs, partner regions by kind, the region itself, names."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.places import HOME
from dashboard.charts.plot import Mark, Plot, View
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.render.map_arcs import END, arcs, bent
from dashboard.render.map_frame import boxes, geo, sea
from dashboard.render.map_labels import SIZE, Label, Named, beyond, led, placed
from dashboard.render.map_marks import (
    RING,
    happenings,
    keys,
    region_marks,
    region_outlines,
    size_of,
)
from dashboard.render.map_traces import (
    CHOSEN_DOT,
    chosen_outline,
    country_traces,
    dark_countries,
    home_area,
    points,
)
from dashboard.render.marks import legend, watermark
from dashboard.render.texts import safe
from dashboard.render.theme import CLEAR, Figure, colour, layout

_HALO = ", ".join(
    [f"{x}px {y}px 1px {colour('surface')}" for x in (-1.5, 0, 1.5) for y in (-1.5, 0, 1.5)] * 2
)
"""A firm edge around a name: what is only blurred is not read on a dark country."""
_STAR = 13.0
_NEAR = 52.0
"""Pixels at which the name of a partner region may stand among arcs: longer lines to names would
be read with them."""
MOST_NAMED = 4
"""Chosen countries that are named: as many as stand side by side."""
AWAY = "away"
"""What the traces of names that stand away from their marks say of themselves."""


def map_figure(plot: Plot, words: Language, mark: str) -> Figure:
    """The figure of a plot of the shape ``map``."""
    assert plot.view is not None
    homes = [one for one in plot.marks if one.kind == HOME]
    regions = [one for one in plot.marks if one.kind != HOME]
    labels = _labels(plot, homes, regions, plot.view)
    return {
        "data": [
            *country_traces(plot, words),
            *(home_area(one) for one in homes),
            *region_outlines(regions, dark_countries(plot)),
            *chosen_outline(plot.categories),
            *arcs(plot, homes),
            *happenings(regions),
            *region_marks(regions),
            *keys(plot.entries),
            *_stars(homes),
            *_names(labels, {one.label for one in homes}, plot.view),
        ],
        "layout": _layout(plot, plot.view, mark),
    }


def _labels(plot: Plot, homes: Sequence[Mark], regions: Sequence[Mark], view: View) -> list[Label]:
    """The names of the region itself, of the countries at the ends of arcs with their trade, and of
    the partner regions that do not recede: the chosen ones first, then those with most events."""
    named = [one for one in regions if one.place and one.emphasis in ("strong", "plain")]
    named.sort(key=lambda one: (one.emphasis != "strong", -_held(one)))
    names = (
        *(Named(*one.place, one.label, _STAR) for one in homes if one.place),
        *_ends(plot, homes, view),
        *_chosen(plot),
        *(_named(one, _NEAR if plot.arcs else None) for one in named if one.place),
    )
    others = tuple(_named(one) for one in regions if one.place and one not in named)
    return placed(view, names, others)


def _held(mark: Mark) -> float:
    """How many events there were with a partner region."""
    return mark.amount.plain() if mark.amount else 0.0


def _named(mark: Mark, reach: float | None = None) -> Named:
    """A mark with its name, and with its ring where it has one; ``reach``: see `Named`."""
    assert mark.place is not None
    size = size_of(mark) + (RING if mark.now else 0)
    found = Named(*mark.place, mark.label, size)
    return found if reach is None else replace(found, reach=reach)


def _ends(plot: Plot, homes: Sequence[Mark], view: View) -> list[Named]:
    """The countries at the ends of arcs with their trade, the largest first; those that lie beyond
    the edge of the map at the last of their arcs that is seen."""
    start = next((one.place for one in homes if one.place), None)
    if not plot.arcs or not plot.series or start is None:
        return []
    amounts = plot.series[0].amounts
    pairs = sorted(zip(plot.categories, amounts, strict=True), key=lambda pair: -pair[1].plain())
    found = (
        beyond(view, bent(start, one.place), f"{one.label} {one.note}", END)
        for one, amount in pairs
        if one.place and amount.plain() > 0
    )
    return [one for one in found if one is not None]


def _chosen(plot: Plot) -> list[Named]:
    """The chosen countries, if they are few: a small one is a dot as many others are."""
    chosen = [one for one in plot.categories if one.emphasis == "strong" and one.place]
    if plot.arcs or len(chosen) > MOST_NAMED:
        return []
    return [
        Named(*one.place, one.label, CHOSEN_DOT, area=one.drawn == "polygon")
        for one in chosen
        if one.place
    ]


def _stars(homes: Sequence[Mark]) -> list[Figure]:
    """The region itself."""
    return [
        {
            **points([one.place]),
            "hoverinfo": "skip",
            "marker": {
                "symbol": "star",
                "size": _STAR,
                "color": colour("home"),
                "line": {"color": colour("surface"), "width": 1},
            },
        }
        for one in homes
        if one.place
    ]


def _names(labels: Sequence[Label], homes: set[str], view: View) -> list[Figure]:
    """The names beside their marks, then those away from them with lines to their marks, which a
    small map does without."""
    away = [one for one in labels if one.away]
    beside = [one for one in labels if not one.away]
    traces = [_texts(beside, homes)] if beside else []
    if away:
        ends: list[tuple[float, float] | None] = []
        for one in away:
            ends += [*led(view, one), None]
        line = {"color": colour("muted"), "width": 1}
        traces.append(
            {**points(ends), "mode": "lines", "hoverinfo": "skip", "line": line, "meta": AWAY}
        )
        traces.append({**_texts(away, homes), "meta": AWAY})
    return traces


def _texts(labels: Sequence[Label], homes: set[str]) -> Figure:
    """Names; that of the region itself in its colour."""
    ours = [one.named.text in homes for one in labels]
    return {
        **points([(one.lon, one.lat) for one in labels]),
        "mode": "markers+text",
        "text": [safe(one.named.text) for one in labels],
        "textposition": [one.side for one in labels],
        "textfont": {
            "color": [colour("home" if one else "ink") for one in ours],
            "size": SIZE,
            "weight": [600 if one else 400 for one in ours],
            "shadow": _HALO,
        },
        # Without one of its own Plotly draws the edge that its bubbles have.
        "marker": {
            "size": [_size(one) for one in labels],
            "color": CLEAR,
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
    }


def _size(label: Label) -> float:
    """Pixels from one side of a mark to the other, beside which its name stands."""
    return 1 if label.away or label.side == "middle center" else label.named.size


def _layout(plot: Plot, view: View, mark: str) -> Figure:
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
        shapes=sea(view),
        geo=geo(view),
        meta={"boxes": boxes(view)},
    )
