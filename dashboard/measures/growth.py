"""Growth, change and contribution: how much more than before, and what of it came from what."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from dashboard.loaders.records import records
from dashboard.store.derivation import weakest

NAN = float("nan")


def growth_pct(now: float, before: float) -> float:
    """100·x₁/x₀ − 100, per cent (темп прироста); ``NaN`` from nothing, from zero or below it."""
    if math.isnan(now) or math.isnan(before) or before <= 0:
        return NAN
    return 100 * now / before - 100


def growth_by_year(years: pd.Series, values: pd.Series) -> pd.Series:
    """Growth of each row against the row of the year before it; ``NaN`` if that is not there."""
    before = values.shift(1).where(years.diff().eq(1))
    return (100 * values / before - 100).where(before.gt(0)).astype("float64")


def contribution(frame: pd.DataFrame, year: int, against: int) -> pd.DataFrame:
    """How the turnover of one year became that of another.

    ``frame`` has ``year, exports_usd, imports_usd, turnover_usd`` and their ``*_status``. Answer:
    ``part (from|exports|imports|to), usd, change_usd, contribution_pp, growth_pct, status``;
    contribution = (xᵢ₁ − xᵢ₀) / X₀ · 100 percentage points, so that the contributions add up to
    the growth of the turnover. Empty when either year is not known whole.
    """
    columns = ["part", "usd", "change_usd", "contribution_pp", "growth_pct", "status"]
    rows = {int(row.year): row for row in records(frame) if row.year in (year, against)}
    now, then = rows.get(year), rows.get(against)
    nothing = pd.DataFrame(columns=columns)
    if now is None or then is None or year == against:
        return nothing
    if not np.isfinite([_parts(now), _parts(then)]).all() or then.turnover_usd <= 0:
        return nothing
    found: list[tuple[object, ...]] = [
        ("from", then.turnover_usd, NAN, NAN, NAN, then.turnover_status)
    ]
    for part in ("exports", "imports"):
        one, other = getattr(now, f"{part}_usd"), getattr(then, f"{part}_usd")
        weight = 100 * (one - other) / then.turnover_usd
        status = weakest([getattr(row, f"{part}_status") for row in (now, then)])
        found.append((part, one, one - other, weight, growth_pct(one, other), status))
    change = now.turnover_usd - then.turnover_usd
    total = growth_pct(now.turnover_usd, then.turnover_usd)
    found.append(("to", now.turnover_usd, change, total, total, now.turnover_status))
    return pd.DataFrame(found, columns=columns)


def _parts(row: object) -> list[float]:
    return [getattr(row, f"{part}_usd") for part in ("exports", "imports", "turnover")]
