"""Which rows of the customs data are odd: each with its reason, the largest drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.amount import Amount
from dashboard.answers import oddities
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import by_flow, key_of
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.language import Language
from dashboard.loaders.records import Rows, records
from dashboard.narrative import oddities as narrative
from dashboard.narrative.amounts import cell, figure
from dashboard.narrative.oddities import Oddity
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import basis_of, subtitle

MOST = 10
"""Rows that are drawn; all of them are in the table."""
SMALL = 100_000
"""US dollars: where a row that is drawn is of less, none is told in millions."""


def oddities_chart(frame: Rows, kept: Rows, scene: Scene) -> Chart:
    """Bars of what the largest odd rows are worth, those first that nobody marked yet; the table
    has all with their reasons and marks, or what the owner types to mark them.

    ``frame``: `dashboard.answers.oddities.quickly`, largest first; ``kept``: as of the same
    module, no row where only those of chosen sectors are looked for.
    """
    words = scene.language
    odd = [narrative.oddity_of(scene, row) for row in records(frame)]
    drawn = sorted(odd, key=lambda one: not one.open)[:MOST]
    small = any(one.value.known and abs(one.value.plain()) < SMALL for one in drawn)
    year = words.t("chart.year", year=scene.year)
    lead = subtitle(scene, words.t("oddities.measure", basis=basis_of(scene)), year, unit=not small)
    if not odd:
        known = bool(scene.query.sectors or records(kept))
        title, why = narrative.nothing(scene) if known else (words.t("oddities.unknown"), ())
        hint = "" if known else words.t("oddities.choose")
        return empty_chart(CHART, scene, title, why, subtitle=lead, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, drawn, figure if small else cell),
        title=narrative.title(scene, odd),
        subtitle=lead,
        finding=narrative.finding(scene, odd),
        table=_table(scene, odd),
        notes=narrative.notes(scene, odd),
        mark=scene.mark,
    )


def _plot(scene: Scene, drawn: Sequence[Oddity], label: Callable[[Language, Amount], str]) -> Plot:
    words = scene.language
    series = by_flow(
        words,
        [one.flow for one in drawn],
        [one.value for one in drawn],
        [label(words, one.value) for one in drawn],
        [narrative.hover_of(scene, one) for one in drawn],
        "value",
    )
    return Plot(
        shape="bars",
        categories=tuple(Category(one.row, narrative.label(one)) for one in drawn),
        series=series,
        entries=key_of(words, series),
    )


def _table(scene: Scene, odd: Sequence[Oddity]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")
    return Table(
        columns=(
            Column("month", words.t("oddities.column.period")),
            Column("part", words.t("chart.column.part")),
            Column("partner", words.t("chart.column.partner")),
            Column("code", words.t("goods.column.code")),
            Column("value", f"{words.t('chart.column.amount')}, {unit}", "usd"),
            Column("net_mass", words.t("goods.column.mass"), "kg"),
            Column("price", words.t("goods.column.price"), "usd_per_kg"),
            Column("usual", words.t("oddities.column.usual"), "usd_per_kg"),
            Column("reason", words.t("oddities.column.reason")),
            Column("verdict", words.t("oddities.column.verdict")),
            Column("command", words.t("oddities.column.command")),
        ),
        rows=lambda: tuple(
            Row(
                (
                    one.period,
                    words.t(f"flow.{one.flow}"),
                    one.partner,
                    one.code,
                    one.value,
                    one.mass,
                    one.price,
                    one.usual,
                    narrative.reason(scene, one),
                    narrative.judged(scene, one),
                    narrative.command(scene, one),
                ),
                key=one.row,
            )
            for one in odd
        ),
        keys=(one.row for one in odd),
    )


CHART = Declaration(
    name="oddities",
    chart_id="oddities-chart",
    draw=oddities_chart,
    asks=(oddities.quickly, oddities.kept),
    pages=("why",),
    place=124,
    table="oddities",
    needs="codes",
    wide=True,
)
