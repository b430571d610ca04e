"""With how many digits an amount is written, and whether what is written is about right.

A printed number stands for half a unit of its last digit to either side. If its whole range lies
there it is written bare; else it is "about", with the digits that `width_place` justifies.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.amount import Amount
from dashboard.certainty import NOTHING, SCALES
from dashboard.copies import replace
from dashboard.language import SMALL

BILLION = 1e9
MOST = 1
"""Decimals that a number is written with at most, but for prices."""
_FINEST = {"count": 0, "index": 0, "year": 0, "usd_per_kg": 2}  # always as many decimals
_NOISE = 1e-6
"""Part of half a unit that arithmetic may be wrong by."""


def rough(amount: Amount, digits: int = MOST) -> bool:
    """Whether some of its range lies outside what a number of so many decimals stands for, half
    a unit of the last to either side: it is "about"."""
    if not (amount.ranged and amount.value):
        return False
    decimals = _FINEST.get(amount.unit, max(digits, MOST))
    half = 10.0 ** (scale_of(amount) - decimals) / 2
    near, (low, high) = round(amount.value, decimals - scale_of(amount)), amount.ends
    slack = half * _NOISE
    return low < near - half - slack or high > near + half + slack


def is_nil(amount: Amount) -> bool:
    """Whether it is exactly nothing, and no source prints how many zeros that has. It is written
    without decimals: "0.0" would be read as what rounds to it."""
    if not amount.exact or amount.digits is not None or amount.ranged:
        return False
    return abs(amount.plain()) <= NOTHING * 10.0 ** scale_of(amount)


def said_as(amount: Amount) -> str:
    """The qualifier that goes with it in a sentence: its source's, or that it is about right."""
    return amount.qualifier or ("approx" if rough(amount) or _rough_in_dollars(amount) else "")


def _rough_in_dollars(amount: Amount) -> bool:
    """Whether money that sentences write in single dollars is rounded there: nobody sees which of
    the zeros of "$400,000" are known."""
    if amount.unit != "usd" or not amount.ranged or not 0 < abs(amount.plain()) < SMALL:
        return False
    return (amount.step or 0) > 0


def scale_of(amount: Amount) -> int:
    """The power of ten that its unit is written in: 6 of money, which stands in millions."""
    return SCALES.get(amount.unit, 0)


def as_written(amount: Amount) -> Amount:
    """An amount whose value is the number that is written of it, where it is only about right."""
    return replace(amount, value=written(amount, MOST)[0]) if rough(amount) else amount


def written(amount: Amount, digits: int) -> tuple[float | None, int]:
    """The value that is written and its decimals: those that are asked for, as far as they are
    justified; one more where the value would else be rounded out of its range."""
    step = amount.step
    if amount.value is None or step is None:
        return amount.value, 0 if is_nil(amount) else amount.decimals(digits)
    if not amount.ranged:
        # What a source prints is written as it is.
        value = round(amount.value, -step) if amount.derived else amount.value
        return value, amount.decimals(digits)
    most, (low, high) = max(digits, MOST), amount.ends
    if rough(amount, digits):
        last = max(step, scale_of(amount) - most)
        return inward(round(amount.value, -last), last, low, high), amount.decimals(most)
    near = round(amount.value, digits - scale_of(amount))
    return amount.value, digits if low <= near <= high else most


def inward(value: float, place: int, low: float, high: float) -> float:
    """A value that was rounded to ``place``, a power of ten; one that has left its range is rounded
    the other way, if that leads back: a range may lie between two last digits."""
    other = value + 10.0**place if value < low else value - 10.0**place
    return other if not low <= value <= high and low <= other <= high else value


def in_billions(amount: Amount) -> bool:
    """Whether a sentence writes money in billions, "about $12.7 billion": in millions it would
    have zeros that nobody knows."""
    step, value = amount.step, written(amount, MOST)[0]
    if amount.unit != "usd" or value is None or step is None:
        return False
    return abs(value) >= BILLION and step > SCALES["usd"] and rough(amount)


def beside_billions(amount: Amount, among: Iterable[Amount]) -> bool:
    """Whether it is money written in billions because another is ``among`` which it stands in a
    sentence; one that has two zeros there before its first digit is not, nor an exact one: it stays
    as the table has it."""
    value = written(amount, MOST)[0]
    if amount.unit != "usd" or value is None or abs(value) < BILLION / 10 or not rough(amount):
        return False
    return any(map(in_billions, among))
