"""What files that hold a part alone have none of is not known: no row says that it was nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.amount import NOT_PUBLISHED
from dashboard.choices import Choices
from dashboard.flows import FLOW_COLUMNS, FLOWS, Flow, noun_of
from dashboard.measures.shares import Ranked
from dashboard.query import Query
from dashboard.trade_rows import NAN, Year

BETWEEN = {"balance_usd": "balance_status", "coverage_pct": "coverage_status"}
"""What follows from both flows of a row, and the column of how it is known."""


def is_beyond(choices: Choices, query: Query, year: int, flow: Flow) -> bool:
    """Whether nothing of a flow of what is chosen is in the files of a year, which hold a part
    alone; rows that cancel each other, or have a mass alone, are there."""
    asked = query.with_(flow=flow, months=query.months)
    return choices.held_in_part(asked, year) and not any(
        choices.recorded(asked, year, measure) for measure in ("cents", "grams")
    )


def partner_within(query: Query, row: Ranked) -> Ranked:
    """A partner of both flows without the one that is beyond the files; its turnover and share are
    of what they hold."""
    if not query.choices.scopes or query.flow is not None:
        return row
    of_partner = query.with_(partners=(row.partner,), months=query.months)
    for flow in FLOWS:
        column = FLOW_COLUMNS[flow]
        if getattr(row, column) == 0 and is_beyond(query.choices, of_partner, row.year, flow):
            row = (
                row._replace(exports_usd=NAN) if flow == "export" else row._replace(imports_usd=NAN)
            )
    return row


def without_unknown(query: Query, years: Sequence[Year]) -> Sequence[Year]:
    """Years of both flows without the flow that is beyond the files, and without their balance and
    coverage ratio, which would follow from it; their turnover is what the files hold."""
    if not query.choices.scopes or query.flow is not None:
        return years
    return [_without(query, row) for row in years]


def _without(query: Query, row: Year) -> Year:
    beyond = [flow for flow in FLOWS if is_beyond(query.choices, query, row.year, flow)]
    if not beyond:
        return row
    known = row._replace(balance_usd=NAN, coverage_pct=NAN)
    if "export" in beyond:
        known = known._replace(exports_usd=NAN, exports_status=NOT_PUBLISHED)
    if "import" in beyond:
        known = known._replace(imports_usd=NAN, imports_status=NOT_PUBLISHED)
    return known


def within_files(query: Query, rows: pd.DataFrame, of: str = "") -> pd.DataFrame:
    """Rows, of years or ``of`` partners or sectors, without the flows of which nothing is in files
    that hold a part alone, and without what would follow from them."""
    if not query.choices.scopes or rows.empty:
        return rows
    rows = rows.copy()
    for flow in FLOWS:
        column, status = FLOW_COLUMNS[flow], f"{noun_of(flow)}_status"
        lacking = [one for one in (column, *BETWEEN) if one in rows]
        unknown = [one for one in (status, *BETWEEN.values()) if one in rows]
        for at, row in rows[rows[column].eq(0)].iterrows():
            chosen = {f"{of}s": (row[of],)} if of else {}
            asked = query.with_(months=query.months, **chosen)
            if is_beyond(query.choices, asked, int(row["year"]), flow):
                rows.loc[at, lacking] = NAN
                rows.loc[at, unknown] = NOT_PUBLISHED
    return rows
