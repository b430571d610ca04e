"""A question for the most or the least: "when were exports highest", «худший год по экспорту»."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.amount import Amount
from dashboard.certainty import LOWER, UPPER
from dashboard.copies import replace
from dashboard.flows import noun_of
from dashboard.measures.inquiry import LONGEST, Inquiry, inquiry_of
from dashboard.measures.inquiry_dates import DATES, LARGEST, MOST
from dashboard.measures.inquiry_shares import TRADE
from dashboard.measures.inquiry_whom import NAMED_GOODS
from dashboard.measures.vocabulary import Meaning, Vocabulary

KIND, ENDS = "extreme", ("most", "least")
TURNS = ("first", "last")
"""The first or the last year or month in which something rose, fell, or was a deficit."""
GROWTH, RISE = Meaning("measure", "growth"), Meaning("measure", "rise")
CLAIMS = ("growth", "rise", "fall", "surplus", "deficit")
LAST, FIRST = Meaning("stop", "last"), Meaning("view", "first")
YEAR, MONTH = "year", "month"
ASIDE = (LARGEST, MOST, FIRST)
OF_GOODS = "sectors"
"""The chart of the largest goods of a flow: «наибольший экспорт», unless of years is asked."""


class Extreme(NamedTuple):
    """What is asked for, of any one year or month; whether the most of it or the least, the first
    or the last time that it was so, and whether of the months of the year of ``asked`` or of all
    years."""

    asked: Inquiry
    end: str
    by_month: bool


def read_extreme(text: str, vocabulary: Vocabulary, latest: int) -> Extreme | None:
    """What a text asks for the most or the least of, or the first or the last of; None where it
    does not, or where it is not understood. Months are those of the year that is named, else of the
    ``latest``."""
    found = vocabulary.meanings(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    said = [code for one in found if one.kind == KIND for code in one.code.split()]
    rest = [_measured(one) for one in found if one.kind != KIND and one not in ASIDE]
    ends = _ends_said(found, said)
    dated = any(one.kind == DATES[0] for one in rest)
    # «Минимальный экспорт 2020»: of one year there are months alone.
    by_month = MONTH in said or (dated and YEAR not in said)
    if len(ends) != 1 or (dated and not by_month) or not ({YEAR, MONTH} & {*said} or rest):
        return None
    # The least exported goods are no year of the least exports.
    of_goods = NAMED_GOODS in found and not {YEAR, MONTH} & {*said}
    if of_goods or (by_month and any(one.kind == DATES[1] for one in rest)):
        return None
    if not {*TURNS}.isdisjoint(ends):
        rest = [RISE if one == GROWTH else one for one in rest]
    if not any(one.kind == "measure" for one in rest):
        rest.append(Meaning("measure", TRADE))
    if not dated:
        rest.append(Meaning("year", str(latest)))
    asked = inquiry_of(rest)
    return None if asked is None else _extreme(asked, ends.pop(), by_month)


def _ends_said(found: Sequence[Meaning], said: Sequence[str]) -> set[str]:
    """Which end is asked for; «больше всего» and the largest goods are one of a year or month
    alone, and so are "first" and "last"."""
    ends = {code for code in said if code in (*ENDS, *TURNS)}
    timed = YEAR in said or MONTH in said
    if timed and (not {LARGEST, MOST}.isdisjoint(found) or any(map(_is_of_goods, found))):
        ends.add(ENDS[0])
    dated = any(one.kind in ("count", *DATES) for one in found)
    claimed = any(one.kind == "measure" and one.code in CLAIMS for one in found)
    # «Последнее падение импорта», but not the fall of the last three years.
    if not ends and (timed or (claimed and not dated)):
        ends |= {end for end, word in zip(TURNS, (FIRST, LAST), strict=True) if word in found}
    return ends


def _extreme(asked: Inquiry, end: str, by_month: bool) -> Extreme | None:
    """The most of a fall is the least growth, and that of a deficit the least balance; only what
    has a sign came a first or last time."""
    if end in TURNS:
        return Extreme(asked, end, by_month) if asked.sign else None
    if asked.sign and end != ENDS[0]:
        return None
    return Extreme(asked, ENDS[1] if asked.sign < 0 else end, by_month)


def _is_of_goods(one: Meaning) -> bool:
    return one.kind == "view" and one.code == OF_GOODS and one.toward is not None


def _measured(one: Meaning) -> Meaning:
    """The flow of the largest goods, where years of it are asked for."""
    return Meaning("measure", noun_of(one.toward)) if _is_of_goods(one) else one


def of_year(extreme: Extreme, year: int) -> Inquiry:
    """What is asked of a year."""
    return replace(extreme.asked, year=year)


def of_month(extreme: Extreme, month: int) -> Inquiry:
    """What is asked of a month of the year."""
    return replace(extreme.asked, months=frozenset({month}))


def first_of(values: Mapping[int, Amount], end: str) -> int | None:
    """The year or month of the most or the least of known values; None where another may be no
    less far: one that is about as large, or of which only a bound is known, "more than"."""
    sign = 1 if end == ENDS[0] else -1
    counted = [when for when, value in values.items() if not value.bound]
    first = max(counted, key=lambda when: sign * values[when].plain(), default=None)
    if first is None:
        return None
    surely = min(_ends(values[first], sign))
    others = (_utmost(value, sign) for when, value in values.items() if when != first)
    return first if all(surely > one for one in others) else None


def turn_of(values: Mapping[int, Amount], end: str, sign: int) -> int | None:
    """The first or the last year or month of those of known values that have a sign; None where
    none has it, or where one before it, or after it, may have it too."""
    for when in sorted(values, reverse=end == TURNS[1]):
        value = values[when]
        if min(_ends(value, sign)) > 0 and not (value.bound and _is_endless(value, -sign)):
            return when
        if _utmost(value, sign) > 0:
            return None
    return None


def never(values: Mapping[int, Amount], sign: int) -> bool:
    """Whether it is known of all values that none has a sign; of none nothing is known."""
    return bool(values) and all(_utmost(value, sign) <= 0 for value in values.values())


def _ends(value: Amount, sign: int) -> list[float]:
    """A value and the ends of what it may be, as far as these are known."""
    return [sign * one for one in (value.plain(), value.low, value.high) if one is not None]


def _utmost(value: Amount, sign: int) -> float:
    """The farthest that a value may be; one that is bounded on the other side may be any."""
    return math.inf if _is_endless(value, sign) else max(_ends(value, sign))


def _is_endless(value: Amount, sign: int) -> bool:
    """Whether a value is bounded on the other side alone."""
    return value.bound and value.qualifier in (LOWER if sign > 0 else UPPER)
