"""Turnover, balance and coverage ratio of every year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dashboard.amount import Amount, amount_of
from dashboard.measures.growth import PARTS, growth_by_year
from dashboard.measures.sums import computed
from dashboard.query import Flow

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

    ``compared``: the growth of years that stand for other months than the year before, with the
    number of months that it is over, as from `dashboard.measures.growth.over_same_months`;
    ``growth_months`` is that number, ``NaN`` where a year is compared as it is.
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
    return frame.assign(
        balance_usd=exports - imports,
        coverage_pct=(100 * exports / imports).where(imports.gt(0)),
        turnover_growth_pct=growth.mask(unlike, frame["year"].map(found).where(whole.notna())),
        growth_months=frame["year"].map(over).astype("float64"),
        status=frame["turnover_status"],
    )


def balance_of(row: Any) -> Amount:
    """The balance of a row of `turnover`, US dollars."""
    return _of_both(row, amount_of(row, "balance"), "{} − {}")


def coverage_of(row: Any) -> Amount:
    """The coverage ratio of a row of `turnover`, per cent."""
    return _of_both(row, amount_of(row, "coverage", "pct"), "100 × {} / {}")


def _of_both(row: Any, found: Amount, form: str) -> Amount:
    if found.value is None:
        return found
    both = [amount_of(row, noun) for noun in PARTS]
    formula = form.format(*(f"{one.plain() / MILLION:.1f}" for one in both))
    return computed(found.value, found.unit, *both, formula=formula)


def _exact(frame: pd.DataFrame, noun: str) -> pd.Series:
    """Values without what is only stated as "more than" or "about"."""
    values = frame[f"{noun}_usd"]
    qualifier = f"{noun}_qualifier"
    return values.where(frame[qualifier].eq("")) if qualifier in frame else values
