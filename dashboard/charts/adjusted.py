"""Trade by month with the season taken out, over the months as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import season
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import PALE_LINE, SQUARE, STRONG_LINE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import noun_of
from dashboard.loaders.records import Rows, records
from dashboard.measures.time_series import Month, key_of, without_gaps
from dashboard.narrative import season as narrative
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.time_series import month_of
from dashboard.narrative.wording import basis_of, once, period, subtitle

SIDES = ("adjusted", "value")
TURNOVER = "turnover"


def adjusted_chart(frame: Rows, scene: Scene) -> Chart:
    """Two lines a flow over the months of all years: strong without the season, pale as it was.

    ``frame``: `dashboard.measures.season.Adjusted`. Title and finding are of the last month.
    """
    words, every = scene.language, records(frame)
    scene, unheeded = narrative.of_all_months(scene)
    flows = list(dict.fromkeys(row.flow for row in every))
    months = without_gaps({(row.year, row.month) for row in every})
    span = period(words, [months[0][0], months[-1][0]]) if months else ""
    lead = subtitle(scene, words.t("adjusted.measure", basis=basis_of(scene)), span)
    if not months:
        title, why = words.t("adjusted.empty"), (words.t("adjusted.needs"),)
        return empty_chart(CHART, scene, title, why, subtitle=lead)
    said = next(flow for flow in (scene.flow, *flows) if flow in flows)
    before, last = [row for row in every if row.flow == said][-2:]
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, every, [one for one in flows if len(flows) == 1 or one != TURNOVER],
                   months),
        title=narrative.adjusted_title(scene, last, before),
        subtitle=lead,
        finding=narrative.adjusted_finding(scene, last, before),
        table=_table(scene, every, flows, months),
        notes=once([unheeded, narrative.adjusted_method(scene, every)]),
        mark=scene.mark,
    )  # fmt: skip


def _side(scene: Scene, row: Any, side: str) -> Amount:
    if row is None:
        return Amount()
    if side == "value":
        return scene.amount(row.value_usd)
    return scene.computed(row.adjusted_usd)


def _plot(
    scene: Scene, every: Sequence[Any], flows: Sequence[str], months: Sequence[Month]
) -> Plot:
    words = scene.language
    at = {(row.year, row.month, row.flow): row for row in every}

    def line(flow: str, side: str) -> Series:
        rows = [at.get((*month, flow)) for month in months]
        return Series(
            noun=noun_of(flow),
            label=f"{words.t(f'flow.{flow}')}: {words.t(f'adjusted.column.{side}')}",
            amounts=tuple(_side(scene, row, side) for row in rows),
            form="line",
            emphasis="strong" if side == "adjusted" else "pale",
            hovers=tuple(
                absent(scene) if row is None
                else narrative.adjusted_hover(scene, row) for row in rows
            ),
            column=f"{side}.{flow}",
        )  # fmt: skip

    return Plot(
        shape="lines",
        categories=tuple(
            Category(key_of(month), month_of(scene, month, short=True)) for month in months
        ),
        series=tuple(line(flow, side) for flow in flows for side in SIDES),
        entries=(
            *(Entry(noun_of(flow), SQUARE, words.t(f"flow.{flow}")) for flow in flows),
            Entry("ink", STRONG_LINE, words.t("adjusted.column.adjusted")),
            Entry("ink-2", PALE_LINE, words.t("adjusted.column.value")),
        ),
    )


def _table(
    scene: Scene, every: Sequence[Any], flows: Sequence[str], months: Sequence[Month]
) -> Table:
    """A row a month: each flow as it was, without the season, and how much the season made."""
    words, unit = scene.language, scene.language.t("unit.millions")
    at = {(row.year, row.month, row.flow): row for row in every}
    columns = [
        column
        for flow in flows
        for name in [words.t(f"flow.{flow}")]
        for column in (
            Column(f"value.{flow}", f"{name}: {words.t('adjusted.column.value')}, {unit}", "usd"),
            Column(f"adjusted.{flow}", f"{name}: {words.t('adjusted.column.adjusted')}, {unit}",
                   "usd"),
            Column(f"season.{flow}", f"{name}: {words.t('adjusted.column.season')}", "pct",
                   change=True),
        )
    ]  # fmt: skip

    def cells(month: Month) -> tuple[Amount | str, ...]:
        found: list[Amount | str] = [month_of(scene, month)]
        for flow in flows:
            row = at.get((*month, flow))
            found += [_side(scene, row, "value"), _side(scene, row, "adjusted")]
            found.append(Amount(unit="pct") if row is None
                         else scene.computed(row.season_pct, "pct"))  # fmt: skip
        return tuple(found)

    return Table(
        columns=(Column("month", words.t("months.month")), *columns),
        rows=lambda: tuple(Row(cells(month), key=key_of(month)) for month in months),
        keys=map(key_of, months),
    )


CHART = Declaration(
    name="adjusted",
    chart_id="adjusted-chart",
    draw=adjusted_chart,
    asks=(season.adjusted,),
    pages=("why",),
    place=124,
    sums=("partner", "sector"),
    scope=lambda query: query.with_(months=None),
    table="adjusted",
    every_year=True,
    needs="months",
)
