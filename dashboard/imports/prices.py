"""What a kilogram costs in the files: it tells whether values and masses are in our units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.flows import FLOWS
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.staging import Stage

USUAL_USD = 0.01, 100.0
"""Dollars for a kilogram between which all of a flow together lies: of masses in tonnes it is a
thousand times too much, of values in thousands of dollars a thousandth."""


def odd_prices(stage: Stage, database: Embedded) -> tuple[Mapping[str, Any], ...]:
    """``flow, usd_per_kg`` of each flow of the files whose mean price is hardly one."""
    found = database.rows(
        "select flow, sum(cents) * 10.0 / sum(grams) as usd from "
        f"{parquet(stage.folder, 'part-*.parquet')} where grams > 0 and cents > 0 "
        "group by flow order by flow"
    )
    low, high = USUAL_USD
    return tuple(
        {"flow": FLOWS[flow], "usd_per_kg": float(usd)}
        for flow, usd in found
        if not low <= usd <= high
    )
