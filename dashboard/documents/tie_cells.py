"""Tables of relations and events that are those of no chart: what pages count beside charts."""

from __future__ import annotations

from dashboard.amount import Amount, counted
from dashboard.answers import locations
from dashboard.answers import relations as questions
from dashboard.charts.table import Column, Row, Table
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import APART, count_events, tallies
from dashboard.measures.event_years import TOTAL, by_family, by_lane, ranked_lanes
from dashboard.measures.families import EVENTS
from dashboard.measures.partner_details import fields_with
from dashboard.measures.ties import relations_with
from dashboard.narrative.facts import EVENT_COUNTS, of_span
from dashboard.narrative.map_titles import OF_CHOSEN
from dashboard.narrative.partner_map import STATES as REGION_STATES
from dashboard.narrative.scene import Scene
from dashboard.narrative.ties import STATES
from dashboard.narrative.timeline import APART as BESIDE
from dashboard.narrative.timeline import lane_name
from dashboard.store.ask import Ask


def tally_table(ask: Ask, scene: Scene) -> Table:
    """Relations and events with the partner of a page and with its country."""
    words, query, known = scene.language, scene.query, ask.library.relations
    codes = [code for code in (query.region, *query.partners[:1]) if code]
    found = tallies(contacts_of(known.relations), contacts_of(known.events), scene.year, codes)
    return Table(
        columns=(
            Column("name", ""),
            *(Column(state, words.t(f"tie.count.{state}"), "count") for state in STATES),
            Column("events", words.t("fields.in_year", year=scene.year), "count"),
            Column("events_total", words.t("fields.column.events"), "count"),
        ),
        rows=tuple(
            Row(
                (
                    scene.names.place(one.code),
                    *map(counted, one.relations),
                    counted(one.events.in_year),
                    counted(one.events.total),
                ),
                key=one.code,
            )
            for one in found
        ),
    )  # fmt: skip


def kinds_table(ask: Ask, scene: Scene) -> Table:
    """How many relations and events there are of each kind, whatever is chosen."""
    words = scene.language
    return Table(
        columns=(
            Column("name", ""),
            Column("count", words.t("figure.counted_of_kind"), "count"),
        ),
        rows=tuple(
            Row((words.t(f"kind.{row.kind}"), counted(int(row.number))), key=row.kind)
            for row in ask.rows(questions.kinds, scene.query)
        ),
    )


def apart_table(ask: Ask, scene: Scene) -> Table:
    """What is counted by itself: relations and events of the year and of all years."""
    words, known = scene.language, ask.library.relations
    held = [*contacts_of(known.events)]
    return Table(
        columns=(
            Column("name", ""),
            Column("relations", words.t("matrix.table.relations"), "count"),
            Column("events", words.t("fields.in_year", year=scene.year), "count"),
            Column("events_total", words.t("fields.column.events"), "count"),
        ),
        rows=tuple(
            Row(
                (
                    words.t(f"apart.{kind}"),
                    counted(len(relations_with(known.relations, counted_as=kind))),
                    *map(counted, count_events(held, (scene.year,), counted_as=kind)[:2]),
                ),
                key=kind,
            )
            for kind in APART
        ),
    )


def partner_fields_table(ask: Ask, scene: Scene) -> Table:
    """Relations and events with the chosen partner by field of cooperation, of all years."""
    words, known = scene.language, ask.library.relations
    code = scene.query.region or next(iter(scene.query.partners), "")
    return Table(
        columns=(
            Column("sector", ""),
            Column("together", words.t("matrix.table.together"), "count"),
        ),
        rows=tuple(
            Row((scene.names.sector_in_full(sector), counted(number)), key=sector)
            for sector, number in fields_with(known.relations, known.events, code)
        ),
    )


def event_counts_table(ask: Ask, scene: Scene) -> Table:
    """How many events there are with the chosen partners and in the chosen fields: in the year or
    the span of years, in all years, and with how many countries; and what is counted by itself."""
    words, span = scene.language, scene.query.span
    held = [*contacts_of(ask(questions.events, scene.query))]
    count = count_events(held, span)
    beside = [count_events(held, span, counted_as=kind).in_year for kind in BESIDE]
    return Table(
        columns=(
            Column("name", ""),
            Column("in_year", of_span(scene, "events"), "count"),
            Column("total", words.t("export.events.total"), "count"),
            Column("countries", of_span(scene, "countries"), "count"),
            *(Column(kind, words.t(f"apart.{kind}"), "count") for kind in BESIDE),
        ),
        rows=(
            Row(
                ("", *map(counted, (count.in_year, count.total, len(count.countries), *beside))),
                key=EVENT_COUNTS,
            ),
        ),
    )


def region_states_table(ask: Ask, scene: Scene) -> Table:
    """How many partner regions there are in the year, in how many countries, and how many of them
    in those that are chosen, a row a state."""
    words, chosen = scene.language, scene.query.partners
    found = ask.rows(locations.regions, scene.query)

    def cells(state: str) -> tuple[Amount, ...]:
        countries = [row.country for row in found if row.state == state]
        numbers = [len(countries), len({*countries} - {""})]
        numbers += [sum(country in chosen for country in countries)] if chosen else []
        return tuple(map(counted, numbers))

    return Table(
        columns=(
            Column("name", ""),
            Column("regions", words.t("regions_in.regions", year=scene.year), "count"),
            Column("countries", words.t("regions_in.countries", year=scene.year), "count"),
            *([Column(OF_CHOSEN, words.t("regions_in.chosen"), "count")] if chosen else []),
        ),
        rows=tuple(
            Row((words.t(f"state.{state}"), *cells(state)), key=state) for state in REGION_STATES
        ),
    )


def families_table(ask: Ask, scene: Scene) -> Table:
    """Events with the chosen partners and fields by year and family of kinds."""
    words = scene.language
    counts = by_family(contacts_of(ask.rows(questions.events, scene.query)))
    years = sorted({year for year, _ in counts}, reverse=True)
    return Table(
        columns=(
            Column("year", ""),
            *(Column(one, words.t(f"timeline.family.{one}"), "count") for one in EVENTS),
            Column(TOTAL, words.t("matrix.table.events"), "count"),
        ),
        rows=tuple(
            Row(
                (
                    str(year),
                    *(_of(counts[year, one]) for one in EVENTS),
                    _of(sum(counts[year, one] for one in EVENTS)),
                ),
                key=str(year),
            )
            for year in years
        ),
    )


def with_each_table(ask: Ask, scene: Scene) -> Table:
    """Events with the chosen partners and in the chosen fields by partner and year."""
    counts = by_lane(contacts_of(ask.rows(questions.events, scene.query)))
    years = sorted({year for _, year in counts})
    words = scene.language
    named = (Column(str(one), words.t("fields.in_year", year=one), "count") for one in years)
    return Table(
        columns=(Column("name", ""), *named),
        rows=tuple(
            Row((lane_name(scene, lane), *(_of(counts[lane, year]) for year in years)), key=lane)
            for lane in ranked_lanes(counts)
        ),
    )


def _of(number: int) -> Amount:
    return counted(number) if number else Amount()
