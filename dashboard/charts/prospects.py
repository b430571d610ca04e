"""Which goods a partner imports that we export well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.answers import prospects, specialisation
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import relative_bars
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.narrative import prospects as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, subtitle

MOST = 10


def prospects_chart(frame: Rows, trials: Rows, lacking: Rows, loaded: Rows, scene: Scene) -> Chart:
    """Bars of the chapters with the highest score, of one partner.

    ``frame``: `dashboard.measures.prospects.Prospect` by chapter, ``trials``: those of the same
    partner; ``lacking``: as of `dashboard.answers.prospects.lacking`; ``loaded``: as from
    `dashboard.answers.specialisation.sources`.
    """
    words, named = scene.language, scene.query.named
    rows = records(frame) if len(named) == 1 else []
    span = words.t("chart.year", year=scene.year)
    lead = subtitle(scene, words.t("prospects.measure"), span, unit=False)
    if not rows:
        title, why = narrative.nothing(scene, records(lacking))
        return empty_chart(CHART, scene, title, why, subtitle=lead)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows[:MOST]),
        title=narrative.title(scene, rows[0]),
        subtitle=lead,
        finding=narrative.finding(scene, rows[0]),
        table=_table(scene, rows),
        notes=once(narrative.notes(scene, rows[0], records(trials))),
        mark=scene.mark,
        besides=narrative.source(scene, rows[0], records(loaded)),
    )


def _plot(scene: Scene, drawn: Sequence[Any]) -> Plot:
    return relative_bars(
        scene.language,
        [Category(row.key, narrative.goods(scene, row)) for row in drawn],
        ["export"] * len(drawn),
        [narrative.amounts(scene, row)["score"] for row in drawn],
        [narrative.hover_of(scene, row) for row in drawn],
        "score",
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")

    def column(key: str, of: Any) -> Column:
        text = words.t(f"prospects.column.{key}")
        return Column(key, f"{text}, {unit}" if of.unit == "usd" else text, of.unit)

    first = narrative.amounts(scene, rows[0])
    return Table(
        columns=(
            Column("code", words.t("goods.column.code")),
            *(column(key, one) for key, one in first.items()),
        ),
        rows=lambda: tuple(
            Row((narrative.goods(scene, row), *narrative.amounts(scene, row).values()), key=row.key)
            for row in rows
        ),
        keys=(row.key for row in rows),
    )


CHART = Declaration(
    name="prospects",
    chart_id="prospects-chart",
    draw=prospects_chart,
    asks=(prospects.by_chapter, prospects.trials, prospects.lacking, specialisation.sources),
    pages=("why",),
    place=127,
    table="prospects",
    needs="codes",
    wide=True,
    # What a partner imports is of whole years, and is held against what we export.
    scope=lambda query: query.with_(flow="export", months=None),
    offered=lambda query: len(query.named) == 1,
)
