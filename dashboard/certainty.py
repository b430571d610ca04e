"""How certain a number is: how its source states it, and how many of its digits are justified."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

QUALIFIERS = ("approx", "more-than", "at-least", "less-than")
"""How a source states a value that it does not state exactly. Nothing is computed from these."""
LOWER, UPPER = ("more-than", "at-least"), ("less-than",)
BOUNDS = (*LOWER, *UPPER)
"""Those that say only on which side the value lies: no range, no growth, no share, no rank."""
SCALES = {"usd": 6, "kg": 3}
"""Powers of ten of the unit that a number is written in: millions of dollars, tonnes."""
NOTHING = 1e-9
"""What arithmetic may leave of nothing, in the units that numbers are written in."""
_FINEST = 12
"""Digits beyond those of the range that are tried at most to bring a value into it."""


def width_place(low: float, high: float) -> int | None:
    """The power of ten of the last digit that a range justifies: the finest of which two steps
    cover half of it; None where it has no width."""
    half = (high - low) / 2
    return math.ceil(math.log10(half / 2) - 1e-9) if 0 < half < math.inf else None


def last_place(value: float, digits: int) -> int:
    """The power of ten of the last of so many significant digits."""
    return math.floor(math.log10(abs(value))) - digits + 1


def digits_down_to(value: float, place: int) -> int:
    """How many significant digits of a value stand before and at a power of ten; at least one."""
    return max(1, math.floor(math.log10(abs(value))) - place + 1)


def trimmed(number: float, decimals: int) -> str:
    """A number with at most so many decimals, without zeros at its end but for the first."""
    whole, _, rest = f"{number:.{decimals}f}".partition(".")
    return f"{whole}.{rest.rstrip('0') or '0'}"


def justified(value: float, low: float, high: float) -> int | None:
    """How many significant digits of a value its range justifies; None: all.

    As many as `width_place` says: 12,723 within 12,666–12,841 has three (12,700), 42.0 within
    40.8–44.0 has two (42). More where the value would else be rounded out of its range: 8,957.7
    within 8,919–8,996 is 8,960, not 9,000.
    """
    place = width_place(low, high)
    if place is None or value == 0 or not math.isfinite(value):
        return None
    first = math.floor(math.log10(abs(value)))
    place = min(place, first)
    finer = range(place, place - _FINEST, -1)
    fitting = (one for one in finer if low <= round(value, -one) <= high)
    return first - next(fitting, place) + 1


def digits_of_sum(
    total: float, parts: Iterable[tuple[float, float | None]], scale: int = SCALES["usd"]
) -> int | None:
    """Significant digits of a sum or difference: down to the coarsest last digit of its parts.

    ``parts``: values and how many digits each has, None or ``NaN`` for all of them. Of nothing
    they are its zeros, written in units of ten to the power ``scale``: three of 0.00.
    """
    places = [last_place(value, int(digits)) for value, digits in parts
              if digits is not None and digits == digits and value]  # fmt: skip
    if not places:
        return None
    if not total:
        return 1 + max(0, scale - max(places))
    return digits_down_to(total, max(places))


def qualifier_of_sum(qualifiers: Collection[str], *, ranged: bool = False) -> str | None:
    """How exactly a sum of values is known that are known in these ways; None: not at all.

    A sum with a bound is a bound of the same direction if all else in it is exact; nothing is
    known of a sum of bounds of both directions, or of a bound and what is only about right
    (``ranged``: some of the values stand for a range).
    """
    found = frozenset(qualifiers) - {""}
    if not found:
        return ""
    if found == {"approx"}:
        return "approx"
    if ranged or "approx" in found or (found & {*LOWER} and found & {*UPPER}):
        return None
    return next(one for one in BOUNDS if one in found)


def is_small(value: float | None, digits: int) -> bool:
    """Whether so many decimals would write nothing of a value that is not nothing."""
    return value is not None and NOTHING < abs(value) < 10**-digits / 2
