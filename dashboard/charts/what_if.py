"""What if: the totals of the year without some partners or goods, beside the year as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import MADE_UP, SCENARIO, Amount, place_of
from dashboard.answers import what_if
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import HATCHED, SQUARE
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.copies import replace
from dashboard.flows import noun_of
from dashboard.loaders.records import Rows, records
from dashboard.measures.what_if import APART, PARTNER, TOTAL
from dashboard.narrative import what_if as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.what_if import Beside
from dashboard.narrative.wording import (
    MARKS,
    basis_of,
    choose_flow,
    flow_note,
    known_alone,
    once,
    subtitle,
)

MONEY = ("fact", "left_out", "scenario")
SHARES, RANKS = ("fact_share", "scenario_share"), ("fact_rank", "scenario_rank")


def what_if_chart(frame: Rows, scene: Scene) -> Chart:
    """A bar for each total, that of the scenario hatched over or under that of the fact.

    ``frame``: `dashboard.measures.what_if.Consequence`.
    """
    words = scene.language
    every = [_beside(scene, row) for row in records(frame)]
    if scene.query.without:
        scene = replace(scene, mark=MARKS.join(once((scene.mark, narrative.mark(scene)))))
    lead = subtitle(
        scene,
        words.t("what_if.measure", basis=basis_of(scene, known_alone(scene))),
        words.t("chart.year", year=scene.year),
    )
    totals = [one for one in every if one.of == TOTAL]
    if not totals:
        chosen = bool(scene.query.without)
        title = words.t("what_if.unknown" if chosen else "what_if.empty", year=scene.year)
        why = once([flow_note(scene)] if chosen else [])
        hint = choose_flow(scene) if why else ""
        hint = hint or words.t("what_if.hint")
        return empty_chart(CHART, scene, title, why, subtitle=lead, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, totals),
        title=narrative.title(scene, totals),
        subtitle=lead,
        finding=narrative.finding(scene, totals, [one for one in every if one.of == PARTNER]),
        table=_table(scene, every),
        notes=once(narrative.notes(scene)),
        mark=scene.mark,
    )


def _beside(scene: Scene, row: Any) -> Beside:
    fact, lost = scene.amount(row.fact_usd), scene.amount(row.left_out_usd)
    share = scene.computed(row.fact_share_pct, "pct")
    return Beside(
        of=row.of,
        key=row.key,
        flow=row.flow,
        fact=fact,
        left_out=lost,
        scenario=_otherwise(scene.amount(row.scenario_usd)),
        fact_share=share,
        scenario_share=_otherwise(scene.amount(row.scenario_share_pct, "pct")),
        fact_rank=_place(row.fact_rank, fact),
        scenario_rank=_otherwise(_place(row.scenario_rank, fact)),
    )


def _place(rank: int | None, of: Amount) -> Amount:
    return Amount(unit="count") if rank is None else place_of(float(rank), of)


def _otherwise(amount: Amount) -> Amount:
    """An amount of a scenario; made-up data are no less made up in one."""
    return amount if amount.status == MADE_UP or not amount.known \
        else replace(amount, status=SCENARIO)  # fmt: skip


def _plot(scene: Scene, totals: Sequence[Beside]) -> Plot:
    words = scene.language

    def series(of: Beside, column: str) -> Series:
        amounts = [getattr(one, column) if one is of else Amount() for one in totals]
        longest = column == _longer(of)
        return Series(
            noun=noun_of(of.flow) if of.flow != "balance" else "balance",
            label=words.t(f"what_if.series.{column}", flow=words.t(f"flow.{of.flow}")),
            amounts=tuple(amounts),
            labels=tuple(
                narrative.label(scene, one) if one is of and longest else "" for one in totals
            ),
            hovers=tuple(narrative.hover_of(scene, one) for one in totals),
            column=column,
            emphasis="plain" if column == "scenario" else "pale",
            expected=column == "scenario",
        )

    def pair(of: Beside) -> tuple[Series, Series]:
        """The longer bar lies behind, so that both are seen."""
        behind = _longer(of)
        before = "scenario" if behind == "fact" else "fact"
        return series(of, behind), series(of, before)

    return Plot(
        shape="bars",
        categories=tuple(Category(one.row, words.t(f"flow.{one.flow}")) for one in totals),
        series=tuple(part for one in totals for part in pair(one)),
        entries=(
            Entry("", SQUARE, words.t("what_if.fact")),
            Entry("", HATCHED, words.t("what_if.scenario")),
        ),
    )


def _longer(one: Beside) -> str:
    return "scenario" if abs(one.scenario.plain()) > abs(one.fact.plain()) else "fact"


def _table(scene: Scene, every: Sequence[Beside]) -> Table:
    """A row a total, partner and group, by what is measured."""
    words, unit = scene.language, scene.language.t("unit.millions")
    return Table(
        columns=(
            Column("part", words.t("chart.column.part")),
            Column("of", words.t("what_if.column.of")),
            *(Column(one, f"{words.t(f'what_if.column.{one}')}, {unit}", "usd") for one in MONEY),
            *(Column(one, words.t(f"what_if.column.{one}"), "pct") for one in SHARES),
            *(Column(one, words.t(f"what_if.column.{one}"), "count") for one in RANKS),
        ),
        rows=lambda: tuple(
            Row(
                (
                    narrative.name(scene, one),
                    words.t(f"what_if.of.{one.of}"),
                    *(getattr(one, column) for column in (*MONEY, *SHARES, *RANKS)),
                ),
                key=one.row,
                apart=APART.get(one.of, 0),
            )
            for one in every
        ),
        keys=(one.row for one in every),
    )


CHART = Declaration(
    name="what_if",
    chart_id="what-if-chart",
    draw=what_if_chart,
    asks=(what_if.what_if,),
    pages=("why",),
    place=130,
    table="what_if",
    needs="codes",
    wide=True,
    chosen=lambda query: bool(query.without),
)
