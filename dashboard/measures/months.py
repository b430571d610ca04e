"""Months of a year beside those of another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.choices import WHOLE_YEAR, Flow, Months

_SIDES = ("", "_before")


def months_frame(
    now: pd.DataFrame, before: pd.DataFrame, months: Months | None, flow: Flow | None
) -> pd.DataFrame:
    """A row a month of a range: ``month, exports_usd, imports_usd, turnover_usd`` of a year, and
    ``exports_before_usd`` and so on of the year compared with.

    ``now`` and ``before``: ``month, exports_usd, imports_usd`` of the months that are known. The
    others are ``NaN``. With a flow, ``turnover_usd`` is that flow.
    """
    first, last = months or WHOLE_YEAR
    frame = pd.DataFrame({"month": np.arange(first, last + 1)})
    for rows, side in zip((now, before), _SIDES, strict=True):
        parts = rows[["exports_usd", "imports_usd"]]
        if flow is None:
            whole = parts.sum(axis=1, min_count=2)
        else:
            whole = parts["exports_usd" if flow == "export" else "imports_usd"]
        values = {
            "exports": parts["exports_usd"],
            "imports": parts["imports_usd"],
            "turnover": whole,
        }
        columns = {f"{noun}{side}_usd": column for noun, column in values.items()}
        frame = frame.merge(rows[["month"]].assign(**columns), on="month", how="left")
    return frame
