"""The body of each page, from charts and cards to a component tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard import ids
from dashboard.charts.chart import Chart
from dashboard.language import Language
from dashboard.pages.components.cards import Card, cards_row
from dashboard.pages.components.frames import chart_frame

WIDE = (ids.PARTNER_MAP, ids.MONTHLY, ids.TREEMAP, ids.HEATMAP)
LONE = 2


def charts_grid(
    charts: dict[str, Chart],
    details: list[Any],
    language: Language,
    above: Mapping[str, Sequence[Any]] | None = None,
) -> Any:
    """Charts in two columns, the map in full width with the details of the partner under it.

    ``above``: by chart, what stands over its picture.
    """
    parts: list[Any] = []
    narrow = [chart_id for chart_id in charts if chart_id not in WIDE]
    for chart_id, chart in charts.items():
        wide = chart_id in WIDE or len(narrow) == 1 or len(charts) <= LONE
        over = (above or {}).get(chart_id, ())
        parts.append(chart_frame(chart_id, chart, language, wide=wide, above=over))
        if chart_id == ids.PARTNER_MAP:
            parts.append(html.Section(details, id=ids.DETAILS, className="details chart wide"))
    return html.Div(parts, className="charts")


def body(
    charts: dict[str, Chart],
    cards: list[Card],
    details: list[Any],
    language: Language,
    above: Mapping[str, Sequence[Any]] | None = None,
) -> list[Any]:
    """Cards, then charts with the details panel."""
    parts: list[Any] = [cards_row(cards)] if cards else []
    return [*parts, charts_grid(charts, details, language, above)]
