"""Where imported data and published figures differ on the same value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.amount import Amount
from dashboard.certainty import LOWER, UPPER
from dashboard.trade_rows import NAN

ABOUT = 0.015
"""Part of a value that is stated as "about" up to which another agrees with it."""
LAST = 1e5
"""US dollars of the last digit that sources print where no other is known."""


class Thing(NamedTuple):
    """What is measured: a year, a partner ("" all of them), and exports, imports, turnover or
    countries."""

    year: int
    partner: str
    noun: str


class ComparedValue(NamedTuple):
    """A thing of which both know a value: US dollars, of countries a number; the published one
    with how exactly it is known, and the rows and sources that it rests on. ``differs``: the
    imported value is none that the published one may stand for."""

    year: int
    partner: str
    noun: str
    imported: float
    published: float
    published_status: str
    published_qualifier: str
    published_low: float
    published_high: float
    published_digits: float
    published_source: str
    published_rows: str
    differs: bool = True


def compared(
    imported: Mapping[Thing, float], published: Mapping[Thing, Amount]
) -> tuple[ComparedValue, ...]:
    """The things that both know, in the order of the published ones."""
    return tuple(
        _row(thing, imported[thing], amount)
        for thing, amount in published.items()
        if thing in imported and amount.known
    )


def _differs(imported: float, published: Amount) -> bool:
    value = published.plain()
    if published.qualifier in LOWER:
        return imported < value
    if published.qualifier in UPPER:
        return imported > value
    low, high = published.ends
    half = 0.0 if published.ranged else _half_of_last(published)
    if published.qualifier:
        half = max(half, ABOUT * abs(value))
    return not low - half <= imported <= high + half


def _half_of_last(published: Amount) -> float:
    if published.unit != "usd":
        return 0.0
    return (LAST if published.step is None else 10.0**published.step) / 2


def _row(thing: Thing, imported: float, amount: Amount) -> ComparedValue:
    low, high = amount.ends if amount.ranged else (NAN, NAN)
    digits = NAN if amount.digits is None else float(amount.digits)
    return ComparedValue(
        *thing,
        imported,
        amount.plain(),
        amount.status,
        amount.qualifier,
        low,
        high,
        digits,
        ";".join(amount.sources),
        ";".join(amount.rows),
        _differs(imported, amount),
    )
