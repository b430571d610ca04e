"""Which commodity codes made the growth: the largest rises and falls between two years."""

from __future__ import annotations

from dashboard.answers import why
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.parts_of_growth import growth_chart
from dashboard.loaders.records import Rows
from dashboard.narrative.scene import Scene


def code_growth_chart(frame: Rows, scene: Scene) -> Chart:
    """See `dashboard.charts.parts_of_growth.growth_chart`."""
    return growth_chart(CHART, frame, scene)


CHART = Declaration(
    name="code_growth",
    chart_id="code-growth-chart",
    draw=code_growth_chart,
    asks=(why.code_growth,),
    pages=("why",),
    place=115,
    sums=("partner", "sector"),
    table="contributions",
    by="code",
    needs="codes",
    wide=True,
)
