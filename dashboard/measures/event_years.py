"""Events by year: how many of each family of kinds, and how many with each partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dashboard.loaders.records import Rows
from dashboard.measures.contacts import Contact, contacts_of, first_seen
from dashboard.measures.counting import DOMESTIC, FOREIGN, MULTILATERAL, NOTED, counted
from dashboard.measures.families import event_family

UNNAMED = "unnamed"
"""The lane of events with partners abroad whose country no source names."""
LANES = (UNNAMED, MULTILATERAL, DOMESTIC)
"""The lanes that are of no partner country."""
FAMILIES = "event_families"
"""The table of events by year and family: `dashboard.documents.cells`."""
WITH_EACH = "event_partners"
"""The table of events by partner and year."""
TOTAL = "events"
"""The column of `FAMILIES` that has all events of a year."""


def by_family(events: Iterable[Contact]) -> Counter[tuple[int, str]]:
    """(year, family) → events with partners abroad. One of several years counts in each of them,
    one without a date in none."""
    rows = counted(events, FOREIGN)
    return Counter((year, event_family(row.kind)) for row in rows for year in years_of(row))


def by_lane(events: Iterable[Contact]) -> Counter[tuple[str, int]]:
    """(partner country or one of `LANES`, year) → events. One with several countries is in the
    lane of each of them; what was only announced or noted is in none."""
    return Counter(
        (lane, year)
        for row in events
        if row.counted_as != NOTED
        for year in years_of(row)
        for lane in lanes_of(row)
    )


def has_lanes(events: Rows, *_: Rows) -> bool:
    """Whether any of the events of ``dashboard.answers.relations.events`` is in a lane."""
    return bool(by_lane(contacts_of(events)))


def years_of(row: Contact) -> range:
    """The years in which an event counts; none of one without a date."""
    return range(row.first, row.last + 1) if row.first else range(0)


def lanes_of(row: Contact) -> Sequence[str]:
    """The lanes in which an event stands: those of its partners, or the one that has none."""
    if row.counted_as != FOREIGN:
        return (row.counted_as,)
    return first_seen(row.partners) or (UNNAMED,)


def lane_totals(counts: Counter[tuple[str, int]]) -> Counter[str]:
    """The events of each lane in all years."""
    total: Counter[str] = Counter()
    for (lane, _), number in counts.items():
        total[lane] += number
    return total


def ranked_lanes(counts: Counter[tuple[str, int]]) -> Iterator[str]:
    """The lanes, the partners with most events first, then `LANES`."""
    total = lane_totals(counts)
    partners = [lane for lane in total if lane not in LANES]
    yield from sorted(partners, key=lambda lane: (-total[lane], lane))
    yield from (lane for lane in LANES if lane in total)
