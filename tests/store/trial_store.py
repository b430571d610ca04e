"""A third dataset, made up for the contract suite: two years of trade with two partners."""

from __future__ import annotations

import pandas as pd

from dashboard.choices import Choices
from dashboard.query import Query
from dashboard.store.contract import Unanswered
from dashboard.store.datasets import Dataset, OneStore, Row, Sources
from dashboard.store.trade_table import code_table, year_table

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

    def turnover_by_year(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`."""
        wanted = query.partners or PARTNERS
        sums = [
            [sum(usd[flow] for (code, y), usd in USD.items() if y == year and code in wanted)
             for flow in (0, 1)]
            for year in YEARS
        ]  # fmt: skip
        return year_table(YEARS, _asked(pd.DataFrame(sums), query), [12] * len(YEARS))

    def trade_by_partner(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`."""
        return self._table(query, "partner", query.partners or PARTNERS)

    def trade_by_sector(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`."""
        whole = self._table(query, "partner", query.partners or PARTNERS)
        sums = whole.groupby("year", as_index=False)[["exports_usd", "imports_usd"]].sum(
            min_count=1
        )
        first = whole.drop_duplicates("year").reset_index(drop=True)
        found = first.assign(**{name: sums[name] for name in ("exports_usd", "imports_usd")})
        turnover = found["exports_usd"] + found["imports_usd"]
        return found.rename(columns={"partner": "sector"}).assign(
            sector=GROUP, turnover_usd=turnover, share_pct=NAN
        )

    def partner_count(self, year: int) -> int | None:
        """See `dashboard.store.contract.TradeStore`."""
        return sum(y == year for _, y in USD) or None

    def _table(self, query: Query, noun: str, codes: tuple[str, ...]) -> pd.DataFrame:
        years = [year for year in YEARS if query.year in (None, year)]
        found = [
            code_table(
                [year], noun, [code], _asked(pd.DataFrame([USD[code, year]]), query)[:, :, None],
                pd.Series([NAN]).to_numpy(), pd.DataFrame([[True]]).to_numpy(), query.flow,
            )
            for year in years
            for code in sorted(codes)
            if (code, year) in USD
        ]  # fmt: skip
        return pd.concat(found, ignore_index=True) if found else self._empty(noun)

    def _empty(self, noun: str) -> pd.DataFrame:
        return self._table(Query(), noun, PARTNERS).iloc[:0]


def _asked(sums: pd.DataFrame, query: Query):  # type: ignore[no-untyped-def]
    """Sums by flow with what is not asked for, or not known, missing."""
    found = sums.to_numpy(dtype="float64", copy=True)
    if query.flow is not None:
        found[:, 1 if query.flow == "export" else 0] = NAN
    if query.months is not None or (query.sectors and GROUP not in query.sectors):
        found[:] = NAN
    return found


def trial(_: str, __: Sources) -> Dataset:
    """Open it."""
    return OneStore(TrialStore())


TRIAL = Row(trial)
