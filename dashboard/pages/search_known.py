"""Whether a dataset has a value of what a view asks for, so that searches go on to the next one,
and the year with which a view compares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.answers import trade
from dashboard.answers.comparison import choices
from dashboard.charts.chart import Declaration
from dashboard.errors import StoreUnavailable
from dashboard.flows import noun_of
from dashboard.language import Language
from dashboard.measures.comparison import WHOLE
from dashboard.measures.inquiry_view import MAP
from dashboard.measures.inquiry_whom import COMPARED, PARTNERS
from dashboard.measures.view_asked import BESIDE, View
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask

YEARS = ("turnover", "balance", "coverage")
"""The charts of all trade that is chosen by year."""


def knows(ask: Ask, view: View, chart: Declaration, query: Query, year: str) -> bool:
    """Whether a dataset has what is asked: a value of each partner or sector that is named, among
    partners the place of some; in the ``year`` that is asked for ("": any), which is another than
    that of the query where the dataset has not got it. True of charts of no such values."""
    try:
        found = _known(ask, chart, query, year)
    except StoreUnavailable:
        return False
    if found is None:
        return True
    named = {*(view.partners or view.sectors)} if chart.name == COMPARED else {*view.partners}
    if chart.name in (PARTNERS, MAP, COMPARED) and named and not view.together:
        return named <= found
    return bool(found)


def other_year(view: View, query: Query, words: Language) -> str:
    """That nothing is known of the year that is asked for, or else of the one with which it is to
    be compared, and which is shown instead; empty where it is those years."""
    asked = view.pairs()
    for name, shown in zip(("year", "against"), query.pair, strict=True):
        if asked.get(name, "") not in ("", str(shown)):
            return words.t("search.year_unknown", years=asked[name], year=shown)
    return ""


def spanned(view: View, words: Language) -> str:
    """Which years by month are told apart, and where the others are."""
    first, last = view.span[0], view.span[-1]
    shown = view.span[-BESIDE - 2 :][0]
    if shown == first:
        return words.t("search.span", first=first, last=last)
    before = str(first) if first == shown - 1 else f"{first}–{shown - 1}"
    return words.t("search.long_span", first=shown, last=last, before=before)


def _known(ask: Ask, chart: Declaration, query: Query, year: str) -> set[str] | None:
    """The keys of the rows of a chart that have a value; None of a chart of other things. Partners
    without a place are not among the others."""
    noun, rows = noun_of(query.flow), _rows(ask, chart, query)
    if rows is None:
        return None
    return {
        key
        for key, row in rows
        if year in ("", str(row.year))
        and amount_of(row, "value" if chart.name == COMPARED else noun).known
    }


def _rows(ask: Ask, chart: Declaration, query: Query) -> Iterable[tuple[str, Any]] | None:
    """The rows of a chart, each with the key of what it is of."""
    if chart.name in (PARTNERS, MAP):
        members = query.partners
        placed = (row for row in ask.rows(trade.partners, query) if row.rank is not None)
        return [(row.partner, row) for row in placed if not members or row.partner in members]
    if chart.name == COMPARED:
        return [(row.key, row) for row in ask.rows(choices, query) if row.kind != WHOLE]
    if chart.name == "sectors":
        return [(row.sector, row) for row in ask.rows(trade.sectors, query)]
    return [("", row) for row in ask.rows(trade.years, query)] if chart.name in YEARS else None
