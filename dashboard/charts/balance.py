"""Balance by year: do we sell more than we buy?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.charts.chart import Chart, Declaration, statuses_of
from dashboard.charts.parts import POINT, empty_of_both, entries, parts
from dashboard.charts.plot import Entry, Plot, Series
from dashboard.charts.table import Cell, Column, Table
from dashboard.charts.years import FEW, year_categories, year_table
from dashboard.flows import NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.balance import balance_of, coverage_of
from dashboard.narrative import balance as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.reasons import origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_in
from dashboard.narrative.wording import flow_note, hatched, once, period, subtitle
from dashboard.narrative.years import incomplete, years_notes
from dashboard.row_amounts import amount_of, known


def has_balance(frame: Rows) -> bool:
    """Whether the balance of any year is known."""
    return any(known(row.balance_usd) is not None for row in records(frame))


def balance_chart(frame: Rows, scene: Scene) -> Chart:
    """Exports above zero, imports below it, and the balance as a line that breaks at gaps.

    ``frame``: one row a year without gaps, as from `dashboard.measures.balance.turnover`. Under
    each year stands its coverage ratio, exports / imports · 100 %.
    """
    words = scene.language
    rows = {int(row.year): row for row in records(frame)}
    span = period(words, list(rows)) if rows else ""
    lead = subtitle(scene, words.t("balance.measure"), span, *incomplete(scene, rows.values()))
    table = _table(scene, rows)
    balances = {year: balance_of(row) for year, row in rows.items()}
    if not has_balance(frame):
        title = words.t(
            "balance.of_one_flow" if scene.query.flow else f"balance.empty.{origin(scene)}"
        )
        return empty_of_both(CHART, scene, title, lead, table)
    plot = _plot(scene, rows, balances)
    drawn = {year: parts(row, scene.query.flow) for year, row in rows.items()}
    statuses = statuses_of(amount for one in plot.of("bar") for amount in one.amounts)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot,
        title=narrative.title(scene, rows),
        subtitle=lead,
        finding=narrative.finding(scene, rows),
        hatched=hatched(scene, statuses),
        table=table,
        notes=once([flow_note(scene), words.t("balance.coverage"), *years_notes(scene, drawn)]),
        mark=scene.mark,
    )


def _plot(scene: Scene, rows: Mapping[int, Any], balances: Mapping[int, Amount]) -> Plot:
    words = scene.language
    flows = {noun: [amount_of(row, noun) for row in rows.values()] for noun in NOUNS.values()}
    traded = [
        year
        for place, year in enumerate(rows)
        if any(found[place].known for found in flows.values())
    ]
    digits = 1 if len(rows) <= FEW else 0
    hovers = tuple(narrative.balance_hover(scene, row) for row in rows.values())
    drawn = [(noun, amount) for noun, found in flows.items() for amount in found if amount.known]
    return Plot(
        shape="columns",
        categories=year_categories(
            scene,
            list(rows),
            traded,
            {year: narrative.coverage(scene, year, row, digits) for year, row in rows.items()},
        ),
        series=(
            *(
                Series(
                    noun=noun,
                    label=words.t(f"chart.part.{noun}"),
                    amounts=tuple(amount.times(sign) for amount in flows[noun]),
                    hovers=hovers,
                    turned=sign < 0,
                )
                for noun, sign in (("exports", 1), ("imports", -1))
            ),
            Series(
                noun="balance",
                label=words.t("flow.balance"),
                amounts=tuple(balances.values()),
                form="line",
                labels=_labels(scene, balances),
                hovers=hovers,
            ),
        ),
        entries=(*entries(words, drawn), Entry("balance", POINT, words.t("flow.balance"))),
        stacked=True,
        noting=words.t("chart.column.coverage"),
    )


def _labels(scene: Scene, balances: Mapping[int, Amount]) -> tuple[str, ...]:
    """The balance at its point: of all years if they are few, else of the two compared."""
    shown: Collection[int] = balances if len(balances) <= FEW else scene.query.pair
    return tuple(
        cell(scene.language, amount) if amount.known and year in shown else ""
        for year, amount in balances.items()
    )


def _table(scene: Scene, rows: Mapping[int, Any]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    flows: Sequence[tuple[str, str]] = (*NOUNS.items(), ("balance", "balance"))
    columns = (
        *(Column(noun, f"{words.t(f'flow.{flow}')}, {unit}", "usd") for flow, noun in flows),
        Column("coverage", words.t("chart.column.coverage"), "pct"),
        Column("status", words.t("chart.column.status")),
    )

    def cells(year: int) -> tuple[Cell, ...]:
        row = rows[year]
        return (
            *(amount_of(row, noun) for noun in NOUNS.values()),
            balance_of(row),
            coverage_of(row),
            status_in(scene, str(row.status)),
        )

    return year_table(words, rows, columns, cells)


CHART = Declaration(
    name="balance",
    chart_id="balance-chart",
    draw=balance_chart,
    asks=(trade.years,),
    pages=("overview", "trade"),
    place=20,
    sums=("partner", "sector"),
    fills=has_balance,
    table="turnover",
    every_year=True,
)
