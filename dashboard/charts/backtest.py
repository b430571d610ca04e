"""How good the outlook is: by how much it was off in earlier years, by the months known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import outlook
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import POINT
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.flows import FLOW_OF, noun_of
from dashboard.loaders.records import Rows, records
from dashboard.narrative import backtest as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import choose_flow, flow_note, once, subtitle

COLOURS = dict(zip(narrative.WAYS, ("turnover", "choice-2", "choice-3"), strict=True))
"""The noun that each way of expecting has its colour from: those of flows are not theirs."""


def backtest_chart(frame: Rows, expected: Rows, scene: Scene) -> Chart:
    """Lines over the months known: the error of the outlook, of taking the months that are missing
    from the year before, and of exponential smoothing.

    ``frame``: `dashboard.measures.outlook_errors.Tried`; ``expected``:
    `dashboard.measures.outlook.Outlook`, for how many months of the year are known.
    """
    words, rows = scene.language, records(frame)
    # The months that are chosen say which error is spoken of, and are no part of what is drawn.
    plainly = scene.query.with_(chosen_months=None)
    scene = scene.with_query(plainly)
    known = max((row.months_known for row in records(expected)), default=0)
    note = flow_note(scene)
    span = words.t("backtest.span", year=scene.year)
    lead = subtitle(_of_tried(scene, rows), words.t("backtest.measure"), span, unit=False)
    if not rows:
        title = words.t("backtest.empty", year=scene.year)
        why = (note,) if note else (words.t("backtest.needs"),)
        return empty_chart(CHART, scene, title, why, subtitle=lead, hint=choose_flow(scene))
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=_plot(scene, rows),
        title=narrative.title(scene, rows, known),
        subtitle=lead,
        finding=narrative.finding(scene, rows, known),
        table=_table(scene, rows),
        notes=once([note]),
        mark=scene.mark,
    )


def _of_tried(scene: Scene, rows: Sequence[Any]) -> Scene:
    """The scene of the flow that is spoken of, where that alone is known and nobody chose it."""
    flow = FLOW_OF.get(noun_of(rows[0].flow)) if rows else None
    return scene.with_subject_of(scene.query.with_(flow=flow)) if flow else scene


def _rate(scene: Scene, row: Any, way: str) -> Amount:
    return scene.computed(getattr(row, f"{way}_pct"), "pct")


def _plot(scene: Scene, rows: Sequence[Any]) -> Plot:
    words = scene.language
    return Plot(
        shape="lines",
        unit="pct",
        categories=tuple(Category(str(row.months), str(row.months)) for row in rows),
        series=tuple(
            Series(
                noun=noun,
                label=words.t(f"backtest.{way}"),
                amounts=tuple(_rate(scene, row, way) for row in rows),
                hovers=tuple(narrative.hover_of(scene, row) for row in rows),
                column=way,
                emphasis="strong" if way == narrative.WAYS[0] else "plain",
            )
            for way, noun in COLOURS.items()
        ),
        entries=tuple(
            Entry(noun, POINT, words.t(f"backtest.{way}")) for way, noun in COLOURS.items()
        ),
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    words = scene.language
    return Table(
        columns=(
            Column("month", words.t("outlook.column.months")),
            *(Column(way, words.t(f"backtest.{way}"), "pct") for way in narrative.WAYS),
            Column("years", words.t("backtest.years"), "count"),
        ),
        rows=lambda: tuple(
            Row(
                (
                    str(row.months),
                    *(_rate(scene, row, way) for way in narrative.WAYS),
                    Amount(float(row.years), "count", scene.status),
                ),
                key=str(row.months),
            )
            for row in rows
        ),
        keys=(str(row.months) for row in rows),
    )


CHART = Declaration(
    name="backtest",
    chart_id="backtest-chart",
    draw=backtest_chart,
    asks=(outlook.tried, outlook.expected),
    pages=("why",),
    place=122,
    sums=("partner", "sector"),
    table="backtest",
    needs="months",
)
