"""What counts as what: the one place where relations, events and partner countries are counted.

Partners are foreign. What is domestic, what unites several countries, and what was only announced
or done by others is counted by itself and never among the ties and events with partners abroad.
An event of several years counts in each of them, once in all; one without a date in all only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dashboard.measures.contacts import Contact, first_seen

FOREIGN, MULTILATERAL, DOMESTIC, NOTED = "foreign", "multilateral", "domestic", "noted"
"""As `dashboard.loaders.relations.COUNTED_AS`."""
APART = (MULTILATERAL, DOMESTIC, NOTED)
"""What is no tie with a partner abroad, each counted by itself."""


class Events(NamedTuple):
    """How many events there were in a year or a span of years, in all years together (undated ones
    among them), how many have no date, and the partner countries of those of the year or span,
    those with most first."""

    in_year: int = 0
    total: int = 0
    undated: int = 0
    countries: tuple[str, ...] = ()
    with_each: tuple[int, ...] = ()
    """The number of events of the year or span with each of ``countries``."""


class Relations(NamedTuple):
    """How many relations there are by their state of the latest source."""

    in_force: int = 0
    unconfirmed: int = 0
    planned: int = 0
    ended: int = 0

    @property
    def total(self) -> int:
        """Relations of any state."""
        return sum(self)


class Tally(NamedTuple):
    """What there is with a country or region abroad, by its code."""

    code: str
    relations: Relations
    events: Events


_STATES = ("in-force", "unknown", "planned", "ended")


def places_counted(rows: Sequence[Contact], counted_as: str, code: str = "") -> list[int]:
    """The places of the rows that count as that: see `dashboard.loaders.relations.COUNTED_AS`.

    ``code``: with one country or region only. One relation that has a row for each of its regions
    or countries counts once, by the first of them.
    """
    kept: dict[object, int] = {}
    repeats: Counter[object] = Counter()
    for place, row in enumerate(rows):
        if row.counted_as == counted_as and concerns(row, code):
            here = (row.same, row.regions or row.countries)
            kept.setdefault((row.same, repeats[here]) if row.same else place, place)
            repeats[here] += 1
    return list(kept.values())


def places_of_each(rows: Sequence[Contact]) -> list[int]:
    """The places of all relations or events, whatever they count as, each once as of
    `places_counted`."""
    kinds = {row.counted_as for row in rows}
    return sorted(place for kind in kinds for place in places_counted(rows, kind))


def counted(rows: Iterable[Contact], counted_as: str, code: str = "") -> list[Contact]:
    """The rows at `places_counted`."""
    every = list(rows)
    return [every[place] for place in places_counted(every, counted_as, code)]


def concerns(row: Contact, code: str) -> bool:
    """Whether it is with a partner country or a region; no code: with anyone."""
    return not code or code in row.regions or code in row.partners


def count_events(
    events: Iterable[Contact],
    years: Collection[int] = (),
    code: str = "",
    counted_as: str = FOREIGN,
) -> Events:
    """Events of a year or a span of years and of all years, with all partners or with one country
    or region; one of several years counts once."""
    found = counted(events, counted_as, code)
    here = [row for row in found if any(map(row.known_in, years))]
    count = Counter(country for row in here for country in first_seen(row.partners))
    most = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return Events(
        in_year=len(here),
        total=len(found),
        undated=sum(not row.first for row in found),
        countries=tuple(country for country, _ in most),
        with_each=tuple(number for _, number in most),
    )


def fullest_year(years: Iterable[int]) -> int | None:
    """The year that occurs most often; None where there is none, or several."""
    most = Counter(years).most_common(2)
    alone = most and (len(most) == 1 or most[0][1] > most[1][1])
    return most[0][0] if alone else None


def count_relations(
    relations: Iterable[Contact], code: str = "", counted_as: str = FOREIGN
) -> Relations:
    """Relations by state, with all partners or with one country or region."""
    states = Counter(row.state for row in counted(relations, counted_as, code))
    return Relations(*(states[state] for state in _STATES))


def tallies(
    relations: Iterable[Contact], events: Iterable[Contact], year: int, codes: Iterable[str]
) -> tuple[Tally, ...]:
    """What there is with each of some countries or regions, each once."""
    ties, held = [*relations], [*events]
    return tuple(
        Tally(code, count_relations(ties, code), count_events(held, (year,), code))
        for code in dict.fromkeys(codes)
    )
