"""A page that is new is sent with its texts beside it: Dash draws what it is needed for."""

from __future__ import annotations

import json
from typing import Any

import plotly.io
from dash import dcc

from dashboard import ids
from dashboard.pages import html
from dashboard.pages.page_texts import MARK, lifted
from tests.trees import parts, refilled, sent_by_id


def sent(branches: list[Any]) -> Any:
    return json.loads(plotly.io.json.to_json_plotly(branches))


def page() -> list[Any]:
    return [
        html.Header([html.H1("Trade & ties", id="page-title"), html.P(["a ", html.B("b<c")])]),
        html.Div(
            [
                html.P([html.A("Norway", href="/relations/NOR", className="amount"), " 1.5"]),
                dcc.Graph(id="turnover-chart"),
                html.Div(id=ids.picture("balance-chart")),
            ],
            id=ids.MAIN,
        ),
        html.Div([html.P([html.I("x")])], id=ids.FIGURE_PANEL),
    ]


def test_texts_come_beside_a_page_and_nothing_with_a_name_is_lost() -> None:
    whole = page()
    rest, texts = lifted(whole)
    assert sent(whole) == sent(page()), "what was given is as it was"
    link = "<a href='/relations/NOR' class='amount'>Norway</a> 1.5"
    assert texts == ["a <b>b&lt;c</b>", link, "<i>x</i>"]
    assert set(sent_by_id(sent(rest))) == set(sent_by_id(sent(whole)))
    filled = sent_by_id(refilled(sent(rest), texts))
    assert filled["page-title"]["children"] == "Trade & ties"
    (shown, text) = filled[ids.MAIN]["children"][0]["props"]["children"]
    assert (shown["props"]["children"], text) == ("Norway", " 1.5")


def test_elements_into_which_dash_puts_something_later_hold_no_such_text() -> None:
    """It would stand behind what is put in."""
    live = [html.Div([html.P("x")], id=one) for one in (ids.SHELL, ids.MAIN, ids.FIGURE_PANEL)]
    rest, texts = lifted([*live, html.Div([html.B("x")], id=ids.picture("goods-chart"))])
    assert texts == [] and not [one for one in parts(rest) if hasattr(one, MARK)]
