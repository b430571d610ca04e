"""The map of relations: partner regions by state or by kind of relation, or with trade."""

from __future__ import annotations

from dashboard.answers import evidence, locations
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.partner_map import ASKS, MapFrames, map_chart
from dashboard.charts.places import view_of
from dashboard.loaders.records import Rows
from dashboard.narrative.scene import Scene


def region_map_chart(
    countries: Rows,
    regions: Rows,
    statements: Rows,
    home: Rows,
    span: Rows,
    view: Rows,
    scene: Scene,
) -> Chart:
    """The map of partners in the view and the colouring that the query asks for."""
    frames = MapFrames(countries, regions, statements, home, span)
    return map_chart(CHART, frames, scene, view_of(view), scene.query.colour)


CHART = Declaration(
    name="region_map",
    chart_id="partner-map",
    draw=region_map_chart,
    asks=(*ASKS, locations.view),
    pages=("relations",),
    place=50,
    table="regions",
    wide=True,
    traded=lambda query: query.colour == "trade",
    evidence=evidence.on_map,
)
