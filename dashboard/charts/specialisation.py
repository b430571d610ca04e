"""Which goods weigh more in our trade than in that of the country, or else of the world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import specialisation
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import by_flow
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.narrative import specialisation as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, subtitle

MOST = 10
LEAST_PCT = 1.0
"""Of our flow: goods that are less are not drawn, however large their advantage is."""
CHANGES = ("national", "goods", "regional", "change")


def specialisation_chart(frame: Rows, loaded: Rows, scene: Scene) -> Chart:
    """Bars of the chapters with the largest advantage, exports unless imports are chosen.

    ``frame``: `dashboard.measures.specialisation.Specialisation` by chapter; ``loaded``: as from
    `dashboard.answers.specialisation.sources`.
    """
    words, flow = scene.language, scene.query.flow or "export"
    every = [row for row in records(frame) if row.flow == flow]
    rows = [row for row in every if row.reference == every[0].reference]
    span = words.t("chart.year", year=scene.year)
    lead = subtitle(scene, words.t("specialisation.measure"), span, unit=False)
    drawn = sorted(
        (row for row in rows if row.advantage > 0 and row.ours_share_pct >= LEAST_PCT),
        key=lambda row: -row.advantage,
    )[:MOST]
    if not drawn:
        title, why = narrative.nothing(scene)
        return empty_chart(CHART, scene, title, why, subtitle=lead)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, drawn),
        title=narrative.title(scene, drawn[0]),
        subtitle=lead,
        finding=narrative.finding(scene, drawn[0], rows),
        table=_table(scene, rows),
        notes=once(narrative.notes(scene, drawn[0])),
        mark=scene.mark,
        besides=narrative.source(scene, drawn[0], records(loaded)),
    )


def _plot(scene: Scene, drawn: Sequence[Any]) -> Plot:
    words = scene.language
    weights = [narrative.weight_of(scene, row) for row in drawn]
    return Plot(
        shape="bars",
        unit="relative",
        categories=tuple(Category(row.code, narrative.goods(scene, row)) for row in drawn),
        series=by_flow(
            words,
            [row.flow for row in drawn],
            weights,
            [cell(words, one) for one in weights],
            [narrative.hover_of(scene, row) for row in drawn],
            "advantage",
        ),
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")

    def heading(key: str, unit: str = "") -> str:
        text = words.t(f"specialisation.column.{key}", against=rows[0].against)
        return f"{text}, {unit}" if unit else text

    def cells(row: Any) -> tuple[Amount | str, ...]:
        theirs = scene.amount(row.reference_usd)
        return (
            narrative.goods(scene, row),
            scene.amount(row.ours_usd),
            theirs,
            scene.computed(row.share_pct, "pct"),
            narrative.weight_of(scene, row),
            *(scene.computed(getattr(row, f"{one}_usd")) for one in CHANGES),
        )

    return Table(
        columns=(
            Column("code", words.t("goods.column.code")),
            Column("ours", heading("ours", unit), "usd"),
            Column("reference", heading("reference", unit), "usd"),
            Column("share", heading("share"), "pct"),
            Column("advantage", heading("advantage"), "relative"),
            *(Column(one, heading(one, unit), "usd", change=True) for one in CHANGES),
        ),
        rows=lambda: tuple(Row(cells(row), key=row.code) for row in rows),
        keys=(row.code for row in rows),
    )


CHART = Declaration(
    name="specialisation",
    chart_id="specialisation-chart",
    draw=specialisation_chart,
    asks=(specialisation.by_chapter, specialisation.sources),
    pages=("why",),
    place=125,
    table="specialisation",
    needs="codes",
    wide=True,
    # A reference is of all partners and of whole years.
    scope=lambda query: query.with_(partners=(), months=None),
)
