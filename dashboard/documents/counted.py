"""Which relations and events a count is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.answers import relations as questions
from dashboard.documents.lineage import Asked
from dashboard.measures.contacts import Contact, contacts_of
from dashboard.measures.counting import APART as BESIDE
from dashboard.measures.counting import FOREIGN, places_counted
from dashboard.measures.event_years import FAMILIES, TOTAL, WITH_EACH, lanes_of, years_of
from dashboard.measures.families import event_family
from dashboard.measures.relations import concerning, of_kinds
from dashboard.narrative.facts import EVENT_COUNTS
from dashboard.narrative.ties import TALLY
from dashboard.store.ask import Ask


def counted_ids(ask: Ask, table: str, asked: Asked) -> tuple[str, ...]:
    """The ids of the relations and events that a count is of; none for what is no such count."""
    find = _COUNTS.get(table)
    return find(ask, asked) if find else ()


def _picked(
    frame: pd.DataFrame,
    name: str,
    wanted: Callable[[Contact], bool],
    code: str = "",
    counted_as: str = FOREIGN,
) -> tuple[str, ...]:
    """The ids of the rows that count as that, with partners abroad at first, and are wanted."""
    rows, ids = [*contacts_of(frame)], frame[name].tolist()
    places = places_counted(rows, counted_as, code)
    return tuple(str(ids[place]) for place in places if wanted(rows[place]))


def _of_field(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events, or relations, of the year or of all years in a field."""
    query, year = asked.query, asked.query.pair[0]

    def now(row: Contact) -> bool:
        return asked.row in row.sectors and row.known_in(year)

    if asked.column == "relations":
        ties = concerning(ask.library.relations.relations, query.partners, query.region)
        return _picked(of_kinds(ties, query.kinds), "relation", now)
    events = ask(questions.events, query)
    if asked.column == "events_in_year":
        return _picked(events, "event", now)
    if asked.column == "events_total":
        return _picked(events, "event", lambda row: asked.row in row.sectors)
    return ()


def _of_pair(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations or events that join a partner and a field."""
    if asked.column not in ("relations", "events"):
        return ()
    country, _, sector = asked.row.partition("/")
    known = ask.library.relations
    frame = known.relations if asked.column == "relations" else known.events
    return _picked(
        of_kinds(frame, asked.query.kinds),
        asked.column.removesuffix("s"),
        lambda row: sector in row.sectors and country in row.partners,
    )


def _of_region(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events with a partner region."""
    if asked.column != "events":
        return ()
    return _picked(
        of_kinds(ask.library.relations.events, asked.query.kinds),
        "event",
        lambda row: True,
        asked.row,
    )


def _of_tally(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations by state, or events, with a country or region."""
    known, year = ask.library.relations, asked.query.pair[0]
    if asked.column in _STATES:
        state = _STATES[asked.column]
        return _picked(known.relations, "relation", lambda row: row.state == state, asked.row)
    whole = asked.column == "events_total"
    return _picked(known.events, "event", lambda row: whole or row.known_in(year), asked.row)


def _of_kind(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations and events of a kind, with whomever they are."""
    known = ask.library.relations
    return tuple(
        code
        for frame, name in ((known.relations, "relation"), (known.events, "event"))
        for code in frame.loc[frame["kind"].eq(asked.row), name]
    )


def _apart(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations or events that are counted by themselves."""
    known, year = ask.library.relations, asked.query.pair[0]
    if asked.column == "relations":
        return _picked(known.relations, "relation", lambda row: True, counted_as=asked.row)
    whole = asked.column == "events_total"
    return _picked(
        known.events, "event", lambda row: whole or row.known_in(year), counted_as=asked.row
    )


def _of_partner_field(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Relations and events with the chosen partner in a field."""
    known, query = ask.library.relations, asked.query
    code = query.region or next(iter(query.partners), "")

    def wanted(row: Contact) -> bool:
        return asked.row in row.sectors

    return (
        *_picked(known.relations, "relation", wanted, code),
        *_picked(known.events, "event", wanted, code),
    )


def _of_all(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events with partners abroad: of all years, or of the chosen one."""
    year, whole = asked.query.pair[0], asked.column == "total"
    events = ask(questions.events, asked.query)
    return _picked(events, "event", lambda row: whole or row.known_in(year))


def _of_families(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events of a year with partners abroad, of a family of kinds or of all."""
    year, family = int(asked.row), asked.column
    return _picked(
        ask(questions.events, asked.query),
        "event",
        lambda row: year in years_of(row) and family in (TOTAL, event_family(row.kind)),
    )


def _with_each(ask: Ask, asked: Asked) -> tuple[str, ...]:
    """Events of a year with a partner, or of what else a lane is of."""
    year, lane = int(asked.column), asked.row
    return _picked(
        ask(questions.events, asked.query),
        "event",
        lambda row: year in years_of(row) and lane in lanes_of(row),
        counted_as=lane if lane in BESIDE else FOREIGN,
    )


_STATES = {
    "in_force": "in-force",
    "unconfirmed": "unknown",
    "planned": "planned",
    "ended": "ended",
}
_COUNTS: Mapping[str, Callable[[Ask, Asked], tuple[str, ...]]] = {
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
    TALLY: _of_tally,
    WITH_EACH: _with_each,
}
