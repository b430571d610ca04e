"""Which filter keeps a chart from having anything to draw: tried, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from dashboard.charts.chart import Declaration
from dashboard.charts.from_store import chart_of
from dashboard.errors import StoreUnavailable
from dashboard.language import FALLBACK
from dashboard.pages.page import Drawn, Shown
from dashboard.query import Query
from dashboard.store.ask import Ask

ALL = "filters"
"""What is cleared where no filter alone is in the way."""
_CLEARED: Mapping[str, dict[str, Any]] = {
    "months": {"chosen_months": None},
    "flow": {"flow": None},
    "code": {"code": ""},
    "sector": {"sectors": (), "code": ""},
    "partner": {"partners": ()},
    "group": {"partners": ()},
    "kind": {"kinds": ()},
}
"""What a query without a filter has instead, by the name of the filter in an address; the one that
leaves most of the choice comes first."""


def mended_by(shown: Shown, drawn: Drawn) -> str:
    """The filter without which a chart that is empty would not be; `ALL` where it takes several to
    be cleared; empty where the chart is drawn, or stays empty without any."""
    chart, chosen = drawn.chart, _chosen(shown.query)
    failed = f"chart {drawn.declared.name}" in shown.failed
    if failed or not (chart.empty and chosen and drawn.declared.chosen(shown.scene.query)):
        return ""
    # What the chart itself blames is tried first: other filters may be in the way too.
    for name in sorted(chosen, key=lambda one: one != chart.mended_by):
        if _drawn_without(shown, drawn, name):
            return name
    return ALL if len(chosen) > 1 and _drawn_without(shown, drawn, *chosen) else ""


def _chosen(query: Query) -> list[str]:
    """The filters of which something is chosen, beside the year."""
    group = bool(query.group)
    there = {
        "months": query.chosen_months,
        "flow": query.flow,
        "code": query.code,
        "sector": query.sectors,
        "partner": query.partners and not group,
        "group": group,
        "kind": query.kinds,
    }
    return [name for name in _CLEARED if there[name]]


def _drawn_without(shown: Shown, drawn: Drawn, *names: str) -> bool:
    """Whether the chart would have anything to draw without some filters; False where that cannot
    be asked now. Many choices have the same chart without one of them: what is found is kept."""
    changes = {key: value for name in names for key, value in _CLEARED[name].items()}
    declared, chosen = drawn.declared, shown.scene.query
    query = chosen.with_(**changes)
    asked = _asked(declared, query)
    if asked == _asked(declared, chosen):
        return False

    try:
        is_drawn = partial(_is_drawn, declared, shown.ask, query)
        return shown.ask.once(f"drawn {declared.name}", asked, is_drawn)
    except StoreUnavailable:
        return False


def _is_drawn(declared: Declaration, ask: Ask, query: Query) -> bool:
    """Whether a chart has anything to draw; drawn to find out where its answers alone do not say.
    Raises ``StoreUnavailable`` where that cannot be asked now."""
    if declared.fills is not None:
        scoped = declared.scope(query)
        return declared.fills(*(ask.rows(question, scoped) for question in declared.asks))
    chart = chart_of(declared, ask, query)
    if chart.lost:
        raise StoreUnavailable(declared.name)
    return not chart.empty


def _asked(declared: Declaration, query: Query) -> Query:
    """What of a query says whether a chart is empty. Of relations and events there is nothing to
    draw where its questions find none; what is known of trade may still not be of a flow, if its
    answers alone do not say so."""
    if declared.traded(query) and declared.fills is None:
        return query.with_(lang=FALLBACK)
    fields = {name for question in declared.asks for name in question.fields}
    return declared.scope(query).only(fields)
