"""Whether more was sold or dearer: growth of value parted into prices and volume."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import why
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import by_flow, solid
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.measures.price_volume import tells
from dashboard.narrative import price_volume as narrative
from dashboard.narrative.amounts import beside
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, subtitle

PARTS = ("value", "price", "volume")
RATES = (*PARTS, "covered", "whole", "terms_of_trade")


def price_volume_chart(frame: Rows, scene: Scene) -> Chart:
    """Three bars a flow: how its value, its prices and its volume changed, per cent. A flow of
    which too little is compared is not drawn: its value may have gone the other way.

    ``frame``: `dashboard.measures.price_volume.PriceVolume`, a row a flow.
    """
    words, rows = scene.language, records(frame)
    span = words.t("contribution.period", year=scene.year, against=scene.against)
    lead = subtitle(scene, words.t("price_volume.measure"), span, words.t("price_volume.unit"),
                    unit=False)  # fmt: skip
    table = _table(scene, rows)
    there = [row for row in rows if tells(row)]
    thin = [row for row in rows if not tells(row)]
    if not there:
        title, why_not = narrative.missing(scene), narrative.reasons(scene, rows)
        hint = choose_flow(scene)
        return empty_chart(CHART, scene, title, why_not, subtitle=lead, table=table, hint=hint)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, there),
        title=narrative.title(scene, there[0]),
        subtitle=lead,
        finding=narrative.finding(scene, there),
        table=table,
        notes=narrative.notes(scene, thin),
        mark=scene.mark,
    )


def rate(scene: Scene, row: Any, name: str) -> Amount:
    """A rate of a row, per cent."""
    return scene.computed(getattr(row, f"{name}_pct"), "pct")


def _plot(scene: Scene, there: Sequence[Any]) -> Plot:
    words = scene.language
    bars = [(row, part) for row in there for part in PARTS]
    amounts = [rate(scene, row, part) for row, part in bars]
    return Plot(
        shape="bars",
        unit="pct",
        categories=tuple(
            Category(row.flow, narrative.label(scene, row.flow, part), column=part)
            for row, part in bars
        ),
        series=by_flow(
            words,
            [row.flow for row, _ in bars],
            [solid(scene, amount) for amount in amounts],
            [beside(words, amount) for amount in amounts],
            [
                narrative.hover_of(scene, row.flow, part, amount)
                for (row, part), amount in zip(bars, amounts, strict=True)
            ],
        ),
        asides=(
            *narrative.terms(scene, there[0], rate(scene, there[0], "terms_of_trade")),
            *narrative.covered(scene, there),
        ),
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    words = scene.language
    changes = ("covered",)
    return Table(
        columns=(
            Column("part", words.t("chart.column.part")),
            *(
                Column(name, words.t(f"price_volume.column.{name}"), "pct",
                       change=name not in changes)
                for name in RATES
            ),
            Column("cells", words.t("price_volume.column.cells"), "count"),
        ),
        rows=lambda: tuple(
            Row(
                (
                    words.t(f"flow.{row.flow}"),
                    *(rate(scene, row, name) for name in RATES),
                    Amount(float(row.cells), "count", scene.status),
                ),
                key=row.flow,
            )
            for row in rows
        ),
        keys=(row.flow for row in rows),
    )  # fmt: skip


CHART = Declaration(
    name="price_volume",
    chart_id="price-volume-chart",
    draw=price_volume_chart,
    asks=(why.price_volume,),
    pages=("why",),
    place=116,
    sums=("partner", "sector"),
    table="price_volume",
    needs="codes",
)
