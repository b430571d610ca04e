"""The body of each page, from charts and cards to a component tree."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.figures.chart import Chart
from dashboard.language import Language
from dashboard.layout import ids
from dashboard.layout.cards import Card, cards_row
from dashboard.layout.frames import chart_frame

WIDE = (ids.PARTNER_MAP,)


def charts_grid(charts: dict[str, Chart], language: Language) -> Any:
    """Charts in two columns, the map in full width."""
    return html.Div(
        [
            chart_frame(chart_id, chart, language, wide=chart_id in WIDE)
            for chart_id, chart in charts.items()
        ],
        className="charts",
    )


def body(
    charts: dict[str, Chart], cards: list[Card], details: list[Any], language: Language
) -> list[Any]:
    """Cards, charts and the details panel."""
    parts: list[Any] = [cards_row(cards)] if cards else []
    parts.append(charts_grid(charts, language))
    parts.append(html.Section(details, id=ids.DETAILS, className="details"))
    return parts
