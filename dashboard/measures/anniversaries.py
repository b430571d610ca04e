"""Round years of agreements: what is due next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.measures.ties import Relation

ROUND_YEARS = 5
"""Every so many years of a relation make an anniversary."""
_FOUNDING = frozenset({"agreement", "declaration", "memorandum", "twin-towns", "ties"})


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A round year of a relation: ``due`` is as exact a date as its beginning is known."""

    relation: Relation
    years: int
    due: str


def next_anniversary(relations: Iterable[Relation], today: dt.date) -> Anniversary | None:
    """The nearest round year of an agreement in force on or after a day."""
    return next(iter(anniversaries(relations, today)), None)


def anniversaries(relations: Iterable[Relation], today: dt.date) -> tuple[Anniversary, ...]:
    """The next round year of every agreement in force on or after a day, nearest first.

    One that is not confirmed is not celebrated.
    """
    due = [
        _anniversary(bond, today)
        for bond in relations
        if bond.since and bond.kind in _FOUNDING and bond.state == "in-force"
    ]
    return tuple(sorted(due, key=lambda each: (last_day(each.due), -each.years)))


def _anniversary(bond: Relation, today: dt.date) -> Anniversary:
    begun = int(bond.since[:4])
    years = max(ROUND_YEARS, -(-(today.year - begun) // ROUND_YEARS) * ROUND_YEARS)
    due = f"{begun + years}{bond.since[4:]}"
    if last_day(due) < today.isoformat():
        years += ROUND_YEARS
        due = f"{begun + years}{bond.since[4:]}"
    return Anniversary(bond, years, _in_calendar(due))


def last_day(due: str) -> str:
    """The last day that a partial ISO date may mean, for comparison only."""
    return due + "-12-31"[len(due) - 4 :]


def _in_calendar(due: str) -> str:
    year = int(due[:4])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return due if leap or not due.endswith("-02-29") else f"{year}-02-28"
