"""Amounts as text: the one place where a number becomes words, with all that is known of it.

A value that follows from a printed share or rate stands for a range, and is written with digits
that this justifies: "about $12.7 billion" in a sentence, ``≈ 12,700`` in a table of millions. A
published one has the decimals of its source.

A printed number stands for half a unit of its last digit to either side. If its whole range lies
there it is written bare; else it is "about", with the digits that `width_place` justifies.
"""

from __future__ import annotations

import math
from dataclasses import replace

from dashboard.amount import Amount
from dashboard.certainty import SCALES, is_small
from dashboard.language import NOTHING, Language
from dashboard.narrative.multiples import by_times, is_multiple
from dashboard.typography import NBSP

SIGNS = {"more-than": ">", "at-least": "≥", "less-than": "<", "approx": "≈"}
BILLION = 1e9
_MOST = 1
"""Decimals that a number is written with at most, but for prices."""
_FINEST = {"count": 0, "index": 0, "year": 0, "usd_per_kg": 2}  # always as many decimals
_NOISE = 1e-6
"""Part of half a unit that arithmetic may be wrong by."""


def cell(words: Language, amount: Amount, digits: int = 1) -> str:
    """An amount in a table or at a mark: money in millions without its unit, the rest with it.

    A value that is not exact carries its sign (``> 700``, ``≈ 12,700``); an unknown one is a dash.
    """
    if amount.value is None:
        return NOTHING
    return _sign(amount, digits) + plain(words, amount, digits)


def plain(words: Language, amount: Amount, digits: int = 1) -> str:
    """The number alone, in the form of its unit, with the digits that it justifies."""
    value, digits = _written(amount, digits)
    match amount.unit:
        case "usd":
            return words.millions(value, digits)
        case "pct":
            return words.percent(value, digits)
        case "points":
            return words.points(value, digits)
        case "relative":
            return words.number(value, digits)
        case "count" | "index" | "year":
            return words.number(value, 0)
        case "kg":
            return words.number(None if value is None else value / 1000, digits)
        case "usd_per_kg":
            return words.number(value, 2)


def bare(words: Language, amount: Amount, *, signs: bool = False) -> str:
    """The number without any unit, which stands beside it; ``signs``: with that of a change."""
    if amount.unit not in ("pct", "points"):
        return plain(words, amount)
    return (words.signed if signs else words.number)(*_written(amount, 1))


def signed(words: Language, amount: Amount, digits: int = 1) -> str:
    """A change with its sign: ``+1,984.1``, ``+21.5%``, ``+15.7 p.p.``, ``≈ +42%``."""
    sign = _sign(amount, digits)
    value, digits = _written(amount, digits)
    match amount.unit:
        case "usd":
            text = words.signed(None if value is None else value / 1e6, digits)
        case "pct":
            text = words.change(value, digits)
        case "points":
            text = words.points(value, digits)
        case _:
            text = words.signed(value, 0)
    return sign + text


def beside(words: Language, amount: Amount) -> str:
    """A change at the end of its bar, where words have no room: `signed`, or ``≈ 0%`` of one that
    is less than its digits tell."""
    value, digits = _written(amount, 1)
    scaled = value / 1e6 if value is not None and amount.unit == "usd" else value
    if not is_small(scaled, digits):
        return signed(words, amount)
    return f"≈{NBSP}{signed(words, Amount(0.0, amount.unit), 0)}"


def rise(words: Language, amount: Amount) -> str:
    """A change in a sentence: ``about +$1,984 million``, ``less than 0.1% down``, or `signed`."""
    if amount.unit != "usd":
        return signed(words, amount)
    return qualified(words, _dollars(words, amount, signs=True), said_as(amount))


def figure(words: Language, amount: Amount) -> str:
    """An amount in a sentence: ``$7,109.0 million``, ``more than $700 million``, ``15.6%``,
    ``about $12.7 billion``."""
    text = _dollars(words, amount) if amount.unit == "usd" else plain(words, amount)
    return qualified(words, text, said_as(amount)) if amount.known else text


def by(words: Language, amount: Amount) -> str:
    """By how much something is more or less, without a sign: ``by 21.5%``, ``by about 42%``."""
    if is_multiple(amount):
        return by_times(words, amount)
    return _led(words, "by", amount.size)


def to(words: Language, amount: Amount) -> str:
    """To what level something went: ``to $11,224.9 million``, ``to about $12.7 billion``."""
    return _led(words, "to", amount)


def _led(words: Language, preposition: str, amount: Amount) -> str:
    """A figure after a preposition, which in some languages stands after its "about"."""
    if said_as(amount) != "approx":
        return words.t(f"amount.{preposition}", figure=figure(words, amount))
    text = _dollars(words, amount) if amount.unit == "usd" else plain(words, amount)
    return words.t(f"amount.{preposition}_about", figure=text)


def label(words: Language, amount: Amount) -> str:
    """The number alone, in words where it is not exact: ``15.6%``, ``more than 837``."""
    if amount.known and rough(amount):
        return cell(words, amount)
    return qualified(words, plain(words, amount), amount.qualifier)


def rough(amount: Amount, digits: int = _MOST) -> bool:
    """Whether some of its range lies outside what a number of so many decimals stands for, half
    a unit of the last to either side: it is "about"."""
    if not (amount.ranged and amount.value):
        return False
    decimals = _FINEST.get(amount.unit, max(digits, _MOST))
    half = 10.0 ** (_scale(amount) - decimals) / 2
    near, (low, high) = round(amount.value, decimals - _scale(amount)), amount.ends
    slack = half * _NOISE
    return low < near - half - slack or high > near + half + slack


def said_as(amount: Amount) -> str:
    """The qualifier that goes with it in a sentence: its source's, or that it is about right."""
    return amount.qualifier or ("approx" if rough(amount) else "")


def span(words: Language, amount: Amount) -> str:
    """The range that an amount stands for: ``$12,666–12,841 million``; empty where it has none."""
    if not amount.ranged:
        return ""
    scale = 10 ** _scale(amount)
    low, high = (end / scale for end in amount.ends)
    whole = amount.unit == "usd" and high - low >= 2 and not _written(amount, _MOST)[1]
    if whole:
        # A half is rounded inwards: the range is not made wider than it is.
        low, high = math.floor(low + 0.5), math.ceil(high - 0.5)
    digits = 0 if whole else _MOST
    if low < 0 and amount.unit != "points":
        # Beside a minus a dash would be read as another.
        texts = [words.usd(end * scale, digits) if amount.unit == "usd"
                 else words.percent(end, digits) for end in (low, high)]  # fmt: skip
        return words.t("amount.span.signed", low=texts[0], high=texts[1])
    ends = {"low": words.number(low, digits), "high": words.number(high, digits)}
    return words.t(f"amount.span.{amount.unit}", **ends)


def _scale(amount: Amount) -> int:
    return SCALES.get(amount.unit, 0)


def as_written(amount: Amount) -> Amount:
    """An amount whose value is the number that is written of it, where it is only about right."""
    return replace(amount, value=_written(amount, _MOST)[0]) if rough(amount) else amount


def _written(amount: Amount, digits: int) -> tuple[float | None, int]:
    """The value that is written and its decimals: those that are asked for, as far as they are
    justified; one more where the value would else be rounded out of its range."""
    step = amount.step
    if amount.value is None or step is None:
        return amount.value, amount.decimals(digits)
    if not amount.ranged:
        # What a source prints is written as it is.
        value = round(amount.value, -step) if amount.derived else amount.value
        return value, amount.decimals(digits)
    most, (low, high) = max(digits, _MOST), amount.ends
    if rough(amount, digits):
        last = max(step, _scale(amount) - most)
        return _inward(round(amount.value, -last), last, low, high), amount.decimals(most)
    near = round(amount.value, digits - _scale(amount))
    return amount.value, digits if low <= near <= high else most


def _inward(value: float, place: int, low: float, high: float) -> float:
    """A rounded value; one that has left its range is rounded the other way, if that leads back:
    a range may lie between two last digits."""
    other = value + 10.0**place if value < low else value - 10.0**place
    return other if not low <= value <= high and low <= other <= high else value


def _sign(amount: Amount, digits: int) -> str:
    found = sign(amount, digits)
    return found + NBSP if found else ""


def sign(amount: Amount, digits: int = _MOST) -> str:
    """The sign of how exactly a number of so many decimals is known, ``≈``; empty of an exact
    one."""
    return SIGNS.get(amount.qualifier or ("approx" if rough(amount, digits) else ""), "")


def _dollars(words: Language, amount: Amount, *, signs: bool = False) -> str:
    """Money with its unit; in billions where in millions it would have zeros that nobody knows."""
    step, (value, digits) = amount.step, _written(amount, _MOST)
    if value is None or step is None or not rough(amount):
        return (words.usd_change if signs else words.usd)(value, digits)
    minus = words.number(-1, 0)[0]
    sign = ("+" if value > 0 else minus if value < 0 else "") if signs or value < 0 else ""
    if not _has_billions(value, step):
        return sign + words.usd(abs(value), digits)
    billions = words.number(abs(value) / BILLION, max(0, 9 - step))
    return sign + words.t("unit.usd_billions", value=billions)


def in_billions(amount: Amount) -> bool:
    """Whether a sentence writes money in billions: "about $12.7 billion"."""
    step, value = amount.step, _written(amount, _MOST)[0]
    if amount.unit != "usd" or value is None or step is None:
        return False
    return _has_billions(value, step) and rough(amount)


def _has_billions(value: float, step: int) -> bool:
    return abs(value) >= BILLION and step > SCALES["usd"]


def qualified(words: Language, text: str, qualifier: str) -> str:
    """A figure with how exactly its source states it: ``about $750 million``."""
    key = f"chart.qualifier.{qualifier.replace('-', '_')}"
    return words.t(key, figure=text) if qualifier and words.has(key) else text
