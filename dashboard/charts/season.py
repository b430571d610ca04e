"""The season: what each month usually is of its year, with how far that went from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import season
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import PALE_LINE, STRONG_LINE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import noun_of
from dashboard.loaders.records import Rows, records
from dashboard.narrative import season as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.dates import month_name
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, subtitle
from dashboard.row_amounts import known

SHARES = ("share", "low", "high")


def season_chart(frame: Rows, scene: Scene) -> Chart:
    """Three lines over the twelve months: the mean share of each in its year, and the least and the
    greatest of all years.

    ``frame``: `dashboard.measures.season.Season`; drawn is the turnover or the chosen flow, else
    the flow that alone is known.
    """
    words, every = scene.language, records(frame)
    scene, unheeded = narrative.of_all_months(scene)
    flows = list(dict.fromkeys(row.flow for row in every))
    shown = next((flow for flow in (scene.flow, *flows) if flow in flows), "")
    rows = [row for row in every if row.flow == shown]
    lead = subtitle(scene, words.t("season.measure"), "", unit=False)
    if not rows:
        title = words.t("season.empty")
        return empty_chart(CHART, scene, title, (words.t("season.needs"),), subtitle=lead)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows),
        title=narrative.title(scene, rows),
        subtitle=lead,
        finding=narrative.finding(scene, rows),
        table=_table(scene, every, flows),
        notes=once(
            [
                unheeded,
                words.t("season.method"),
                words.t("season.axis") if _floor(rows) else "",
                *(
                    rounded_note(scene, (known(row.share_pct) for row in every if row.flow == flow))
                    for flow in flows
                ),
            ]
        ),
        mark=scene.mark,
    )


def _share(scene: Scene, row: Any, which: str) -> Amount:
    return scene.computed(getattr(row, f"{which}_pct"), "pct")


def _floor(rows: Sequence[Any]) -> float:
    """Where the axis begins, per cent: below the smallest share of any month. From zero all months
    would be one straight line."""
    lowest: float = min(row.low_pct for row in rows)
    return max(0.0, floor(lowest * 2 - 0.5) / 2)


def _plot(scene: Scene, rows: Sequence[Any]) -> Plot:
    words, flow = scene.language, rows[0].flow
    return Plot(
        shape="lines",
        floor=_floor(rows),
        unit="pct",
        categories=tuple(
            Category(str(row.month), month_name(words, row.month, "abbreviated")) for row in rows
        ),
        series=tuple(
            Series(
                noun=noun_of(flow),
                label=words.t(f"season.column.{which}"),
                amounts=tuple(_share(scene, row, which) for row in rows),
                form="line",
                emphasis="strong" if which == "share" else "pale",
                labels=_labels(scene, rows) if which == "share" else (),
                hovers=tuple(narrative.hover_of(scene, row) for row in rows),
                column=f"{which}.{flow}",
            )
            for which in SHARES
        ),
        entries=(
            Entry(noun_of(flow), STRONG_LINE, words.t("season.column.share")),
            Entry("ink-2", PALE_LINE, words.t("season.spread")),
        ),
    )


def _labels(scene: Scene, rows: Sequence[Any]) -> tuple[str, ...]:
    """The numbers that stand at the line of the means: of the largest month, which the title names,
    and of the smallest."""
    found = [row.share_pct for row in rows]
    said = (min(found), max(found))
    return tuple(cell(scene.language, _share(scene, row, "share")) if row.share_pct in said else ""
                 for row in rows)  # fmt: skip


def _table(scene: Scene, every: Sequence[Any], flows: Sequence[str]) -> Table:
    """A row a month, the columns of each flow beside each other."""
    words = scene.language
    at = {(row.month, row.flow): row for row in every}
    columns = (
        Column(f"{which}.{flow}",
               f"{words.t(f'flow.{flow}')}: {words.t(f'season.column.{which}')}", "pct")
        for flow in flows for which in SHARES
    )  # fmt: skip
    return Table(
        columns=(Column("month", words.t("months.month")), *columns),
        rows=lambda: tuple(
            Row(
                (
                    month_name(words, month),
                    *(_share(scene, at[month, flow], which) for flow in flows for which in SHARES),
                ),
                key=str(month),
            )
            for month in range(1, 13)
        ),
        keys=map(str, range(1, 13)),
    )


CHART = Declaration(
    name="season",
    chart_id="season-chart",
    draw=season_chart,
    asks=(season.pattern,),
    pages=("why",),
    place=123,
    sums=("partner", "sector"),
    scope=lambda query: query.with_(months=None),
    table="season",
    needs="months",
)
