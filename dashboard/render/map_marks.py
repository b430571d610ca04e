"""Partner regions on a map: an outline, a mark of their state, a ring where something happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.charts.partner_map import NOW, UNGRADED
from dashboard.charts.places import HOME, OUTLINED
from dashboard.charts.plot import Entry, Mark
from dashboard.render.map_traces import GEOMETRY, filled, points, said
from dashboard.render.marks import alike, receding
from dashboard.render.texts import safe
from dashboard.render.theme import CLEAR, Figure, colour

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
KEYS: Mapping[str, tuple[str, str]] = {
    **SIGNS,
    NOW: ("circle-open", "chosen"),
    UNGRADED: ("square", "land"),
    OUTLINED: ("square-open", "chosen"),
    HOME: ("star", "home"),
}
"""The same of everything that the key may name."""
EDGES: Mapping[str, int] = {UNGRADED: 1, OUTLINED: 2}
"""Pixels of the edge of what has one in the key."""
RING = 8.0
"""Pixels by which a ring is larger than the mark in it."""


def region_outlines(marks: Sequence[Mark], dark: frozenset[str] = frozenset()) -> list[Figure]:
    """The outlines of the partner regions, light in countries of a dark class, whose orders are
    ``dark``; those that recede thin."""
    drawn = [mark for mark in marks if mark.drawn == "polygon"]
    if not drawn:
        return []
    light = [not dark.isdisjoint(mark.orders) for mark in drawn]
    return [
        {
            **filled([mark.key for mark in drawn], CLEAR, GEOMETRY),
            **said(drawn),
            "marker": {
                "line": {
                    "color": [colour("surface" if one else "relation") for one in light],
                    "width": alike([0.8 if mark.emphasis == "pale" else 1.4 for mark in drawn]),
                },
            },
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
                    **said(drawn),
                    "marker": {
                        "symbol": symbol,
                        "size": [size_of(mark) for mark in drawn],
                        **_shades(drawn, symbol, colour(name)),
                    },
                }
            )
    return traces


def _shades(drawn: Sequence[Mark], symbol: str, shade: str) -> Figure:
    """The colours of marks: those that recede are seen by their edge, and open ones, which are no
    more than that, are thin."""
    pale = [one.emphasis == "pale" for one in drawn]
    is_open = symbol.endswith("-open")
    return {
        "color": alike([receding(shade) if one and not is_open else shade for one in pale]),
        "line": {
            "color": alike([shade if one else colour("surface") for one in pale]),
            "width": alike([0.8 if one and is_open else 1.2 for one in pale]),
        },
    }


def happenings(marks: Sequence[Mark]) -> list[Figure]:
    """A ring around every mark with an event in the year that is shown."""
    drawn = [mark for mark in marks if mark.place and mark.now]
    if not drawn:
        return []
    return [
        {
            **points([mark.place for mark in drawn]),
            "hoverinfo": "skip",
            "marker": {
                "symbol": KEYS[NOW][0],
                "size": [size_of(mark) + RING for mark in drawn],
                "color": colour(KEYS[NOW][1]),
                "line": {"width": alike([1 if one.emphasis == "pale" else 2 for one in drawn])},
            },
        }
    ]


def keys(entries: Sequence[Entry]) -> list[Figure]:
    """A mark a kind for the key alone, since the real ones may recede."""
    return [
        {
            **points([None]),
            "name": safe(entry.label),
            "showlegend": True,
            "hoverinfo": "skip",
            "marker": {
                "symbol": KEYS[entry.noun][0],
                "size": 10,
                "color": colour(KEYS[entry.noun][1]),
                "line": {"color": colour("muted"), "width": EDGES.get(entry.noun, 0)},
            },
        }
        for entry in entries
    ]


def size_of(mark: Mark) -> float:
    """Pixels of a mark, by the number of its events."""
    events = mark.amount.value if mark.amount is not None and mark.amount.value else 0.0
    return float(round(min(7 + 2.4 * events**0.5, 20), 1))
