"""Turnover, balance and coverage ratio of every year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.flows import Flow
from dashboard.measures import growth as measures
from dashboard.measures.growth import PARTS
from dashboard.measures.sums import (
    computed,
    computed_if_published,
    difference_ends,
    ratio_ends,
    to_common_digit,
)
from dashboard.row_amounts import amount_of, cells_of
from dashboard.trade_rows import NAN, Year, YearOfTrade


def turnover(
    answer: Iterable[YearOfTrade],
    flow: Flow | None = None,
    compared: Mapping[int, tuple[float, int]] | None = None,
) -> tuple[Year, ...]:
    """The years behind the turnover and balance charts.

    From a store's ``turnover_by_year``. Adds ``balance_usd`` = exports − imports,
    ``coverage_pct`` = 100·exports/imports, ``turnover_growth_pct`` against the year before. With
    a flow the other one is left out: ``NaN``. Nothing is computed from a value that is only
    stated as "about" or "more than". Where the amounts have ranges balance, coverage and growth
    have theirs.

    ``compared``: the growth of years that stand for other months than the year before, with the
    number of months that it is over, as from `dashboard.measures.growth.over_same_months`;
    ``growth_months`` is that number, ``NaN`` where a year is compared as it is, or not at all.
    """
    found: list[Year] = []
    before: Year | None = None
    for row in answer:
        year = _year(row, flow)
        year = _grown(year, before, (compared or {}).get(year.year))
        found.append(_with_ranges(year, before))
        before = year
    return tuple(found)


def _year(row: YearOfTrade, flow: Flow | None) -> Year:
    exports = NAN if flow == "import" else row.exports_usd
    imports = NAN if flow == "export" else row.imports_usd
    sure = not (row.exports_qualifier or row.imports_qualifier)
    status = row.turnover_status
    if flow is not None:
        status = row.exports_status if flow == "export" else row.imports_status
    return Year(
        row.year,
        exports,
        imports,
        row.turnover_usd if flow is None else NAN,
        exports - imports if sure else NAN,
        100 * exports / imports if sure and imports > 0 else NAN,
        NAN,
        NAN,
        status,
        row.exports_status,
        row.imports_status,
        status,
        *row[7:],
    )


def _grown(now: Year, before: Year | None, compared: tuple[float, int] | None) -> Year:
    """A year with its growth on the year before it, or with what it is ``compared`` by."""
    known = not now.turnover_qualifier and now.turnover_usd == now.turnover_usd
    if compared is not None:
        rate, months = compared[0] if known else NAN, compared[1]
        over = float(months) if rate == rate or months == 0 else NAN
        return now._replace(turnover_growth_pct=rate, growth_months=over)
    if not known or before is None or before.turnover_qualifier or before.year != now.year - 1:
        return now
    return now._replace(
        turnover_growth_pct=measures.growth_pct(now.turnover_usd, before.turnover_usd)
    )


def _with_ranges(now: Year, before: Year | None) -> Year:
    """A year with the ranges of what was computed of it, where the amounts of it, or of the year
    ``before`` it, stand for ranges."""
    if not (_ranged(now) or (before is not None and _ranged(before))):
        return now
    usd, ratio, rate = balance_of(now), coverage_of(now), amount_of(now, "turnover_growth", "pct")
    if rate.known and before is not None and now.growth_months != now.growth_months:
        rate = measures.growth(amount_of(now, "turnover"), amount_of(before, "turnover"))
    ranges = (*cells_of(usd)[1:], *cells_of(ratio)[1:], *cells_of(rate)[1:])
    return Year._make((*now[: -len(ranges)], *ranges))


def _ranged(year: Year) -> bool:
    lows = year.exports_low_usd, year.imports_low_usd, year.turnover_low_usd
    return any(low == low for low in lows)


def growth_of(row: Any, before: Any) -> Amount:
    """The growth of turnover of a row of `turnover`, per cent, no more certain than what it was
    computed from; ``before``: the row of the year before it, or None."""
    rate = amount_of(row, "turnover_growth", "pct")
    if not rate.known or before is None:
        return rate
    of_both = measures.growth(amount_of(row, "turnover"), amount_of(before, "turnover"))
    status = of_both.status if of_both.known else computed_if_published(rate.status)
    return replace(rate, status=status)


@lru_cache(maxsize=1024, typed=True)
def balance_of(row: Any) -> Amount:
    """The balance of a row of `turnover`, US dollars; kept, for a chart says it in several
    places."""
    found = _of_both(row, amount_of(row, "balance"), "{} − {}", difference_ends)
    return to_common_digit(found, *(amount_of(row, part) for part in PARTS))


@lru_cache(maxsize=1024, typed=True)
def coverage_of(row: Any) -> Amount:
    """The coverage ratio of a row of `turnover`, per cent; kept as the balance is."""
    return _of_both(row, amount_of(row, "coverage", "pct"), "100 × {} / {}", ratio_ends)


def excess_of(coverage: Amount) -> Amount:
    """By how much exports are more or less than imports, per cent of these, without a sign."""
    return coverage.plus(-100).size


def times_over(coverage: Amount) -> Amount:
    """How much more the larger flow is than the smaller one, per cent of this."""
    if not 0 < coverage.plain() < 100:
        return coverage.plus(-100)
    low, high = coverage.ends
    turned = replace(coverage, value=1e4 / coverage.plain(), low=None, high=None)
    if coverage.ranged and low > 0:
        turned = turned.within(1e4 / high, 1e4 / low)
    return turned.plus(-100)


def _of_both(
    row: Any, found: Amount, form: str, ends: Callable[[Amount, Amount], tuple[float, float]]
) -> Amount:
    if found.value is None:
        return found
    both = exports, imports = amount_of(row, PARTS[0]), amount_of(row, PARTS[1])
    formula = form.format(*(one.in_formula() for one in both))
    return computed(found.value, found.unit, *both, formula=formula, ends=ends(exports, imports))
