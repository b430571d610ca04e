"""How the year will end: what is expected of it, over what is known so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import outlook
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import HATCHED, SQUARE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import FLOW_OF, NOUNS, noun_of
from dashboard.loaders.records import Rows, records
from dashboard.narrative import outlook as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.outlook import Expected
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import basis_of, once, subtitle

TRIED = ("tried_years", "spans", "held")
"""How many earlier years the outlook was tried on, and how it did."""


def outlook_chart(frame: Rows, sums: Rows, scene: Scene) -> Chart:
    """A bar a flow of what the year is expected to end with, hatched, over what is known of it.

    ``frame``: `dashboard.measures.outlook.Outlook`; ``sums``:
    `dashboard.answers.outlook.KnownSoFar`.
    """
    words = scene.language
    so_far = {row.flow: row.known_usd for row in records(sums)}
    every = [_expected(scene, row, so_far) for row in records(frame)]
    there = [one for one in every if one.expected.known]
    lone = FLOW_OF.get(noun_of(there[0].flow)) if len(there) == 1 else None
    # What is expected is of the whole year: the months from which are told in the finding.
    whole = scene.query.with_(months=None, chosen_months=None)
    lead = subtitle(
        scene.with_subject_of(whole),
        words.t("outlook.measure", basis=basis_of(scene, lone)),
        words.t("chart.year", year=scene.year),
    )
    table = _table(scene, every)
    if not there or narrative.whole(every):
        title, why, hint = narrative.silent(scene, every)
        return empty_chart(CHART, scene, title, why, subtitle=lead, table=table, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, there),
        title=narrative.title(scene, there),
        subtitle=lead,
        finding=narrative.finding(scene, there),
        table=table,
        notes=once([words.t("outlook.method"), *narrative.left_out(scene, every)]),
        mark=scene.mark,
    )


def _expected(scene: Scene, row: Any, so_far: Mapping[str, float]) -> Expected:
    return Expected(
        flow=row.flow,
        months=int(row.months_known),
        so_far=scene.amount(so_far.get(row.flow)),
        expected=scene.computed(row.expected_usd).within(row.low_usd, row.high_usd),
        low=scene.computed(row.low_usd),
        high=scene.computed(row.high_usd),
        error=scene.computed(row.backtest_error_pct, "pct"),
        **{one: Amount(float(getattr(row, one)), "count", scene.status) for one in TRIED},
    )


def _plot(scene: Scene, there: Sequence[Expected]) -> Plot:
    words = scene.language

    def series(flow: str, column: str, *, expected: bool) -> Series:
        amounts = tuple(
            (one.expected if expected else one.so_far) if one.flow == flow else Amount()
            for one in there
        )
        return Series(
            noun=noun_of(flow),
            label=words.t(f"outlook.{column}", flow=words.t(f"flow.{flow}")),
            amounts=amounts,
            labels=tuple(cell(words, one) if expected and one.known else "" for one in amounts),
            hovers=tuple(narrative.hover_of(scene, one) for one in there),
            column=column,
            expected=expected,
        )

    flows = [one.flow for one in there]
    return Plot(
        shape="bars",
        categories=tuple(Category(flow, words.t(f"flow.{flow}")) for flow in flows),
        series=(
            *(series(flow, "expected", expected=True) for flow in flows),
            *(series(flow, "known", expected=False) for flow in flows),
        ),
        entries=(
            Entry("", SQUARE, words.t("outlook.column.known")),
            Entry("", HATCHED, words.t("outlook.column.expected")),
        ),
        asides=narrative.asides(scene, there),
    )


def _table(scene: Scene, every: Sequence[Expected]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    money = ("known", "expected", "low", "high")
    return Table(
        columns=(
            Column("part", words.t("chart.column.part")),
            Column("months_known", words.t("outlook.column.months"), "count"),
            *(Column(one, f"{words.t(f'outlook.column.{one}')}, {unit}", "usd") for one in money),
            Column("backtest_error", words.t("outlook.column.error"), "pct"),
            *(Column(one, words.t(f"outlook.column.{one}"), "count") for one in TRIED),
        ),
        rows=lambda: tuple(
            Row(
                (
                    words.t(f"flow.{one.flow}"),
                    Amount(float(one.months), "count", scene.status),
                    one.so_far,
                    one.expected,
                    one.low,
                    one.high,
                    one.error,
                    *(getattr(one, name) for name in TRIED),
                ),
                key=one.flow,
                apart=int(one.flow not in NOUNS),
            )
            for one in every
        ),
        keys=(one.flow for one in every),
    )


CHART = Declaration(
    name="outlook",
    chart_id="outlook-chart",
    draw=outlook_chart,
    asks=(outlook.expected, outlook.so_far),
    pages=("why",),
    place=120,
    sums=("partner", "sector"),
    table="outlook",
    needs="months",
    wide=True,
)
