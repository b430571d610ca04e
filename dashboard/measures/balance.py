"""Turnover, balance and coverage ratio of every year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.measures.growth import growth_by_year
from dashboard.query import Flow

TURNOVER_COLUMNS = [
    "year",
    "exports_usd",
    "imports_usd",
    "turnover_usd",
    "balance_usd",
    "coverage_pct",
    "turnover_growth_pct",
    "status",
]


def turnover(answer: pd.DataFrame, flow: Flow | None = None) -> pd.DataFrame:
    """The frame behind the turnover and balance charts.

    From a store's ``turnover_by_year``. Adds ``balance_usd`` = exports − imports,
    ``coverage_pct`` = 100·exports/imports, ``turnover_growth_pct`` against the year before, and
    ``status`` (that of the turnover). With a flow the other one is left out: ``NaN``.
    """
    frame = answer
    if flow is not None:
        other = "imports" if flow == "export" else "exports"
        own = "exports" if flow == "export" else "imports"
        status = frame[f"{own}_status"]
        frame = frame.assign(
            **{f"{other}_usd": np.nan, "turnover_usd": np.nan, "turnover_status": status}
        )
    exports, imports = frame["exports_usd"], frame["imports_usd"]
    return frame.assign(
        balance_usd=exports - imports,
        coverage_pct=(100 * exports / imports).where(imports.gt(0)),
        turnover_growth_pct=growth_by_year(frame["year"], exact(frame)),
        status=frame["turnover_status"],
    )


def exact(frame: pd.DataFrame) -> pd.Series:
    """Turnover without what is only stated as "more than" or "about": no growth follows from it."""
    if "turnover_qualifier" not in frame:
        return frame["turnover_usd"]
    return frame["turnover_usd"].where(frame["turnover_qualifier"].eq(""))
