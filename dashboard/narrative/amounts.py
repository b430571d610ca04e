"""Amounts as text: the one place where a number becomes words, with all that is known of it."""

from __future__ import annotations

import re

from dashboard.amount import Amount
from dashboard.language import NBSP, NOTHING, Language

SIGNS = {"more-than": ">", "at-least": "≥", "less-than": "<", "approx": "≈"}
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def cell(words: Language, amount: Amount, digits: int = 1) -> str:
    """An amount in a table or at a mark: money in millions without its unit, the rest with it.

    A value that is not exact carries its sign (``> 700.0``); one that is not known is a dash.
    """
    if amount.value is None:
        return NOTHING
    sign = SIGNS.get(amount.qualifier, "")
    return (sign + NBSP if sign else "") + plain(words, amount, digits)


def plain(words: Language, amount: Amount, digits: int = 1) -> str:
    """The number alone, in the form of its unit."""
    value = amount.value
    match amount.unit:
        case "usd":
            return words.millions(value, digits)
        case "pct":
            return words.percent(value, digits)
        case "points":
            return words.points(value, digits)
        case "count" | "index" | "year":
            return words.number(value, 0)
        case "kg":
            return words.number(None if value is None else value / 1000, digits)
        case "usd_per_kg":
            return words.number(value, 2)


def signed(words: Language, amount: Amount, digits: int = 1) -> str:
    """A change with its sign: ``+1,984.1``, ``+21.5%``, ``+15.7 p.p.``."""
    value = amount.value
    match amount.unit:
        case "usd":
            return words.signed(None if value is None else value / 1e6, digits)
        case "pct":
            return words.change(value, digits)
        case "points":
            return words.points(value, digits)
        case _:
            return words.signed(value, 0)


def rise(words: Language, amount: Amount) -> str:
    """A change in a sentence: ``+$1,984.1 million``, else as `signed`."""
    return words.usd_change(amount.value) if amount.unit == "usd" else signed(words, amount)


def figure(words: Language, amount: Amount) -> str:
    """An amount in a sentence: ``$7,109.0 million``, ``more than $700.0 million``, ``15.6%``."""
    text = words.usd(amount.value) if amount.unit == "usd" else plain(words, amount)
    return qualified(words, text, amount.qualifier) if amount.known else text


def qualified(words: Language, text: str, qualifier: str) -> str:
    """A figure with how exactly its source states it: ``about $750.0 million``."""
    key = f"chart.qualifier.{qualifier.replace('-', '_')}"
    return words.t(key, figure=text) if qualifier and words.has(key) else text


def status_word(words: Language, status: str) -> str:
    """A status in the reader's language."""
    return words.t("status." + (status or "not published").replace(" ", "_"))


def stated(words: Language, amount: Amount) -> str:
    """``$7,109.0 million (published)``, with its formula where it follows from others."""
    if not amount.known:
        return words.t("status.not_published")
    status = status_word(words, amount.status)
    if amount.formula and amount.derived:
        status += f": {formula_text(words, amount.formula)}"
    return f"{figure(words, amount)} ({status})"


def formula_text(words: Language, formula: str) -> str:
    """A formula with its numbers in the reader's language."""
    shown = _NUMBER.sub(lambda n: words.number(float(n[0]), len(n[1] or "")), formula)
    return words.percent_signs(shown)
