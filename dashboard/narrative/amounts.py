"""Amounts as text: the one place where a number becomes words, with all that is known of it.

A value that follows from a printed share or rate stands for a range, and is written with digits
that this justifies: "about $12.7 billion" in a sentence, ``≈ 12,700`` in a table of millions. A
published one has the decimals of its source (`dashboard.narrative.digits`).
"""

from __future__ import annotations

import math
from collections.abc import Collection

from dashboard.amount import Amount
from dashboard.certainty import is_small
from dashboard.language import NOTHING, SMALL, Language
from dashboard.narrative.digits import (
    BILLION,
    MOST,
    beside_billions,
    in_billions,
    inward,
    is_nil,
    rough,
    said_as,
    scale_of,
    written,
)
from dashboard.narrative.multiples import by_times, grown, is_far, is_multiple
from dashboard.typography import NBSP

SIGNS = {"more-than": ">", "at-least": "≥", "less-than": "<", "approx": "≈"}


def cell(words: Language, amount: Amount, digits: int = 1) -> str:
    """An amount in a table or at a mark: money in millions without its unit, the rest with it.

    A value that is not exact carries its sign (``> 700``, ``≈ 12,700``); an unknown one is a dash.
    """
    if amount.value is None:
        return NOTHING
    return _sign(amount, digits) + plain(words, amount, digits)


def plain(words: Language, amount: Amount, digits: int = 1) -> str:
    """The number alone, in the form of its unit, with the digits that it justifies."""
    value, digits = written(amount, digits)
    match amount.unit:
        case "usd":
            return words.millions(value, digits)
        case "pct":
            return words.percent(value, digits)
        case "points":
            return words.points(value, digits)
        case "relative":
            return words.number(value, digits)
        case "index":
            # Of one that says nothing of its digits the points are whole.
            return words.number(value, digits if amount.digits else 0)
        case "count" | "year":
            return words.number(value, 0)
        case "kg":
            return words.number(None if value is None else value / 1000, digits)
        case "usd_per_kg":
            return words.number(value, 2)


def bare(words: Language, amount: Amount, *, signs: bool = False) -> str:
    """The number without any unit, which stands beside it; ``signs``: with that of a change."""
    if amount.unit not in ("pct", "points"):
        return plain(words, amount)
    return (words.signed if signs else words.number)(*written(amount, 1))


def signed(words: Language, amount: Amount, digits: int = 1) -> str:
    """A change with its sign: ``+1,984.1``, ``+21.5%``, ``+15.7 p.p.``, ``≈ +42%``; of a growth of
    more than a thousand per cent how many times as much it is, ``34 thousand times``."""
    sign = _sign(amount, digits)
    if is_far(amount):
        return sign + grown(words, amount)
    value, digits = written(amount, digits)
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
    """A change at the end of its bar, where words have no room: `signed`, or ``−<0.1%`` of one that
    is less than its digits tell."""
    value, digits = written(amount, 1)
    scale = 10.0 ** scale_of(amount)
    if value is None or not is_small(value / scale, digits):
        return signed(words, amount)
    least = math.copysign(10.0**-digits * scale, value)
    figure = signed(words, Amount(least, amount.unit), digits)
    return f"{_sign(amount, 1)}{figure[0]}<{figure[1:]}"


def rise(words: Language, amount: Amount) -> str:
    """A change in a sentence: ``about +$1,984 million``, ``less than 0.1% down``, ``no change``, or
    `signed`."""
    if is_nil(amount) and amount.unit == "usd":
        return words.t("amount.unchanged")
    if amount.unit != "usd":
        return signed(words, amount)
    return qualified(words, _dollars(words, amount, signs=True), said_as(amount))


def net(words: Language, amount: Amount) -> str:
    """A balance or a difference with its sign; where both are alike, that it is nil."""
    return figure(words, amount) if is_nil(amount) else rise(words, amount)


def figure(words: Language, amount: Amount, among: Collection[Amount] = ()) -> str:
    """An amount in a sentence: ``$7,109.0 million``, ``more than $700 million``, ``15.6%``,
    ``about $12.7 billion``; of nothing no money is printed, but that it is nil. ``among``: all
    amounts of the sentence, which has one unit where one of them needs billions."""
    if is_nil(amount) and amount.unit == "usd":
        return words.t("amount.nil")
    text = _dollars(words, amount, among=among) if amount.unit == "usd" else plain(words, amount)
    return qualified(words, text, said_as(amount)) if amount.known else text


def by(words: Language, amount: Amount, among: Collection[Amount] = ()) -> str:
    """By how much something grew or fell, without a sign: ``by 21.5%``, ``by about 42%``, ``by a
    factor of 3.5``. ``among``: as of `figure`."""
    if is_multiple(amount):
        return by_times(words, amount)
    return _led(words, "by", amount.size, among)


def to(words: Language, amount: Amount) -> str:
    """To what level something went: ``to $11,224.9 million``, ``to about $12.7 billion``."""
    return _led(words, "to", amount)


def _led(words: Language, preposition: str, amount: Amount, among: Collection[Amount] = ()) -> str:
    """A figure after a preposition, which in some languages stands after its "about"."""
    if said_as(amount) != "approx":
        return words.t(f"amount.{preposition}", figure=figure(words, amount, among))
    text = _dollars(words, amount, among=among) if amount.unit == "usd" else plain(words, amount)
    return words.t(f"amount.{preposition}_about", figure=text)


def label(words: Language, amount: Amount) -> str:
    """The number alone, in words where it is not exact: ``15.6%``, ``more than 837``."""
    if amount.known and rough(amount):
        return cell(words, amount)
    return qualified(words, plain(words, amount), amount.qualifier)


def span(words: Language, amount: Amount) -> str:
    """The range that an amount stands for: ``$12,666–12,841 million``; empty where it has none."""
    if not amount.ranged:
        return ""
    scale = 10 ** scale_of(amount)
    low, high = (end / scale for end in amount.ends)
    whole = amount.unit == "usd" and high - low >= 2 and not written(amount, MOST)[1]
    if whole:
        # A half is rounded inwards: the range is not made wider than it is.
        low, high = math.floor(low + 0.5), math.ceil(high - 0.5)
    digits = 0 if whole else MOST
    if low < 0 and amount.unit != "points":
        # Beside a minus a dash would be read as another.
        texts = [words.usd(end * scale, digits) if amount.unit == "usd"
                 else words.percent(end, digits) for end in (low, high)]  # fmt: skip
        return words.t("amount.span.signed", low=texts[0], high=texts[1])
    ends = {"low": words.number(low, digits), "high": words.number(high, digits)}
    return words.t(f"amount.span.{amount.unit}", **ends)


def _sign(amount: Amount, digits: int) -> str:
    found = sign(amount, digits)
    return found + NBSP if found else ""


def sign(amount: Amount, digits: int = MOST) -> str:
    """The sign of how exactly a number of so many decimals is known, ``≈``; empty of an exact
    one."""
    return SIGNS.get(amount.qualifier or ("approx" if rough(amount, digits) else ""), "")


def _dollars(
    words: Language, amount: Amount, *, signs: bool = False, among: Collection[Amount] = ()
) -> str:
    """Money with its unit; in billions where in millions it would have zeros that nobody knows, or
    beside another of which this is so."""
    step, (value, digits) = amount.step, written(amount, MOST)
    if value is not None and step is not None and amount.ranged and abs(value) < SMALL:
        # In single dollars as in millions, no more digits are written than are justified.
        value = inward(round(amount.plain(), -step), step, *amount.ends)
    if value is None or step is None or not rough(amount):
        return (words.usd_change if signs else words.usd)(value, digits)
    minus = words.number(-1, 0)[0]
    sign = ("+" if value > 0 else minus if value < 0 else "") if signs or value < 0 else ""
    if not in_billions(amount) and not beside_billions(amount, among):
        return sign + words.usd(abs(value), digits)
    billions = words.number(abs(value) / BILLION, max(0, 9 - step))
    return sign + words.t("unit.usd_billions", value=billions)


def qualified(words: Language, text: str, qualifier: str) -> str:
    """A figure with how exactly its source states it: ``about $750 million``."""
    key = f"chart.qualifier.{qualifier.replace('-', '_')}"
    return words.t(key, figure=text) if qualifier and words.has(key) else text
