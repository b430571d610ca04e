"""The traces of a map that carry values: countries by class, regions by kind, what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.plot import Category, Entry, Mark, Plot
from dashboard.language import Language
from dashboard.measures.value_classes import class_of
from dashboard.render.classes import class_colours, class_scale, limit_texts
from dashboard.render.texts import hover_html, safe
from dashboard.render.theme import Figure, colour

GEOMETRY = "/geo/partner_regions.geojson"
"""Outlines of regions by their code as ``id``; the browser fetches them once."""

SIGNS: Mapping[str, tuple[str, str]] = {
    "in-force": ("circle", "relation"),
    "unknown": ("circle-open", "relation"),
    "planned": ("diamond", "relation-planned"),
    "agreement": ("circle", "relation"),
    "programme": ("triangle-up", "class-5"),
    "twin-towns": ("hexagon", "relation-ended"),
    "ties": ("circle-open", "relation"),
    "intended": ("diamond", "relation-planned"),
    "contacts": ("square", "contacts"),
    "ended": ("x", "relation-ended"),
}
"""Symbol and colour of a kind: a state of relations or a family of them; in order of drawing."""
_AREAS = {
    "contacts": ("surface", "contacts"),
    "unknown": ("accent-pale", "relation"),
    "ties": ("accent-pale", "relation"),
}
"""Fill and edge of areas that must not be taken for a class of trade or an agreement in force."""
_CLEAR = "rgba(0,0,0,0)"
RECEDING = 0.45


def country_traces(plot: Plot, words: Language) -> list[Figure]:
    """Countries filled by class, those without a figure pale, those without outline circles."""
    if not plot.series:
        return []
    (series,) = plot.series
    pairs = list(zip(plot.categories, series.amounts, strict=True))
    shapes = [(one, amount) for one, amount in pairs if one.drawn == "polygon"]
    known = [(one, amount.plain()) for one, amount in shapes if amount.plain() > 0]
    blank = [one for one, amount in shapes if not amount.plain() > 0]
    small = [
        (one, amount.plain(), one.place)
        for one, amount in pairs
        if one.drawn != "polygon" and one.place and amount.plain() > 0
    ]
    names = class_colours(len(plot.limits) + 1)
    traces: list[Figure] = []
    if blank:
        traces.append({**_filled([one.key for one in blank], colour("pale")), **_said(blank)})
    if known:
        steps = len(names)
        traces.append(
            {
                **_filled([one.key for one, _ in known], class_scale(names)),
                **_said([one for one, _ in known]),
                "z": [class_of(value, plot.limits) for _, value in known],
                "zmin": -0.5,
                "zmax": steps - 0.5,
                "showscale": True,
                "colorbar": _class_bar(plot.limits, series.label, words),
            }
        )
    if small:
        traces.append(
            {
                **points([place for *_, place in small]),
                **_said([one for one, *_ in small]),
                "marker": {
                    "size": 9,
                    "color": [colour(names[class_of(usd, plot.limits)]) for _, usd, _ in small],
                    "line": {"color": colour("ink-2"), "width": 1},
                },
            }
        )
    return traces


def _class_bar(limits: Sequence[float], heading: str, words: Language) -> Figure:
    return {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": -0.01,
        "yanchor": "top",
        "lenmode": "pixels",
        "len": 320,
        "thickness": 10,
        "outlinewidth": 0,
        "ticks": "",
        "tickvals": [step + 0.5 for step in range(len(limits))],
        "ticktext": limit_texts(limits, words),
        "tickfont": {"size": 12, "color": colour("ink-2")},
        "title": {
            "text": safe(heading),
            "side": "top",
            "font": {"size": 12, "color": colour("ink-2")},
        },
    }


def home_area(home: Mark) -> Figure:
    """The region itself as an area."""
    return {
        **_filled([home.key], colour("home"), GEOMETRY),
        "hoverinfo": "skip",
        "marker": {"opacity": 0.35, "line": {"color": colour("home"), "width": 1}},
    }


def region_areas(marks: Sequence[Mark]) -> list[Figure]:
    """The partner regions that have an outline, as areas in the colour of their kind."""
    traces = []
    for kind, (_, name) in SIGNS.items():
        drawn = [mark for mark in marks if mark.kind == kind and mark.drawn == "polygon"]
        if drawn:
            fill, edge = _AREAS.get(kind, (name, "border"))
            traces.append(
                {
                    **_filled([mark.key for mark in drawn], colour(fill), GEOMETRY),
                    **_said(drawn),
                    "marker": {"line": {"color": colour(edge), "width": 1.2}},
                }
            )
    return traces


def chosen_outline(categories: Sequence[Category]) -> list[Figure]:
    """A strong outline around the chosen countries."""
    chosen = [one.key for one in categories if one.emphasis == "strong" and one.drawn == "polygon"]
    if not chosen:
        return []
    return [
        {
            **_filled(chosen, _CLEAR),
            "hoverinfo": "skip",
            "marker": {"line": {"color": colour("chosen"), "width": 2.5}},
        }
    ]


def region_marks(marks: Sequence[Mark]) -> list[Figure]:
    """A mark for every partner region, its symbol the kind, its size the number of events."""
    traces = []
    for kind, (symbol, name) in SIGNS.items():
        drawn = [mark for mark in marks if mark.kind == kind and mark.place]
        if drawn:
            traces.append(
                {
                    **points([mark.place for mark in drawn]),
                    **_said(drawn),
                    "marker": {
                        "symbol": symbol,
                        "size": [_size(mark) for mark in drawn],
                        "color": colour(name),
                        "opacity": [RECEDING if one.emphasis == "pale" else 1 for one in drawn],
                        "line": {"color": colour("surface"), "width": 1.2},
                    },
                }
            )
    return traces


def keys(entries: Sequence[Entry]) -> list[Figure]:
    """A mark a kind for the key alone, since the real ones may recede."""
    return [
        {
            **points([None]),
            "name": safe(entry.label),
            "showlegend": True,
            "hoverinfo": "skip",
            "marker": {
                "symbol": SIGNS[entry.noun][0],
                "size": 10,
                "color": colour(SIGNS[entry.noun][1]),
            },
        }
        for entry in entries
    ]


def points(places: Sequence[tuple[float, float] | None]) -> Figure:
    """A trace of marks at some places."""
    return {
        "type": "scattergeo",
        "mode": "markers",
        "showlegend": False,
        "lon": [place[0] if place else None for place in places],
        "lat": [place[1] if place else None for place in places],
    }


def _size(mark: Mark) -> float:
    events = mark.amount.value if mark.amount is not None and mark.amount.value else 0.0
    return float(round(min(7 + 2.4 * events**0.5, 20), 1))


def _filled(locations: Sequence[str], fill: str | list[list[Any]], geometry: str = "") -> Figure:
    trace: Figure = {
        "type": "choropleth",
        "locations": list(locations),
        "z": [0] * len(locations),
        "colorscale": [[0, fill], [1, fill]] if isinstance(fill, str) else fill,
        "showscale": False,
        "marker": {"line": {"color": colour("border"), "width": 0.6}},
    }
    if geometry:
        trace |= {"geojson": geometry, "locationmode": "geojson-id", "featureidkey": "id"}
    return trace


def _said(things: Sequence[Category | Mark]) -> Figure:
    """What hovering over countries or regions shows, and what choosing them does."""
    return {
        "hovertext": [hover_html(one.hover) for one in things],
        "hoverinfo": "text",
        "customdata": [
            list(one.orders) if isinstance(one, Mark) else [one.order, one.key] for one in things
        ],
        "ids": [f"{one.key}/{'events' if isinstance(one, Mark) else one.column}" for one in things],
    }
