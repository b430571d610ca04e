"""The world map: trade of partner countries in five classes, partner regions by state.

Trade is drawn for whole countries only. Regions about which states disagree are points, never
polygons, and the borders are those of the base map, which is a setting of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from dashboard.charts.chart import Chart, Scene
from dashboard.render.map_labels import Label, Window, fitting_labels
from dashboard.render.map_traces import (
    BY_STATE,
    TOO_SMALL,
    chosen_outline,
    country_traces,
    polygon_traces,
    region_marks,
)
from dashboard.narrative.partner_map import measure, region_hover, subtitle, table, title, value_of
from dashboard.render.marks import watermark
from dashboard.charts.region_kinds import BY_KIND
from dashboard.narrative.sentences import Row
from dashboard.render.theme import Figure, colour, layout
from dashboard.measures.value_classes import round_limits
from dashboard.loaders.records import records as records

Zoom = Literal["world", "baltic", "asia"]
Paint = Literal["trade", "state", "kind"]

HOME = (30.3, 59.9)
"""Where arcs start and the Leningrad Region is marked, degrees east and north."""

WINDOWS: dict[str, Window] = {
    "world": Window(-168, 191, -56, 80, 2.4),
    "baltic": Window(-11, 56, 49, 69.5, 15.0, (22, 59)),
    "asia": Window(36, 148, 14, 60, 7.4, (90, 40)),
}
_HOME_SIDES = {"world": "top right", "baltic": "bottom center", "asia": "top right"}
_HALO = ", ".join([f"0 0 2px {colour('surface')}"] * 3)
_PROJECTIONS: dict[str, Figure] = {
    "world": {"type": "natural earth", "rotation": {"lon": 11}},
    "baltic": {"type": "azimuthal equal area", "rotation": {"lon": 22, "lat": 59}},
    "asia": {"type": "azimuthal equal area", "rotation": {"lon": 90, "lat": 40}},
}


def partner_map_chart(
    countries: pd.DataFrame,
    regions: pd.DataFrame,
    scene: Scene,
    *,
    geometry_url: str = "/geo/partner_regions.geojson",
    zoom: Zoom = "world",
    arcs: bool = False,
    paint: Paint = "trade",
) -> Chart:
    """Partner countries and partner regions of a year.

    ``countries``: ``country, exports_usd, imports_usd, turnover_usd, share_pct, status, note,
    lon, lat``, US dollars, ``NaN`` not published; may be empty. ``regions``: ``region, country,
    name, state, kinds, sectors, events_in_year, events_total, since, until, lon, lat, drawn,
    disputed``, text empty where unknown. ``geometry_url`` is GeoJSON whose features have the
    region as ``id``; the browser fetches it once. Marks carry ``["partner:NOR", "NOR"]`` or
    ``["region:NO-18", "NOR"]`` as ``customdata``. ``paint``: countries in the classes of their
    trade with regions by state; or no trade drawn, and regions by state or by kind of relation.
    """
    flow = measure(scene)
    country_rows, region_rows = records(countries), records(regions)
    traded = sorted(
        (
            (row.country, value_of(row, flow))
            for row in country_rows
            if value_of(row, flow) > 0
        ),
        key=lambda pair: -pair[1],
    )  # fmt: skip
    values = dict(traded)
    limits = round_limits(list(values.values()))
    placed = [row for row in region_rows if row.lon == row.lon and row.lat == row.lat]
    hovers = {row.region: region_hover(row, scene, values.get(row.country)) for row in region_rows}
    by = BY_KIND if paint == "kind" else BY_STATE
    shaded = paint == "trade"
    told = traded if shaded or len(scene.selection.partners) == 1 else []
    data = [
        *(country_traces(country_rows, values, limits, scene) if shaded else ()),
        *polygon_traces(region_rows, hovers, scene, geometry_url, by),
        *chosen_outline(scene),
        *(_arcs(placed) if arcs else ()),
        *region_marks(placed, hovers, scene, by),
        _home(scene, zoom),
        *_labels(placed, scene, zoom),
    ]
    return Chart(
        figure={"data": data, "layout": _map_layout(scene, zoom)},
        title=title(scene, told, region_rows),
        subtitle=subtitle(scene, traded if shaded else [], paint),
        source=scene.source,
        table=table(country_rows if shaded else [], region_rows, scene),
        notes=_notes(country_rows, region_rows, placed, values if shaded else None, scene),
        empty=not (traded and shaded) and not region_rows,
    )


def _notes(
    countries: Sequence[Row],
    regions: Sequence[Row],
    placed: Sequence[Row],
    drawn: dict[str, float] | None,
    scene: Scene,
) -> tuple[str, ...]:
    """``drawn`` is the trade by country; None where no trade is meant to be drawn."""
    values = drawn or {}
    say, year = scene.language, scene.selection.year
    unplaced = [row.name for row in regions if row not in placed]
    unplaced += [
        scene.partner(row.country)
        for row in countries
        if row.country in TOO_SMALL and row.country in values and row.lon != row.lon
    ]
    told = (
        (drawn == {} and bool(regions), say.t("map.note.no_trade", year=year)),
        (not values and not regions, say.t("map.empty.known")),
        (bool(values), say.t("map.note.grey")),
        (bool(values) and bool(regions), say.t("map.note.region_trade")),
        (any(code in TOO_SMALL for code in values), say.t("map.note.small")),
        (any(row.disputed for row in regions), say.t("map.note.disputed")),
        (bool(unplaced), say.t("map.note.unplaced", names=", ".join(unplaced))),
        (True, say.t("map.note.boundaries")),
    )
    return tuple(text for holds, text in told if holds)


def _arcs(rows: Sequence[Row]) -> list[Figure]:
    ends = [row for row in rows if row.state == "in-force"]
    return [
        {
            "type": "scattergeo",
            "mode": "lines",
            "showlegend": False,
            "lon": [lon for row in ends for lon in (HOME[0], row.lon, None)],
            "lat": [lat for row in ends for lat in (HOME[1], row.lat, None)],
            "hoverinfo": "skip",
            "line": {"color": colour("relation"), "width": 1},
            "opacity": 0.55,
        }
    ]


def _home(scene: Scene, zoom: Zoom) -> Figure:
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "showlegend": False,
        "lon": [HOME[0]],
        "lat": [HOME[1]],
        "text": [scene.language.t("territory.region")],
        "textposition": _HOME_SIDES[zoom],
        "textfont": {"color": colour("home"), "size": 12, "weight": 600, "shadow": _HALO},
        "hoverinfo": "skip",
        "marker": {
            "symbol": "star",
            "size": 13,
            "color": colour("home"),
            "line": {"color": colour("surface"), "width": 1},
        },
    }


def _labels(rows: Sequence[Row], scene: Scene, zoom: Zoom) -> list[Figure]:
    chosen = scene.selection.partners
    named = [row for row in rows if row.country in chosen or (zoom != "world" and not chosen)]
    named.sort(key=lambda row: -row.events_total)
    labels = fitting_labels(
        [(row.lon, row.lat, row.name) for row in named],
        WINDOWS[zoom],
        [Label(*HOME, scene.language.t("territory.region"), _HOME_SIDES[zoom])],
    )
    if not labels:
        return []
    return [
        {
            "type": "scattergeo",
            "mode": "markers+text",
            "showlegend": False,
            "lon": [label.lon for label in labels],
            "lat": [label.lat for label in labels],
            "text": [label.text for label in labels],
            "textposition": [label.side for label in labels],
            "textfont": {"color": colour("ink"), "size": 12, "shadow": _HALO},
            "marker": {"size": 11, "color": "rgba(0,0,0,0)"},
            "hoverinfo": "skip",
        }
    ]


def _map_layout(scene: Scene, zoom: Zoom) -> Figure:
    window = WINDOWS[zoom]
    return layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.01,
            "yanchor": "bottom",
            "font": {"size": 12},
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "constant",
            "title": {
                "text": scene.language.t("map.legend"),
                "side": "top",
                "font": {"size": 12, "color": colour("ink-2")},
            },
        },
        annotations=watermark(scene.mark),
        geo={
            "resolution": 110,
            "fitbounds": False,
            "projection": _PROJECTIONS[zoom],
            "lonaxis": {"range": [window.west, window.east]},
            "lataxis": {"range": [window.south, window.north]},
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
            "uirevision": zoom,
        },
    )
