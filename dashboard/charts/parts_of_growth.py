"""Rises and falls of the parts of trade between two years: the drawing that partners, groups of
goods, both together, chapters and codes share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.chart import Chart, Declaration, empty_chart, statuses_of
from dashboard.charts.parts import by_flow, key_of, solid
from dashboard.charts.plot import Category, Plot
from dashboard.charts.table import Column, Row, Table
from dashboard.copies import replace
from dashboard.loaders.records import Rows, records
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.measures.sums import together
from dashboard.narrative import parts_of_growth as narrative
from dashboard.narrative.amounts import beside
from dashboard.narrative.leading import level
from dashboard.narrative.parts_of_growth import LEAST
from dashboard.narrative.parts_of_trade import Part, labels, name_of, order, row_key
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import basis_of, choose_flow, hatched, once, subtitle
from dashboard.row_amounts import amount_of

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
    by, the largest change first. What no part explains is a bar of its own. There may be ten
    thousand rows: of those that are not drawn or named no amount is made but for the table.
    """
    words, by, rows = scene.language, declared.by, records(frame)
    known = [row for row in rows if not math.isnan(row.change_usd)]
    # What the nomenclature changed neither rose nor fell: it is another thing under its number.
    changed = [row for row in known if not row.nomenclature]
    broken = [row for row in known if row.nomenclature]
    span = words.t("contribution.period", year=scene.year, against=scene.against)
    flow = narrative.compared(scene)
    measure = words.t(f"parts_of_growth.measure.{by}", basis=basis_of(scene, flow))
    lead = subtitle(scene.with_subject_of(scene.query.with_(flow=flow)), measure, span)
    if not any(row.key != UNEXPLAINED and row.change_usd for row in changed):
        title, why = narrative.missing(scene, by, known), narrative.reasons(scene)
        hint = choose_flow(scene) or narrative.elsewhere(scene)
        return empty_chart(declared, scene, title, why, subtitle=lead, hint=hint)
    bars, rest = _divided(changed)
    drawn = [_part_of(scene, row, by) for row in bars]
    if again := narrative.repeated(scene, by, {row.key for row in known}):
        # Its rows stay in its table: files have them as before.
        table, title = _table(scene, rows, by), narrative.title(scene, drawn)
        return empty_chart(declared, scene, title, (again,), subtitle=lead, table=table)
    plot = _plot(scene, drawn, (_others(scene, rest), _broken(scene, broken)))
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=plot,
        title=narrative.title(scene, drawn),
        subtitle=lead,
        finding=_finding(scene, changed, broken, by),
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=_table(scene, rows, by),
        notes=once(
            [
                *(only(scene, changed, kind, by) for kind in ("new", "ended")),
                narrative.not_comparable(scene) if broken else "",
            ]
        ),
        mark=scene.mark,
    )


def _part_of(scene: Scene, row: Any, by: str) -> Part:
    """A row with its amounts: imported sums and what they differ by are as the dataset has them."""
    before, now = (_amount(scene, row, noun) for noun in ("before", "now"))
    points = scene.computed(row.points, "points")
    name, change = name_of(scene, by, row.key), _change_of(scene, row)
    changed = bool(row.nomenclature)
    return Part(row.key, by, row.flow, name, before, now, change, points, row.kind, changed)


def _amount(scene: Scene, row: Any, noun: str) -> Amount:
    amount = amount_of(row._replace(qualifier=""), noun)
    return replace(amount, status=scene.status) if amount.known else Amount()


def _change_of(scene: Scene, row: Any) -> Amount:
    """What a row changed by, with its range where it has one."""
    change = scene.computed(row.change_usd)
    ranged = change.known and not math.isnan(row.low_usd)
    return change.within(row.low_usd, row.high_usd) if ranged else change


def _divided(changed: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The rows of the largest rises and falls, from the largest rise to the largest fall, and the
    others."""
    there = _by_size(changed)
    moved = [row for row in there if abs(row.change_usd) >= LEAST] or there
    least = NOTABLE * max((abs(row.change_usd) for row in moved), default=0.0)
    ways = [[row for row in moved if (row.change_usd > 0) is up] for up in (True, False)]
    drawn = dict[int, Any]()

    def draw(rows: Iterable[Any]) -> None:
        drawn.update((id(row), row) for row in rows)

    for way in ways:
        draw(row for row in way[:EACH_WAY] if abs(row.change_usd) >= least)
    # What one way leaves free goes to the largest of all others.
    free = ROOM - len(drawn)
    draw(islice((row for row in moved if id(row) not in drawn), free))
    for way in ways:
        draw(way[:AT_LEAST])
    draw(row for row in moved if row.key == UNEXPLAINED)
    rest = [row for row in changed if row.change_usd and id(row) not in drawn]
    return sorted(drawn.values(), key=lambda row: -float(row.change_usd)), rest


def _by_size(changed: Iterable[Any]) -> list[Any]:
    """Rows with a change, the largest first."""
    return sorted((row for row in changed if row.change_usd), key=lambda row: -abs(row.change_usd))


def _finding(scene: Scene, changed: Sequence[Any], broken: Sequence[Any], by: str) -> str:
    """Empty of one part alone, of which the title says all."""
    if len(changed) + len(broken) == 1:
        return ""
    by_size = _by_size(changed)
    named, others = by_size[: narrative.MOST_NAMED], by_size[narrative.MOST_NAMED :]
    more = bool(others) and level(abs(named[-1].change_usd), abs(others[0].change_usd))
    return narrative.finding(scene, [_part_of(scene, row, by) for row in named], more=more)


def only(scene: Scene, changed: Sequence[Any], kind: str, by: str) -> str:
    """What is new, or has ended, of the rows that changed; empty where nothing is."""
    found = [row for row in changed if row.kind == kind]
    first = [_part_of(scene, row, by) for row in _by_size(found)[: narrative.MOST_NEW]]
    return narrative.only(scene, kind, first, len(found))


def _others(scene: Scene, rest: Sequence[Any]) -> str:
    return narrative.of_rest(scene, len(rest), _sum_of(scene, rest)) if rest else ""


def _broken(scene: Scene, broken: Sequence[Any]) -> str:
    codes = {row.key for row in broken}
    return narrative.of_changed(scene, len(codes), _sum_of(scene, broken)) if broken else ""


def _sum_of(scene: Scene, rest: Sequence[Any]) -> Amount:
    """What rows changed by together: those that stand for themselves as one amount."""
    exact = [row.change_usd for row in rest if math.isnan(row.low_usd)]
    amounts = [_change_of(scene, row) for row in rest if not math.isnan(row.low_usd)]
    if exact:
        amounts.append(scene.computed(sum(exact)))
    return together(amounts)


def _plot(scene: Scene, drawn: Sequence[Part], asides: Sequence[str]) -> Plot:
    words = scene.language
    series = by_flow(
        words,
        [one.flow for one in drawn],
        [solid(scene, one.change) for one in drawn],
        [beside(words, one.change) for one in drawn],
        [narrative.hover_of(scene, one) for one in drawn],
        "change",
    )
    return Plot(
        shape="bars",
        categories=tuple(
            Category(one.row, name, order(one))
            for one, name in zip(drawn, labels(words, drawn), strict=True)
        ),
        series=series,
        entries=key_of(words, series),
        asides=tuple(filter(None, asides)),
    )


def _table(scene: Scene, rows: Sequence[Any], by: str) -> Table:
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
                order=order(one),
                key=one.row,
            )
            for row in rows
            for one in [_part_of(scene, row, by)]
        ),
        keys=(row_key(row.key, row.flow, row.kind if row.nomenclature else "") for row in rows),
    )
