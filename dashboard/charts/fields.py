"""Fields of cooperation: in which of them were there events and relations?"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.amount import Amount
from dashboard.answers import evidence, relations
from dashboard.charts.addresses import BEYOND
from dashboard.charts.chart import Chart, Declaration, empty_chart, never
from dashboard.charts.parts import DIAMOND, HOLLOW, SQUARE
from dashboard.charts.plot import Category, Emphasis, Entry, Plot, Series
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import Rows, records
from dashboard.narrative import fields as narrative
from dashboard.narrative.fields import Field
from dashboard.narrative.reasons import reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import of_relations, subtitle

MOST = 8
"""Fields drawn at most, and one row for the others."""


def field_chart(frame: Rows, scene: Scene) -> Chart:
    """Events and relations by field: the year strong within all years, relations beside.

    ``frame``: `dashboard.answers.relations.fields`: ``sector, events_in_year, events_total,
    relations``.
    """
    words = scene.language
    # No event is of a group of goods, so none of a chosen one would be a false zero.
    found = [] if reason(scene, of_trade=False) else fields(scene, frame)
    year = words.t("chart.year", year=scene.year)
    lead = subtitle(of_relations(scene), words.t("fields.measure"), year, unit=False)
    if not found:
        hint = words.t("fields.empty_hint")
        return empty_chart(CHART, scene, words.t("fields.empty"), (hint,), subtitle=lead)
    return Chart(
        name=CHART.name,
        chart_id=CHART.chart_id,
        plot=fields_plot(scene, found, MOST),
        title=narrative.title(scene, found, CHART.name),
        subtitle=lead,
        finding=narrative.finding(scene, found),
        table=_table(scene, found),
        notes=(words.t("fields.several"),),
        mark=scene.mark,
    )


def fields(scene: Scene, frame: Rows) -> list[Field]:
    """Fields with any event or relation, those with most events in the year first."""
    found = [narrative.field_of(scene, row) for row in records(frame)]
    return sorted(
        (one for one in found if one.ever or one.relations),
        key=lambda one: (-one.now, -one.ever, -one.relations, one.name),
    )


def fields_plot(scene: Scene, found: Sequence[Field], most: int) -> Plot:
    """The panel of fields; beyond ``most`` the others are a row of words without a bar."""
    words = scene.language
    shown = _folded(scene, found, most)
    hovers = tuple(narrative.field_hover(scene, one) for one in shown)
    in_year = words.t("fields.in_year", year=scene.year)
    return Plot(
        shape="bars",
        unit="count",
        heading=words.t("fields.heading"),
        categories=tuple(_category(scene, one, most) for one in shown),
        series=(
            Series(
                "events",
                in_year,
                tuple(_bar(one, one.now) for one in shown),
                hovers=hovers,
                column="events_in_year",
            ),
            Series(
                "events",
                words.t("fields.other_years"),
                tuple(_bar(one, one.ever - one.now) for one in shown),
                emphasis="pale",
                labels=tuple(narrative.of_all(scene, one) for one in shown),
                hovers=hovers,
                column="events_other",
            ),
            Series(
                "relations",
                words.t("fields.relations"),
                tuple(_count(one.relations) for one in shown),
                form="text",
                labels=tuple(f"{words.number(one.relations, 0)} {DIAMOND}" for one in shown),
                hovers=hovers,
            ),
        ),
        entries=(
            Entry("events", SQUARE, in_year),
            Entry("events", HOLLOW, words.t("fields.all_years")),
            Entry("", DIAMOND, words.t("fields.relations")),
        ),
        stacked=True,
        whole="events_total",
    )


def _folded(scene: Scene, found: Sequence[Field], most: int) -> list[Field]:
    if len(found) <= most + 1:
        return list(found)
    rest = found[most:]
    other = Field(
        "",
        scene.language.plural("fields.rest", len(rest)),
        sum(one.now for one in rest),
        sum(one.ever for one in rest),
        sum(one.relations for one in rest),
    )
    return [*found[:most], other]


def _category(scene: Scene, one: Field, most: int) -> Category:
    key, shade = one.code or f"{BEYOND}{most}", emphasis(scene, one.code)
    said = "" if one.code else narrative.of_others(scene, one)
    return Category(key, one.name, order(one.code), shade, note=said)


def order(sector: str) -> str:
    """What choosing a group or a field does; nothing where it stands for several."""
    return f"sector:{sector}" if sector else ""


def emphasis(scene: Scene, sector: str) -> Emphasis:
    """Chosen groups and fields are strong and the others recede."""
    if not scene.query.sectors:
        return "plain"
    return "strong" if sector in scene.query.sectors else "pale"


def _bar(one: Field, value: int) -> Amount:
    """A count as a bar; several fields together would be the longest one and say nothing."""
    return _count(value) if one.code else Amount(unit="count")


def _count(value: int) -> Amount:
    return Amount(float(value), "count", "published")


def counts(one: Field) -> tuple[Amount, Amount, Amount]:
    """Events of the year, of all years, and relations: the cells of a field in a table."""
    return _count(one.now), _count(one.ever), _count(one.relations)


def count_columns(scene: Scene) -> tuple[Column, Column, Column]:
    """The columns of `counts`."""
    words = scene.language
    return (
        Column("events_in_year", words.t("fields.in_year", year=scene.year), "count"),
        Column("events_total", words.t("fields.column.events"), "count"),
        Column("relations", words.t("fields.column.relations"), "count"),
    )


def _table(scene: Scene, found: Sequence[Field]) -> Table:
    return Table(
        columns=(Column("sector", scene.language.t("fields.column.field")), *count_columns(scene)),
        rows=lambda: tuple(
            Row((one.name, *counts(one)), order(one.code), one.code) for one in found
        ),
        keys=(one.code for one in found),
    )


CHART = Declaration(
    name="fields",
    chart_id="sector-chart",
    draw=field_chart,
    asks=(relations.fields,),
    pages=("profile", "relations"),
    place=78,
    table="sectors",
    traded=never,
    evidence=evidence.of_year,
)
