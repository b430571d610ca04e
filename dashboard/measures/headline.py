"""The headline figures of a year against another: what the six cards say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.amount import UNKNOWN, Amount, counted
from dashboard.copies import replace
from dashboard.loaders.records import Rows, records
from dashboard.measures import growth as measures
from dashboard.measures.balance import balance_of, coverage_of
from dashboard.query import Query
from dashboard.row_amounts import amount_of, codes_in

NO_GROWTH = Amount(unit="pct")


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure and what became of it.

    ``value`` is US dollars (turnover, exports, imports, balance), per cent (coverage) or a count
    (partners). ``change`` is in the same unit, of coverage in percentage points. ``growth`` is
    per cent; a balance, a ratio and a count have none. Neither is known where the years may not
    be compared or a value is only stated as "about" or "more than"; ``before`` is the value of the
    year compared with.
    """

    noun: str
    value: Amount
    change: Amount
    growth: Amount = NO_GROWTH
    before: Amount = UNKNOWN


def headlines(frame: Rows, query: Query) -> list[Headline]:
    """Turnover, exports, imports, balance and coverage of the year against the other.

    ``frame`` as from `dashboard.measures.balance.turnover`.
    """
    rows = {int(row.year): row for row in records(frame) if row.year in query.pair}
    now, earlier = (rows.get(year) for year in query.pair)
    then = earlier if query.comparable else None
    found = []
    for noun in ("turnover", "exports", "imports"):
        value = amount_of(now, noun)
        before = amount_of(earlier if query.compares(noun) else None, noun)
        change, growth = measures.change(value, before), measures.growth(value, before)
        found.append(Headline(noun, value, change, growth, before))
    for noun, measured in (("balance", balance_of), ("coverage", coverage_of)):
        value = measured(now)
        found.append(Headline(noun, value, measures.change(value, measured(then))))
    return found


def histories(rows: Rows) -> dict[str, tuple[tuple[int, Amount], ...]]:
    """Noun → (year, value) of every year, in order: what a headline figure was before and after.

    ``rows`` as from `dashboard.measures.balance.turnover`; years without a value are there too.
    """
    measured: dict[str, Callable[[Any], Amount]] = {
        noun: partial(amount_of, noun=noun) for noun in ("turnover", "exports", "imports")
    }
    measured |= {"balance": balance_of, "coverage": coverage_of}
    every = records(rows)
    return {
        noun: tuple((int(row.year), value(row)) for row in every)
        for noun, value in measured.items()
    }


def partner_headline(counts: Rows, query: Query) -> Headline:
    """The number of partner countries of the year against the other; with partners chosen, that of
    those among them with which there was trade.

    ``counts``: ``year, countries`` and maybe ``rows, status, source``, of the chosen partners where
    there are some. They are of all the months and of all goods, so there is none for a part of
    them, and no change where the months differ: then it is told how many there were.
    """
    known = {int(row.year): row for row in records(counts)}
    year, counted = query.pair[0], query.choices.counted
    if query.sectors or counted(year, query.months) != counted(year, None):
        known = {}
    value, before = (_count(known.get(one)) for one in query.pair)
    alike = query.with_(months=None).comparable
    change = measures.change(value, before if alike else UNKNOWN)
    return Headline("partners", value, change, before=UNKNOWN if alike else before)


def _count(row: Any) -> Amount:
    if row is None:
        return Amount(unit="count")
    status = getattr(row, "status", "published")
    found = replace(counted(int(row.countries)), status=status)
    rows, sources = (codes_in(getattr(row, name, "")) for name in ("rows", "source"))
    return replace(found, rows=rows, sources=sources)
