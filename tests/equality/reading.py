"""Numbers read back out of words and files, as a reader would: for tests alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from dashboard.amount import Amount
from dashboard.language import language


def numbers(text: str, lang: str) -> list[Decimal]:
    """The numbers of a text as they are printed, without their signs: 1,749.0 → 1749.0."""
    words = language(lang)
    decimal, group = words.number(0.5, 1)[1], words.number(1000, 0)[1:-3]
    form = rf"(?<![\w.,])\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d+)?"
    plain = rf"(?<![\w.,])\d+(?:{re.escape(decimal)}\d+)?"
    return [
        Decimal(found.replace(group, "").replace(decimal, "."))
        for found in re.findall(f"{form}|{plain}", text)
    ]


def printed(value: float, digits: int) -> Decimal:
    """A number as it is printed with some decimals, without its sign."""
    return Decimal(f"{abs(value):.{digits}f}")


def printable(values: Iterable[float]) -> set[Decimal]:
    """Every way in which values may stand in a text: plain or in millions, with 0 to 2 decimals."""
    return {
        printed(value / scale, digits)
        for value in values
        for scale in (1.0, 1e6, 1e3)
        for digits in (0, 1, 2)
    }


def rounded(amounts: Iterable[Amount]) -> set[Decimal]:
    """Every way in which values that stand for a range may stand in a text: with the digits that
    it justifies, plain, in millions or in billions; of a share also what it lacks of a hundred."""
    found: set[Decimal] = set()
    for amount in amounts:
        if not (amount.known and amount.ranged and amount.digits and amount.value):
            continue
        step = math.floor(math.log10(abs(amount.value))) - amount.digits + 1
        values = [amount.value, *([amount.value - 100] if amount.unit == "pct" else [])]
        # The ends of what is expected are rounded away from each other.
        low, high = amount.ends
        values += [
            math.floor(low / 10.0**step) * 10.0**step,
            math.ceil(high / 10.0**step) * 10.0**step,
        ]
        for value in values:
            for coarser in (step, step + 1):
                for scale in (0, 6, 9):
                    form = printed(round(value, -coarser) / 10**scale, max(0, scale - coarser))
                    found.add(form)
    return found
