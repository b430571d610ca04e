"""Months of a year beside those of another, and the stretches of time that some months are."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from dashboard.choices import WHOLE_YEAR, Flow, Months

Stretch = Months | None
"""First and last month without a gap between; None: a year as a whole."""
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


def stretches(months: Collection[int]) -> list[Months]:
    """Months as stretches without gaps, in order: 1, 2, 5 as 1–2 and 5–5."""
    found: list[Months] = []
    for month in sorted(months):
        if found and found[-1][1] == month - 1:
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found


def alike_in(now: Collection[int], before: Collection[int], months: Months | None) -> list[Stretch]:
    """The stretches in which two years are compared like for like, of the months that count of
    each (`dashboard.choices.Choices.counted`) where ``months`` are asked for; none if they have
    no month in common. Years that count alike are compared as they are asked for."""
    if set(now) == set(before):
        return [months] if now else []
    return list(stretches(set(now) & set(before)))
