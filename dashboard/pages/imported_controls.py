"""The filters that only imported data have: the months of the year, and the release."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.narrative.months import WHOLE, month_name
from dashboard.language import Language
from dashboard.pages import ids
from dashboard.query import Query


def months_field(selection: Query, language: Language) -> Any:
    """Two native lists, first and last month; assets/months.js makes one value of them."""
    t = language.t
    ends = selection.months or WHOLE
    lists = [
        part
        for own, key, month in zip(
            (ids.FIRST_MONTH, ids.LAST_MONTH), ("first", "last"), ends, strict=True
        )
        for part in (
            html.Label(t(f"monthly.{key}"), htmlFor=own, className="visually-hidden"),
            dbc.Select(
                id=own,
                value=str(month),
                options=[
                    {"value": str(one), "label": month_name(language, one, "abbreviated")}
                    for one in range(WHOLE[0], WHOLE[1] + 1)
                ],
            ),
        )
    ]
    return html.Div(
        [
            html.Span(t("filter.months"), className="field-label"),
            html.Div(lists, className="month-lists"),
            dcc.Input(id=ids.MONTHS, type="hidden", value=list(ends)),
        ],
        className="field months",
        role="group",
        **{"aria-label": t("filter.months")},
    )
