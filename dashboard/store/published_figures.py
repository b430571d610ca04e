"""What the published figures say of the trade by year, and what follows from them.

Derivations, each with status and formula: the year before from a growth rate, a region's value
from its share of the district.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.flows import FLOWS
from dashboard.loaders.published import WORLD
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.row_amounts import codes_in
from dashboard.row_amounts import known as number
from dashboard.store.derivation import (
    MILLION,
    Rate,
    Value,
    implied_before,
    implied_by_share,
    joined,
    published,
)
from dashboard.trade_rows import NAN

ALL_GOODS = "all goods"
USD = "USD million"
LEADING = ("share", "share_of_district", "growth", "partner_count")
"""Measures that amounts and the concentration follow from."""

_Flow = tuple[int, str]
"""A year, and export or import."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that follows from the figures, by year: of flows, of partners (shares,
    statements), of commodity groups and flows, counts of partners with the figure that each is."""

    flows: dict[_Flow, Value] = field(default_factory=dict)
    shares: dict[tuple[int, str], Rate] = field(default_factory=dict)
    stated: dict[tuple[int, str], list[Value]] = field(default_factory=dict)
    sectors: dict[tuple[int, str, str], Value] = field(default_factory=dict)
    counts: dict[int, tuple[int, str]] = field(default_factory=dict)

    def years_of(self) -> dict[str, frozenset[int]]:
        """Partner or commodity group → the years of which anything of it is known."""
        found: dict[str, set[int]] = {}
        for year, partner in (*self.shares, *self.stated):
            found.setdefault(partner, set()).add(year)
        for year, group, _ in self.sectors:
            found.setdefault(group, set()).add(year)
        return {of: frozenset(years) for of, years in found.items()}


@dataclass(frozen=True, slots=True)
class _Rates:
    """What values follow from: values of the district, the region's share in them, growths."""

    district: dict[_Flow, Value] = field(default_factory=dict)
    shares: dict[_Flow, Rate] = field(default_factory=dict)
    growths: dict[_Flow, Rate] = field(default_factory=dict)


def read_figures(figures: pd.DataFrame, choices: pd.DataFrame, registers: Registers) -> Known:
    """What follows from the figures and the choices as loaded; sums in other units than dollars are
    left out."""
    region, whole = registers.region, registers.whole_groups
    found, rates = Known(), _Rates()
    for row in records(_actual(figures)):
        value = stated_value(row)
        usd = row.unit == USD and row.value == row.value
        if row.partner != WORLD:
            if row.territory == region.territory and row.sector_text == ALL_GOODS:
                _of_partner(found, row, value, usd=usd)
        elif row.territory == region.district and row.measure in FLOWS and usd:
            if row.sector_text == ALL_GOODS:
                rates.district[int(row.year), row.measure] = value
        elif row.territory == region.territory:
            _of_world(found, rates, row, value, whole, usd=usd)
    sources = dict(zip(figures["figure"], figures["source"], strict=True))
    rates.district.update(_chosen(choices, region.district, sources))
    _derive(found, rates)
    return found


def _actual(figures: pd.DataFrame) -> pd.DataFrame:
    """Yearly figures that were measured: no forecasts, targets or parts of a year; and of those
    that others follow from, none that is only about right or a bound."""
    kept = figures["standing"].isin(["actual", "preliminary"]) & figures["period"].eq("year")
    kept &= ~figures["measure"].isin(LEADING) | figures["qualifier"].eq("exact")
    return figures[kept & figures["year"].notna()]


def _chosen(
    choices: pd.DataFrame, territory: str, sources: Mapping[str, str]
) -> dict[_Flow, Value]:
    """Flows of a territory that are taken for others than any source prints, as the data have
    chosen and say why, with their range; ``sources``: figure → its source."""
    return {
        (int(row.year), str(row.measure)): Value(
            usd=row.value * MILLION,
            status="implied",
            formula=str(row.formula),
            source=joined(sources[figure] for figure in codes_in(row.figures)),
            qualifier="" if row.qualifier == "exact" else str(row.qualifier),
            low=row.low * MILLION,
            high=row.high * MILLION,
            rows=str(row.figures),
        )
        for row in records(choices)
        if row.territory == territory
        and row.partner == WORLD
        and not row.chosen
        and row.measure in FLOWS
        and row.unit == USD
    }


def _of_partner(found: Known, row: Any, value: Value, *, usd: bool) -> None:
    key = (int(row.year), row.partner)
    if row.measure == "share" and row.flow == "total":
        found.shares[key] = _rate(row)
    elif row.measure == "turnover" and usd:
        found.stated.setdefault(key, []).append(value)


def _of_world(
    found: Known,
    rates: _Rates,
    row: Any,
    value: Value,
    whole: Collection[tuple[str, str]],
    *,
    usd: bool,
) -> None:
    """``whole``: sectors, each with words of a source for all of its goods."""
    year = int(row.year)
    if row.measure == "share_of_district":
        rates.shares[year, row.flow] = _rate(row)
    elif row.measure == "partner_count":
        found.counts[year] = (int(row.value), row.figure)
    elif row.sector_text == ALL_GOODS:
        if row.measure in FLOWS and usd:
            found.flows[year, row.measure] = value
        elif row.measure == "growth" and row.flow in FLOWS and row.unit.startswith("%"):
            rates.growths[year, row.flow] = _rate(row)
    elif row.measure in FLOWS and usd and (row.sector, row.sector_text) in whole:
        status = "preliminary" if row.standing == "preliminary" else value.status
        found.sectors[year, row.sector, row.measure] = Value(
            value.usd, status, "", row.source, value.qualifier, rows=value.rows,
            stated_digits=value.digits,
        )  # fmt: skip


def stated_value(row: Any) -> Value:
    """A figure of the data in million dollars, as its source states it."""
    return published(float(row.value), row.source, row.qualifier, row.figure, _digits(row))


def _rate(row: Any) -> Rate:
    return Rate(float(row.value), row.source, row.figure, _digits(row))


def _digits(row: Any) -> float:
    """How many significant digits of a figure its source justifies; ``NaN`` where the data do not
    say."""
    digits = number(row.digits)
    return NAN if digits is None else digits


def _derive(found: Known, rates: _Rates) -> None:
    """What no source prints: from shares of the district, then the years before from growths."""
    for (year, flow), share in rates.shares.items():
        if (year, flow) in rates.district:
            part = implied_by_share(rates.district[year, flow], *share)
            found.flows.setdefault((year, flow), part)
    for (year, flow), rate in rates.growths.items():
        if (year, flow) in found.flows:
            before = implied_before(found.flows[year, flow], *rate)
            found.flows.setdefault((year - 1, flow), before)
