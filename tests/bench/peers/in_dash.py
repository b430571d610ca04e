"""The four figures in plain Dash: ``ROWS=FOLDER python in_dash.py PORT``."""

from __future__ import annotations

import sys

from dash import Dash, Input, Output, dcc, html
from plotly.graph_objects import Figure
from trade import FLOWS, four, narrowed, rows_of, years_of

GRAPHS = ("turnover", "balance", "shares", "world")


def create() -> Dash:
    """The application over the rows."""
    app, frame = Dash("in_dash", serve_locally=True), rows_of()
    years = years_of(frame)
    app.layout = html.Div(
        [
            dcc.Dropdown(years, years[-1], id="year-filter"),
            dcc.RadioItems(FLOWS, "all", id="flow-filter", inline=True),
            dcc.Dropdown(list(frame["partner"].cat.categories), id="partner-filter", multi=True),
            dcc.Dropdown(list(frame["sector"].cat.categories), id="sector-filter", multi=True),
            html.Div(
                [dcc.Graph(id=name) for name in GRAPHS],
                style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
            ),
        ]
    )

    @app.callback(
        [Output(name, "figure") for name in GRAPHS],
        Input("year-filter", "value"),
        Input("flow-filter", "value"),
        Input("partner-filter", "value"),
        Input("sector-filter", "value"),
    )
    def draw(
        year: int, flow: str, partners: list[str] | None, sectors: list[str] | None
    ) -> list[Figure]:
        return four(narrowed(frame, flow, partners, sectors), year)

    return app


if __name__ == "__main__":
    create().run(port=int(sys.argv[1]), debug=False)
