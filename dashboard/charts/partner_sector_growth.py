"""Which goods with which partners made the growth: the largest rises and falls between two
years."""

from __future__ import annotations

from dashboard.answers import why
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.parts_of_growth import growth_chart
from dashboard.loaders.records import Rows
from dashboard.narrative.scene import Scene


def partner_sector_growth_chart(frame: Rows, scene: Scene) -> Chart:
    """See `dashboard.charts.parts_of_growth.growth_chart`."""
    return growth_chart(CHART, frame, scene)


CHART = Declaration(
    name="partner_sector_growth",
    chart_id="partner-sector-growth-chart",
    draw=partner_sector_growth_chart,
    asks=(why.partner_sector_growth,),
    pages=("why",),
    place=113,
    table="contributions",
    by="partner-sector",
    needs="partner_sectors",
    wide=True,
)
