"""A third dataset, made up for the contract suite: two years of trade with two partners."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.choices import Choices
from dashboard.query import Query
from dashboard.store.contract import Unanswered
from dashboard.store.datasets import Dataset, OneStore, Row, Sources
from dashboard.store.trade_table import year_rows
from dashboard.trade_rows import PartnerTrade, SectorTrade, YearOfTrade

USD = {("FIN", 2019): (3.0, 1.0), ("FIN", 2020): (4.0, 2.0), ("CHN", 2020): (5.0, 6.0)}
"""Partner and year → exports and imports."""
YEARS, PARTNERS, GROUP = (2019, 2020), ("CHN", "FIN"), "wood"
NAN = float("nan")


class TrialStore(Unanswered):
    """Answers the first four questions only; knows no months, and wood alone."""

    version = "trial-1"
    choices = Choices(
        years=YEARS, latest=2020, partners=frozenset(PARTNERS), sectors=frozenset({GROUP})
    )

    def turnover_by_year(self, query: Query) -> Sequence[YearOfTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        wanted = query.partners or PARTNERS
        sums = [
            [sum(usd[flow] for (code, y), usd in USD.items() if y == year and code in wanted)
             for flow in (0, 1)]
            for year in YEARS
        ]  # fmt: skip
        usd = _asked(sums, query)
        both = np.column_stack((usd, usd.sum(axis=1)))
        return year_rows(YEARS, both, [12] * len(YEARS))

    def trade_by_partner(self, query: Query) -> Sequence[PartnerTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        return [
            PartnerTrade(year, code, usd[0], usd[1], usd[0] + usd[1], NAN, _status(usd, query))
            for year in YEARS
            for code in sorted(query.partners or PARTNERS)
            if query.year in (None, year) and (code, year) in USD
            for usd in _asked([USD[code, year]], query).tolist()
        ]

    def trade_by_sector(self, query: Query) -> Sequence[SectorTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        return [
            SectorTrade(row.year, GROUP, *row[1:4], NAN, _status(row[1:3], query))
            for row in self.turnover_by_year(query)
            if query.year in (None, row.year)
        ]

    def partner_count(self, year: int) -> int | None:
        """See `dashboard.store.contract.TradeStore`."""
        return sum(y == year for _, y in USD) or None


def _asked(sums: Sequence[Sequence[float]], query: Query) -> np.ndarray:
    """Sums by flow with what is not asked for, or not known, missing."""
    found = np.array(sums, dtype="float64")
    if query.flow is not None:
        found[:, 1 if query.flow == "export" else 0] = NAN
    if query.months is not None or (query.sectors and GROUP not in query.sectors):
        found[:] = NAN
    return found


def _status(usd: Sequence[float], query: Query) -> str:
    """That of what is asked for, exports, imports or both."""
    asked = usd if query.flow is None else usd[query.flow == "import" :][:1]
    return "published" if all(value == value for value in asked) else "not published"


def trial(_: str, __: Sources) -> Dataset:
    """Open it."""
    return OneStore(TrialStore())


TRIAL = Row(trial)
