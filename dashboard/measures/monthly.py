"""Months of a year beside those of another, and which of them may be compared."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.selection import Selection
from dashboard.store.customs import CustomsStore, IncompleteYear

WHOLE = (1, 12)
_SUFFIXES = ("", "_before")
NO_MONTHS = pd.DataFrame({"month": [], "exports_usd": [], "imports_usd": []}, dtype="float64")


def comparable_months(
    asked: tuple[int, int] | None, known: IncompleteYear | None, years: tuple[int, int]
) -> tuple[int, int] | None:
    """The months by which two years are compared like for like; None: whole years.

    ``asked`` is the reader's choice. Where either year is the incomplete one only its months
    count, for both years; a choice that has none of them stays as it is.
    """
    if known is None or known.year not in years:
        return asked
    first, last = asked or WHOLE
    first, last = max(first, known.months[0]), min(last, known.months[1])
    return (first, last) if first <= last else asked


def monthly_frame(store: CustomsStore, selection: Selection, against: int) -> pd.DataFrame:
    """A row a month of the selection's range: ``month, exports_usd, imports_usd, turnover_usd``
    of the selection's year and the same with ``_before`` of the year compared with.

    Months that are not known are ``NaN``. With a flow, ``turnover_usd`` is that flow.
    """
    first, last = selection.months or WHOLE
    frame = pd.DataFrame({"month": np.arange(first, last + 1)})
    for year, suffix in zip((selection.year, against), _SUFFIXES, strict=True):
        known = year in store.years
        rows = store.turnover_by_month(selection.with_(year=year)) if known else NO_MONTHS
        parts = rows[["exports_usd", "imports_usd"]]
        if selection.flow is None:
            whole = parts.sum(axis=1, min_count=2)
        else:
            whole = parts["exports_usd" if selection.flow == "export" else "imports_usd"]
        own = rows[["month"]].assign(
            **{f"{name}{suffix}": parts[name] for name in parts.columns},
            **{f"turnover_usd{suffix}": whole},
        )
        frame = frame.merge(own, on="month", how="left")
    return frame
