"""The ``<figure>`` around a chart: title, subtitle, picture, notes, source line, table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dash import dcc, html

from dashboard.charts.chart import Chart, Table
from dashboard.language import Language
from dashboard.pages import ids
from dashboard.pages.menus import chart_menu

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
ROWS_SHOWN = 40
SCROLLED = (ids.HEATMAP,)
"""Charts that are wider than a phone; their picture is scrolled, also from the keyboard."""

Props = dict[str, dict[str, Any]]


def chart_props(chart_id: str, chart: Chart) -> Props:
    """What a chart changes on the page: properties by component id."""
    return {
        chart_id: {"figure": chart.figure},
        ids.title(chart_id): {"children": chart.title},
        ids.subtitle(chart_id): {"children": chart.subtitle},
        ids.finding(chart_id): {"children": chart.finding},
        ids.notes(chart_id): {"children": [html.Li(note) for note in chart.notes]},
        ids.source(chart_id): {"children": chart.source},
    }


def chart_frame(
    chart_id: str,
    chart: Chart,
    language: Language,
    *,
    wide: bool = False,
    above: Sequence[Any] = (),
) -> Any:
    """A chart with all its words, as the page is first sent; ``above`` stands over the picture."""
    props = chart_props(chart_id, chart)
    return html.Figure(
        [
            html.Div(
                [
                    html.H2(chart.title, id=ids.title(chart_id), className="chart-title"),
                    chart_menu(chart_id, language),
                ],
                className="chart-head",
            ),
            html.P(chart.subtitle, id=ids.subtitle(chart_id), className="chart-subtitle"),
            *above,
            html.Div(
                dcc.Graph(id=chart_id, figure=chart.figure, config=CONFIG, className="chart-graph"),
                className="chart-picture",
                role="group",
                **({"tabIndex": "0"} if chart_id in SCROLLED else {}),
                **{
                    "aria-labelledby": ids.title(chart_id),
                    "aria-describedby": ids.subtitle(chart_id),
                },
            ),
            html.P(chart.finding, id=ids.finding(chart_id), className="chart-finding"),
            html.Ul(id=ids.notes(chart_id), className="chart-notes", **props[ids.notes(chart_id)]),
            html.Figcaption(chart.source, id=ids.source(chart_id), className="chart-source"),
            html.Details(
                [
                    html.Summary(language.t("frame.table_open"), className="table-open"),
                    html.Div(
                        id=ids.table(chart_id),
                        className="chart-table",
                        tabIndex="0",
                        role="region",
                        **{"aria-labelledby": ids.title(chart_id)},
                    ),
                ],
                className="chart-details",
            ),
        ],
        id=ids.frame(chart_id),
        className="chart wide" if wide else "chart",
    )


def table_html(table: Table, language: Language, caption: str, href: str = "") -> str:
    """A table as escaped HTML: a caption for screen readers, a header row, at most 40 rows."""
    cells = [" class='number'" if i in table.numeric else "" for i in range(len(table.headers))]
    head = "".join(
        f"<th scope='col'{kind}>{escape(text)}</th>"
        for kind, text in zip(cells, table.headers, strict=True)
    )
    orders = table.orders or ("",) * len(table.rows)
    shown = list(zip(table.rows, orders, strict=True))[:ROWS_SHOWN]
    body = "".join(_row(row, cells, order) for row, order in shown)
    rest = len(table.rows) - ROWS_SHOWN
    more = f"<p>{escape(language.plural('frame.more_rows', rest))}</p>" if rest > 0 else ""
    link = (
        f"<p><a href='{escape(href)}' download>{escape(language.t('frame.download_table'))}</a></p>"
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}{link if href else ''}"
    )


def _row(row: Sequence[str], cells: Sequence[str], order: str) -> str:
    """A row; where its mark could be clicked its first cell is a button that does the same."""
    texts = [escape(text) for text in row]
    if order:
        texts[0] = (
            f"<button type='button' class='chosen-by' data-order='{escape(order)}'>"
            f"{texts[0]}</button>"
        )
    return (
        "<tr>"
        + "".join(f"<td{kind}>{text}</td>" for kind, text in zip(cells, texts, strict=True))
        + "</tr>"
    )
