"""Rises and falls of the parts of trade between two years: the drawing that partners, groups of
goods and chapters share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.amount import Amount, amount_of
from dashboard.charts.chart import Chart, Declaration, empty_chart, statuses_of
from dashboard.charts.parts import by_flow, key_of
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.measures.sums import together
from dashboard.narrative import parts_of_growth as narrative
from dashboard.narrative.amounts import signed
from dashboard.narrative.parts_of_growth import LEAST, Part
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import hatched, subtitle

ROOM = 12
"""Bars that are drawn, but for what no part explains."""
EACH_WAY = 6
"""Of these so many are kept for rises and as many for falls, as far as there are notable ones."""
NOTABLE = 0.05
"""The part of the largest change from which on one is notable: a fall of a thousandth of it does
not take the place of a rise that is a third."""
AT_LEAST = 3
"""So many of each way are drawn however small they are, beside the others: who looks for the
largest falls finds them, and sees that they are small."""


def growth_chart(declared: Declaration, frame: Rows, scene: Scene) -> Chart:
    """Bars of the largest rises and falls, by part and flow, in US dollars; the others are a line.

    ``frame``: `dashboard.measures.contributions.PartOfGrowth` by what the table of the chart is
    by. What no part explains is a bar of its own.
    """
    words, by = scene.language, declared.by
    parts = [_part_of(scene, row, by) for row in records(frame)]
    changed = [one for one in parts if one.change.known]
    span = words.t("contribution.period", year=scene.year, against=scene.against)
    lead = subtitle(scene, words.t(f"parts_of_growth.measure.{by}"), span)
    if not any(one.key != UNEXPLAINED and one.change.plain() for one in changed):
        title, why = narrative.missing(scene, by), narrative.reasons(scene)
        return empty_chart(declared, scene, title, why, subtitle=lead)
    drawn, rest = _divided(changed)
    plot = _plot(scene, drawn, rest)
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=plot,
        title=narrative.title(scene, drawn),
        subtitle=lead,
        finding=narrative.finding(scene, changed),
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=_table(scene, parts, by),
        notes=narrative.notes(scene, changed),
        mark=scene.mark,
    )


def _part_of(scene: Scene, row: Any, by: str) -> Part:
    """A row with its amounts: imported sums and what they differ by are as the dataset has them."""
    row = row._replace(qualifier="")
    status = scene.status
    before, now, change = (
        replace(amount_of(row, noun), status=status) if known else Amount()
        for noun in ("before", "now", "change")
        for known in [amount_of(row, noun).known]
    )
    if change.known and row.low_usd == row.low_usd:
        change = change.within(row.low_usd, row.high_usd)
    points = scene.amount(row.points, "points")
    name = narrative.name_of(scene, by, row.key)
    return Part(row.key, by, row.flow, name, before, now, change, points, row.kind)


def _divided(changed: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """The largest rises and falls, from the largest rise to the largest fall, and the others."""
    seen = [one for one in changed if abs(one.change.plain()) >= LEAST]
    moved = sorted(seen or (one for one in changed if one.change.plain()),
                   key=lambda one: -abs(one.change.plain()))  # fmt: skip
    least = NOTABLE * max((abs(one.change.plain()) for one in moved), default=0.0)
    kept: list[Part] = []
    for up in (True, False):
        way = [one for one in moved if (one.change.plain() > 0) is up]
        kept += [one for one in way if abs(one.change.plain()) >= least][:EACH_WAY]
    # What one way leaves free goes to the largest of all others.
    others = [one for one in moved if one not in kept]
    drawn = [*kept, *others[: ROOM - len(kept)]]
    for up in (True, False):
        way = [one for one in moved if (one.change.plain() > 0) is up]
        drawn += [one for one in way[:AT_LEAST] if one not in drawn]
    drawn += [one for one in moved if one.key == UNEXPLAINED and one not in drawn]
    drawn.sort(key=lambda one: -one.change.plain())
    return drawn, [one for one in changed if one.change.plain() and one not in drawn]


def _plot(scene: Scene, drawn: Sequence[Part], rest: Sequence[Part]) -> Plot:
    words = scene.language
    series = by_flow(
        words,
        [one.flow for one in drawn],
        [one.change for one in drawn],
        [signed(words, one.change) for one in drawn],
        [narrative.hover_of(scene, one) for one in drawn],
        "change",
    )
    return Plot(
        shape="bars",
        categories=tuple(
            Category(one.row, name, narrative.order(one))
            for one, name in zip(drawn, narrative.labels(words, drawn), strict=True)
        ),
        series=series,
        entries=key_of(words, series),
        asides=(narrative.of_rest(scene, rest, together(one.change for one in rest)),)
        if rest
        else (),
    )


def _table(scene: Scene, parts: Sequence[Part], by: str) -> Table:
    words, unit = scene.language, scene.language.t("unit.millions")

    def money(year: int) -> str:
        return f"{year}, {unit}"

    changed = f"{words.t('chart.column.change')}, {unit}"
    return Table(
        columns=(
            Column(by, words.t(f"parts_of_growth.column.{by}")),
            Column("part", words.t("chart.column.part")),
            Column("before", money(scene.against), "usd"),
            Column("now", money(scene.year), "usd"),
            Column("change", changed, "usd", change=True),
            Column("points", words.t("chart.column.contribution"), "points", change=True),
            Column("kind", words.t("parts_of_growth.column.kind")),
        ),
        rows=lambda: tuple(
            Row(
                cells=(
                    one.name,
                    words.t(f"flow.{one.flow}"),
                    one.before,
                    one.now,
                    one.change,
                    one.points,
                    narrative.kind(scene, one),
                ),
                order=narrative.order(one),
                key=one.row,
            )
            for one in parts
        ),
        keys=(one.row for one in parts),
    )
