"""How many times as much: what a growth of some hundred per cent is said as in a sentence.

Tables, hovers and panels have the per cent, to the digit.
"""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.language import Language

FROM = 200
"""Per cent of growth above which people say how many times as much it is."""
_WHOLE = 10
"""From so many times on they are told without a decimal."""


def is_multiple(amount: Amount) -> bool:
    """Whether an amount is a growth that is said as so many times as much."""
    return amount.unit == "pct" and amount.plain() > FROM and not amount.bound


def times(words: Language, growth: Amount) -> str:
    """How many times as much, in the form that the number asks for: «10 раз», «3,5 раза»."""
    factor = 1 + growth.plain() / 100
    decimals = 0 if factor >= _WHOLE else 1
    rounded = round(factor, decimals)
    if rounded == int(rounded):
        return words.plural("amount.times", int(rounded))
    return words.t("amount.times_part", count=words.number(rounded, decimals))


def by_times(words: Language, growth: Amount, *, about: bool) -> str:
    """``by a factor of 10``, after a verb of growing; ``about``: the growth is about right."""
    key = "amount.by_times_about" if about else "amount.by_times"
    return words.t(key, times=times(words, growth))
