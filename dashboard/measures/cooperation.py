"""Relations and events counted by field of cooperation: by year, by partner, in a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

import pandas as pd

from dashboard.loaders.records import Rows
from dashboard.measures.contacts import contacts_of, frame_of
from dashboard.measures.counting import FOREIGN, counted


class FieldInYear(NamedTuple):
    """How much is done in a field of cooperation: events of a year and of all years, and the
    relations that are known in the year."""

    sector: str
    events_in_year: int
    events_total: int
    relations: int


def partner_sector_matrix(relations: Rows, events: Rows) -> pd.DataFrame:
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


def fields_in(events: Rows, relations: Rows, year: int) -> list[FieldInYear]:
    """Fields of cooperation with partners abroad in a year, ordered by sector.

    An event of several years counts in each of them and once in all, an undated one in all only.
    A field without any event or relation is left out.
    """
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in counted(contacts_of(events), FOREIGN):
        for sector in row.sectors:
            found[sector][0] += row.known_in(year)
            found[sector][1] += 1
    for row in counted(contacts_of(relations), FOREIGN):
        for sector in row.sectors if row.known_in(year) else ():
            found[sector][2] += 1
    return [FieldInYear(sector, *counts) for sector, counts in sorted(found.items())]
