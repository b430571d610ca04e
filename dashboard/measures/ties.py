"""Relations and events as objects: what is known of one, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.loaders.records import Texts, texts


@dataclass(frozen=True, slots=True)
class Relation:
    """An agreement or another lasting relation; dates may be partial or empty."""

    relation: str
    region: str
    kind: str
    party: Texts
    title: Texts
    since: str
    until: str
    state: str
    sectors: tuple[str, ...]
    source: str
    note: Texts


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


def concerns(row: Any, code: str) -> bool:
    """Whether a relation or an event is one with a country or a region."""
    return code in row.countries or code in row.regions


def relation_of(row: Any) -> Relation:
    """A row of the relations as an object."""
    return Relation(
        row.relation, next(iter(row.regions), ""), row.kind, texts(row, "party"),
        texts(row, "title"), row.since, row.until, row.state, row.sectors, row.source,
        texts(row, "note"),
    )  # fmt: skip


def event_of(row: Any) -> Event:
    """A row of the events as an object."""
    return Event(
        row.event, row.start, row.end, row.precision, row.regions, row.kind, texts(row, "title"),
        row.sectors, texts(row, "participants"), row.source,
    )  # fmt: skip
