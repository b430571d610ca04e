"""Coverage ratio by year: how much of what we buy is paid by what we sell?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.charts.chart import Chart, Declaration, statuses_of
from dashboard.charts.parts import empty_of_both, entries
from dashboard.charts.plot import Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import FEW, year_categories, year_table
from dashboard.loaders.records import Rows, records
from dashboard.measures.balance import coverage_of
from dashboard.narrative.amounts import cell, figure
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated, status_in
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import (
    capital,
    ended,
    flow_note,
    hatched,
    hover,
    in_period,
    once,
    period,
    shortest,
    small,
    subtitle,
)
from dashboard.narrative.years import incomplete, parts_note
from dashboard.row_amounts import amount_of, known

EVEN = 100.0
"""Per cent at which exports pay for imports exactly."""


def has_coverage(frame: Rows) -> bool:
    """Whether the coverage ratio of any year is known."""
    return any(known(row.coverage_pct) is not None for row in records(frame))


def coverage_chart(frame: Rows, scene: Scene) -> Chart:
    """A column a year: exports / imports · 100 %.

    ``frame``: one row a year without gaps, as from `dashboard.measures.balance.turnover`.
    """
    words = scene.language
    rows = {int(row.year): row for row in records(frame)}
    ratios = {year: ratio for year, row in rows.items() if (ratio := coverage_of(row)).known}
    lead = subtitle(scene, words.t("coverage.measure"), period(words, list(rows)) if rows else "",
                    *incomplete(scene, rows.values()), unit=False)  # fmt: skip
    table = _table(scene, rows)
    if not has_coverage(frame):
        missing = f"coverage.empty.{origin(scene)}"
        if _without_imports(rows.values()):
            missing = "coverage.no_imports"
        title = words.t("coverage.of_one_flow" if scene.query.flow else missing)
        return empty_of_both(CHART, scene, title, lead, table)
    now = ratios.get(scene.year)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows),
        title=_title(scene, now, rows.get(scene.year)),
        subtitle=lead,
        finding=_finding(scene, rows) if now else "",
        hatched=hatched(scene, statuses_of(ratios.values())),
        table=table,
        notes=once([flow_note(scene), parts_note(scene, rows)]),
        mark=scene.mark,
    )


def _without_imports(rows: Iterable[Any]) -> bool:
    """Whether exports and imports are known, and the imports are nothing to divide by."""
    imports = [amount_of(row, "imports") for row in rows if amount_of(row, "exports").known]
    found = [one.plain() for one in imports if one.known]
    return bool(found) and max(found) <= 0


def _title(scene: Scene, now: Amount | None, row: Any) -> str:
    words, year = scene.language, scene.year
    if now is None:
        none = row is not None and _without_imports([row])
        missing = "no_imports" if none else f"missing.{origin(scene)}"
        return words.t(f"coverage.title_{missing}", year=year)
    shown = Place(CHART.name, str(year)).said(figure(words, now), now, "coverage")
    values = {"year": year, "coverage": shown}
    return shortest(
        capital(linked_text(words, "coverage.title", exports=measure, **values))
        for measure in measures(scene, "exports")
    )


def _plot(scene: Scene, rows: Mapping[int, Any]) -> Plot:
    words = scene.language
    ratios = {year: coverage_of(row) for year, row in rows.items()}
    counted = [year for year, ratio in ratios.items() if ratio.known]
    digits = 1 if len(rows) <= FEW else 0
    label = words.t("chart.column.coverage")
    return Plot(
        shape="columns",
        unit="pct",
        categories=year_categories(scene, list(rows), counted, {}),
        series=(
            Series(
                noun="balance",
                column="coverage",
                label=label,
                amounts=tuple(ratios.values()),
                labels=tuple(
                    cell(words, one, digits) if one.known else "" for one in ratios.values()
                ),
                hovers=tuple(
                    hover(scene, str(year), [f"{label}: {stated(scene, one)}."])
                    for year, one in ratios.items()
                ),
            ),
        ),
        entries=entries(words, (("balance", ratios[year]) for year in counted)),
        even=(EVEN, words.t("coverage.even")),
    )


def _finding(scene: Scene, rows: Mapping[int, Any]) -> str:
    """``In 2018 exports were 172.7% of imports; in 2017 157.7%``: what the ratio means."""
    words, ratio = scene.language, coverage_of(rows.get(scene.year))
    key = "coverage.finding.over" if ratio.plain() >= EVEN else "coverage.finding.under"
    at = Place(CHART.name, str(scene.year))
    text: str = linked_text(
        words,
        key,
        period=in_period(scene, scene.year),
        exports=in_short(scene, "exports"),
        coverage=at.said(figure(words, ratio), ratio, "coverage"),
    )
    before = coverage_of(rows.get(scene.against))
    if before.known and scene.query.comparable:
        then = Place(CHART.name, str(scene.against))
        ratio_then = then.said(figure(words, before), before, "coverage")
        when = small(in_period(scene, scene.against))
        more = linked_text(words, "coverage.finding.before", period=when, coverage=ratio_then)
        text = strung((text, more), "; ")
    return ended(text)


def _table(scene: Scene, rows: Mapping[int, Any]) -> Table:
    words = scene.language
    columns = (
        Column("coverage", words.t("chart.column.coverage"), "pct"),
        Column("status", words.t("chart.column.status")),
    )

    def cells(year: int) -> tuple[Cell, ...]:
        ratio = coverage_of(rows[year])
        return ratio, status_in(scene, ratio.status)

    return year_table(words, rows, columns, cells)


CHART = Declaration(
    name="coverage",
    chart_id="coverage-chart",
    draw=coverage_chart,
    asks=(trade.years,),
    pages=("trade",),
    place=35,
    sums=("partner", "sector"),
    fills=has_coverage,
    table="turnover",
    every_year=True,
)
