"""Answers from the published figures: what sources print, and what follows from it.

Derivations, each with status and formula: the year before from a growth rate, a region's value
from its share of the district, a partner's value from its share of the turnover, turnover as the
sum of its flows. Values by months are not published; by commodity group hardly any.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.loaders.published import WORLD, Published
from dashboard.loaders.records import records
from dashboard.loaders.region import Region
from dashboard.loaders.registers import Registers
from dashboard.query import Choices, Query
from dashboard.store.contract import Capability, Unanswered
from dashboard.store.derivation import (
    NAN,
    NOT_PUBLISHED,
    Value,
    implied_before,
    implied_by_share,
    published,
    summed,
)

FLOWS = ("export", "import")
NOUNS = {"export": "exports", "import": "imports"}


_Of = Callable[[int, Query], tuple[Value, Value, Value]]


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that follows from the figures, by year."""

    flows: dict[tuple[int, str], Value]
    shares: dict[tuple[int, str], tuple[float, str]]
    stated: dict[tuple[int, str], list[Value]]
    sectors: dict[tuple[int, str, str], Value]
    counts: dict[int, int]


def _actual(figures: pd.DataFrame) -> pd.DataFrame:
    """Yearly figures that were measured: no forecasts, targets or parts of a year."""
    kept = figures["standing"].isin(["actual", "preliminary"]) & figures["period"].eq("year")
    return figures[kept & figures["year"].notna()]


def _read(figures: pd.DataFrame, region: Region) -> _Known:
    flows: dict[tuple[int, str], Value] = {}
    district: dict[tuple[int, str], Value] = {}
    growth: dict[tuple[int, str], tuple[float, str]] = {}
    part: dict[tuple[int, str], tuple[float, str]] = {}
    known = _Known(flows, {}, {}, {}, {})
    for row in records(_actual(figures)):
        year, value, all_goods = int(row.year), float(row.value), row.sector_text == "all goods"
        world = row.partner == WORLD
        if row.territory == region.district and row.measure in FLOWS:
            district[year, row.measure] = published(value, row.source, row.qualifier)
        if row.territory != region.territory:
            continue
        if world and all_goods and row.measure in FLOWS:
            flows[year, row.measure] = published(value, row.source, row.qualifier)
        elif world and all_goods and row.measure == "growth" and row.flow in FLOWS:
            growth[year, row.flow] = (value, row.source)
        elif world and row.measure == "share_of_district":
            part[year, row.flow] = (value, row.source)
        elif world and row.measure == "partner_count":
            known.counts[year] = int(value)
        elif world and row.sector == "agrifood" and row.standing == "preliminary":
            if row.unit == "USD million":
                amount = published(value, row.source, row.qualifier)
                found = Value(amount.usd, "preliminary", "", row.source, amount.qualifier)
                known.sectors[year, row.sector, row.measure] = found
        elif all_goods and not world and row.measure == "share" and row.flow == "total":
            known.shares[year, row.partner] = (value, row.source)
        elif all_goods and not world and row.measure == "turnover" and row.unit == "USD million":
            stated = published(value, row.source, row.qualifier)
            known.stated.setdefault((year, row.partner), []).append(stated)
    for (year, flow), (share, source) in part.items():
        flows.setdefault((year, flow), implied_by_share(district[year, flow], share, source))
    for (year, flow), (rate, source) in growth.items():
        if (year, flow) in flows:
            flows.setdefault((year - 1, flow), implied_before(flows[year, flow], rate, source))
    return known


def _page_date(sources: pd.DataFrame) -> str:
    """ISO date on which the region's own pages were last updated."""
    return str(sources.loc[sources["role"].eq("seed"), "published"].min())


def best_stated(values: list[Value]) -> Value:
    """Of several statements of one value the exact one, else the first."""
    return next((value for value in values if not value.qualifier), values[0])


class PublishedStore(Unanswered):
    """The dataset ``published``."""

    capabilities: tuple[Capability, ...] = ("stated",)

    def __init__(self, figures: Published, registers: Registers, years: tuple[int, ...]) -> None:
        self._registers = registers
        self.region = registers.region
        self._known = _read(figures.figures, registers.region)
        trade = sorted({year for year, _ in self._known.flows})
        latest = max(
            year
            for year in trade
            if all(self._flow(year, flow).status == "published" for flow in FLOWS)
        )
        partners = frozenset(registers.countries["country"]) - {WORLD}
        self.choices = Choices(
            years=years,
            latest=latest,
            partners=partners,
            sectors=frozenset(registers.sectors["sector"]),
        )
        self.as_of = _page_date(figures.sources)
        self.trade_years = tuple(range(min(trade), max(trade) + 1))
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
            share, source = self._known.shares[year, partner]
            whole = self.turnover(year)
            if whole.usd == whole.usd:
                return implied_by_share(whole, share, source)
        stated = self._known.stated.get((year, partner))
        return best_stated(stated) if stated else NOT_PUBLISHED

    def statements(self, year: int, partner: str) -> list[Value]:
        """What sources state of the turnover with a partner."""
        return self._known.stated.get((year, partner), [])

    def stated(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`."""
        rows = [
            (year, partner, value.usd, value.status, value.source, value.qualifier)
            for (year, partner), values in sorted(self._known.stated.items())
            for value in values
            if query.year in (None, year)
        ]
        columns = ["year", "partner", "turnover_usd", "status", "source", "qualifier"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def checked_partners(self) -> list[tuple[int, str]]:
        """Years and partners known both by share and by statement."""
        return sorted(set(self._known.shares) & set(self._known.stated))

    def partner_count(self, year: int) -> int | None:
        """How many partner countries traded in a year; ``None`` when it is not published."""
        return self._known.counts.get(year)

    def turnover_by_year(self, query: Query) -> pd.DataFrame:
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
        rows = [_year_row(year, *_of_flow(query.flow, *of(year, query))) for year in years]
        return pd.DataFrame(rows)

    def _of_all(self, year: int, _: Query) -> tuple[Value, Value, Value]:
        return self._flow(year, "export"), self._flow(year, "import"), self.turnover(year)

    def _of_nothing(self, year: int, _: Query) -> tuple[Value, Value, Value]:
        return NOT_PUBLISHED, NOT_PUBLISHED, NOT_PUBLISHED

    def _of_partners(self, year: int, query: Query) -> tuple[Value, Value, Value]:
        whole = summed(*(self.partner(year, partner) for partner in query.partners))
        return NOT_PUBLISHED, NOT_PUBLISHED, whole

    def _of_sectors(self, year: int, query: Query) -> tuple[Value, Value, Value]:
        if query.partners:
            return self._of_nothing(year, query)
        groups = {group for code in query.sectors for group in self._groups(code)}
        exports = [
            self._known.sectors.get((year, group, "export"), NOT_PUBLISHED)
            for group in sorted(groups)
        ]
        return summed(*exports), NOT_PUBLISHED, NOT_PUBLISHED

    def _groups(self, sector: str) -> tuple[str, ...]:
        """The commodity groups that a sector stands for, so far as values are published of it."""
        chapters = set(self._registers.chapters_of(sector))
        agrifood = set(self._registers.chapters_of("agrifood"))
        return ("agrifood",) if chapters and chapters == agrifood else (sector,)

    def _partner_years(self, partners: tuple[str, ...]) -> tuple[int, ...]:
        known = {year for year, code in self._known.stated if code in partners}
        known |= {year for year, code in self._known.shares if code in partners}
        known |= set(self.trade_years)
        return tuple(range(min(known), max(known) + 1))

    def trade_by_partner(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`; of the query's year, or of all years."""
        keys = sorted({*self._known.shares, *self._known.stated})
        rows = [
            self._partner_row(year, partner, query)
            for year, partner in keys
            if query.year in (None, year)
            and (not query.partners or partner in query.partners)
            and partner in self.choices.partners
        ]
        if query.sectors or query.months is not None:
            rows = []
        return pd.DataFrame(rows, columns=PARTNER_COLUMNS)

    def _partner_row(self, year: int, partner: str, query: Query) -> tuple[object, ...]:
        """What is known of a partner: its turnover, never one flow of it."""
        value, share = self.partner(year, partner), self._known.shares.get((year, partner))
        if query.flow is not None:
            value, share = NOT_PUBLISHED, None
        return (
            year, partner, NAN, NAN, value.usd, share[0] if share else NAN, value.status,
            value.formula, value.source, value.qualifier,
        )  # fmt: skip

    def trade_by_sector(self, query: Query) -> pd.DataFrame:
        """See `dashboard.store.contract.TradeStore`; every commodity group, known or not."""
        groups = self._registers.trade_groups
        years = self.trade_years if query.year is None else (query.year,)
        wanted = {group for code in query.sectors for group in self._groups(code)}
        rows = []
        for year in years:
            for group in groups:
                if wanted and group not in wanted:
                    continue
                value = self._known.sectors.get((year, group, "export"), NOT_PUBLISHED)
                if query.partners or query.months is not None or query.flow == "import":
                    value = NOT_PUBLISHED
                rows.append(
                    (year, group, value.usd, NAN, NAN, NAN, value.status, "", value.source,
                     value.qualifier)
                )  # fmt: skip
        return pd.DataFrame(rows, columns=["year", "sector", *PARTNER_COLUMNS[2:]])


PARTNER_COLUMNS = [
    "year",
    "partner",
    "exports_usd",
    "imports_usd",
    "turnover_usd",
    "share_pct",
    "status",
    "formula",
    "source",
    "qualifier",
]


def _of_flow(
    flow: str | None, exports: Value, imports: Value, turnover: Value
) -> tuple[Value, Value, Value]:
    """The values of a chosen flow: the other one and the turnover are not asked for."""
    if flow is None:
        return exports, imports, turnover
    if flow == "export":
        return exports, NOT_PUBLISHED, NOT_PUBLISHED
    return NOT_PUBLISHED, imports, NOT_PUBLISHED


def _year_row(year: int, exports: Value, imports: Value, turnover: Value) -> dict[str, object]:
    row: dict[str, object] = {"year": year}
    for noun, value in (("exports", exports), ("imports", imports), ("turnover", turnover)):
        row |= {
            f"{noun}_usd": value.usd,
            f"{noun}_status": value.status,
            f"{noun}_formula": value.formula,
            f"{noun}_source": value.source,
            f"{noun}_qualifier": value.qualifier,
        }
    return row
