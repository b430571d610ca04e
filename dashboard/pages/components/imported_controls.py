"""The filter that only imported data have: the months of the year."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.flows import FLOWS
from dashboard.language import Language
from dashboard.months import WHOLE_YEAR, Months, between
from dashboard.narrative.dates import month_name
from dashboard.pages import html
from dashboard.query import Query

LISTS = (ids.FIRST_MONTH, ids.LAST_MONTH)


def months_field(query: Query, words: Language) -> Any:
    """Two native lists, first and last month; assets/months.js makes one value of them."""
    t = words.t
    chosen, offered = query.chosen_months or WHOLE_YEAR, months_offered(query)
    shown = query.chosen_months or offered
    lists = [
        part
        for list_id, key, month in zip(
            LISTS, ("first", "last"), (min(shown), max(shown)), strict=True
        )
        for part in (
            html.Label(t(f"months.{key}"), htmlFor=list_id, className="visually-hidden"),
            dbc.Select(id=list_id, value=str(month), options=_options(offered, words)),
        )
    ]
    value = [min(chosen), max(chosen)]
    return html.Div(
        [
            html.Span(_label(offered, words), id=ids.MONTHS_LABEL, className="field-label"),
            html.Div(lists, className="month-lists"),
            dcc.Input(id=ids.filter_of("months"), type="hidden", value=value),
        ],
        className="field months",
        role="group",
        **{"aria-labelledby": ids.MONTHS_LABEL},
    )


def months_offered(query: Query) -> Months:
    """The months of the year of which trade is known, of either flow where both are shown, and the
    ends of those that are chosen; all twelve where none of the year is known by itself."""
    flows = FLOWS if query.flow is None else (query.flow,)
    of_year = (query.choices.known(flow).get(query.year or 0, WHOLE_YEAR) for flow in flows)
    known = frozenset[int]().union(*of_year) - {0}
    chosen = query.chosen_months
    return (known or WHOLE_YEAR) | ({min(chosen), max(chosen)} if chosen else frozenset())


def months_props(query: Query, words: Language) -> dict[str, dict[str, Any]]:
    """What another year changes of the two lists and of what stands above them."""
    offered = months_offered(query)
    options = {"options": _options(offered, words)}
    return {
        **dict.fromkeys(LISTS, options),
        ids.MONTHS_LABEL: {"children": _label(offered, words)},
    }


def _label(offered: Months, words: Language) -> str:
    return words.t("filter.months" if offered == WHOLE_YEAR else "filter.months_known")


@lru_cache
def _options(offered: Months, words: Language) -> list[dict[str, Any]]:
    """The months from the first to the last; those between that are not known are seen to be so.
    Most choices of a year offer all twelve."""
    return [
        {"value": str(one), "label": month_name(words, one, "abbreviated")}
        | ({} if one in offered else {"disabled": True})
        for one in sorted(between(min(offered), max(offered)))
    ]
