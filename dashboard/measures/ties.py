"""Relations and events as objects: what is known of one, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from dashboard.loaders.records import Rows, Texts, records, text, texts
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import FOREIGN, places_counted
from dashboard.row_amounts import codes_in


class Quote(NamedTuple):
    """The words of a source, in which language they are, and what they say in the others."""

    words: str = ""
    lang: str = ""
    gist: Texts = MappingProxyType({})


NO_QUOTE = Quote()


@dataclass(frozen=True, slots=True)
class Relation:
    """An agreement or another lasting relation; dates may be partial or empty.

    ``seen`` is the latest date on which a source shows it alive (of one in force, "" where none
    attests that), ``attested_by`` that source where that is later than its beginning. ``ending``
    and ``doubted`` with ``end_source``: how it ended, or when its end was sought or announced, and
    who says so.
    """

    relation: str
    kind: str
    counted_as: str
    party: Texts
    title: Texts
    since: str
    until: str
    state: str
    sectors: tuple[str, ...]
    source: str
    note: Texts
    seen: str = ""
    ending: str = ""
    doubted: str = ""
    end_source: str = ""
    attested_by: str = ""
    quote: Quote = NO_QUOTE


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; dates may be partial or empty."""

    event: str
    start: str
    end: str
    precision: str
    regions: tuple[str, ...]
    kind: str
    title: Texts
    sectors: tuple[str, ...]
    participants: Texts
    source: str
    counted_as: str
    place: Texts
    note: Texts
    quote: Quote = NO_QUOTE


def relation_of(row: Any) -> Relation:
    """A row of the relations as an object."""
    attested = max(codes_in(text(row, "attested")), default="")
    # That it is in force is no news of the day on which it began.
    seen = "" if row.state == "in-force" and not attested else max(row.since, attested)
    return Relation(
        row.relation, row.kind, row.counted_as, texts(row, "party"), texts(row, "title"),
        row.since, row.until, row.state, row.sectors, row.source, texts(row, "note"),
        seen, text(row, "ending"), text(row, "doubted"),
        text(row, "end_source"), text(row, "attested_by") if attested > row.since else "",
        _quote_of(row),
    )  # fmt: skip


def event_of(row: Any) -> Event:
    """A row of the events as an object."""
    return Event(
        row.event, row.start, row.end, row.precision, row.regions, row.kind, texts(row, "title"),
        row.sectors, texts(row, "participants"), row.source, row.counted_as,
        texts(row, "place"), texts(row, "note"), _quote_of(row),
    )  # fmt: skip


def _quote_of(row: Any) -> Quote:
    return Quote(text(row, "quote"), text(row, "quote_lang"), texts(row, "gist"))


def relations_with(given: Rows, code: str = "", counted_as: str = FOREIGN) -> list[Relation]:
    """The relations with a country or region that count as that, oldest first, undated last; one
    that has a row for each of its regions is there once."""
    rows, places = records(given), places_counted([*contacts_of(given)], counted_as, code)
    found = [relation_of(rows[place]) for place in places]
    return sorted(found, key=lambda one: (one.since == "", one.since))


def events_with(given: Rows, code: str = "", counted_as: str = FOREIGN) -> list[Event]:
    """The events with a country or region that count as that, newest first, undated last."""
    rows, places = records(given), places_counted([*contacts_of(given)], counted_as, code)
    return sorted((event_of(rows[place]) for place in places), key=_start, reverse=True)


def _start(event: Event) -> str:
    return event.start


BEGIN_NOTHING = ("intention", "twin-towns")
"""Kinds that begin no relations of the region: wishes, and ties that towns have of their own."""


def first_of(relations: Iterable[Relation]) -> Relation | None:
    """The relation with which those of the region with a partner began: the oldest that is dated
    and more than a plan."""
    begun = [
        one for one in relations
        if one.since and one.state != "planned" and one.kind not in BEGIN_NOTHING
    ]  # fmt: skip
    return min(begun, key=lambda one: one.since, default=None)


def since_with(relations: Rows, code: str) -> str:
    """The date of `first_of` the relations with a country or region; empty where none is known."""
    first = first_of(relations_with(relations, code))
    return "" if first is None else first.since
