"""Answers from a release of customs data: the cube down to the chapter, the rows below it.

All filters of the query apply. A sector without goods has no trade that could be known: its values
are missing, not zero. With some months, years only known as a whole are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import get_args

import numpy as np
import pandas as pd

from dashboard.choices import Choices
from dashboard.copies import replace
from dashboard.flows import Flow
from dashboard.language import FALLBACK
from dashboard.loaders.code_names import CodeNames
from dashboard.loaders.narrowed import narrowed_in, scopes_of
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release
from dashboard.loaders.restricted import is_restricted
from dashboard.loaders.row_table import row_table
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.months import WHOLE_YEAR
from dashboard.query import Query
from dashboard.store.code_sums import CodeSums
from dashboard.store.codes import codes_like, rows_below, rows_of
from dashboard.store.contract import Capability, Unanswered
from dashboard.store.cube import CubeReader, Filter
from dashboard.store.customs_sums import Sums, place_of
from dashboard.store.price_volume import Prices
from dashboard.store.rows import Rows
from dashboard.store.trade_table import MADE_UP, PUBLISHED, CodeTrade, Row, code_rows, year_rows
from dashboard.store.unequal import Unequal
from dashboard.trade_rows import (
    NAN,
    ChapterTrade,
    MatchedTrade,
    MonthOfTrade,
    PartnerSector,
    PartnerTrade,
    SectorTrade,
    YearOfTrade,
)


class CustomsStore(Unanswered):
    """The dataset ``customs`` or ``demonstration`` as one release holds it."""

    capabilities: tuple[Capability, ...] = ("months", "codes", "partner_sectors", "releases")

    def __init__(self, release: Release, registers: Registers, *, made_up: bool = False) -> None:
        self._cube = CubeReader(release)
        self.release: int = release.number
        self.version = release.version
        self.made_up = made_up
        self._known = MADE_UP if made_up else PUBLISHED
        self.as_of: str = release.manifest["time"][:10]
        self.until = self._cube.last_month
        self.narrowed = narrowed_in(release)
        unequal = Unequal(self._cube, scopes := scopes_of(self.narrowed))
        self._sums = Sums(self._cube, registers, unequal, lambda *of: self.choices.parts_in(*of))
        self.years = self._cube.axes.years
        self.partners = tuple(code for code in self._cube.axes.partners if code != UNKNOWN_PARTNER)
        eaeu = registers.countries.loc[registers.countries["eaeu"].eq(1), "country"]
        self.counted_elsewhere = frozenset(eaeu) & set(self.partners)
        months = {year: self._cube.months_of(year) for year in self.years}
        ended = [year for year, known in months.items() if 0 in known or len(known) == 12]
        whole = {*ended} - {year for _, year, _ in scopes}
        self.choices = Choices(
            years=self.years,
            latest=max(whole or ended or self.years),
            traded=self.years,
            partners=frozenset(registers.partners) | frozenset(self._cube.axes.partners),
            months=months,
            flow_months={
                flow: {year: self._cube.months_of(year, place_of(flow)) for year in self.years}
                for flow in get_args(Flow)
            },
            sectors=frozenset(registers.sectors["sector"]),
            scopes=scopes,
            chapters_of=registers.chapters_of,
            recorded=lru_cache(maxsize=64)(self._sums.recorded),
            unequal=lru_cache(maxsize=64)(self._sums.unequal),
        )
        self._registers, self._rows, self._release = registers, Rows(release), release
        self._names = CodeNames()
        self._codes = CodeSums(release, self._rows, self._sums, self._names)
        self._prices = Prices(release, self._rows, self._sums, registers.data)

    @property
    def restricted(self) -> bool:  # type: ignore[override]
        """Whether its release is not for publication."""
        return is_restricted(self._release)

    def months_of(self, year: int) -> frozenset[int]:
        """The months of a year that are known; 0 where it is known as a whole."""
        return self._cube.months_of(year)

    def partner_count(self, year: int) -> int | None:
        """How many partner countries traded in a year; None where a flow is not known of it."""
        of_flows = [self._cube.months_of(year, place_of(flow)) for flow in get_args(Flow)]
        if not all(of_flows) or len(set(map(len, of_flows))) > 1:
            return None
        found = self._cube.sums(Filter(), keep=("partner",), year=year)[0].any(axis=0)
        partners = self._cube.axes.partners
        return int(sum(found)) - bool(
            UNKNOWN_PARTNER in partners and found[partners.index(UNKNOWN_PARTNER)]
        )

    def turnover_by_year(self, query: Query) -> Sequence[YearOfTrade]:
        """See `dashboard.store.contract.TradeStore`; ``months`` are those that count."""
        years = range(self.years[0], self.years[-1] + 1)
        which = self._sums.which(query)
        usd = self._sums.known(None, which, self._cube.sums(which) / 100)
        if len(years) > len(self.years):
            places = [years.index(year) for year in self.years]
            usd, found = np.full((len(years), usd.shape[1]), NAN), usd
            usd[places] = found
        counted = {year: len(self.choices.stands_for(query, year)) for year in self.years}
        return year_rows(years, usd, [counted.get(year, 0) for year in years], self._known)

    def turnover_by_month(self, query: Query) -> Sequence[MonthOfTrade]:
        """See `dashboard.store.contract.TradeStore`; of the query's year, or of all."""
        which, columns = self._sums.which(query), []
        for measure, parts, known in (("cents", 100, 3), ("grams", 1000, 2)):  # mass by flow
            sums = self._sums.by_years(query, which, keep=("month",), measure=measure)
            values = self._sums.of_months(query, sums / parts)
            columns += [values[:, :, place].ravel().tolist() for place in range(known)]
        months = [(year, month) for year in self._sums.years(query)
                  for month in sorted(query.months or WHOLE_YEAR)]  # fmt: skip
        return tuple(
            MonthOfTrade(year, month, *values)
            for (year, month), *values in zip(months, *columns, strict=True)
            if self._cube.is_known(year, frozenset({month}))
        )

    def trade_by_partner(self, query: Query) -> Sequence[PartnerTrade]:
        """See `dashboard.store.contract.TradeStore`; of the query's year, or of all."""
        which = self._sums.which(query)
        usd = self._sums.by_years(query, which, keep=("partner",)) / 100
        whole = self._sums.whole(query, replace(which, partners=None))
        sums = CodeTrade(self._cube.partners(which), usd, whole)
        return self._rows_of(PartnerTrade, query, which, sums, ("partner",))

    def trade_by_chapter(self, query: Query) -> Sequence[ChapterTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        which = self._sums.which(query)
        usd = self._sums.by_years(query, which, keep=("chapter",)) / 100
        whole = self._sums.whole(query, replace(which, chapters=None))
        sums = CodeTrade(self._cube.chapters(which), usd, whole)
        return self._rows_of(ChapterTrade, query, which, sums, ("chapter",))

    def trade_by_sector(self, query: Query) -> Sequence[SectorTrade]:
        """See `dashboard.store.contract.TradeStore`: every group that the query touches."""
        which = self._sums.which(query)
        groups, joined = self._sums.grouped(which)
        usd = self._sums.by_years(query, which, keep=("chapter",)) / 100 @ joined
        whole = self._sums.whole(query, replace(which, chapters=None))
        sums = CodeTrade(groups, usd, whole)
        return self._rows_of(SectorTrade, query, which, sums, ("chapter",), joined)

    def partner_sector(self, query: Query) -> Sequence[PartnerSector]:
        """See `dashboard.store.contract.TradeStore`."""
        which = self._sums.which(query)
        groups, joined = self._sums.grouped(which)
        sums = self._sums.by_years(query, which, keep=("partner", "chapter"))
        known = self._sums.flows(query.year, which, sums / 100, ("partner", "chapter"))
        usd = known[:, place_of(query.flow)] if query.flow else known.sum(axis=1)
        # A group of which a part is not known has no value that could stand for it.
        usd = np.where(np.isnan(usd) @ joined > 0, 0, np.nan_to_num(usd) @ joined)
        places, partners = np.nonzero(usd), self._cube.partners(which)
        years = self._sums.years(query)
        return tuple(
            PartnerSector(years[year], partners[partner], groups[group], value)
            for year, partner, group, value in zip(
                *(place.tolist() for place in places), usd[places].tolist(), strict=True
            )
        )

    def trade_by_code(self, query: Query, parent: str = "", digits: int = 4) -> pd.DataFrame:
        """``code, exports_usd, imports_usd, net_mass_kg`` below a code, largest turnover first.

        ``parent`` is a chapter or a longer code, ``XX``, or nothing; ``digits`` 2, 4, 6 or 10.
        What is only known by a shorter code stands under that.
        """
        if (parent, digits) == ("", 2):
            return self._sums.held_flows(query, self._codes.chapters(query))
        return self._sums.held_flows(query, self._codes.below(query, parent, digits))

    def codes_of_years(self, query: Query, years: Sequence[int]) -> Sequence[pd.DataFrame]:
        """See `dashboard.store.contract.TradeStore`."""
        sides = [query.with_(year=year, months=query.months) for year in years]
        return list(map(self._sums.known_flows, sides, self._codes.of_years(query, years)))

    def code_texts(self, numbers: np.ndarray) -> pd.api.extensions.ExtensionArray:
        """See `dashboard.store.contract.TradeStore`."""
        return self._names.of(numbers)

    def trade_by_row(self, query: Query, parent: str = "") -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`."""
        chapters, left_out = self._sums.which(query).chapters, self._sums.left_out(query)
        sql = rows_below(query, chapters, parent, left_out, self._cube.axes.partners)
        return row_table(self._rows.ask(sql))

    def matched_trade(self, query: Query, years: Sequence[int]) -> Sequence[MatchedTrade]:
        """See `dashboard.store.contract.TradeStore`."""
        return self._prices.matched(query, years)

    def rows_counted(self, query: Query) -> int | None:
        """See `dashboard.store.contract.TradeStore`."""
        chapters, left_out = self._sums.which(query).chapters, self._sums.left_out(query)
        return int(self._rows.ask(rows_of(query, chapters, left_out))["number"].iloc[0])

    def make_ready(self) -> None:
        """See `dashboard.store.contract.TradeStore`."""
        self._rows.make_ready()

    def search_codes(self, text: str, language: str = FALLBACK, limit: int = 20) -> pd.DataFrame:
        """``code, chapter, name, turnover_usd``: codes that begin with the digits of ``text``, or
        chapters and headings in whose name it stands; largest turnover first."""
        named = self._registers.commodities
        sql = codes_like(text, named.chapters[language], named.headings[language], limit)
        found = self._rows.ask(sql)
        found.insert(1, "chapter", found["code"].str[:2])
        found.insert(2, "name", [named.name(code, language) for code in found["code"]])
        return found

    def _rows_of(
        self,
        kind: Callable[..., Row],
        query: Query,
        which: Filter,
        sums: CodeTrade,
        keep: tuple[str, ...],
        joined: np.ndarray | None = None,
    ) -> tuple[Row, ...]:
        """Rows of years × codes, kept apart as of `Sums.flows`; those of nothing are left out,
        but for groups that chapters are ``joined`` to."""
        flows = slice(None) if query.flow is None else [place_of(query.flow)]
        there = np.asarray(sums.usd[:, flows].any(axis=1) | (joined is not None))
        years = self._sums.years(query)
        if years:
            both = self._cube.missing(query.year, replace(which, flow=None))
            there &= ~both.all(axis=1, keepdims=True)
        known = sums._replace(usd=self._sums.known(query.year, which, sums.usd, keep, joined))
        return code_rows(kind, years, known, there, query.flow, self._known)
