"""Relations and events counted by field of cooperation: by year, by partner, in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from dashboard.loaders.records import records
from dashboard.measures.contacts import NO_END, Contact, contacts_of, frame_of
from dashboard.measures.counting import FOREIGN, counted


def events_by_field(events: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """How many events with partners abroad touched a field in a year, and how many relations known
    in it name it.

    Years are those with an event; an event of several years counts in each.

    Returns:
        ``sector, year, events, relations``, ordered by year and sector; ``year`` is missing
        (last) for the undated. Rows without either are left out.
    """
    held = counted(contacts_of(events), FOREIGN)
    dated = {year for row in held if row.first for year in range(row.first, row.last + 1)}
    of_events = _by_year_and_sector(held, dated)
    of_relations = _by_year_and_sector(counted(contacts_of(relations), FOREIGN), dated)
    pairs = sorted(of_events.keys() | of_relations.keys())
    rows = [
        (
            sector,
            None if year == NO_END else year,
            of_events[year, sector],
            of_relations[year, sector],
        )
        for year, sector in pairs
    ]
    return frame_of(("sector", "year", "events", "relations"), rows, whole=(1, 2, 3))


def partner_sector_matrix(relations: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """With which partner country in which field: all years together.

    Returns:
        ``country, sector, relations, events``. A pair without either is left out, so absent means
        none known; what names no partner country is in no pair.
    """
    counts: tuple[Counter[tuple[str, str]], ...] = (Counter(), Counter())
    for counter, frame in zip(counts, (relations, events), strict=True):
        for row in counted(contacts_of(frame), FOREIGN):
            counter.update((country, sector) for country in row.partners for sector in row.sectors)
    pairs = sorted(counts[0].keys() | counts[1].keys())
    rows = [(*pair, counts[0][pair], counts[1][pair]) for pair in pairs]
    return frame_of(("country", "sector", "relations", "events"), rows, whole=(2, 3))


def fields_in(fields: pd.DataFrame, year: int) -> pd.DataFrame:
    """Fields of cooperation in a year: ``sector, events_in_year, events_total, relations``.

    ``fields`` has ``sector, year, events, relations``; relations are those known in the year.
    """
    found: dict[str, list[int]] = {}
    for row in records(fields):
        counts = found.setdefault(row.sector, [0, 0, 0])
        counts[1] += int(row.events)
        if not pd.isna(row.year) and int(row.year) == year:
            counts[0] += int(row.events)
            counts[2] += int(row.relations)
    rows = [(sector, *counts) for sector, counts in found.items()]
    return pd.DataFrame(rows, columns=["sector", "events_in_year", "events_total", "relations"])


def _by_year_and_sector(
    rows: Iterable[Contact], years: Collection[int]
) -> Counter[tuple[int, str]]:
    """Counts by (year, sector) in the years given; the undated under `NO_END`, so at the end."""
    count: Counter[tuple[int, str]] = Counter()
    for row in rows:
        shown = [year for year in years if row.known_in(year)] if row.first else [NO_END]
        for year in shown:
            for sector in row.sectors:
                count[year, sector] += 1
    return count
