"""Growth of value parted into prices and volumes: a chained Fisher index over unit values.

A cell is a commodity code with a partner in a month; its unit value is US dollars per kilogram. A
link compares each month with the same month of the year before, over the cells that both have:

    value  V = Σ u₁q₁ / Σ u₀q₀
    price  P = √( Σ u₁q₀ / Σ u₀q₀ · Σ u₁q₁ / Σ u₀q₁ )        (Fisher: of Laspeyres and Paasche)
    volume Q = V / P                                          (the Fisher index of quantities)

Links are of years, not of months: so the goods of a season meet those of the same season, which
monthly links would lose each year, and prices that swing and return leave no drift behind. Links
of several years are multiplied; (1 + price)(1 + volume) = 1 + value over the matched cells.

Left out, and so not covered: cells without value or mass above zero; codes that are not
disclosed; codes that an edition of the nomenclature changed between the two years
(`dashboard.loaders.code_changes`); codes whose goods are too unlike, which is where in one of the
two years the upper quartile of the unit values of at least `FEWEST` cells is more than
`MOST_SPREAD` times the lower; and cells whose unit value changes more than `MOST_CHANGE` times, an
error of units.

Source: IMF and others, "Export and Import Price Index Manual" (2009), chapters 2 (unit values) and
16 (Fisher); UN, "International Merchandise Trade Statistics: Compilers Manual", on index numbers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.kinds import NAN
from dashboard.measures.cells import numbered, quantiles_by, shared
from dashboard.measures.nomenclature import CHAPTER, SUBHEADING
from dashboard.values import UNDISCLOSED

FEWEST = 4
"""Cells of a code in a year whose spread says something."""
MOST_SPREAD = 3.0
MOST_CHANGE = 10.0
LEAST_COVERED = 30.0
"""Per cent of the value of both years: where less is compared, what is measured is too small a part
of the trade to stand for it. Half would be safer, but codes of ten digits with partners by month
meet again for somewhat less than half of the value of a region."""
CELL = ["month", "flow", "partner", "code"]


class Link(NamedTuple):
    """The sums of one year against the one before it, US dollars: of the matched cells at the
    unit values (first) and quantities (second) of each of the two years; of all cells above zero
    (``whole``), and of all."""

    p0q0: float
    p1q0: float
    p0q1: float
    p1q1: float
    whole0: float
    whole1: float
    all0: float
    all1: float
    cells: int


NO_LINK = Link(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)
Links = Mapping[tuple[str, str], Link]
"""Of each flow and chapter one: what is added up over them is that of all of them, as a code is
in one chapter."""


class PriceVolume(NamedTuple):
    """How the value of a flow grew over the matched cells, per cent. ``NaN``: nothing matches.

    ``covered_pct``: the part of the value of both years that is matched; ``whole_pct``: how all of
    it grew; ``cells``: how many match. ``terms_of_trade_pct``: how much dearer exports became
    against imports, 100·(1 + price of exports)/(1 + price of imports) − 100.
    """

    flow: str
    value_pct: float
    price_pct: float
    volume_pct: float
    covered_pct: float
    whole_pct: float
    cells: int
    terms_of_trade_pct: float = NAN


def price_volume(flow: str, years: Sequence[Links]) -> PriceVolume:
    """Of a flow, between the first of some years and the last. ``years``: the `links` of each with
    the one before it, in their order."""
    found = [_added(one for (of, _), one in year.items() if of == flow) for year in years]
    first, last = (found[0].all0, found[-1].all1) if found else (NAN, NAN)
    whole = 100 * last / first - 100 if first > 0 else NAN
    total = sum(one.whole0 + one.whole1 for one in found)
    matched = sum(one.p0q0 + one.p1q1 for one in found)
    covered = 100 * matched / total if total > 0 else NAN
    cells = sum(one.cells for one in found)
    if not found or not all(one.cells for one in found):
        return PriceVolume(flow, NAN, NAN, NAN, covered if found else NAN, whole, cells)
    value = math.prod(one.p1q1 / one.p0q0 for one in found)
    price = math.prod(fisher(one) for one in found)
    value_pct, price_pct, volume_pct = (100 * rate - 100 for rate in (value, price, value / price))
    return PriceVolume(flow, value_pct, price_pct, volume_pct, covered, whole, cells)


def _added(of: Iterable[Link]) -> Link:
    return Link._make(map(sum, zip(NO_LINK, *of, strict=True)))


def fisher(of: Link) -> float:
    """The Fisher index of prices of a link: the geometric mean of Laspeyres and Paasche."""
    return math.sqrt(of.p1q0 / of.p0q0 * of.p1q1 / of.p0q1)


def tells(row: PriceVolume) -> bool:
    """Whether so much of a flow is compared that it stands for the flow."""
    return not math.isnan(row.value_pct) and row.covered_pct >= LEAST_COVERED


def with_terms_of_trade(rows: Sequence[PriceVolume]) -> tuple[PriceVolume, ...]:
    """Exports and imports with their terms of trade, where both prices stand for their flow."""
    price = {row.flow: 1 + row.price_pct / 100 for row in rows if tells(row)}
    terms = 100 * price.get("export", NAN) / price.get("import", NAN) - 100
    return tuple(row._replace(terms_of_trade_pct=terms) for row in rows)


def links(before: pd.DataFrame, now: pd.DataFrame, changed: Collection[str] = ()) -> Links:
    """One year against another, by flow and chapter: ``month, flow, partner, code, usd,
    net_mass_kg`` of each; a row of each month, flow, partner and code, and month 0 is the year as
    a whole. ``changed``: codes, of six digits, that are others in the later year and left out."""
    sides, ends, names = _usable(_of_one_kind(before, now), changed)
    unlike = np.logical_or(*(heterogeneous(one.good, one.price, len(ends)) for one in sides))
    places = shared(*((one.good, one.place) for one in sides))
    u0, u1 = (one.price[place] for one, place in zip(sides, places, strict=True))
    q0, q1 = (one.kg[place] for one, place in zip(sides, places, strict=True))
    good, change = sides[0].good[places[0]], u1 / u0
    kept = (change >= 1 / MOST_CHANGE) & (change <= MOST_CHANGE) & ~unlike[good]
    u0, u1, q0, q1, good = (one[kept] for one in (u0, u1, q0, q1, good))

    def by_end(of: np.ndarray, values: np.ndarray | None = None) -> list[float]:
        found: list[float] = np.bincount(ends[of], values, minlength=len(names)).tolist()
        return found

    sums = [by_end(good, u * q) for q in (q0, q1) for u in (u0, u1)]
    sums += [by_end(one.goods, one.usd.clip(min=0)) for one in sides]
    sums += [by_end(one.goods, one.usd) for one in sides]
    rows = zip(*sums, by_end(good), strict=True)
    return {name: Link._make(row) for name, row in zip(names, rows, strict=True)}


def heterogeneous(codes: np.ndarray, price: np.ndarray, count: int) -> np.ndarray:
    """Of each of ``count`` codes, by number, whether its goods are too unlike for an average: see
    above. ``price``: the unit value of each cell."""
    size, (low, high) = quantiles_by(codes, np.log(price), count, (0.25, 0.75))
    return np.asarray((size >= FEWEST) & (np.exp(high - low) > MOST_SPREAD))


class _Cells(NamedTuple):
    """The cells of a year by number, ``good`` a code of a flow and ``place`` a month and partner;
    ``goods`` and ``usd`` are of all rows, the others of those that have a unit value and whose code
    did not change."""

    good: np.ndarray
    place: np.ndarray
    price: np.ndarray
    kg: np.ndarray
    goods: np.ndarray
    usd: np.ndarray


def _of_one_kind(before: pd.DataFrame, now: pd.DataFrame) -> list[pd.DataFrame]:
    """Both by month, or as a whole where one is only known so."""
    sides = [before, now]
    if all(one["month"].ne(0).all() for one in sides):
        return sides
    sums = ["usd", "net_mass_kg"]
    return [one.assign(month=0).groupby(CELL, as_index=False, observed=True)[sums].sum()
            for one in sides]  # fmt: skip


def _usable(
    sides: Sequence[pd.DataFrame], changed: Collection[str]
) -> tuple[list[_Cells], np.ndarray, list[tuple[str, str]]]:
    """The cells of each year in numbers that mean the same of both; of each good the number of its
    flow and chapter; and these."""
    flows, every_flow = numbered([one["flow"] for one in sides])
    partners, every_partner = numbered([one["partner"] for one in sides])
    codes, every_code = numbered([one["code"] for one in sides])
    compared = np.array([one != UNDISCLOSED and one[:SUBHEADING] not in changed
                         for one in every_code], dtype=bool)  # fmt: skip
    found = []
    for one, flow, partner, code in zip(sides, flows, partners, codes, strict=True):
        usd, kg = (one[name].to_numpy(float) for name in ("usd", "net_mass_kg"))
        goods = flow * len(every_code) + code
        place = one["month"].to_numpy(np.int64) * len(every_partner) + partner
        known = np.flatnonzero((usd > 0) & (kg > 0) & compared[code])
        price = usd[known] / kg[known]
        found.append(_Cells(goods[known], place[known], price, kg[known], goods, usd))
    of_code, chapters = pd.factorize(np.array([one[:CHAPTER] for one in every_code], object))
    of_flow = np.arange(len(every_flow))[:, None] * len(chapters)
    return found, (of_flow + of_code).ravel(), [*product(every_flow, chapters)]
