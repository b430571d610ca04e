"""How many times as much: what a growth of some hundred per cent is said as in a sentence.

Tables, hovers and panels have the per cent, to the digit, but of a growth of more than a thousand:
of that they say how many times as much it is, too.
"""

from __future__ import annotations

import math

from dashboard.amount import Amount
from dashboard.language import Language

FROM = 200
"""Per cent of growth above which people say how many times as much it is."""
FAR = 1000
"""Per cent of growth above which tables and marks say how many times as much it is."""
_SCALES = ((1_000_000, 1_000_000, "millions"), (10_000, 1_000, "thousands"))
"""From so many times on they are told in thousands and millions."""
_WHOLE = 10
"""From so many times on they are told without a decimal."""


def is_multiple(amount: Amount) -> bool:
    """Whether an amount is a growth that is said as so many times as much: what it stands for may
    be no wider than the last digit."""
    if amount.unit != "pct" or amount.bound or not amount.plain() > FROM:
        return False
    low, high = amount.ends
    return (high - low) / 100 <= 10.0 ** -_decimals(amount)


def is_far(growth: Amount) -> bool:
    """Whether a growth is so large that tables, too, say how many times as much it is."""
    return is_multiple(growth) and growth.plain() > FAR


def grown(words: Language, growth: Amount) -> str:
    """A growth that `is_far`, without a verb: ``34 times``, ``34 thousand times``."""
    return words.t("amount.grown", times=times(words, growth))


def is_about(growth: Amount) -> bool:
    """Whether the number of times is about right alone."""
    place = 10 ** _decimals(growth)
    rounded = {math.floor(_factor(end) * place + 0.5) for end in (*growth.ends, growth.plain())}
    return bool(growth.qualifier) or len(rounded) > 1


def times(words: Language, growth: Amount) -> str:
    """How many times as much, in the form that the number asks for: «10 раз», «3,5 раза», «34 тыс.
    раз»."""
    factor = _factor(growth.plain())
    for least, scale, unit in _SCALES:
        if factor >= least:
            decimals = 1 if factor < _WHOLE * scale else 0
            return words.t(f"amount.times_{unit}", count=words.number(factor / scale, decimals))
    decimals = _decimals(growth)
    rounded = round(_factor(growth.plain()), decimals)
    if rounded == int(rounded):
        return words.plural("amount.times", int(rounded))
    return words.t("amount.times_part", count=words.number(rounded, decimals))


def by_times(words: Language, growth: Amount) -> str:
    """``by a factor of 10``, ``by a factor of about 10``, after a verb of growing."""
    key = "amount.by_times_about" if is_about(growth) else "amount.by_times"
    return words.t(key, times=times(words, growth))


def _factor(growth_pct: float) -> float:
    return 1 + growth_pct / 100


def _decimals(growth: Amount) -> int:
    """One below ten times, and where the range is no wider than a tenth."""
    low, high = growth.ends
    fine = _factor(growth.plain()) < _WHOLE and (high - low) / 100 <= 0.1
    return 1 if fine else 0
