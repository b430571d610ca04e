"""Of which years the trade that is asked for is not known at all: why an analysis has no rows."""

from __future__ import annotations

from dashboard.query import Query
from dashboard.store.ask import Ask


def unknown_years(ask: Ask, query: Query, *, compared: bool) -> tuple[int, ...]:
    """Those of the year of a query, and of the one that it is ``compared`` with, of which neither
    turnover nor the flow that is chosen is known, earliest first."""
    column = f"{query.flow}s_usd" if query.flow else "turnover_usd"
    rows = {row.year: row for row in ask.store(query).turnover_by_year(query)}
    years = query.pair if compared else (query.year,)

    def known(year: int) -> bool:
        row = rows.get(year)
        usd = None if row is None else getattr(row, column)
        return usd is not None and usd == usd

    return tuple(sorted(year for year in years if year is not None and not known(year)))
