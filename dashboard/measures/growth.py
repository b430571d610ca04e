"""Growth, change and contribution: how much more than before, and what of it came from what.

Like is compared with like: nothing follows from values of different months, nor from a value that
is only stated as "about" or "more than".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dashboard.amount import Amount, Unit
from dashboard.choices import Like
from dashboard.measures.sums import (
    computed,
    difference_ends,
    printed_rate,
    ratio_ends,
    to_common_digit,
)
from dashboard.row_amounts import amount_of, cells_of, codes_in
from dashboard.trade_rows import NAN, MonthOfTrade, Year

PARTS = ("exports", "imports")
NOUNS = (*PARTS, "turnover")


def growth_pct(now: float, before: float) -> float:
    """100·x₁/x₀ − 100, per cent (темп прироста); ``NaN`` from nothing, from zero or below it,
    and to below zero: nothing falls by more than all of itself."""
    if math.isnan(now) or math.isnan(before) or before <= 0 or now < 0:
        return NAN
    return 100 * now / before - 100


def growth(now: Amount, before: Amount) -> Amount:
    """Growth between two amounts, per cent; not known where either is not known exactly. Where
    the one before was implied by a printed growth, it is that."""
    rate = growth_pct(now.plain(), before.plain())
    if not (now.exact and before.exact) or math.isnan(rate):
        return Amount(unit="pct")
    # What is implied from a range has its ends from those of the range.
    pairs = zip(reversed(now.ends), reversed(before.ends), strict=True)
    narrow = tuple(growth_pct(*pair) for pair in pairs)
    if printed := printed_rate(rate, (narrow[0], narrow[1]), before, now):
        return printed
    low, high = ratio_ends(now, before)
    return computed(rate, "pct", now, before, ends=(low - 100, high - 100))


def change(now: Amount, before: Amount) -> Amount:
    """How much more than before, in the unit of both, of per cent in percentage points; not
    known where either is not known exactly."""
    unit: Unit = "points" if now.unit == "pct" else now.unit
    if not (now.exact and before.exact):
        return Amount(unit=unit)
    ends = difference_ends(now, before)
    more = computed(now.plain() - before.plain(), unit, now, before, ends=ends)
    return to_common_digit(more, now, before)


def unlike(alike: Mapping[int, Like]) -> list[int]:
    """The years that stand for other months than the year before them, or hold other parts of them.

    ``alike``: year → what its values stand for, as of `dashboard.choices.Choices.like`.
    """
    return [year for year in alike
            if year - 1 in alike and alike[year] != alike[year - 1]]  # fmt: skip


def over_same_months(
    by_month: Iterable[MonthOfTrade],
    alike: Mapping[int, Like],
    noun: str = "turnover",
) -> dict[int, tuple[float, int]]:
    """Year → the growth of its turnover, or of a flow, over the months that it and the year before
    it both have, per cent, and how many those are; of the years that are `unlike` the year before
    them.

    ``NaN`` where the two years have no month in common of which the same is held, or one of those
    is not known of what is measured.
    """
    usd = {(row.year, row.month): getattr(row, f"{noun}_usd") for row in by_month}
    found = {}
    for year in unlike(alike):
        both = sorted(month for month, _ in alike[year] & alike[year - 1])
        now, before = (
            sum(usd.get((one, month), NAN) for month in both) if both else NAN
            for one in (year, year - 1)
        )
        found[year] = growth_pct(now, before), len(both)
    return found


class Contribution(NamedTuple):
    """A part of the way from the turnover of one year to that of another: ``from``, ``exports``,
    ``imports`` or ``to``. Each value has its range and digits, as of `cells_of`; ``status`` is
    that of the value, and what follows from it has its own."""

    part: str
    value_usd: float
    value_low_usd: float
    value_high_usd: float
    value_digits: float
    change_usd: float
    change_low_usd: float
    change_high_usd: float
    change_digits: float
    contribution_points: float
    contribution_low_points: float
    contribution_high_points: float
    contribution_digits: float
    growth_pct: float
    growth_low_pct: float
    growth_high_pct: float
    growth_digits: float
    status: str
    qualifier: str
    source: str
    value_rows: str
    rows: str
    change_status: str
    contribution_status: str
    growth_status: str
    growth_source: str
    growth_rows: str


def contribution(
    years: Iterable[Year], year: int, against: int, *, comparable: bool
) -> tuple[Contribution, ...]:
    """How the turnover of one year became that of another.

    ``years`` as from `dashboard.measures.balance.turnover`. Contribution = (xᵢ₁ − xᵢ₀) / X₀ ·
    100 percentage points, so that the contributions add up to the growth of the turnover.

    Exports and imports are missing, and changes are ``NaN``, where either year is not known whole
    and exactly or the two are not ``comparable``. No rows without both years.
    """
    rows = {row.year: row for row in years if row.year in (year, against)}
    now, then = rows.get(year), rows.get(against)
    if now is None or then is None or year == against:
        return ()
    sure = comparable and _whole(now) and _whole(then) and then.turnover_usd > 0
    found = [_step("from", "turnover", then)]
    if sure:
        found += [_step(part, part, now, then) for part in PARTS]
    found.append(_step("to", "turnover", now, *([then] if sure else [])))
    return tuple(found)


def _step(part: str, noun: str, now: Year, *then: Year) -> Contribution:
    value, rows = amount_of(now, noun), (*then, now)
    more, points, grown = Amount(), Amount(unit="points"), Amount(unit="pct")
    if then:
        before, whole = amount_of(then[0], noun), amount_of(then[0], "turnover")
        more = change(value, before)
        grown, points = growth(value, before), _contribution(more, whole)
    return Contribution(
        part,
        *cells_of(value),
        *cells_of(more),
        *cells_of(points),
        *cells_of(grown),
        getattr(now, f"{noun}_status"),
        getattr(now, f"{noun}_qualifier"),
        _codes(rows, f"{noun}_source"),
        getattr(now, f"{noun}_rows"),
        _codes(rows, f"{noun}_rows"),
        more.status,
        points.status,
        grown.status,
        ";".join(grown.sources),
        ";".join(grown.rows),
    )


def _codes(rows: Iterable[Year], column: str) -> str:
    """The codes that a column of some rows lists, each once."""
    found = (one for row in rows for one in codes_in(getattr(row, column)))
    return ";".join(dict.fromkeys(found))


def _contribution(more: Amount, whole: Amount) -> Amount:
    """100·change/whole before, percentage points. The whole is so much better known than the
    change that the ends of the change are those of the quotient, each over the whole's own."""
    found = [100 * end / other for end in more.ends for other in whole.ends]
    points = 100 * more.plain() / whole.plain()
    return computed(points, "points", more, whole, ends=(min(found), max(found)))


def _whole(row: Year) -> bool:
    """Whether exports, imports and turnover of a year are known exactly."""
    bounds = any(getattr(row, f"{noun}_qualifier") for noun in NOUNS)
    return not bounds and all(math.isfinite(getattr(row, f"{noun}_usd")) for noun in NOUNS)
