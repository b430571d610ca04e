"""Places that sources print of a territory among others."""

from __future__ import annotations

import pandas as pd


def printed_ranks(figures: pd.DataFrame, territory: str, unit: str) -> pd.DataFrame:
    """``figure, year, flow, rank`` (Int64): the places of a territory in the unit ``unit``.

    ``figures``: as loaded. Places in part of a year are left out.
    """
    printed = (
        figures["territory"].eq(territory)
        & figures["measure"].eq("rank")
        & figures["unit"].eq(unit)
        & figures["period"].eq("year")
        & figures["value"].notna()
    )
    found = figures.loc[printed, ["figure", "year", "flow", "value"]].rename(
        columns={"value": "rank"}
    )
    return found.astype({"year": "Int64", "rank": "Int64"}).reset_index(drop=True)
