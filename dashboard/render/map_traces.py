"""The traces of a map that are areas: countries by class, the region itself, what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Mark, Plot, Series
from dashboard.language import Language
from dashboard.measures.value_classes import class_of
from dashboard.narrative.amounts import cell
from dashboard.render.classes import class_colours, class_scale, limit_texts
from dashboard.render.marks import alike
from dashboard.render.texts import hover_html, hover_text, safe
from dashboard.render.theme import CLEAR, Figure, colour

GEOMETRY = "/geo/partner_regions.geojson"
"""Outlines of regions by their code as ``id``; the browser fetches them once."""

_DARK = {"class-4", "class-5"}
NONE: Mapping[str, str] = {}
FEW = 12
"""Chosen countries that have strong outlines; of more, thin ones."""
CASING = 2.5
"""Pixels by which what an outline lies on is wider than it."""
DOT, CHOSEN_DOT = 9.0, 12.0
"""Pixels of a country that is too small for an area."""
HOVER_WIDTH = 36
"""Letters of a line: beside a mark on a phone there is no room for more."""


def country_traces(plot: Plot, words: Language) -> list[Figure]:
    """Countries filled by class, those without one as the land around, those without an outline
    circles."""
    if not plot.series or plot.arcs:
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
    # Whichever is chosen, the same is said of all that have a place of their own.
    hovers = _hovers(tuple([one.hover for one in plot.categories if one.place]))
    traces: list[Figure] = []
    if blank:
        land = filled([one.key for one in blank], colour("land"))
        traces.append({**land, **said_of(blank, hovers)})
    if known:
        steps = len(names)
        traces.append(
            {
                **filled([one.key for one, _ in known], class_scale(names)),
                **said_of([one for one, _ in known], hovers),
                "z": [class_of(value, plot.limits) for _, value in known],
                "zmin": -0.5,
                "zmax": steps - 0.5,
                "showscale": True,
                "colorbar": _class_bar(plot.limits, series, words),
            }
        )
    if small:
        colours = [colour(names[class_of(usd, plot.limits)]) for _, usd, _ in small]
        places = [place for *_, place in small]
        traces.append(_dots([one for one, *_ in small], places, colours, hovers))
    return traces


def _dots(
    countries: Sequence[Category],
    places: Sequence[tuple[float, float]],
    colours: Sequence[str],
    hovers: Mapping[str, str],
) -> Figure:
    """Countries that are too small to be filled, as circles; the chosen ones are larger, with a
    strong edge."""
    strong = [one.emphasis == "strong" for one in countries]
    return {
        **points(places),
        **said_of(countries, hovers),
        "marker": {
            "size": alike([CHOSEN_DOT if one else DOT for one in strong]),
            "color": list(colours),
            "line": {
                "color": alike([colour("chosen" if one else "ink-2") for one in strong]),
                "width": alike([2.5 if one else 1.0 for one in strong]),
            },
            # Where sizes differ Plotly would let the ground show through the colours.
            "opacity": 1,
        },
    }


def dark_countries(plot: Plot) -> frozenset[str]:
    """The orders of the countries that are filled in a dark colour."""
    if not plot.series or plot.arcs:
        return frozenset()
    names = class_colours(len(plot.limits) + 1)
    pairs = zip(plot.categories, plot.series[0].amounts, strict=True)
    return frozenset(
        one.order
        for one, amount in pairs
        if amount.plain() > 0 and names[class_of(amount.plain(), plot.limits)] in _DARK
    )


BAR = 250
"""Pixels of the bar of the classes: the card of the smallest phone has 262."""


def _class_bar(limits: Sequence[float], series: Series, words: Language) -> Figure:
    """The bar of the classes with the limits between them; of one class, with its ends."""
    places, texts = [step + 0.5 for step in range(len(limits))], limit_texts(limits, words)
    if not limits:
        known = sorted((one for one in series.amounts if one.plain() > 0), key=Amount.plain)
        ends = [cell(words, one, 0) for one in (known[0], known[-1])]
        places, texts = ([-0.5, 0.5], ends) if len(set(ends)) > 1 else ([0.0], ends[:1])
    return {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": -0.01,
        "yanchor": "top",
        "lenmode": "pixels",
        "len": BAR,
        "thickness": 10,
        "outlinewidth": 1,
        "outlinecolor": colour("muted"),
        "ticks": "",
        "tickvals": places,
        "ticktext": texts,
        "tickfont": {"size": 12, "color": colour("ink-2")},
        "title": {
            "text": safe(series.label),
            "side": "top",
            "font": {"size": 12, "color": colour("ink-2")},
        },
    }


def home_area(home: Mark) -> Figure:
    """The region itself as an area."""
    return {
        **filled([home.key], colour("home"), GEOMETRY),
        "hoverinfo": "skip",
        "marker": {"opacity": 0.35, "line": {"color": colour("home"), "width": 1}},
    }


def chosen_outline(categories: Sequence[Category]) -> list[Figure]:
    """A strong outline around the chosen countries, on a wider one in the colour of the ground: on
    the class of the largest trade it would not be seen. Of many it is thin, and has none."""
    chosen = [one.key for one in categories if one.emphasis == "strong" and one.drawn == "polygon"]
    if not chosen:
        return []
    width = _outline(len(chosen))
    lines = {"surface": width + CASING} if len(chosen) <= FEW else {}
    return [
        {
            **filled(chosen, CLEAR),
            "hoverinfo": "skip",
            "marker": {"line": {"color": colour(name), "width": wide}},
        }
        for name, wide in (lines | {"chosen": width}).items()
    ]


def _outline(marked: int) -> float:
    """Pixels of the outline of each of so many countries: lines side by side would hide the
    colours of small ones."""
    return 2.5 if marked <= FEW else 0.8


def points(places: Sequence[tuple[float, float] | None]) -> Figure:
    """A trace of marks at some places."""
    return {
        "type": "scattergeo",
        "mode": "markers",
        "showlegend": False,
        "lon": [place[0] if place else None for place in places],
        "lat": [place[1] if place else None for place in places],
    }


def filled(locations: Sequence[str], fill: str | list[list[Any]], geometry: str = "") -> Figure:
    """Areas in one colour or a scale: countries, or those of a geometry."""
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


def said(marks: Sequence[Mark]) -> Figure:
    """What hovering over regions shows, and what choosing them does."""
    return {
        "hovertext": [hover_html(one.hover, HOVER_WIDTH) for one in marks],
        "hoverinfo": "text",
        "customdata": [list(one.orders) for one in marks],
        "ids": [f"{one.key}/events" for one in marks],
    }


def said_of(countries: Sequence[Category], hovers: Mapping[str, str] = NONE) -> Figure:
    """What hovering over countries shows, and what choosing them does; ``hovers``: texts of some
    as they are shown."""
    return {
        "hovertext": [hovers.get(one.hover) or hover_html(one.hover, HOVER_WIDTH)
                      for one in countries],
        "hoverinfo": "text",
        "customdata": [[one.order, one.key] for one in countries],
        "ids": [f"{one.key}/{one.column}" for one in countries],
    }  # fmt: skip


@lru_cache(maxsize=32)
def _hovers(texts: tuple[str, ...]) -> Mapping[str, str]:
    """Texts of hovering over countries → as they are shown, kept."""
    return {text: hover_text(text, HOVER_WIDTH) for text in texts}
