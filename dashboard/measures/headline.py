"""The headline figures of a year against another: what the six cards say."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.loaders.records import records
from dashboard.measures.growth import NAN, growth_pct
from dashboard.store.derivation import weakest


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure and what became of it.

    ``value`` is US dollars (turnover, exports, imports, balance), per cent (coverage) or a count
    (partners). ``change`` is in the same unit (percentage points for coverage). ``growth_pct``
    is ``NaN`` for a balance, which has no growth, and where nothing is known to compare with.
    ``qualifier`` says how a source states the value, ``more-than``; empty if exactly.
    """

    noun: str
    value: float
    change: float
    growth_pct: float
    status: str
    qualifier: str = ""


def headlines(frame: pd.DataFrame, year: int, against: int) -> list[Headline]:
    """Turnover, exports, imports, balance and coverage of a year against another.

    ``frame`` as from `dashboard.measures.balance.turnover`. Nothing is compared with a value that
    is only stated as "more than" or "about".
    """
    rows = {int(row.year): row for row in records(frame) if row.year in (year, against)}
    now, then = rows.get(year), rows.get(against)
    found = []
    for noun in ("turnover", "exports", "imports"):
        value, before = _of(now, f"{noun}_usd"), _of(then, f"{noun}_usd")
        status = getattr(now, f"{noun}_status") if value == value else "not published"
        told = [_qualifier(row, noun) for row in (now, then)]
        sure = NAN if any(told) else before
        growth = growth_pct(value, sure)
        found.append(Headline(noun, value, value - sure, growth, str(status), told[0]))
    for noun, column in (("balance", "balance_usd"), ("coverage", "coverage_pct")):
        value, before = _of(now, column), _of(then, column)
        status = _joint_status(now) if value == value else "not published"
        found.append(Headline(noun, value, value - before, NAN, status))
    return found


def _qualifier(row: object, noun: str) -> str:
    return str(getattr(row, f"{noun}_qualifier", ""))


def _of(row: object, column: str) -> float:
    return NAN if row is None else float(getattr(row, column))


def _joint_status(row: object) -> str:
    """A difference or a ratio of two published figures is computed."""
    status = weakest(str(getattr(row, f"{noun}_status")) for noun in ("exports", "imports"))
    return "computed" if status == "published" else status
