"""Which chapters of goods made the growth: the largest rises and falls between two years."""

from __future__ import annotations

from dashboard.answers import why
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.parts_of_growth import growth_chart
from dashboard.loaders.records import Rows
from dashboard.narrative.scene import Scene


def chapter_growth_chart(frame: Rows, scene: Scene) -> Chart:
    """See `dashboard.charts.parts_of_growth.growth_chart`."""
    return growth_chart(CHART, frame, scene)


CHART = Declaration(
    name="chapter_growth",
    chart_id="chapter-growth-chart",
    draw=chapter_growth_chart,
    asks=(why.chapter_growth,),
    pages=("why",),
    place=114,
    sums=("partner", "sector"),
    table="contributions",
    by="chapter",
    needs="codes",
    wide=True,
)
