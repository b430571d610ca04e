"""Contribution: the way from the turnover of one year to that of another, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.answers import evidence, printed, trade
from dashboard.charts.chart import Chart, Declaration, empty_chart, statuses_of
from dashboard.charts.parts import causes, entries, solid
from dashboard.charts.plot import Category, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import FLOW_OF
from dashboard.loaders.records import Rows, records
from dashboard.measures.steps import beginning, steps
from dashboard.narrative import contribution as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import DRIVER, hatched, once, subtitle
from dashboard.query import Query
from dashboard.row_amounts import amount_of

PARTS = ("from", *FLOW_OF, "to")


def has_every_part(frame: Rows, _: Rows) -> bool:
    """Whether both ends of the way are known, and each step."""
    return {row.part for row in records(frame)}.issuperset(PARTS)


def contribution_chart(frame: Rows, drivers: Rows, scene: Scene) -> Chart:
    """A waterfall: turnover of the year compared with, exports, imports, turnover of the year.

    ``frame`` as from `dashboard.measures.growth.contribution`; ``drivers``: ``flow, goods``,
    what the source names as the reasons of growth.
    """
    words = scene.language
    rows = {str(row.part): row for row in records(frame)}
    reasons = narrative.reasons(scene, causes(scene, drivers))
    span = words.t("contribution.period", year=scene.year, against=scene.against)
    lead = subtitle(scene, words.t("contribution.measure"), span)
    table = _table(scene, rows)
    if not has_every_part(frame, drivers):
        known, why = narrative.known(scene, rows, reasons), narrative.missing(scene, rows)
        ends = [amount_of(rows[part], "value") for part in ("from", "to") if part in rows]
        cited = [one for amount in ends if amount.known for one in amount.sources]
        return empty_chart(CHART, scene, why, known, subtitle=lead, table=table, cited=cited)
    plot = _plot(scene, rows, reasons)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=narrative.title(scene, rows),
        subtitle=lead,
        finding=narrative.finding(scene, rows),
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=table,
        notes=once(
            [narrative.cut(scene, plot.floor), *reasons.values(), narrative.rounding(scene, rows)]
        ),
        mark=scene.mark,
    )


def _plot(scene: Scene, rows: Mapping[str, Any], reasons: Mapping[str, str]) -> Plot:
    amounts = tuple(
        solid(scene, amount_of(rows[part], "change" if part in FLOW_OF else "value"))
        for part in PARTS
    )
    floor = beginning(steps([amount.plain() for amount in amounts]))
    return Plot(
        shape="waterfall",
        floor=floor,
        categories=tuple(
            Category(
                key=part,
                label=narrative.part_name(scene, part),
                order=_order(scene, part),
                noun=part if part in FLOW_OF else "turnover",
                column="change" if part in FLOW_OF else "value",
            )
            for part in PARTS
        ),
        series=(
            Series(
                noun="turnover",
                label=scene.language.t("chart.part.turnover"),
                amounts=amounts,
                labels=tuple(narrative.step_label(scene, rows[part]) for part in PARTS),
                hovers=tuple(narrative.step_hover(scene, rows[part], reasons) for part in PARTS),
            ),
        ),
        entries=entries(scene.language, (("", amount) for amount in amounts)),
        asides=(
            *([narrative.cut(scene, floor)] if floor else []),
            *(f"{DRIVER} {reason}" for reason in reasons.values()),
        ),
        noted=True,
    )


def _order(scene: Scene, part: str) -> str:
    if part in FLOW_OF:
        return ""
    return f"year:{scene.year if part == 'to' else scene.against}"


def _table(scene: Scene, rows: Mapping[str, Any]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    return Table(
        columns=(
            Column("part", words.t("chart.column.part")),
            Column("value", f"{words.t('chart.column.amount')}, {unit}", "usd"),
            Column("change", f"{words.t('chart.column.change')}, {unit}", "usd", change=True),
            Column("growth", words.t("chart.column.growth_against"), "pct", change=True),
            Column("contribution", words.t("chart.column.contribution"), "points", change=True),
            Column("status", words.t("chart.column.status")),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    narrative.row_name(scene, part),
                    amount_of(rows[part], "value"),
                    amount_of(rows[part], "change"),
                    amount_of(rows[part], "growth", "pct"),
                    amount_of(rows[part], "contribution", "points"),
                    narrative.row_status(scene, rows[part]),
                ),
                order=_order(scene, part),
                key=part,
                apart=int(part not in FLOW_OF),
            )
            for part in PARTS
            if part in rows
        ),
        keys=(part for part in PARTS if part in rows),
    )


def _of_both_flows(query: Query) -> Query:
    """Contributions are those of exports and imports, whichever is chosen, in the months that
    count of both."""
    return query.with_(flow=None)


CHART = Declaration(
    name="contribution",
    chart_id="contribution-chart",
    draw=contribution_chart,
    asks=(trade.contribution, printed.drivers),
    pages=("overview", "trade", "why"),
    place=30,
    sums=("partner", "sector"),
    table="growth",
    scope=_of_both_flows,
    fills=has_every_part,
    evidence=evidence.causes,
)
