"""Turnover, balance and coverage ratio of every year."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.amount import Amount, amount_of, columns_of
from dashboard.choices import Flow
from dashboard.loaders.records import records
from dashboard.measures import growth as measures
from dashboard.measures.growth import PARTS, growth_by_year
from dashboard.measures.sums import computed, difference_ends, ratio_ends

MILLION = 1e6


def turnover(
    answer: pd.DataFrame,
    flow: Flow | None = None,
    compared: Mapping[int, tuple[float, int]] | None = None,
) -> pd.DataFrame:
    """The frame behind the turnover and balance charts.

    From a store's ``turnover_by_year``. Adds ``balance_usd`` = exports − imports,
    ``coverage_pct`` = 100·exports/imports, ``turnover_growth_pct`` against the year before,
    ``growth_months`` and ``status`` (that of the turnover). With a flow the other one is left
    out: ``NaN``. Nothing is computed from a value that is only stated as "about" or "more than".
    Where the amounts have ranges (``turnover_low_usd`` …) balance, coverage and growth have
    theirs: ``balance_low_usd, coverage_low_pct, turnover_growth_low_pct``, ``*_high_*`` and
    ``*_digits``.

    ``compared``: the growth of years that stand for other months than the year before, with the
    number of months that it is over, as from `dashboard.measures.growth.over_same_months`;
    ``growth_months`` is that number, ``NaN`` where a year is compared as it is, or not at all.
    """
    frame = answer
    if flow is not None:
        other = "imports" if flow == "export" else "exports"
        chosen = "exports" if flow == "export" else "imports"
        frame = frame.assign(
            **{f"{other}_usd": np.nan, "turnover_usd": np.nan},
            turnover_status=frame[f"{chosen}_status"],
        )
    exports, imports = (_exact(frame, noun) for noun in PARTS)
    whole = _exact(frame, "turnover")
    growth = growth_by_year(frame["year"], whole)
    found = {year: rate for year, (rate, _) in (compared or {}).items()}
    over = {year: months for year, (_, months) in (compared or {}).items()}
    unlike = frame["year"].isin(found)
    rates = growth.mask(unlike, frame["year"].map(found).where(whole.notna()))
    months = frame["year"].map(over).astype("float64")
    measured = frame.assign(
        balance_usd=exports - imports,
        coverage_pct=(100 * exports / imports).where(imports.gt(0)),
        turnover_growth_pct=rates,
        growth_months=months.where(rates.notna() | months.eq(0)),
        status=frame["turnover_status"],
    )
    return _with_ranges(measured) if "turnover_low_usd" in measured else measured


def _with_ranges(frame: pd.DataFrame) -> pd.DataFrame:
    """The years with the ranges of what was computed of each."""
    rows = records(frame)
    of = {int(row.year): row for row in rows}
    found = []
    for row in rows:
        rate = amount_of(row, "turnover_growth", "pct")
        now, before = (amount_of(of.get(year), "turnover") for year in (row.year, row.year - 1))
        if rate.known and math.isnan(row.growth_months):
            rate = measures.growth(now, before)
        measured = {"balance": balance_of(row), "coverage": coverage_of(row)}
        measured["turnover_growth"] = rate
        found.append({name: value for noun, amount in measured.items()
                      for name, value in columns_of(noun, amount).items()})  # fmt: skip
    ranges = pd.DataFrame(found, index=frame.index)
    return frame.assign(**{name: ranges[name] for name in ranges if name not in frame})


def balance_of(row: Any) -> Amount:
    """The balance of a row of `turnover`, US dollars."""
    return _of_both(row, amount_of(row, "balance"), "{} − {}", difference_ends)


def coverage_of(row: Any) -> Amount:
    """The coverage ratio of a row of `turnover`, per cent."""
    return _of_both(row, amount_of(row, "coverage", "pct"), "100 × {} / {}", ratio_ends)


def _of_both(
    row: Any, found: Amount, form: str, ends: Callable[[Amount, Amount], tuple[float, float]]
) -> Amount:
    if found.value is None:
        return found
    both = exports, imports = amount_of(row, PARTS[0]), amount_of(row, PARTS[1])
    formula = form.format(*(f"{one.plain() / MILLION:.1f}" for one in both))
    return computed(found.value, found.unit, *both, formula=formula, ends=ends(exports, imports))


def _exact(frame: pd.DataFrame, noun: str) -> pd.Series:
    """Values without what is only stated as "more than" or "about"."""
    values = frame[f"{noun}_usd"]
    qualifier = f"{noun}_qualifier"
    return values.where(frame[qualifier].eq("")) if qualifier in frame else values
