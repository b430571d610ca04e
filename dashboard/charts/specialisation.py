"""Which goods weigh more in our trade than in that of the country, or else of the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.amount import Amount, Unit
from dashboard.answers import specialisation
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.parts import relative_bars
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.measures.specialisation import together
from dashboard.narrative import specialisation as narrative
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once, subtitle

MOST = 10
LEAST_PCT = 1.0
"""Of our flow: goods that are less are not drawn, however large their advantage is."""
MEASURES: Mapping[str, Unit] = {
    "ours": "usd", "ours_share": "pct", "reference": "usd", "reference_share": "pct",
    "share": "pct", "advantage": "relative",
}  # fmt: skip
CHANGES = ("national", "goods", "regional", "unparted", "change")


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
    return relative_bars(
        scene.language,
        [Category(row.code, narrative.goods(scene, row)) for row in drawn],
        [row.flow for row in drawn],
        [narrative.weight_of(scene, row) for row in drawn],
        [narrative.hover_of(scene, row) for row in drawn],
        "advantage",
    )


def _table(scene: Scene, rows: Sequence[Any]) -> Table:
    """A row for each of the goods; what the sentence says of all of them in a row of its own."""
    changed = _changes(scene, rows)
    unknown = (Amount(unit=unit) for unit in MEASURES.values())
    whole = Row(
        (scene.language.t("specialisation.all"), *unknown, *changed), key=narrative.ALL, apart=1
    )
    every = [whole] if any(one.known for one in changed) else []
    return Table(
        columns=_columns(scene, rows[0].against),
        rows=lambda: (*(Row(_cells(scene, row), key=row.code) for row in rows), *every),
        keys=(*(row.code for row in rows), *(one.key for one in every)),
    )


def _columns(scene: Scene, against: int) -> tuple[Column, ...]:
    words, millions = scene.language, scene.language.t("unit.millions")

    def heading(key: str, unit: str = "") -> str:
        text = words.t(f"specialisation.column.{key}", against=against)
        return f"{text}, {unit}" if unit else text

    return (
        Column("code", words.t("goods.column.code")),
        *(
            Column(one, heading(one, millions if unit == "usd" else ""), unit)
            for one, unit in MEASURES.items()
        ),
        *(Column(one, heading(one, millions), "usd", change=True) for one in CHANGES),
    )


def _cells(scene: Scene, row: Any) -> tuple[Amount | str, ...]:
    return (
        narrative.goods(scene, row),
        scene.amount(row.ours_usd),
        scene.computed(row.ours_share_pct, "pct"),
        scene.amount(row.reference_usd),
        scene.computed(row.reference_share_pct, "pct"),
        scene.computed(row.share_pct, "pct"),
        narrative.weight_of(scene, row),
        *_changes(scene, [row]),
    )


def _changes(scene: Scene, of: Sequence[Any]) -> tuple[Amount, ...]:
    """The change of some goods and its parts; unknown where nothing is known of the year before."""
    parts = together(of)
    known = any(one.change_usd == one.change_usd for one in of)
    parted = any(one.national_usd == one.national_usd for one in of)
    return tuple(
        scene.computed(parts[one])
        if known and (parted or one in ("unparted", "change"))
        else Amount()
        for one in CHANGES
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
