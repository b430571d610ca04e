"""The traces of the map that carry figures: countries by class, regions by state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Scene
from dashboard.measures.value_classes import class_colours, class_of
from dashboard.narrative.partner_map import (
    STATES,
    country_hover,
    limit_text,
    measure,
)
from dashboard.narrative.sentences import Row
from dashboard.render.theme import Figure, colour

HOME_REGION = "RU-LEN"
TOO_SMALL = frozenset(
    code
    for line in (
        "ABW AIA AND ASM ATG BES BHR BLM BMU BRB BVT CCK COK CUW CXR CYM FRO FSM GGY GIB GRD HKG",
        "HMD IMN JEY KIR KNA LCA LIE MAC MAF MCO MDV MHL MLT MNP MSR MYT NFK NIU NRU PCN PLW SGP",
        "SHN SPM SXM SYC TCA TKL TON TUV VCT VGB VIR WLF",
    )
    for code in line.split()
)
"""Countries and territories that the base map at 1:110 million leaves out."""

_SYMBOLS = {
    "in-force": ("circle", "relation"),
    "planned": ("diamond", "relation-planned"),
    "contacts": ("square", "contacts"),
    "unknown": ("circle-open", "relation"),
    "ended": ("x", "relation-ended"),
}
_AREAS = {
    "contacts": ("surface", "contacts"),
    "unknown": ("accent-pale", "relation"),
    "ties": ("accent-pale", "relation"),
}
"""Fill and edge of areas that must not be taken for a class of trade or an agreement in force."""

_CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What tells regions apart on the map: their state, or the kind of relation with them.

    ``signs`` has symbol and colour of each group, in the order of drawing; ``message`` is the
    prefix of their names.
    """

    message: str
    group_of: Callable[[Row], str]
    signs: Mapping[str, tuple[str, str]]


BY_STATE = Grouping("state", lambda row: row.state, {one: _SYMBOLS[one] for one in STATES})


def country_traces(
    rows: Sequence[Row], values: dict[str, float], limits: tuple[float, ...], scene: Scene
) -> list[Figure]:
    """Countries filled by class, those without a figure pale, the smallest as circles."""
    shown = [row for row in rows if row.country not in TOO_SMALL]
    small = [row for row in rows if row.country in TOO_SMALL and row.lon == row.lon]
    known = [row for row in shown if row.country in values]
    blank = [row for row in shown if row.country not in values]
    names = class_colours(len(limits) + 1)
    traces: list[Figure] = []
    if blank:
        traces.append(
            {
                **_filled([row.country for row in blank], colour("pale")),
                **_told(blank, [country_hover(row, scene) for row in blank], scene),
            }
        )
    if known:
        steps = len(names)
        scale = [
            [place, colour(name)]
            for step, name in enumerate(names)
            for place in (step / steps, (step + 1) / steps)
        ]
        traces.append(
            {
                **_filled([row.country for row in known], scale),
                **_told(known, [country_hover(row, scene) for row in known], scene),
                "z": [class_of(values[row.country], limits) for row in known],
                "zmin": -0.5,
                "zmax": steps - 0.5,
                "showscale": True,
                "colorbar": _class_bar(limits, scene),
            }
        )
    if small:
        worth = [row for row in small if row.country in values]
        traces.append(
            {
                "type": "scattergeo",
                "mode": "markers",
                "showlegend": False,
                "lon": [row.lon for row in worth],
                "lat": [row.lat for row in worth],
                **_told(worth, [country_hover(row, scene) for row in worth], scene),
                "marker": {
                    "size": 9,
                    "color": [colour(names[class_of(values[r.country], limits)]) for r in worth],
                    "line": {"color": colour("ink-2"), "width": 1},
                },
            }
        )
    return traces


def _class_bar(limits: tuple[float, ...], scene: Scene) -> Figure:
    flow = scene.language.t(f"flow.{measure(scene)}")
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
        "ticktext": [limit_text(scene, limit) for limit in limits],
        "tickfont": {"size": 12, "color": colour("ink-2")},
        "title": {
            "text": scene.language.t("map.classes", flow=flow),
            "side": "top",
            "font": {"size": 12, "color": colour("ink-2")},
        },
    }


def polygon_traces(
    rows: Sequence[Row],
    hovers: Mapping[str, str],
    scene: Scene,
    geometry_url: str,
    by: Grouping = BY_STATE,
) -> list[Figure]:
    """The Leningrad Region and partner regions as areas, except those that are disputed."""
    drawn = [row for row in rows if row.drawn == "polygon" and not row.disputed]
    traces = [
        {
            **_filled([HOME_REGION], colour("home"), geometry_url),
            "hoverinfo": "skip",
            "marker": {"opacity": 0.35, "line": {"color": colour("home"), "width": 1}},
        }
    ]
    for group, (_, name) in by.signs.items():
        own = [row for row in drawn if by.group_of(row) == group]
        if own:
            fill, edge = _AREAS.get(group, (name, "border"))
            traces.append(
                {
                    **_filled([row.region for row in own], colour(fill), geometry_url),
                    **_told(own, [hovers[row.region] for row in own], scene),
                    "marker": {"line": {"color": colour(edge), "width": 1.2}},
                }
            )
    return traces


def chosen_outline(scene: Scene) -> list[Figure]:
    """A strong outline around the chosen countries."""
    chosen = [code for code in scene.query.partners if code not in TOO_SMALL]
    if not chosen:
        return []
    return [
        {
            **_filled(chosen, _CLEAR),
            "hoverinfo": "skip",
            "marker": {"line": {"color": colour("chosen"), "width": 2.5}},
        }
    ]


def region_marks(
    rows: Sequence[Row], hovers: Mapping[str, str], scene: Scene, by: Grouping = BY_STATE
) -> list[Figure]:
    """A mark for every partner region, its symbol the group, its size the number of events."""
    traces = []
    chosen = scene.query.partners
    for group, (symbol, name) in by.signs.items():
        own = [row for row in rows if by.group_of(row) == group]
        if not own:
            continue
        traces.append(
            {
                "type": "scattergeo",
                "mode": "markers",
                "showlegend": False,
                "lon": [row.lon for row in own],
                "lat": [row.lat for row in own],
                **_told(own, [hovers[row.region] for row in own], scene),
                "marker": {
                    "symbol": symbol,
                    "size": [round(min(7 + 2.4 * row.events_total**0.5, 20), 1) for row in own],
                    "color": colour(name),
                    "opacity": [1 if not chosen or row.country in chosen else 0.45 for row in own],
                    "line": {"color": colour("surface"), "width": 1.2},
                },
            }
        )
        traces.append(_key(group, scene, by))
    return traces


def _key(group: str, scene: Scene, by: Grouping) -> Figure:
    """A mark for the key alone, since the real ones may recede."""
    symbol, name = by.signs[group]
    return {
        "type": "scattergeo",
        "mode": "markers",
        "name": scene.language.t(f"{by.message}.{group}"),
        "showlegend": True,
        "lon": [None],
        "lat": [None],
        "hoverinfo": "skip",
        "marker": {"symbol": symbol, "size": 10, "color": colour(name)},
    }


def _filled(
    locations: Sequence[str], fill: str | list[list[Any]], geometry_url: str = ""
) -> Figure:
    trace: Figure = {
        "type": "choropleth",
        "locations": list(locations),
        "z": [0] * len(locations),
        "colorscale": [[0, fill], [1, fill]] if isinstance(fill, str) else fill,
        "showscale": False,
        "marker": {"line": {"color": colour("border"), "width": 0.6}},
    }
    if geometry_url:
        trace |= {"geojson": geometry_url, "locationmode": "geojson-id", "featureidkey": "id"}
    return trace


def _told(rows: Sequence[Row], hovers: list[str], scene: Scene) -> Figure:
    source = f"<br>{scene.source}" if scene.source else ""
    return {
        "hovertext": hovers,
        "hovertemplate": f"%{{hovertext}}{source}<extra></extra>",
        "customdata": [
            [f"region:{row.region}" if hasattr(row, "region") else f"partner:{row.country}",
             row.country]
            for row in rows
        ],
    }  # fmt: skip
