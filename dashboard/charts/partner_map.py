"""The map of partners: trade of countries in classes or as arcs, partner regions by state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.amount import UNKNOWN, Amount
from dashboard.answers import evidence, locations, relations, trade
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.map_figures import map_figures
from dashboard.charts.map_left_out import beyond, unplaced
from dashboard.charts.map_table import map_table
from dashboard.charts.places import home_mark, point_of, region_mark, state_entries, view_of
from dashboard.charts.plot import Category, Entry, Mark, Plot, Series
from dashboard.loaders.records import Rows, records
from dashboard.measures.families import RELATIONS, relation_family
from dashboard.measures.value_classes import even_limits
from dashboard.narrative import map_hover, map_titles
from dashboard.narrative import partner_map as narrative
from dashboard.narrative.amounts import cell
from dashboard.narrative.reasons import absent
from dashboard.narrative.scene import Scene
from dashboard.narrative.statements import stated_notes, stated_sources
from dashboard.row_amounts import amount_of
from dashboard.values import ARCS, SHADED

MOST_ARCS = 15
"""How many arcs are drawn at most: the largest."""
NOW, UNGRADED = "now", "ungraded"
"""Nouns of the key: a mark with an event in the year, and a country without a class."""


class MapFrames(NamedTuple):
    """What a map of partners is drawn from: the answers of ``ASKS``, in their order."""

    countries: Rows
    regions: Rows
    statements: Rows
    home: Rows
    span: Rows
    view: Rows
    chosen: Rows


ASKS = (
    locations.countries,
    locations.regions,
    trade.stated,
    locations.home,
    relations.span,
    locations.view,
    locations.chosen,
)


def partner_map_chart(
    countries: Rows,
    regions: Rows,
    statements: Rows,
    home: Rows,
    span: Rows,
    view: Rows,
    chosen: Rows,
    scene: Scene,
) -> Chart:
    """Countries by their trade, partner regions by state: see `map_chart`."""
    frames = MapFrames(countries, regions, statements, home, span, view, chosen)
    return map_chart(CHART, frames, scene, ARCS if scene.query.colour == ARCS else SHADED)


def map_chart(declared: Declaration, frames: MapFrames, scene: Scene, colour: str) -> Chart:
    """Partner countries and partner regions of a year.

    ``colour``: countries in the classes of their trade (``trade``) or as arcs from the region
    itself, as wide as their trade (``flows``), and regions by state; or no trade drawn, and regions
    by ``state`` or by ``kind`` of relation. The partner filter marks; it never takes anything
    away. Trade is drawn for whole countries only.
    """
    shaded, arcs = colour in (SHADED, ARCS), colour == ARCS
    countries, regions = records(frames.countries), records(frames.regions)
    amounts = {row.partner: amount_of(row, scene.noun) for row in countries}
    traded = _traded(amounts)
    values, widest = dict(traded), [code for code, _ in traded[:MOST_ARCS]]
    lead = narrative.subtitle(scene, traded if shaded else [], colour)
    table = map_table(scene, countries if shaded else [], regions)
    title = map_titles.title(scene, traded if shaded else None, regions, countries)
    if not (traded and shaded) and not regions:
        known = narrative.known_since(scene, frames.span)
        return empty_chart(declared, scene, title, known, subtitle=lead, table=table)
    drawn = [row for row in countries if row.partner in widest] if arcs else countries
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=_plot(frames, scene, colour, drawn if shaded else [], amounts, values),
        title=title,
        subtitle=lead,
        finding=narrative.finding(scene, regions, amounts.values() if shaded else ()),
        table=table,
        notes=narrative.notes(
            scene,
            countries,
            regions,
            amounts if shaded else None,
            unplaced(scene, countries, regions, values),
            widest if arcs else None,
            beyond(scene, view_of(frames.view), countries, traded if shaded else ()),
        ),
        cited=stated_sources(drawn if shaded else [], frames.statements),
        lists=map_figures(scene, declared.name, traded) if declared.itemised else (),
        mark=scene.mark,
    )


def _plot(
    frames: MapFrames,
    scene: Scene,
    colour: str,
    countries: Sequence[Any],
    amounts: Mapping[str, Amount],
    values: Mapping[str, Amount],
) -> Plot:
    """The drawing: some countries by their trade, of all ``values`` of which the classes are made,
    and all partner regions."""
    regions = records(frames.regions)
    shown = {row.partner: amounts[row.partner] for row in countries}
    marks = _marks(scene, regions, values, colour)
    graded = colour == SHADED
    return Plot(
        shape="map",
        categories=_categories(scene, countries, shown, frames, colour),
        series=_series(scene, shown) if colour in (SHADED, ARCS) else (),
        marks=(*marks, home_mark(scene, frames.home)),
        entries=_entries(
            scene, colour, marks, narrative.grey(scene, amounts) if values and graded else ""
        ),
        heading=scene.language.t("map.legend") if any(one.place for one in marks) else "",
        limits=even_limits([one.plain() for one in values.values()]) if graded else (),
        arcs=colour == ARCS,
        view=view_of(frames.view),
    )


def _traded(amounts: Mapping[str, Amount]) -> list[tuple[str, Amount]]:
    """Countries with trade, largest first."""
    return sorted(
        ((code, amount) for code, amount in amounts.items() if amount.plain() > 0),
        key=lambda pair: -pair[1].plain(),
    )


def _categories(
    scene: Scene,
    countries: Sequence[Any],
    amounts: Mapping[str, Amount],
    frames: MapFrames,
    colour: str,
) -> tuple[Category, ...]:
    """The countries that are drawn, and the chosen ones, which are outlined. Those at the ends of
    arcs have their trade beside their names."""
    noted = stated_notes(scene, countries, frames.statements)
    notes = [noted.get((scene.year, row.partner), "") for row in countries]
    hovers = map_hover.country_hovers(scene, countries, notes)
    gap, names = absent(scene), scene.names
    drawn = tuple(
        Category(
            key=row.partner,
            label=names.partner(row.partner),
            order=f"partner:{row.partner}",
            emphasis="strong" if row.partner in scene.query.partners else "plain",
            note=cell(scene.language, amounts[row.partner], 0) if colour == ARCS else "",
            gap="" if amounts[row.partner].known else gap,
            column=scene.noun,
            hover=hover,
            place=point_of(row),
            drawn=row.drawn,
        )
        for row, hover in zip(countries, hovers, strict=True)
    )
    there = {one.key for one in drawn}
    # Where no trade is drawn a chosen country has its name all the same.
    places = {row.partner: point_of(row) for row in records(frames.chosen)}
    return drawn + tuple(
        Category(code, names.partner(code), f"partner:{code}", "strong", gap=gap, drawn="polygon",
                 hover=map_hover.absent_hover(scene, code) if colour == SHADED else "",
                 place=places.get(code))
        for code in scene.query.partners
        if code not in there
    )  # fmt: skip


def _series(scene: Scene, amounts: Mapping[str, Amount]) -> tuple[Series, ...]:
    """Trade with the countries, and none of those that are only outlined."""
    outlined = [UNKNOWN for code in scene.query.partners if code not in amounts]
    classes = scene.language.t(f"map.classes.{scene.flow}")
    return (Series(scene.noun, classes, (*amounts.values(), *outlined)),)


def _marks(
    scene: Scene, regions: Sequence[Any], values: Mapping[str, Amount], colour: str
) -> tuple[Mark, ...]:
    return tuple(
        region_mark(
            scene,
            row,
            relation_family(row.kinds) if colour == "kind" else row.state,
            map_hover.region_hover(scene, row, values.get(row.country, Amount())),
            int(row.events_total),
            now=row.events_in_year > 0,
        )
        for row in regions
    )


def _entries(scene: Scene, colour: str, marks: Sequence[Mark], missing: str) -> tuple[Entry, ...]:
    """The key: of the kinds of marks that there are, of marks with an event in the year, and of
    countries without a class, where others have one: the key of what they are is ``missing``."""
    words, placed = scene.language, [mark for mark in marks if mark.place]
    kinds = {mark.kind for mark in placed}
    by_kind = [Entry(one, "", words.t(f"map.family.{one}")) for one in RELATIONS if one in kinds]
    entries = by_kind if colour == "kind" else [*state_entries(scene, placed)]
    if any(mark.now for mark in placed):
        entries.append(Entry(NOW, "", words.t("map.key.now", year=scene.year)))
    if missing:
        entries.append(Entry(UNGRADED, "", words.t(f"map.key.{missing}")))
    return tuple(entries)


CHART = Declaration(
    name="partner_map",
    chart_id="partner-map",
    draw=partner_map_chart,
    asks=ASKS,
    pages=("overview", "partners"),
    place=50,
    table="regions",
    wide=True,
    evidence=evidence.on_map,
    itemised=True,
)
