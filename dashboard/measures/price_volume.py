"""Growth of value parted into prices and volumes: a chained Fisher index over unit values.

A cell is a commodity code with a partner in a month; its unit value is US dollars per kilogram. A
link compares each month with the same month of the year before, over the cells that both have:

    value  V = Σ u₁q₁ / Σ u₀q₀
    price  P = √( Σ u₁q₀ / Σ u₀q₀ · Σ u₁q₁ / Σ u₀q₁ )        (Fisher: of Laspeyres and Paasche)
    volume Q = V / P                                          (the Fisher index of quantities)

Links are of years, not of months: so the goods of a season meet those of the same season, which
monthly links would lose each year, and prices that swing and return leave no drift behind. Links
of several years are multiplied; (1 + price)(1 + volume) = 1 + value over the matched cells.

Left out, and so not covered, is what `dashboard.loaders.price_volume` names: what has no unit
value, errors of units, and codes of goods too unlike for an average. Whether goods are too unlike
is judged by all that is known of a code in a year and flow, not by what a reader chose: so the
index of a partner, of a group and of some months leaves out the same codes as that of all.

Source: IMF and others, "Export and Import Price Index Manual" (2009), chapters 2 (unit values) and
16 (Fisher); UN, "International Merchandise Trade Statistics: Compilers Manual", on index numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.trade_rows import NAN, MatchedTrade

LEAST_COVERED = 30.0
"""Per cent of the value of both years: where less is compared, what is measured is too small a part
of the trade to stand for it. Half would be safer, but codes of ten digits with partners by month
meet again for somewhat less than half of the value of a region."""


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


def price_volume(flow: str, years: Sequence[MatchedTrade]) -> PriceVolume:
    """Of a flow, between the first of some years and the last. ``years``: each beside the one
    before it, in their order; rows of the other flow are passed over."""
    found = [one for one in years if one.flow == flow]
    first, last = (found[0].all0, found[-1].all1) if found else (NAN, NAN)
    whole = 100 * last / first - 100 if first > 0 else NAN
    # What is below zero is no part of what could be compared.
    total = sum(one.all0 - one.below0 + one.all1 - one.below1 for one in found)
    matched = sum(one.p0q0 + one.p1q1 for one in found)
    covered = 100 * matched / total if total > 0 else NAN
    cells = sum(one.cells for one in found)
    if not found or not all(one.cells for one in found):
        return PriceVolume(flow, NAN, NAN, NAN, covered if found else NAN, whole, cells)
    value = math.prod(one.p1q1 / one.p0q0 for one in found)
    price = math.prod(fisher(one) for one in found)
    value_pct, price_pct, volume_pct = (100 * rate - 100 for rate in (value, price, value / price))
    return PriceVolume(flow, value_pct, price_pct, volume_pct, covered, whole, cells)


def fisher(of: MatchedTrade) -> float:
    """The Fisher index of prices of a year: the geometric mean of Laspeyres and Paasche."""
    return math.sqrt(of.p1q0 / of.p0q0 * of.p1q1 / of.p0q1)


def tells(row: PriceVolume) -> bool:
    """Whether so much of a flow is compared that it stands for the flow."""
    return not math.isnan(row.value_pct) and row.covered_pct >= LEAST_COVERED


def with_terms_of_trade(rows: Sequence[PriceVolume]) -> tuple[PriceVolume, ...]:
    """Exports and imports with their terms of trade, where both prices stand for their flow."""
    price = {row.flow: 1 + row.price_pct / 100 for row in rows if tells(row)}
    terms = 100 * price.get("export", NAN) / price.get("import", NAN) - 100
    return tuple(row._replace(terms_of_trade_pct=terms) for row in rows)
