"""On how few partners trade rests: the number of equal partners with the same concentration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.answers import why
from dashboard.answers.dependence import MEASURED
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.comparison_lines import named_at_ends
from dashboard.charts.parts import POINT, empty_of_flows
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import without_gaps, year_table
from dashboard.flows import noun_of
from dashboard.loaders.records import Rows, records
from dashboard.narrative import dependence as narrative
from dashboard.narrative.reasons import absent, none_of, nothing_traded
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import flow_note, once, period, subtitle
from dashboard.narrative.years import incomplete_of
from dashboard.row_amounts import known


def dependence_chart(frame: Rows, single: Rows, scene: Scene) -> Chart:
    """A line a flow over the years: to how many equal partners its concentration amounts.

    ``frame``: `dashboard.answers.why.DependenceInYear`; ``single``:
    `dashboard.measures.dependence.Dependence` by code with partner, of the year.
    """
    words = scene.language
    rows = [row for row in records(frame) if known(row.equivalent) is not None]
    years = without_gaps({row.year for row in rows})
    span = period(words, years) if years else ""
    lead = subtitle(scene, words.t("dependence.measure"), span,
                    *incomplete_of(scene, years), unit=False)  # fmt: skip
    table = _table(scene, rows)
    if not any(row.year == scene.year for row in rows):
        missing = none_of(scene, "nothing") if nothing_traded(scene) else "empty"
        title = words.t(f"dependence.{missing}", year=scene.year)
        return empty_of_flows(CHART, scene, title, lead, table)
    if alone := narrative.alone(scene, rows):
        title, why = alone
        return empty_chart(CHART, scene, title, (why,), subtitle=lead, table=table)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows, years),
        title=narrative.title(scene, rows),
        subtitle=lead,
        finding=narrative.finding(scene, rows),
        table=table,
        notes=once(
            [
                flow_note(scene),
                *narrative.below_zero(scene, rows),
                words.t("dependence.method"),
                *narrative.largest(scene, records(single)),
            ]
        ),
        mark=scene.mark,
    )


def _plot(scene: Scene, rows: Sequence[Any], years: Sequence[int]) -> Plot:
    words = scene.language
    at = {(row.year, row.flow): row for row in rows}
    flows = [flow for flow in MEASURED if any(row.flow == flow for row in rows)]
    lines = [(flow, [at.get((year, flow)) for year in years]) for flow in flows]
    return Plot(
        shape="lines",
        unit="index",
        categories=tuple(
            Category(str(year), str(year), f"year:{year}",
                     "strong" if year == scene.year else "plain")
            for year in years
        ),
        series=named_at_ends([
            Series(
                noun=noun_of(flow),
                label=words.t(f"flow.{flow}"),
                emphasis="strong",
                amounts=tuple(narrative.equivalent(scene, row) for row in line),
                hovers=tuple(
                    absent(scene)
                    if row is None
                    else narrative.hover_of(scene, row)
                    for row in line
                ),
                column=f"equivalent.{flow}",
            )
            for flow, line in lines
        ]),
        entries=tuple(Entry(noun_of(flow), POINT, words.t(f"flow.{flow}")) for flow in flows),
    )  # fmt: skip


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    """A row a year, the columns of each flow beside each other."""
    words = scene.language
    at = {(row.year, row.flow): row for row in rows}
    years = without_gaps({row.year for row in rows})
    flows = [flow for flow in MEASURED if any(row.flow == flow for row in rows)]
    columns = [
        column
        for flow in flows
        for column in (
            Column(f"hhi_low.{flow}", narrative.heading(scene, "hhi_low", flow), "index"),
            Column(f"hhi_high.{flow}", narrative.heading(scene, "hhi_high", flow), "index"),
            Column(f"equivalent.{flow}", narrative.heading(scene, "equivalent", flow), "index"),
            Column(f"top.{flow}", narrative.heading(scene, "top", flow)),
            Column(f"top_share.{flow}", narrative.heading(scene, "top_share", flow), "pct"),
        )
    ]

    def cells(year: int) -> Iterator[Cell]:
        for flow in flows:
            row = at.get((year, flow))
            numbers = (row.hhi_low, row.hhi_high) if row else (None, None)
            yield from (scene.computed(one, "index") for one in numbers)
            yield narrative.equivalent(scene, row)
            yield narrative.partners(scene, row.top_key) if row else ""
            yield scene.computed(row.top_share_pct if row else None, "pct")

    return year_table(words, years, columns, cells)


CHART = Declaration(
    name="dependence",
    chart_id="dependence-chart",
    draw=dependence_chart,
    asks=(why.dependence, why.largest_single),
    pages=("why",),
    place=118,
    sums=("partner", "sector"),
    table="dependence",
    by="partner",
    needs="months",
    offered=lambda query: len(query.partners) != 1,
)
