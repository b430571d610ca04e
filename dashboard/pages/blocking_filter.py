"""Which filter keeps a chart from having anything to draw: tried, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts.chart import Chart, chart_of
from dashboard.errors import StoreUnavailable
from dashboard.pages.page import Drawn, Shown
from dashboard.query import Query

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
        if not _without(shown, drawn, name).empty:
            return name
    return ALL if len(chosen) > 1 and not _without(shown, drawn, *chosen).empty else ""


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


def _without(shown: Shown, drawn: Drawn, *names: str) -> Chart:
    """The chart as it would be without some filters; as it is where that cannot be asked now."""
    changes = {key: value for name in names for key, value in _CLEARED[name].items()}
    try:
        return chart_of(drawn.declared, shown.ask, shown.scene.query.with_(**changes))
    except StoreUnavailable:
        return drawn.chart
