"""The relations, events and named causes that a chart is made of, and their sources."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from dashboard.answers import printed, relations
from dashboard.measures.contacts import Contacts, touches
from dashboard.measures.relations import concerning, of_kinds
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask, question


class Evidence(NamedTuple):
    """A relation, an event or a published figure by its id, with its sources, separated by
    ``;``."""

    row: str
    source: str


@question("partners", "sectors", "kinds", "region", row=Evidence)
def events(ask: Ask, query: Query) -> list[Evidence]:
    """The events of all years."""
    return _evidence(relations.events_of(ask, query), "event")


@question("partners", "region", row=Evidence)
def ties(ask: Ask, query: Query) -> list[Evidence]:
    """All relations and events with the chosen partners."""
    found = concerning(relations.every_relation(ask.library), query.partners, query.region)
    happened = ask.rows(events, query.only(("partners", "region")))
    return [*_evidence(found, "relation"), *happened]


@question("kinds", row=Evidence)
def contacts(ask: Ask, query: Query) -> list[Evidence]:
    """All relations and events of the chosen kinds."""
    found = of_kinds(relations.every_relation(ask.library), query.kinds)
    happened = ask.rows(events, query.only(("kinds",)))
    return [*_evidence(found, "relation"), *happened]


@question("year", "partners", "sectors", "kinds", "region", row=Evidence)
def of_year(ask: Ask, query: Query) -> list[Evidence]:
    """The relations that are known in the year, and its events."""
    found = concerning(relations.every_relation(ask.library), query.partners, query.region)
    wanted = relations.fields_of(query.sectors, ask.library)
    return [
        *_evidence(_known(of_kinds(found, query.kinds), query.year, wanted), "relation"),
        *_evidence(_known(relations.events_of(ask, query), query.year, wanted), "event"),
    ]


@question("year", "against", "partners", "sectors", "months", row=Evidence)
def causes(ask: Ask, query: Query) -> list[Evidence]:
    """The published figures that name the causes of the growth of the trade as a whole on the year
    before, where those are told."""
    return _drivers(ask, query) if query.year_on_year else []


@question("year", "partners", "sectors", "months", "kinds", "region", row=Evidence)
def of_sectors(ask: Ask, query: Query) -> list[Evidence]:
    """`of_year`, and the published figures that name groups of goods as causes of growth."""
    named = _drivers(ask, query) if query.whole_year else []
    return [*named, *ask.rows(of_year, query)]


def _drivers(ask: Ask, query: Query) -> list[Evidence]:
    return [Evidence(one.figure, one.source) for one in ask.rows(printed.drivers, query)]


@question("year", "sectors", "kinds", row=Evidence)
def on_map(ask: Ask, query: Query) -> list[Evidence]:
    """`of_year` of all partners: a map shows the others beside the chosen ones."""
    return [*ask.rows(of_year, query.only(("year", "sectors", "kinds")))]


def _known(found: Contacts, year: int | None, wanted: tuple[str, ...]) -> Contacts:
    return found.where(
        [
            year is not None and row.known_in(year) and touches(row.sectors, wanted)
            for row in found.each
        ]
    )


def _evidence(found: Contacts, noun: str) -> list[Evidence]:
    return [Evidence(getattr(row, noun), _sources(row)) for row in found]


def _sources(row: Any) -> str:
    return _joined(row.source, getattr(row, "attested_by", ""), getattr(row, "end_source", ""))


@lru_cache(maxsize=4096)
def _joined(*cells: str) -> str:
    return ";".join(dict.fromkeys(chain.from_iterable(map(codes_in, cells))))
