"""Answers from the published figures: what sources print, and what follows from it.

Derivations, each with status and formula: a partner's value from its share of the turnover,
turnover as the sum of its flows, and those of `dashboard.store.published_figures`. Values by
months are not published; by commodity group hardly any.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence

import pandas as pd

from dashboard.choices import Choices
from dashboard.flows import FLOWS
from dashboard.loaders.published import WORLD, Published
from dashboard.loaders.registers import Registers
from dashboard.query import Query
from dashboard.store.contract import Capability, Unanswered
from dashboard.store.derivation import NOT_PUBLISHED, Value, implied_by_share, summed
from dashboard.store.published_figures import read_figures
from dashboard.store.published_rows import Parts, of_flow, partner_row, sector_row, year_row
from dashboard.trade_rows import PartnerTrade, SectorTrade, Statement, YearOfTrade
from dashboard.values import ROLLING

_Of = Callable[[int, Query], Parts]


def best_stated(values: list[Value]) -> Value:
    """Of several statements of one value the exact one, else the first."""
    return next((value for value in values if not value.qualifier), values[0])


class PublishedStore(Unanswered):
    """The dataset ``published``."""

    capabilities: tuple[Capability, ...] = ("stated",)

    def __init__(self, figures: Published, registers: Registers, years: tuple[int, ...]) -> None:
        self._registers = registers
        self.region = registers.region
        self._known = read_figures(figures.figures, figures.choices, registers)
        trade = sorted({year for year, _ in self._known.flows})
        whole = [
            year
            for year in trade
            if all(self._flow(year, flow).status == "published" for flow in FLOWS)
        ]
        partners = frozenset(registers.countries["country"]) - {WORLD}
        self.choices = Choices(
            years=years,
            latest=max(whole or trade or years),
            traded=tuple(trade),
            known_of=self._known.years_of(),
            partners=partners,
            sectors=frozenset(registers.sectors["sector"]),
            unanswered={"code": frozenset(), "view": frozenset({ROLLING})},
        )
        self.trade_years = _span(trade)
        digest = hashlib.sha256(pd.util.hash_pandas_object(figures.figures).to_numpy().tobytes())
        self.version = f"published-{digest.hexdigest()[:12]}"

    def _flow(self, year: int, flow: str) -> Value:
        return self._known.flows.get((year, flow), NOT_PUBLISHED)

    def turnover(self, year: int) -> Value:
        """Turnover of a year: always exports + imports."""
        return summed(*(self._flow(year, flow) for flow in FLOWS))

    def partner(self, year: int, partner: str) -> Value:
        """Turnover with a partner: by its share of the turnover, else as a source states it."""
        if (year, partner) in self._known.shares:
            value = implied_by_share(self.turnover(year), *self._known.shares[year, partner])
            if value.known:
                return value
        stated = self._known.stated.get((year, partner))
        return best_stated(stated) if stated else NOT_PUBLISHED

    def statements(self, year: int, partner: str) -> list[Value]:
        """What sources state of the turnover with a partner."""
        return self._known.stated.get((year, partner), [])

    def stated(self, query: Query) -> Sequence[Statement]:
        """See `dashboard.store.contract.TradeStore`."""
        return tuple(
            Statement(
                year, partner, one.usd, one.status, one.source, one.qualifier, one.rows, one.digits
            )
            for (year, partner), values in sorted(self._known.stated.items())
            for one in values
            if query.year in (None, year)
        )

    @property
    def checked_partners(self) -> list[tuple[int, str]]:
        """Years and partners known both by share and by statement."""
        return sorted(set(self._known.shares) & set(self._known.stated))

    def partner_count(self, year: int) -> int | None:
        """How many partner countries traded in a year; ``None`` when it is not published."""
        found = self._known.counts.get(year)
        return found[0] if found else None

    def rows_of_count(self, year: int) -> str:
        """See `dashboard.store.contract.TradeStore`."""
        return self._known.counts.get(year, (0, ""))[1]

    def turnover_by_year(self, query: Query) -> Sequence[YearOfTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        of: _Of
        if query.sectors:
            years, of = self.trade_years, self._of_sectors
        elif query.partners:
            years, of = self._partner_years(query.partners), self._of_partners
        else:
            years, of = self.trade_years, self._of_all
        if query.months is not None:
            of = self._of_nothing
        return tuple(year_row(year, of_flow(query.flow, of(year, query))) for year in years)

    def _of_all(self, year: int, _: Query) -> Parts:
        return self._flow(year, "export"), self._flow(year, "import"), self.turnover(year)

    def _of_nothing(self, year: int, _: Query) -> Parts:
        return NOT_PUBLISHED, NOT_PUBLISHED, NOT_PUBLISHED

    def _of_partners(self, year: int, query: Query) -> Parts:
        whole = summed(*(self.partner(year, partner) for partner in query.partners))
        return NOT_PUBLISHED, NOT_PUBLISHED, whole

    def _of_sectors(self, year: int, query: Query) -> Parts:
        if query.partners:
            return self._of_nothing(year, query)
        # Fields of cooperation are no part of trade, as in imported rows.
        goods = [code for code in query.sectors if self._registers.chapters_of(code)]
        groups = sorted({self._group(code) for code in goods or query.sectors})
        exports, imports = (
            summed(*(self._of_group(year, group, flow) for group in groups)) for flow in FLOWS
        )
        return exports, imports, summed(exports, imports)

    def _of_group(self, year: int, group: str, flow: str) -> Value:
        return self._known.sectors.get((year, group, flow), NOT_PUBLISHED)

    def _group(self, sector: str) -> str:
        """The commodity group with just the goods of a sector, else the sector itself."""
        goods = set(self._registers.chapters_of(sector))
        same = (
            group
            for group in self._registers.trade_groups
            if goods and goods == set(self._registers.chapters_of(group))
        )
        return next(same, sector)

    def _partner_years(self, partners: tuple[str, ...]) -> tuple[int, ...]:
        known = {year for year, code in self._known.stated if code in partners}
        known |= {year for year, code in self._known.shares if code in partners}
        known |= set(self.trade_years)
        return _span(known)

    def trade_by_partner(self, query: Query) -> Sequence[PartnerTrade]:
        """See `dashboard.store.contract.TradeStore`; of the query's year, or of all years."""
        if query.sectors or query.months is not None:
            return ()
        return tuple(
            self._partner_row(year, partner, query)
            for year, partner in sorted({*self._known.shares, *self._known.stated})
            if query.year in (None, year)
            and (not query.partners or partner in query.partners)
            and partner in self.choices.partners
        )

    def _partner_row(self, year: int, partner: str, query: Query) -> PartnerTrade:
        """What is known of a partner: its turnover, never one flow of it."""
        value, share = self.partner(year, partner), self._known.shares.get((year, partner))
        if query.flow is not None:
            value, share = NOT_PUBLISHED, None
        return partner_row(year, partner, value, share)

    def trade_by_sector(self, query: Query) -> Sequence[SectorTrade]:
        """See `dashboard.store.contract.TradeStore`; every commodity group, known or not."""
        years = self.trade_years if query.year is None else (query.year,)
        wanted = {self._group(code) for code in query.sectors}
        return tuple(
            self._group_row(year, group, query)
            for year in years
            for group in self._registers.trade_groups
            if not wanted or group in wanted
        )

    def _group_row(self, year: int, group: str, query: Query) -> SectorTrade:
        exports, imports = (self._of_group(year, group, flow) for flow in FLOWS)
        if query.partners or query.months is not None:
            exports = imports = NOT_PUBLISHED
        parts = of_flow(query.flow, (exports, imports, summed(exports, imports)))
        return sector_row(year, group, parts)


def _span(years: Collection[int]) -> tuple[int, ...]:
    """The years from the first to the last; none where there are none."""
    return tuple(range(min(years), max(years) + 1)) if years else ()
