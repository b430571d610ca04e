"""Relations and events counted by field of cooperation: by year, by partner, in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from dashboard.loaders.records import records
from dashboard.measures.contacts import NO_END, Contact, contacts_of, frame_of


def events_by_field(events: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """How many events touched a field in a year, and how many relations known in it name it.

    Years are those with an event; an event of several years counts in each.

    Returns:
        ``sector, year, events, relations``, ordered by year and sector; ``year`` is missing
        (last) for the undated. Rows without either are left out.
    """
    held = list(contacts_of(events))
    dated = {year for row in held if row.first for year in range(row.first, row.last + 1)}
    of_events = _by_year_and_sector(held, dated)
    of_relations = _by_year_and_sector(contacts_of(relations), dated)
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
    """With whom in which field: all years together, domestic relations left out.

    Returns:
        ``country, region, sector, relations, events``; ``region`` is empty for relations with
        a country as a whole, ``country`` where a row names none. A pair without either is left
        out, so absent means none known.
    """
    counts: tuple[Counter[tuple[str, str, str]], ...] = (Counter(), Counter())
    for counter, frame in zip(counts, (relations, events), strict=True):
        for row in contacts_of(frame):
            if not row.counted:
                continue
            for place in _places(row):
                counter.update((*place, sector) for sector in row.sectors)
    pairs = sorted(counts[0].keys() | counts[1].keys())
    rows = [(*pair, counts[0][pair], counts[1][pair]) for pair in pairs]
    return frame_of(("country", "region", "sector", "relations", "events"), rows, whole=(3, 4))


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


def _places(row: Contact) -> list[tuple[str, str]]:
    if row.regions:
        return [(row.countries[0], region) for region in row.regions]
    return [(country, "") for country in row.countries]
