"""Turnover by year: how much do we export and import?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import evidence, printed, trade
from dashboard.charts.chart import Chart, Declaration, statuses_of
from dashboard.charts.parts import Part, causes, empty_of_flows, entries, parts
from dashboard.charts.plot import Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.turnover_index import turnover_index
from dashboard.charts.years import FEW, year_categories, year_table
from dashboard.flows import MEASURES, NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.balance import growth_of
from dashboard.measures.sums import total
from dashboard.narrative import turnover as narrative
from dashboard.narrative.amounts import cell, signed
from dashboard.narrative.comparability import unlike
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import (
    flow_note,
    hatched,
    once,
    period,
    small,
    subtitle,
)
from dashboard.narrative.years import (
    growth_notes,
    incomplete,
    months_known,
    year_status,
    years_notes,
)
from dashboard.row_amounts import amount_of
from dashboard.values import AMOUNTS, INDEX


def turnover_chart(frame: Rows, drivers: Rows, ledger: Rows, scene: Scene) -> Chart:
    """Columns of exports and imports with their sum over each.

    ``frame``: one row a year without gaps, as from `dashboard.measures.balance.turnover`;
    ``drivers``: ``flow, goods``, what a source names as causes; ``ledger`` as from
    `dashboard.store.reconciliation`. With a flow selected only that flow is drawn. A year whose
    parts are not published but whose turnover is has one column, of the turnover. Its other form
    is `dashboard.charts.turnover_index`.
    """
    words, query = scene.language, scene.query
    rows = {int(row.year): row for row in records(frame)}
    if query.view == INDEX:
        return turnover_index(CHART, rows, scene)
    span = period(words, list(rows)) if rows else ""
    measure = words.t(f"turnover.measure.{scene.flow}")
    lead = subtitle(scene.with_flow_in_measure, measure, span, *incomplete(scene, rows.values()))
    drawn = {year: parts(row, query.flow) for year, row in rows.items()}
    amounts = {year: total(amount for _, amount in found) for year, found in drawn.items()}
    table = _table(scene, rows)
    if not any(amount.known for amount in amounts.values()):
        missing = words.t(f"turnover.empty.{origin(scene)}", measure=words.t(f"flow.{scene.flow}"))
        return empty_of_flows(CHART, scene, missing, lead, table)
    alike = _alike(scene, drawn, amounts)
    plot = _plot(scene, rows, drawn, amounts, alike)
    note = narrative.reconciled(scene, _checked(ledger))
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=narrative.title(scene, _noun(scene, drawn), alike),
        subtitle=lead,
        finding=narrative.finding(scene, rows, causes(scene, drivers)),
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=table,
        notes=once(
            [
                flow_note(scene),
                *years_notes(scene, drawn),
                unlike(scene),
                *growth_notes(scene, rows.values()),
                f"{words.date(str(scene.year))}: {small(note)}" if note else "",
            ]
        ),
        mark=scene.mark,
    )


def _plot(
    scene: Scene,
    rows: Mapping[int, Any],
    drawn: Mapping[int, tuple[Part, ...]],
    amounts: Mapping[int, Amount],
    alike: Mapping[int, Amount],
) -> Plot:
    words = scene.language
    known = [year for year, amount in amounts.items() if amount.known]
    noun = _noun(scene, drawn)
    labels = {year: _label(scene, year, noun, amounts, alike) for year in known}
    hovers = tuple(narrative.turnover_hover(scene, row) for row in rows.values())
    nouns = [noun for noun in (*NOUNS.values(), "turnover")
             if any(noun == each for found in drawn.values() for each, _ in found)]  # fmt: skip
    return Plot(
        shape="columns",
        categories=year_categories(
            scene, list(rows), known, months_known(scene, rows.values())
        ),
        series=tuple(
            Series(
                noun=noun,
                label=words.t(f"chart.part.{noun}"),
                amounts=tuple(dict(drawn[year]).get(noun, Amount()) for year in rows),
                labels=tuple(
                    labels[year] if year in labels and drawn[year][-1][0] == noun else ""
                    for year in rows
                ),
                hovers=hovers,
            )
            for noun in nouns
        ),
        entries=entries(words, (part for found in drawn.values() for part in found)),
        stacked=True,
        whole="turnover",
    )  # fmt: skip


def _label(
    scene: Scene, year: int, noun: str, amounts: Mapping[int, Amount], alike: Mapping[int, Amount]
) -> str:
    """What stands over a column: its sum; over the chosen one, its growth above that."""
    words, amount = scene.language, amounts[year]
    if year != scene.year:
        known = [one.plain() for one in amounts.values() if one.known]
        digits = 1 if len(amounts) <= FEW or max(known) < 1e9 else 0
        return cell(words, amount, digits)
    rate = narrative.growth_between(scene, noun, alike)
    level = cell(words, amount)
    return f"{signed(words, rate)}\n{level}" if rate.known else level


def _noun(scene: Scene, drawn: Mapping[int, tuple[Part, ...]]) -> str:
    """What the column of the chosen year is of: the one part that is known, else what is asked."""
    return _of(drawn.get(scene.year, ())) or scene.noun


def _of(found: Sequence[Part]) -> str:
    if not found:
        return ""
    return found[0][0] if len(found) == 1 else "turnover"


def _alike(
    scene: Scene, drawn: Mapping[int, tuple[Part, ...]], amounts: Mapping[int, Amount]
) -> dict[int, Amount]:
    """The amounts of the years whose columns are of the same as that of the chosen year."""
    noun = _noun(scene, drawn)
    return {year: amount for year, amount in amounts.items() if _of(drawn[year]) == noun}


def _checked(ledger: Rows) -> dict[int, Any]:
    return {int(row.year): row for row in records(ledger) if row.figure == "turnover"}


def _table(scene: Scene, rows: Mapping[int, Any]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    columns = (
        *(Column(noun, f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow, noun in MEASURES),
        Column("turnover_growth", words.t("chart.column.growth"), "pct", change=True),
        Column("status", words.t("chart.column.status")),
    )

    def cells(year: int) -> tuple[Cell, ...]:
        row = rows[year]
        return (
            *(amount_of(row, noun) for _, noun in MEASURES),
            growth_of(row, rows.get(year - 1)),
            year_status(scene, row),
        )

    return year_table(words, rows, columns, cells)


CHART = Declaration(
    name="turnover",
    chart_id="turnover-chart",
    draw=turnover_chart,
    asks=(trade.years, printed.drivers, trade.ledger),
    pages=("overview", "trade", "profile"),
    place=10,
    sums=("partner", "sector"),
    table="turnover",
    every_year=True,
    evidence=evidence.causes,
    views="view",
    forms=(AMOUNTS, INDEX),
    formed=("trade", "profile"),
)
