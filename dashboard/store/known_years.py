"""The years of the published data and relations."""

from __future__ import annotations

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.published import Published
from dashboard.loaders.registers import Registers
from dashboard.loaders.relations import Relations


def known_years(
    published: Published, relations: Relations, registers: Registers
) -> tuple[int, ...]:
    """Every year from the first of trade or of the region's relations to the last of anything.

    Raises ``DataRefused`` when nothing has a year.
    """
    known = [published.figures["year"], relations.events["year"]]
    since = relations.relations["since"].str[:4]
    known.append(pd.to_numeric(since[since.ne("")]))
    years = pd.concat(known).dropna().astype(int)
    if years.empty:
        reason = "no figure, relation or event has a year: there is nothing to show"
        raise DataRefused([Reason("data/published", None, "year", "", reason)])
    trade = published.figures["year"].dropna()
    first = min(registers.region.first_year, int(years.max()), *map(int, trade))
    return tuple(range(max(first, int(years.min())), int(years.max()) + 1))
