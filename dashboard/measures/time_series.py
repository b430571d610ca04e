"""Trade over time in one row: sums over twelve months, and values of which one is called 100.

Nothing is bridged: where one month of twelve is not known there is no sum, and nothing follows
from what is only stated as a bound.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.amount import Amount
from dashboard.measures.sums import computed, ratio_ends, together

YEAR = 12
BASE = 100.0
"""What the value of the first period is called."""
Month = tuple[int, int]
"""Year and month."""


def key_of(month: Month) -> str:
    """The key of a month in plots, tables and addresses: ``2021-03``."""
    return f"{month[0]}-{month[1]:02d}"


def earlier(month: Month, by: int = 1) -> Month:
    """The month so many months before another."""
    return _at(_place(month) - by)


def without_gaps(known: Collection[Month]) -> list[Month]:
    """Every month from the first to the last of some, in order."""
    if not known:
        return []
    return [_at(place) for place in range(_place(min(known)), _place(max(known)) + 1)]


def _place(month: Month) -> int:
    return month[0] * YEAR + month[1] - 1


def _at(place: int) -> Month:
    return place // YEAR, place % YEAR + 1


def rolling(amounts: Sequence[Amount]) -> list[Amount]:
    """At each of months without gaps the sum of it and the eleven before it, in their unit; not
    known where one of those is not."""
    return [
        together(amounts[place + 1 - YEAR : place + 1]) if place + 1 >= YEAR else Amount()
        for place in range(len(amounts))
    ]


def relative(now: Amount, base: Amount) -> Amount:
    """100·x/x₀, where x₀ is 100; not known where either is not known exactly."""
    if not (now.exact and base.exact) or base.plain() <= 0:
        return Amount(unit="relative")
    value = BASE * now.plain() / base.plain()
    # What is called 100 is exact, however well it is known in dollars.
    ends = (value, value) if now == base else ratio_ends(now, base)
    return computed(value, "relative", now, base, ends=ends)


def base_of(lines: Sequence[Sequence[Amount]]) -> int | None:
    """The first place at which all lines are known exactly and above zero; None: at none."""
    return next(
        (
            place
            for place, amounts in enumerate(zip(*lines, strict=True))
            if all(one.exact and one.plain() > 0 for one in amounts)
        ),
        None,
    )
