"""Rows of a sheet that count what its other rows count: their sums, and the same whole divided once
more. They stand apart, below the table, so that no sum over a column has them twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import pandas as pd

from dashboard.loaders.mirror import TOTAL
from dashboard.loaders.records import records
from dashboard.measures import what_if

ORDERS: Mapping[str, Mapping[str, int]] = {
    "part": {"turnover": 1},
    "of": what_if.APART,
    "chapter": {TOTAL: 1},
}
"""Columns of which a value says that a row counts what others do, and in which order those stand
below the table."""
WHOLE, FLOWS = "turnover", frozenset({"export", "import"})
NAMES = ("year", "month", "key", "partner", "code")
"""What names, beside its flow, that of which a row is."""


def apart_in(frame: pd.DataFrame) -> tuple[int, ...]:
    """For each row of a frame 0, or its place among what stands below the table; see `set_apart`.

    A turnover is a sum only where a row of exports and one of imports have the same names: with a
    partner of whom no more is published it stands for itself.
    """
    rows = records(frame)
    column = next((name for name in ORDERS if name in frame.columns), "")
    if column:
        return set_apart([ORDERS[column].get(getattr(row, column), 0) for row in rows])
    if "flow" not in frame.columns:
        return ()
    names = [name for name in NAMES if name in frame.columns]
    named = [tuple(getattr(row, name) for name in names) for row in rows]
    flows: dict[Hashable, set[str]] = {}
    for name, row in zip(named, rows, strict=True):
        flows.setdefault(name, set()).add(row.flow)
    return set_apart([int(row.flow == WHOLE and flows[name] >= FLOWS)
                      for name, row in zip(named, rows, strict=True)])  # fmt: skip


def set_apart(places: Sequence[int]) -> tuple[int, ...]:
    """The same; nothing where all rows stand together, or none would be left in the table."""
    return tuple(places) if 0 in places and any(places) else ()
