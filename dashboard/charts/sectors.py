"""Sectors: trade by commodity group above, fields of cooperation below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.answers import evidence, printed, relations, trade, year_before
from dashboard.charts.addresses import BEYOND
from dashboard.charts.chart import Chart, Declaration, empty_chart, statuses_of
from dashboard.charts.fields import emphasis, fields, fields_plot, order
from dashboard.charts.parts import entries, named_causes, parts, share_of
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.charts.sectors_table import sectors_table
from dashboard.copies import replace
from dashboard.flows import NOUNS
from dashboard.loaders.records import Rows, records
from dashboard.measures.sums import together
from dashboard.narrative import sectors as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.contribution import reasons
from dashboard.narrative.reasons import absent, reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.sectors import Group
from dashboard.narrative.wording import (
    DRIVER,
    basis_of,
    choose_flow,
    flow_note,
    gap_hover,
    hatched,
    of_relations,
    once,
    subtitle,
)

MOST = 7
"""Groups drawn at most, and one row for the others."""
FIELDS, ROWS = 8, 12
"""Fields drawn at most, and rows of both panels."""


def sector_chart(frame: Rows, cooperation: Rows, causes: Rows, before: Rows, scene: Scene) -> Chart:
    """Trade of a year by commodity group, and relations and events by field of cooperation.

    ``frame``: `dashboard.answers.trade.sectors`; ``cooperation``:
    `dashboard.answers.relations.fields`; ``causes``: `dashboard.answers.printed.drivers`;
    ``before``: `dashboard.answers.year_before.sectors`. Where no value of the trade is published
    the upper panel is one row and lines that say so, with what drove growth as the source names it.
    """
    words, rows = scene.language, records(frame)
    # No event is of a group of goods, so none of a chosen one would be a false zero.
    found = _groups(scene, rows)
    below = () if reason(scene, of_trade=False) else fields(scene, cooperation)
    # What drove trade says nothing of a field of cooperation.
    drivers = _drivers(scene, causes) if found else []
    valued = any(group.parts for group in found)
    measure = words.t("sectors.measure" if valued else "fields.measure", basis=basis_of(scene))
    # Events are of whole years and of no flow: a title of the nine months would be untrue.
    worded = scene if valued or not below else of_relations(scene)
    lead = subtitle(worded, measure, words.t("chart.year", year=scene.year), unit=valued)
    table = sectors_table(scene, found, {str(row.sector): row for row in rows}, below, before)
    if not valued and not below:
        title = narrative.not_published(scene)
        facts, hint = once([*drivers, flow_note(scene)]), choose_flow(scene)
        return empty_chart(CHART, scene, title, facts, subtitle=lead, table=table, hint=hint)
    shown = _folded(scene, found)
    finding = narrative.finding(scene, found, below)
    most = min(FIELDS, ROWS - len(shown))
    lower = fields_plot(scene, below, most) if below else None
    plot = lower if lower and not shown else _plot(scene, shown, () if valued else drivers)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=plot if plot is lower else replace(plot, below=lower),
        title=narrative.title(worded, shown, below),
        subtitle=lead,
        finding=finding,
        hatched=hatched(scene, statuses_of(plot.amounts())),
        table=table,
        notes=once(
            [
                narrative.known_of(scene, finding, valued=valued),
                *drivers,
                below_zero(scene, [(group.name, group.amount) for group in found if group.parts]),
                narrative.rounded(scene, found),
                words.t("fields.several") if below else "",
            ]
        ),
        mark=scene.mark,
    )


def _drivers(scene: Scene, causes: Rows) -> list[str]:
    """What the source names as the causes of growth of all trade in a whole year, in sentences."""
    named = reasons(scene, named_causes(causes)) if scene.query.whole_year else {}
    return list(named.values())


def _groups(scene: Scene, rows: Sequence[Any]) -> list[Group]:
    """All groups of a frame, those with values first, largest first, those without trade last."""
    found = [
        Group(
            code=str(row.sector),
            name=scene.names.sector(str(row.sector)),
            parts=parts(row, scene.query.flow),
            share=share_of(scene, row),
            driver=str(row.driver),
        )
        for row in rows
    ]
    return sorted(found, key=_place)


def _place(group: Group) -> tuple[int, float]:
    if not group.parts:
        return 2, 0.0
    return int(group.amount.plain() == 0), -group.amount.plain()


def _folded(scene: Scene, found: Sequence[Group]) -> list[Group]:
    """At most seven groups with values, the other ones as one row, the unknown ones as another.
    Of groups without trade none is named before the others."""
    words = scene.language
    valued = [group for group in found if group.parts]
    unknown = len(found) - len(valued)
    traded = sum(group.amount.plain() != 0 for group in valued)
    shown = valued if len(valued) <= MOST + 1 else valued[: min(MOST, traded or MOST)]
    rest = valued[len(shown) :]
    if rest:
        of: dict[str, list[Amount]] = {}
        for noun, amount in (part for group in rest for part in group.parts):
            of.setdefault(noun, []).append(amount)
        added = tuple((noun, together(amounts)) for noun, amounts in of.items())
        shown = [*shown, Group("", words.plural("sectors.rest", len(rest)), added)]
    if unknown:
        shown = [*shown, Group("", words.plural("sectors.unknown", unknown))]
    return shown


def _plot(scene: Scene, shown: Sequence[Group], lines: Sequence[str]) -> Plot:
    words = scene.language
    drawn = [part for group in shown for part in group.parts]
    nouns = [noun for noun in (*NOUNS.values(), "turnover") if noun in dict(drawn)]
    drivers = [
        Entry("", DRIVER, words.t(f"sectors.driver.{flow}"))
        for flow in NOUNS
        if any(group.driver == flow for group in shown)
    ]
    hovers = [narrative.group_hover(scene, group) for group in shown]
    return Plot(
        shape="bars",
        heading=words.t("sectors.trade"),
        categories=tuple(_category(scene, group) for group in shown),
        series=tuple(
            Series(
                noun=noun,
                label=words.t(f"chart.part.{noun}"),
                amounts=tuple(dict(group.parts).get(noun, Amount()) for group in shown),
                labels=tuple(
                    cell(words, group.amount) if [each for each, _ in group.parts][-1:] == [noun]
                    else ""
                    for group in shown
                ),
                # Of a group whose other flow alone is known nothing is drawn here.
                hovers=tuple(
                    said if not group.parts or noun in dict(group.parts) else ""
                    for said, group in zip(hovers, shown, strict=True)
                ),
            )
            for noun in nouns
        ),
        entries=(*entries(words, drawn), *drivers),
        stacked=True,
        whole="turnover",
        asides=tuple(f"{DRIVER} {line}" for line in lines),
        noted=True,
    )  # fmt: skip


def _category(scene: Scene, group: Group) -> Category:
    gap = "" if group.parts else absent(scene)
    return Category(
        key=group.code or (f"{BEYOND}{MOST}" if group.parts else "unknown"),
        label=f"{DRIVER} {group.name}" if group.driver else group.name,
        order=order(group.code),
        emphasis=emphasis(scene, group.code),
        gap=gap,
        hover=gap_hover(scene, group.name) if gap else "",
    )


CHART = Declaration(
    name="sectors",
    chart_id="sector-chart",
    draw=sector_chart,
    asks=(trade.sectors, relations.fields, printed.drivers, year_before.sectors),
    pages=("overview", "trade"),
    place=78,
    sums=("partner",),
    table="sectors",
    evidence=evidence.of_sectors,
)
