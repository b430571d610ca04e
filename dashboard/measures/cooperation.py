"""Relations and events counted by field of cooperation: by year, by partner, in a year."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from dashboard.measures.contacts import contacts_of, frame_of
from dashboard.measures.counting import FOREIGN, counted


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


def fields_in(events: pd.DataFrame, relations: pd.DataFrame, year: int) -> pd.DataFrame:
    """Fields of cooperation with partners abroad in a year.

    Returns:
        ``sector, events_in_year, events_total, relations``, ordered by sector. An event of several
        years counts in each of them and once in all, an undated one in all only; relations are
        those known in the year. A field without any of them is left out.
    """
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in counted(contacts_of(events), FOREIGN):
        for sector in row.sectors:
            found[sector][0] += row.known_in(year)
            found[sector][1] += 1
    for row in counted(contacts_of(relations), FOREIGN):
        for sector in row.sectors if row.known_in(year) else ():
            found[sector][2] += 1
    rows = [(sector, *counts) for sector, counts in sorted(found.items())]
    return pd.DataFrame(rows, columns=["sector", "events_in_year", "events_total", "relations"])
