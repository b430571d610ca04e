"""One line: a trace that breaks where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.plot import Category, Series
from dashboard.render.marks import RECEDING, label
from dashboard.render.texts import hover_html, safe
from dashboard.render.theme import Figure, colour, text_colour

BEHIND = 0.3
"""How strong a line is that only gives scale."""
ROW, LOWEST = 14, 200
"""Pixels from one name at the end of a line to the next, and of a low drawing."""
CROWDED = 40
"""Of more points than so each is no dot of its own."""


def place_of(category: Category) -> int:
    """Where a year, a month or a month of a year (``2021-03``) stands on its axis."""
    year, _, month = category.key.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def line(categories: Sequence[Category], one: Series) -> Figure:
    """The trace of a line."""
    recedes, behind = one.emphasis == "pale", one.emphasis == "behind"
    beside = bool(one.end) and one.emphasis == "plain"
    crowded = len(categories) > CROWDED
    return {
        "type": "scatter",
        "mode": "lines" if behind else "lines+markers",
        "name": one.label,
        "x": [place_of(category) for category in categories],
        "y": [amount.value for amount in one.amounts],
        "connectgaps": False,
        # One that is named at its end is read, so it keeps its contrast: it is thinner, not paler.
        "opacity": BEHIND if behind else RECEDING if recedes and not one.end else 1,
        "line": {
            "color": colour(one.noun),
            "width": 1 if behind else 1.5 if recedes else 2 if crowded or beside else 3,
            "dash": "dot" if recedes else "solid",
        },
        "marker": {
            "size": 3 if crowded else 4 if recedes or beside else 7,
            "color": colour(one.noun),
        },
        "ids": [one.cell(category) for category in categories],
        "hovertext": [hover_html(text) for text in one.hovers],
        "hoverinfo": "text",
    }


def ends(categories: Sequence[Category], series: Sequence[Series], axis: Figure) -> list[Figure]:
    """The names at the ends of lines, each in a shade of its line's, none over another, on an
    ``axis`` of values; in a drawing that is higher than the lowest they only move apart."""
    low, high = axis["range"]
    found = []
    for one in series:
        known = [place for place, amount in enumerate(one.amounts) if amount.known]
        if one.end and known:
            found.append((one.amounts[known[-1]].value or 0.0, categories[known[-1]], one))
    named: list[Figure] = []
    free = float("-inf")
    for value, category, one in sorted(found, key=lambda each: each[0]):
        at = (value - low) / (high - low) * LOWEST
        free = max(at, free)
        text = f"<b>{safe(one.end)}</b>" if one.emphasis == "strong" else safe(one.end)
        place = {"x": place_of(category), "y": value, "xref": "x", "yref": "y"}
        sides = {"xanchor": "left", "yanchor": "middle", "xshift": 6, "yshift": round(free - at)}
        font = {"size": 12, "color": text_colour(one.noun)}
        named.append(label(text, **place, **sides, font=font))
        free += ROW
    return named
