"""The ``<figure>`` around a chart: title, subtitle, picture, notes, source line, table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc

from dashboard import ids
from dashboard.charts.chart import Declaration
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.aloud import apart
from dashboard.pages.components.chart_props import Props
from dashboard.pages.components.menus import chart_menu

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
    # As dcc.Graph sets it; where settings differ Plotly builds a chart anew when it is redrawn.
    "typesetMath": False,
}


def chart_frame(
    declared: Declaration,
    props: Props,
    words: Language,
    *,
    wide: bool = False,
    above: Sequence[Any] = (),
) -> Any:
    """A chart with all its words, as the page is first sent.

    ``props`` are those of `chart_props`, ``above`` stands over the picture.
    """
    chart_id, name = declared.chart_id, words.t(f"chart_name.{declared.name}")
    title = _worded(html.H2, props, ids.title(chart_id), "title")
    return html.Figure(
        [
            html.A(
                words.t("frame.skip"),
                href=f"#{ids.table(chart_id)}",
                className="skip of-chart",
                **_named("frame.skip", name, words),
            ),
            html.Div([title, chart_menu(chart_id, name, words)], className="chart-head"),
            _worded(html.P, props, ids.subtitle(chart_id), "subtitle"),
            *_placed(props, ids.tools(chart_id), "tools", bool(declared.views)),
            *above,
            _picture(declared, props),
            _worded(html.P, props, ids.finding(chart_id), "finding"),
            *_placed(props, ids.listing(chart_id), "list", declared.itemised),
            _worded(html.Ul, props, ids.notes(chart_id), "notes"),
            _source(chart_id, props, words),
            _table(chart_id, name, words),
        ],
        id=ids.figure(chart_id),
        className="chart wide" if wide else "chart",
        **{"aria-labelledby": ids.title(chart_id), "data-part": chart_id},
        **props[ids.figure(chart_id)],
    )


def _worded(component: Any, props: Props, part_id: str, noun: str) -> Any:
    """Words of a chart in their place."""
    return component(id=part_id, className=f"chart-{noun}", **props[part_id])


def _placed(props: Props, part_id: str, noun: str, wanted: bool) -> list[Any]:
    """A place that only some charts have."""
    given = props.get(part_id, {})
    return [html.Div(id=part_id, className=f"chart-{noun}", **given)] if wanted else []


def _source(chart_id: str, props: Props, words: Language) -> Any:
    return html.Figcaption(
        [
            html.Span(id=ids.source(chart_id), **props[ids.source(chart_id)]),
            " ",
            _reference(ids.reference(chart_id), props, words),
        ],
        className="chart-source",
    )


def _named(key: str, name: str, words: Language) -> dict[str, str]:
    """What every chart of a page has is told apart by the name of the chart."""
    return {"aria-label": f"{words.t(key)}: {name}"}


def _table(chart_id: str, name: str, words: Language) -> Any:
    """The folded place of the table, which the browser fills when it is opened."""
    place = html.Div(
        id=ids.table(chart_id),
        className="chart-table",
        tabIndex="0",
        role="region",
        **{"aria-labelledby": ids.title(chart_id)},
    )
    summary = html.Summary(apart(words.t("frame.table_open"), name), className="table-open")
    return html.Details([summary, place], className="chart-details")


def _reference(part_id: str, props: Props, words: Language) -> Any:
    """What opens the view again, to be read out or typed; a link for whoever is here."""
    return html.A(
        id=part_id, className="reference", title=words.t("frame.reference"), **props[part_id]
    )


def _picture(declared: Declaration, props: Props) -> Any:
    """The drawing. One that is drawn later has an empty place: the browser puts the same graph
    into it."""
    chart_id = declared.chart_id
    graph = dcc.Graph(id=chart_id, config=CONFIG, className="chart-graph", **props[chart_id])
    return html.Div(
        graph if props[chart_id] else None,
        id=ids.picture(chart_id),
        # A screen reader keeps arrow keys for itself everywhere else.
        role="application",
        **props[ids.picture(chart_id)],
        **{
            "aria-labelledby": ids.title(chart_id),
            "aria-describedby": f"{ids.subtitle(chart_id)} {ids.POINTS_HOW}",
        },
    )
