"""Questions of relations: events, fields of cooperation, partner regions, the list of partners."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.answers.trade import partners
from dashboard.loaders.records import records
from dashboard.measures.contacts import Contacts, contacts_of
from dashboard.measures.cooperation import FieldInYear, fields_in, partner_sector_matrix
from dashboard.measures.counting import NOTED, Tally, fullest_year, tallies
from dashboard.measures.partner_details import Standing
from dashboard.measures.partner_details import standings as standings_of
from dashboard.measures.partner_list import partner_list
from dashboard.measures.relations import concerning, events_in, of_kinds
from dashboard.query import Query
from dashboard.store.ask import TODAY, Ask, question
from dashboard.store.library import Library
from dashboard.values import KINDS


def every_relation(library: Library) -> Contacts:
    """All relations, as loaded."""
    return library.once(_relations)


def every_event(library: Library) -> Contacts:
    """All events, as loaded."""
    return library.once(_events)


def _relations(library: Library) -> Contacts:
    return Contacts.all_of(library.relations.relations)


def _events(library: Library) -> Contacts:
    return Contacts.all_of(library.relations.events)


def fields_of(sectors: Collection[str], library: Library) -> tuple[str, ...]:
    """The sectors that relations are asked for when some are chosen.

    A field stands for itself; a commodity group also for every field of which all goods are in
    it, by the concordance: fuel → energy.
    """
    if not sectors:
        return ()
    within = library.once(_fields_within)
    return tuple(
        dict.fromkeys((*sectors, *(one for code in sectors for one in within.get(code, ()))))
    )


def _fields_within(library: Library) -> dict[str, tuple[str, ...]]:
    """Sector → the fields all of whose goods are in it; none of a field."""
    rows, goods_of = records(library.registers.sectors), library.registers.chapters_of
    fields = {row.sector: {*goods_of(row.sector)} for row in rows if row.kind == "field"}
    found = {}
    for row in rows:
        covered = {*goods_of(row.sector)} if row.kind == "trade" else set()
        found[row.sector] = tuple(
            one for one, goods in fields.items() if goods and goods <= covered
        )
    return found


@question("partners", "sectors", "kinds", "region")
def events(ask: Ask, query: Query) -> Contacts:
    """The events with the chosen partners, or with the region of a page, in the chosen sectors,
    of all years, as loaded."""
    return events_in(
        every_event(ask.library),
        sectors=fields_of(query.sectors, ask.library),
        countries=query.partners,
        regions=(query.region,) if query.region else (),
        kinds=query.kinds,
    )


@question("partners", "sectors", "kinds")
def country_events(ask: Ask, query: Query) -> Contacts:
    """The same of the whole country also on the page of one of its regions."""
    return events_of(ask, query)


def events_of(ask: Ask, query: Query) -> Contacts:
    """The answer to `events`."""
    found = ask.rows(events, query)
    assert isinstance(found, Contacts)
    return found


@question("year", "partners", "sectors", "kinds", "region", row=FieldInYear)
def fields(ask: Ask, query: Query) -> list[FieldInYear]:
    """Relations and events by field of cooperation in the year:
    `dashboard.measures.cooperation.fields_in`."""
    assert query.year is not None
    ties = concerning(every_relation(ask.library), query.partners, query.region)
    return fields_in(events_of(ask, query), of_kinds(ties, query.kinds), query.year)


def tallies_of(ask: Ask, query: Query, codes: Collection[str]) -> tuple[Tally, ...]:
    """What there is with each of some countries or regions in the year of a query, whatever else
    is chosen: the counts of profile and brief."""
    assert query.year is not None
    ties, held = contacts_of(every_relation(ask.library)), contacts_of(every_event(ask.library))
    return tallies(ties, held, query.year, codes)


@question(row=Standing)
def standings(ask: Ask, query: Query) -> list[Standing]:
    """How the partners of each year stand in all trade:
    `dashboard.measures.partner_details.standings`."""
    return standings_of(ask.rows(partners, query.only(())))


@question("kinds")
def matrix(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner × field for the chosen kinds, all partners and years:
    `dashboard.measures.cooperation.partner_sector_matrix`."""
    ties, held = every_relation(ask.library), every_event(ask.library)
    return partner_sector_matrix(of_kinds(ties, query.kinds), of_kinds(held, query.kinds))


@question()
def span(ask: Ask, _: Query) -> pd.DataFrame:
    """``first, last, fullest``, one row: the first year of which a relation or event is known,
    the last in which one began, and the year with the most events.

    All are missing (Int64) where nothing is dated; ``fullest`` also where there are no events, or
    where several years have as many.
    """
    known = ask.library.relations
    held = known.events["first_year"].dropna()
    begun = pd.concat([known.relations["first_year"].dropna(), held])
    ends = pd.concat([begun, known.events["last_year"].dropna()])
    row = {
        "first": begun.min() if len(begun) else None,
        "last": ends.max() if len(ends) else None,
        "fullest": fullest_year(held.astype(int).tolist()),
    }
    return pd.DataFrame([row]).astype("Int64")


@question()
def held(ask: Ask, _: Query) -> pd.DataFrame:
    """``first, last, fullest``, one row: the first and the last year of which any event is counted,
    and the year with the most; all are missing (Int64) where none is dated, ``fullest`` also where
    several years have as many. What was only announced is counted in no year."""
    every = ask.library.relations.events
    events = every[every["counted_as"] != NOTED]
    first, last = events["first_year"].dropna(), events["last_year"].dropna()
    row = {
        "first": first.min() if len(first) else None,
        "last": last.max() if len(last) else None,
        "fullest": fullest_year(first.astype(int).tolist()),
    }
    return pd.DataFrame([row]).astype("Int64")


@question(TODAY)
def listed_partners(ask: Ask, _: Query) -> pd.DataFrame:
    """Whom there are relations with: `dashboard.measures.partner_list.partner_list`."""
    ties, held = every_relation(ask.library), every_event(ask.library)
    return partner_list(ties, held, ask.library.registers.regions, today=ask.today)


@question()
def kinds(ask: Ask, _: Query) -> pd.DataFrame:
    """``kind, number``: how many relations and events there are of each kind, in their order."""
    known = ask.library.relations
    counts = pd.concat([known.relations["kind"], known.events["kind"]]).value_counts()
    found = [(kind, int(counts[kind])) for kind in KINDS if kind in counts.index]
    return pd.DataFrame(found, columns=["kind", "number"])
