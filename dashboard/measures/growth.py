"""Growth, change and contribution: how much more than before, and what of it came from what.

Like is compared with like: nothing follows from values of different months, nor from a value that
is only stated as "about" or "more than".
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.amount import Amount, Unit, codes_in, weakest
from dashboard.loaders.records import records
from dashboard.measures.sums import computed

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
    return computed(rate, "pct", now, before)


def change(now: Amount, before: Amount) -> Amount:
    """How much more than before, in the unit of both, of per cent in percentage points; not
    known where either is not known exactly."""
    unit: Unit = "points" if now.unit == "pct" else now.unit
    if not (now.exact and before.exact):
        return Amount(unit=unit)
    return computed(now.plain() - before.plain(), unit, now, before)


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
    ``*_qualifier, *_source``. Answer: ``part (from|exports|imports|to), value_usd, change_usd,
    contribution_points, growth_pct, status, qualifier, source``; contribution = (xᵢ₁ − xᵢ₀) / X₀
    · 100 percentage points, so that the contributions add up to the growth of the turnover.

    Exports and imports are missing, and changes are ``NaN``, where either year is not known whole
    and exactly or the two are not ``comparable``. No rows without both years.
    """
    columns = ["part", "value_usd", "change_usd", "contribution_points", "growth_pct", "status",
               "qualifier", "source"]  # fmt: skip
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


def _step(part: str, noun: str, now: Any, *then: Any) -> tuple[object, ...]:
    value, rows = getattr(now, f"{noun}_usd"), (*then, now)
    # A total has the certainty that its store gives it; a change is as sure as both its ends.
    status = weakest(getattr(row, f"{noun}_status") for row in rows) if part == noun else getattr(
        now, f"{noun}_status")  # fmt: skip
    source = ";".join(
        dict.fromkeys(one for row in rows for one in codes_in(getattr(row, f"{noun}_source", "")))
    )
    rest = status, getattr(now, f"{noun}_qualifier", ""), source
    if not then:
        return (part, value, NAN, NAN, NAN, *rest)
    before = getattr(then[0], f"{noun}_usd")
    weight = 100 * (value - before) / then[0].turnover_usd
    return (part, value, value - before, weight, growth_pct(value, before), *rest)


def _whole(row: Any) -> bool:
    """Whether exports, imports and turnover of a year are known exactly."""
    bounds = any(getattr(row, f"{noun}_qualifier", "") for noun in NOUNS)
    return not bounds and bool(np.isfinite([getattr(row, f"{noun}_usd") for noun in NOUNS]).all())
