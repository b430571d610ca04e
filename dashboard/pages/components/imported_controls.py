"""The filter that only imported data have: the months of the year."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.language import Language
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.dates import month_name
from dashboard.pages import html
from dashboard.query import Query


def months_field(query: Query, words: Language) -> Any:
    """Two native lists, first and last month; assets/months.js makes one value of them."""
    t = words.t
    chosen = query.chosen_months or WHOLE_YEAR
    ends = min(chosen), max(chosen)
    lists = [
        part
        for list_id, key, month in zip(
            (ids.FIRST_MONTH, ids.LAST_MONTH), ("first", "last"), ends, strict=True
        )
        for part in (
            html.Label(t(f"months.{key}"), htmlFor=list_id, className="visually-hidden"),
            dbc.Select(
                id=list_id,
                value=str(month),
                options=[
                    {"value": str(one), "label": month_name(words, one, "abbreviated")}
                    for one in sorted(WHOLE_YEAR)
                ],
            ),
        )
    ]
    return html.Div(
        [
            html.Span(t("filter.months"), className="field-label"),
            html.Div(lists, className="month-lists"),
            dcc.Input(id=ids.filter_of("months"), type="hidden", value=list(ends)),
        ],
        className="field months",
        role="group",
        **{"aria-label": t("filter.months")},
    )
