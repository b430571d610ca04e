"""The ranges of what parts gave to a growth, where amounts that they follow from have some."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.flows import noun_of
from dashboard.measures.contributions import PartOfGrowth
from dashboard.measures.sums import difference_ends
from dashboard.row_amounts import amount_of


def ranged(part: PartOfGrowth, before: Any, now: Any) -> PartOfGrowth:
    """A part with the range of the change between two rows of trade, in US dollars, where one of
    them stands for a range: x₁ − x₀ of the ends that are furthest apart, and with the ranges of
    these values themselves."""
    amounts = [amount_of(row, noun_of(part.flow)) for row in (now, before)]
    for side, one in zip(("now", "before"), amounts, strict=True):
        if one.ranged:
            low, high = one.ends
            certainty: dict[str, Any] = {"qualifier": "approx", "low_usd": low, "high_usd": high}
            part = part._replace(**{f"{side}_{name}": cell for name, cell in certainty.items()})
    if math.isnan(part.change_usd) or not any(one.ranged for one in amounts):
        return part
    low, high = difference_ends(*amounts)
    return part._replace(qualifier="approx", low_usd=low, high_usd=high)


def rest_ranged(
    rest: PartOfGrowth, whole: PartOfGrowth, parts: Sequence[PartOfGrowth]
) -> PartOfGrowth:
    """What is unexplained, with a range as wide as that of the whole and those of the parts that
    explain some of it; ``whole``: with the range of the whole."""
    of_ranges = [one for one in (whole, *parts) if one.low_usd == one.low_usd]
    if not of_ranges:
        return rest
    explained = [one.change_usd for one in parts if not math.isnan(one.change_usd)]
    ends = [(one.change_usd, one.low_usd, one.high_usd) for one in of_ranges if one is not whole]
    below = sum(high - change for change, _, high in ends)
    above = sum(change - low for change, low, _ in ends)
    total = rest.change_usd + sum(explained)
    low, high = (whole.low_usd, whole.high_usd) if whole in of_ranges else (total, total)
    return rest._replace(
        qualifier="approx",
        low_usd=low - sum(explained) - below,
        high_usd=high - sum(explained) + above,
    )
