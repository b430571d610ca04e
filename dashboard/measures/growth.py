"""Growth, change and contribution: how much more than before, and what of it came from what.

Like is compared with like: nothing follows from values of different months, nor from a value that
is only stated as "about" or "more than".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.amount import Amount, Unit, amount_of, codes_in, columns_of, weakest
from dashboard.loaders.records import records
from dashboard.measures.sums import computed, difference_ends, ratio_ends

NAN = float("nan")
PARTS = ("exports", "imports")
NOUNS = (*PARTS, "turnover")


def growth_pct(now: float, before: float) -> float:
    """100·x₁/x₀ − 100, per cent (темп прироста); ``NaN`` from nothing, from zero or below it."""
    if math.isnan(now) or math.isnan(before) or before <= 0:
        return NAN
    return 100 * now / before - 100


def growth(now: Amount, before: Amount) -> Amount:
    """Growth between two amounts, per cent; not known where either is not known exactly."""
    rate = growth_pct(now.plain(), before.plain())
    if not (now.exact and before.exact) or math.isnan(rate):
        return Amount(unit="pct")
    low, high = ratio_ends(now, before)
    return computed(rate, "pct", now, before, ends=(low - 100, high - 100))


def change(now: Amount, before: Amount) -> Amount:
    """How much more than before, in the unit of both, of per cent in percentage points; not
    known where either is not known exactly."""
    unit: Unit = "points" if now.unit == "pct" else now.unit
    if not (now.exact and before.exact):
        return Amount(unit=unit)
    ends = difference_ends(now, before)
    return computed(now.plain() - before.plain(), unit, now, before, ends=ends)


def growth_by_year(years: pd.Series, values: pd.Series) -> pd.Series:
    """Growth of each row against the row of the year before it; ``NaN`` if that is not there."""
    before = values.shift(1).where(years.diff().eq(1))
    return (100 * values / before - 100).where(before.gt(0)).astype("float64")


def unlike(counted: Mapping[int, frozenset[int]]) -> list[int]:
    """The years that stand for other months than the year before them.

    ``counted``: year → the months that its values stand for.
    """
    return [year for year in counted
            if year - 1 in counted and counted[year] != counted[year - 1]]  # fmt: skip


def over_same_months(
    by_month: pd.DataFrame, counted: Mapping[int, frozenset[int]]
) -> dict[int, tuple[float, int]]:
    """Year → the growth of its turnover over the months that it and the year before it both have,
    per cent, and how many those are; of the years that are `unlike` the year before them.

    ``by_month``: ``year, month, exports_usd, imports_usd``, US dollars. ``NaN`` where the two
    years have no month in common.
    """
    sums = by_month.set_index(["year", "month"])[["exports_usd", "imports_usd"]].sum(
        axis=1, min_count=2
    )
    found = {}
    for year in unlike(counted):
        both = sorted(counted[year] & counted[year - 1])
        now, before = (
            float(sums.reindex([(one, month) for month in both]).sum(min_count=len(both) or 1))
            for one in (year, year - 1)
        )
        found[year] = growth_pct(now, before), len(both)
    return found


def contribution(frame: pd.DataFrame, year: int, against: int, *, comparable: bool) -> pd.DataFrame:
    """How the turnover of one year became that of another.

    ``frame`` has ``year`` and of exports, imports and turnover ``*_usd, *_status`` and maybe
    ``*_qualifier, *_source`` and ranges. Answer: ``part (from|exports|imports|to), value_usd,
    change_usd, contribution_points, growth_pct`` each with its range and digits (`columns_of`),
    ``status, qualifier, source, value_rows, rows``; contribution = (xᵢ₁ − xᵢ₀) / X₀ · 100
    percentage points, so that the contributions add up to the growth of the turnover.

    Exports and imports are missing, and changes are ``NaN``, where either year is not known whole
    and exactly or the two are not ``comparable``. No rows without both years.
    """
    columns = ["part", *_NOTHING, "status", "qualifier", "source", "value_rows",
               "rows"]  # fmt: skip
    rows = {int(row.year): row for row in records(frame) if row.year in (year, against)}
    now, then = rows.get(year), rows.get(against)
    if now is None or then is None or year == against:
        return pd.DataFrame(columns=columns)
    sure = comparable and _whole(now) and _whole(then) and then.turnover_usd > 0
    found = [_step("from", "turnover", then)]
    if sure:
        found += [_step(part, part, now, then) for part in PARTS]
    found.append(_step("to", "turnover", now, *([then] if sure else [])))
    return pd.DataFrame(found, columns=columns)


_NOTHING = {
    name: missing
    for noun, unit in (("value", "usd"), ("change", "usd"), ("contribution", "points"),
                       ("growth", "pct"))
    for name, missing in columns_of(noun, Amount(unit=unit)).items()  # type: ignore[arg-type]
}  # fmt: skip


def _step(part: str, noun: str, now: Any, *then: Any) -> dict[str, object]:
    value, rows = amount_of(now, noun), (*then, now)
    # A total has the certainty that its store gives it; a change is as sure as both its ends.
    status = weakest(getattr(row, f"{noun}_status") for row in rows) if part == noun else getattr(
        now, f"{noun}_status")  # fmt: skip
    qualifier = getattr(now, f"{noun}_qualifier", "")
    rest: dict[str, object] = {
        "part": part,
        "status": status,
        "qualifier": qualifier,
        "source": _codes(rows, f"{noun}_source"),
        "value_rows": getattr(now, f"{noun}_rows", ""),
        "rows": _codes(rows, f"{noun}_rows"),
    }
    if not then:
        return {**_NOTHING, **columns_of("value", value), **rest}
    before, whole = amount_of(then[0], noun), amount_of(then[0], "turnover")
    more = change(value, before)
    return {
        **columns_of("value", value),
        **columns_of("change", more),
        **columns_of("contribution", _contribution(more, whole)),
        **columns_of("growth", growth(value, before)),
        **rest,
    }


def _codes(rows: Iterable[Any], column: str) -> str:
    """The codes that a column of some rows lists, each once."""
    found = (one for row in rows for one in codes_in(getattr(row, column, "")))
    return ";".join(dict.fromkeys(found))


def _contribution(more: Amount, whole: Amount) -> Amount:
    """100·change/whole before, percentage points. The whole is so much better known than the
    change that the ends of the change are those of the quotient, each over the whole's own."""
    found = [100 * end / other for end in more.ends for other in whole.ends]
    points = 100 * more.plain() / whole.plain()
    return computed(points, "points", more, whole, ends=(min(found), max(found)))


def _whole(row: Any) -> bool:
    """Whether exports, imports and turnover of a year are known exactly."""
    bounds = any(getattr(row, f"{noun}_qualifier", "") for noun in NOUNS)
    return not bounds and bool(np.isfinite([getattr(row, f"{noun}_usd") for noun in NOUNS]).all())
