"""Which relations and events a count is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.answers import locations
from dashboard.answers import relations as questions
from dashboard.documents.lineage import AskedCell
from dashboard.measures.contacts import Contact, Contacts
from dashboard.measures.counting import APART as BESIDE
from dashboard.measures.counting import FOREIGN, places_counted
from dashboard.measures.event_years import FAMILIES, TOTAL, WITH_EACH, lanes_of, years_of
from dashboard.measures.families import event_family
from dashboard.measures.relations import concerning, of_kinds
from dashboard.narrative.facts import EVENT_COUNTS, REGION_STATES
from dashboard.narrative.map_titles import OF_CHOSEN
from dashboard.narrative.ties import TALLY
from dashboard.store.ask import Ask


def counted_ids(ask: Ask, table: str, asked: AskedCell) -> tuple[str, ...]:
    """The ids of the relations and events that a count is of; none for what is no such count."""
    find = _COUNTS.get(table)
    return find(ask, asked) if find else ()


def _picked(
    known: Contacts,
    wanted: Callable[[Contact], bool],
    code: str = "",
    counted_as: str = FOREIGN,
) -> tuple[str, ...]:
    """The ids of the rows that count as that, with partners abroad at first, and are wanted."""
    places = places_counted(known.each, counted_as, code)
    return tuple(_id(known[place]) for place in places if wanted(known.each[place]))


def _id(row: Any) -> str:
    return str(row.relation if "relation" in row._fields else row.event)


def _of_field(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Events, or relations, of the year or of all years in a field."""
    query, year = asked.query, asked.query.pair[0]

    def now(row: Contact) -> bool:
        return asked.row in row.sectors and row.known_in(year)

    if asked.column == "relations":
        ties = concerning(questions.every_relation(ask.library), query.partners, query.region)
        return _picked(of_kinds(ties, query.kinds), now)
    events = questions.events_of(ask, query)
    if asked.column == "events_in_year":
        return _picked(events, now)
    if asked.column == "events_total":
        return _picked(events, lambda row: asked.row in row.sectors)
    return ()


def _of_pair(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Relations or events that join a partner and a field."""
    if asked.column not in ("relations", "events"):
        return ()
    country, _, sector = asked.row.partition("/")
    every = questions.every_relation if asked.column == "relations" else questions.every_event
    return _picked(
        of_kinds(every(ask.library), asked.query.kinds),
        lambda row: sector in row.sectors and country in row.partners,
    )


def _of_region(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Events with a partner region."""
    if asked.column != "events":
        return ()
    return _picked(
        of_kinds(questions.every_event(ask.library), asked.query.kinds),
        lambda row: True,
        asked.row,
    )


def _of_region_states(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """What is known in the year of the partner regions in a state, or of those in the countries
    that are chosen: relations, and events where there are no relations."""
    query, library = asked.query, ask.library
    found = [row for row in ask.rows(locations.regions, query) if row.state == asked.row]
    if asked.column == OF_CHOSEN:
        found = [row for row in found if row.country in query.partners]
    regions = {row.region for row in found}

    def wanted(row: Contact) -> bool:
        return row.known_in(query.pair[0]) and not regions.isdisjoint(row.regions)

    ties = _picked(of_kinds(questions.every_relation(library), query.kinds), wanted)
    return ties or _picked(of_kinds(questions.every_event(library), query.kinds), wanted)


def _of_tally(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Relations by state, or events, with a country or region."""
    library, year = ask.library, asked.query.pair[0]
    if asked.column in _STATES:
        state, ties = _STATES[asked.column], questions.every_relation(library)
        return _picked(ties, lambda row: row.state == state, asked.row)
    events, whole = questions.every_event(library), asked.column == "events_total"
    return _picked(events, lambda row: whole or row.known_in(year), asked.row)


def _of_kind(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Relations and events of a kind, with whomever they are."""
    library = ask.library
    return tuple(
        _id(row)
        for known in (questions.every_relation(library), questions.every_event(library))
        for row in known
        if row.kind == asked.row
    )


def _apart(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Relations or events that are counted by themselves."""
    library, year = ask.library, asked.query.pair[0]
    if asked.column == "relations":
        ties = questions.every_relation(library)
        return _picked(ties, lambda row: True, counted_as=asked.row)
    events, whole = questions.every_event(library), asked.column == "events_total"
    return _picked(events, lambda row: whole or row.known_in(year), counted_as=asked.row)


def _of_partner_field(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Relations and events with the chosen partner in a field."""
    library, query = ask.library, asked.query
    code = query.region or next(iter(query.partners), "")

    def wanted(row: Contact) -> bool:
        return asked.row in row.sectors

    return (
        *_picked(questions.every_relation(library), wanted, code),
        *_picked(questions.every_event(library), wanted, code),
    )


def _of_all(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Events with partners abroad: of all years, or of the chosen ones; of these also the events
    that are counted by themselves."""
    span, whole = asked.query.span, asked.column == "total"
    return _picked(
        questions.events_of(ask, asked.query),
        lambda row: whole or any(map(row.known_in, span)),
        counted_as=asked.column if asked.column in BESIDE else FOREIGN,
    )


def _of_families(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Events of a year with partners abroad, of a family of kinds or of all."""
    year, family = int(asked.row), asked.column
    return _picked(
        questions.events_of(ask, asked.query),
        lambda row: year in years_of(row) and family in (TOTAL, event_family(row.kind)),
    )


def _with_each(ask: Ask, asked: AskedCell) -> tuple[str, ...]:
    """Events of a year with a partner, or of what else a lane is of."""
    year, lane = int(asked.column), asked.row
    return _picked(
        questions.events_of(ask, asked.query),
        lambda row: year in years_of(row) and lane in lanes_of(row),
        counted_as=lane if lane in BESIDE else FOREIGN,
    )


_STATES = {
    "in_force": "in-force",
    "unconfirmed": "unknown",
    "planned": "planned",
    "ended": "ended",
}
_COUNTS: Mapping[str, Callable[[Ask, AskedCell], tuple[str, ...]]] = {
    "fields": _of_field,
    "sectors": _of_field,
    "matrix": _of_pair,
    "partner_map": _of_region,
    "region_map": _of_region,
    "place_map": _of_region,
    "apart": _apart,
    "kinds": _of_kind,
    "partner_fields": _of_partner_field,
    EVENT_COUNTS: _of_all,
    FAMILIES: _of_families,
    REGION_STATES: _of_region_states,
    TALLY: _of_tally,
    WITH_EACH: _with_each,
}
