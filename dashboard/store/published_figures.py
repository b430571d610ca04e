"""What the published figures say of the trade by year, and what follows from them.

Derivations, each with status and formula: the year before from a growth rate, a region's value
from its share of the district.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.loaders.published import WORLD
from dashboard.loaders.records import records
from dashboard.loaders.region import Region
from dashboard.store.derivation import (
    MILLION,
    Value,
    implied_before,
    implied_by_share,
    published,
)

FLOWS = ("export", "import")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that follows from the figures, by year: of flows, of partners (shares in per
    cent with their source, statements), of commodity groups and flows, counts of partners."""

    flows: dict[tuple[int, str], Value]
    shares: dict[tuple[int, str], tuple[float, str]]
    stated: dict[tuple[int, str], list[Value]]
    sectors: dict[tuple[int, str, str], Value]
    counts: dict[int, int]


def _actual(figures: pd.DataFrame) -> pd.DataFrame:
    """Yearly figures that were measured: no forecasts, targets or parts of a year."""
    kept = figures["standing"].isin(["actual", "preliminary"]) & figures["period"].eq("year")
    return figures[kept & figures["year"].notna()]


def _chosen(choices: pd.DataFrame, territory: str) -> dict[tuple[int, str], Value]:
    """Flows of a territory that are taken for others than any source prints, as the data have
    chosen and say why: year, flow → value with its range."""
    return {
        (int(row.year), str(row.measure)): Value(
            usd=row.value * MILLION,
            status="implied",
            formula=str(row.formula),
            qualifier="" if row.qualifier == "exact" else str(row.qualifier),
            low=row.low * MILLION,
            high=row.high * MILLION,
        )
        for row in records(choices)
        if row.territory == territory
        and row.partner == WORLD
        and not row.chosen
        and row.measure in FLOWS
        and row.unit == "USD million"
    }


def read_figures(figures: pd.DataFrame, choices: pd.DataFrame, region: Region) -> Known:
    """What follows from the figures and the choices as loaded, of the region."""
    flows: dict[tuple[int, str], Value] = {}
    district: dict[tuple[int, str], Value] = {}
    growth: dict[tuple[int, str], tuple[float, str]] = {}
    part: dict[tuple[int, str], tuple[float, str]] = {}
    known = Known(flows, {}, {}, {}, {})
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
    district |= _chosen(choices, region.district)
    for (year, flow), (share, source) in part.items():
        flows.setdefault((year, flow), implied_by_share(district[year, flow], share, source))
    for (year, flow), (rate, source) in growth.items():
        if (year, flow) in flows:
            flows.setdefault((year - 1, flow), implied_before(flows[year, flow], rate, source))
    return known
