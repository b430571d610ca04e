"""What partners and commodity groups traded in the year before, and how much more it is since."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.flows import noun_of
from dashboard.loaders.records import records
from dashboard.measures.growth import growth
from dashboard.query import Query
from dashboard.row_amounts import amount_of, cells_of
from dashboard.store.ask import Ask, Question, question
from dashboard.trade_rows import PartnerTrade, SectorTrade

ON_YEAR_BEFORE = "growth_on_year_before"


@question("year", "sectors", "flow", "months", row=PartnerTrade)
def partners(ask: Ask, query: Query) -> Sequence[PartnerTrade]:
    """Partners in the year before; no rows where it stands for other months, or is not known."""
    before = _before(ask, query)
    return () if before is None else ask.store(query).trade_by_partner(before)


@question("year", "partners", "sectors", "flow", "months", row=SectorTrade)
def sectors(ask: Ask, query: Query) -> Sequence[SectorTrade]:
    """The same of commodity groups."""
    before = _before(ask, query)
    return () if before is None else ask.store(query).trade_by_sector(before)


def _before(ask: Ask, query: Query) -> Query | None:
    """The query of the year before; None where nothing is to be compared with it."""
    assert query.year is not None
    choices, year = ask.store(query).choices, query.year - 1
    if year not in choices.years or choices.like(query, year) != choices.like(query, query.year):
        return None
    return query.with_(year=year, months=query.months)


OF: dict[str, Question[PartnerTrade] | Question[SectorTrade]] = {
    "partner": partners, "sector": sectors,
}  # fmt: skip


def grown(ask: Ask, query: Query, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Rows of partners or groups with their growth on the year before each, of the turnover or of
    the chosen flow: ``growth_on_year_before_pct`` with its range and status."""
    noun = noun_of(query.flow)
    before = {
        year: {getattr(row, by): row
               for row in records(ask.rows(OF[by], query.with_(year=year, months=query.months)))}
        for year in {*rows["year"].tolist()}
    }  # fmt: skip
    rates = [growth(amount_of(row, noun), amount_of(before[row.year].get(getattr(row, by)), noun))
             for row in records(rows)]  # fmt: skip
    cells = [(*cells_of(rate)[:3], rate.status) for rate in rates]
    columns = [f"{ON_YEAR_BEFORE}_{end}" for end in ("pct", "low_pct", "high_pct", "status")]
    return rows.join(pd.DataFrame(cells, rows.index, columns))
