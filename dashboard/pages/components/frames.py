"""The ``<figure>`` around a chart: title, subtitle, picture, notes, source line, table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.charts.chart import Chart, Declaration
from dashboard.language import Language
from dashboard.pages.components.menus import chart_menu
from dashboard.render.figure import figure

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "topojsonURL": "/geo/",
    "responsive": True,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
}

Props = dict[str, dict[str, Any]]


def chart_props(chart: Chart, words: Language) -> Props:
    """What a chart changes on the page: properties by component id."""
    own = chart.chart_id
    return {
        own: {"figure": figure(chart, words)},
        ids.title(own): {"children": chart.title},
        ids.subtitle(own): {"children": chart.subtitle},
        ids.finding(own): {"children": chart.finding},
        ids.notes(own): {"children": [html.Li(note) for note in chart.notes]},
        ids.source(own): {"children": chart.source},
    }


def chart_frame(
    declared: Declaration,
    props: Props,
    words: Language,
    *,
    path: str = "/",
    wide: bool = False,
    above: Sequence[Any] = (),
) -> Any:
    """A chart with all its words, as the page is first sent.

    ``path``: of its page; ``above`` stands over the picture.
    """
    own = declared.chart_id
    return html.Figure(
        [
            html.Div(
                [
                    html.H2(id=ids.title(own), className="chart-title", **props[ids.title(own)]),
                    chart_menu(own, path, words),
                ],
                className="chart-head",
            ),
            html.P(id=ids.subtitle(own), className="chart-subtitle", **props[ids.subtitle(own)]),
            *above,
            _picture(declared, props),
            html.P(id=ids.finding(own), className="chart-finding", **props[ids.finding(own)]),
            html.Ul(id=ids.notes(own), className="chart-notes", **props[ids.notes(own)]),
            html.Figcaption(id=ids.source(own), className="chart-source", **props[ids.source(own)]),
            html.Details(
                [
                    html.Summary(words.t("frame.table_open"), className="table-open"),
                    html.Div(
                        id=ids.table(own),
                        className="chart-table",
                        tabIndex="0",
                        role="region",
                        **{"aria-labelledby": ids.title(own)},
                    ),
                ],
                className="chart-details",
            ),
        ],
        id=ids.figure(own),
        className="chart wide" if wide else "chart",
    )


def _picture(declared: Declaration, props: Props) -> Any:
    """The drawing; one that is wider than a phone is scrolled, also from the keyboard."""
    own = declared.chart_id
    graph = dcc.Graph(id=own, config=CONFIG, className="chart-graph", **props[own])
    return html.Div(
        graph,
        className="chart-picture",
        role="group",
        **({"tabIndex": "0"} if declared.scrolled else {}),
        **{"aria-labelledby": ids.title(own), "aria-describedby": ids.subtitle(own)},
    )
