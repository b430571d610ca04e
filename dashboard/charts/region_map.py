"""The map of relations: partner regions by state or by kind of relation, or with trade."""

from __future__ import annotations

from dashboard.answers import evidence
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.partner_map import ASKS, MapFrames, map_chart
from dashboard.loaders.records import Rows
from dashboard.narrative.scene import Scene
from dashboard.values import ARCS, SHADED


def region_map_chart(
    countries: Rows,
    regions: Rows,
    statements: Rows,
    home: Rows,
    span: Rows,
    view: Rows,
    chosen: Rows,
    scene: Scene,
) -> Chart:
    """The map of partners in the colouring that the query asks for."""
    frames = MapFrames(countries, regions, statements, home, span, view, chosen)
    return map_chart(CHART, frames, scene, scene.query.colour)


CHART = Declaration(
    name="region_map",
    chart_id="partner-map",
    draw=region_map_chart,
    asks=ASKS,
    pages=("relations",),
    place=50,
    table="regions",
    wide=True,
    traded=lambda query: query.colour in (SHADED, ARCS),
    evidence=evidence.on_map,
)
