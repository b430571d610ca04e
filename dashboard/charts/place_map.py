"""A small map of one partner: where it lies, seen with the Leningrad Region where both fit."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.chart import Chart, Scene, Table
from dashboard.render.map_traces import chosen_outline, polygon_traces, region_marks
from dashboard.narrative.sentences import sentences
from dashboard.render.theme import Figure, colour, layout
from dashboard.loaders.records import records as records

NEAR = 34
"""Degrees of longitude around a place within which the Leningrad Region is drawn with it."""

_HALO = ", ".join([f"0 0 2px {colour('surface')}"] * 3)
HOME = (30.3, 59.9)


def place_map_chart(
    regions: pd.DataFrame,
    scene: Scene,
    place: tuple[float, float],
    *,
    geometry_url: str = "/geo/partner_regions.geojson",
) -> Chart:
    """A partner on the map; ``place`` is its longitude and latitude.

    ``regions``: ``region, country, name, state, events_total, lon, lat, drawn, disputed``; the
    country of ``scene.selection.partners`` is outlined.
    """
    say = scene.language
    rows = records(regions)
    hovers = {
        row.region: sentences([f"<b>{row.name}</b>", say.t(f"state.{row.state}")]) for row in rows
    }
    placed = [row for row in rows if row.lon == row.lon]
    data = [
        *polygon_traces(rows, hovers, scene, geometry_url),
        *chosen_outline(scene),
        *region_marks(placed, hovers, scene),
        _names([(row.lon, row.lat, row.name) for row in placed], "ink"),
        _names([(*HOME, say.t("territory.region"))], "home", "star"),
    ]
    return Chart(
        figure={"data": data, "layout": _layout(place)},
        title=say.t("profile.map"),
        subtitle=say.t("profile.map_subtitle"),
        source=scene.source,
        table=Table(
            (say.t("map.table.name"), say.t("map.table.status"), say.t("map.table.events")),
            tuple(
                (row.name, say.t(f"state.{row.state}"), say.number(row.events_total, 0))
                for row in rows
            ),
            frozenset({2}),
        ),
        notes=(say.t("map.note.boundaries"),),
        empty=not rows,
    )


def _names(points: list[tuple[float, float, str]], name: str, symbol: str = "circle") -> Figure:
    star = symbol == "star"
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "showlegend": False,
        "lon": [lon for lon, _, _ in points],
        "lat": [lat for _, lat, _ in points],
        "text": [text for _, _, text in points],
        "textposition": "top center",
        "textfont": {"color": colour(name), "size": 12, "shadow": _HALO},
        "hoverinfo": "skip",
        "marker": {
            "symbol": symbol,
            "size": 12 if star else 11,
            "color": colour("home") if star else "rgba(0,0,0,0)",
        },
    }


def _layout(place: tuple[float, float]) -> Figure:
    near = abs(place[0] - HOME[0]) <= NEAR
    lon = (place[0] + HOME[0]) / 2 if near else place[0]
    lat = (place[1] + HOME[1]) / 2 if near else place[1]
    across = max(14.0, abs(place[0] - HOME[0]) / 2 + 8) if near else 28.0
    down = max(7.0, abs(place[1] - HOME[1]) / 2 + 5) if near else 15.0
    return layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=False,
        geo={
            "resolution": 110,
            "fitbounds": False,
            "projection": {
                "type": "azimuthal equal area",
                "rotation": {"lon": round(lon, 2), "lat": round(lat, 2)},
            },
            "lonaxis": {"range": [lon - across, lon + across]},
            "lataxis": {"range": [max(lat - down, -89.0), min(lat + down, 89.0)]},
            "bgcolor": colour("sea"),
            "showland": True,
            "landcolor": colour("land"),
            "showcountries": True,
            "countrycolor": colour("border"),
            "countrywidth": 0.8,
            "showcoastlines": False,
            "showlakes": True,
            "lakecolor": colour("sea"),
            "showframe": False,
        },
    )
