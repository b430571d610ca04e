"""The same job in plain Dash and pandas, as a competent user of both would write it.

    python tests/bench/plain_dash.py ROWS_FOLDER PORT

All rows of the release are in one frame; each filter masks it and groups it by what each of the
seven charts shows. No titles, tables, sources or findings, which the dashboard has.
"""

from __future__ import annotations

import sys

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from plotly.graph_objects import Figure

FLOWS = {"all": "Both", "export": "Exports", "import": "Imports"}
GRAPHS = ("turnover", "balance", "partners", "chapters", "months", "goods", "world")


def rows_of(folder: str) -> pd.DataFrame:
    """The rows of a release: year, flow, partner, chapter, code, usd."""
    columns = ["month", "flow", "partner", "chapter", "code", "cents"]
    frame = pd.read_parquet(folder, columns=columns)
    frame["year"] = (frame["month"] // 13).astype("int16")
    frame["month"] %= 13
    frame["heading"] = (frame.pop("code") // 10**6).astype("int16")
    frame["usd"] = frame.pop("cents") / 100
    frame["partner"] = frame["partner"].astype("category")
    frame["flow"] = frame["flow"].map({0: "export", 1: "import"}).astype("category")
    return frame


def create(frame: pd.DataFrame) -> Dash:
    """The application over a frame."""
    app = Dash("plain_dash", serve_locally=True)
    years = sorted(frame["year"].unique())
    app.layout = html.Div(
        [
            dcc.Dropdown([int(year) for year in years], int(years[-1]), id="year-filter"),
            dcc.Dropdown(sorted(frame["partner"].cat.categories), id="partner-filter", multi=True),
            dcc.RadioItems(FLOWS, "all", id="flow-filter"),
            *[dcc.Graph(id=name, style={"height": "360px"}) for name in GRAPHS],
        ]
    )

    @app.callback(
        [Output(name, "figure") for name in GRAPHS],
        Input("year-filter", "value"),
        Input("partner-filter", "value"),
        Input("flow-filter", "value"),
    )
    def draw(year: int, partners: list[str] | None, flow: str) -> list[Figure]:
        chosen = frame
        if partners:
            chosen = chosen[chosen["partner"].isin(partners)]
        if flow != "all":
            chosen = chosen[chosen["flow"].eq(flow)]
        by_year = chosen.groupby(["year", "flow"], observed=True)["usd"].sum().reset_index()
        sides = by_year.pivot(index="year", columns="flow", values="usd").fillna(0)
        balance = sides.get("export", 0) - sides.get("import", 0)
        own = chosen[chosen["year"].eq(year)]
        partner = own.groupby("partner", observed=True)["usd"].sum().nlargest(10).reset_index()
        chapter = own.groupby("chapter")["usd"].sum().nlargest(20).reset_index()
        monthly = own.groupby(["month", "flow"], observed=True)["usd"].sum().reset_index()
        goods = own.groupby(["chapter", "heading"])["usd"].sum().reset_index()
        world = own.groupby("partner", observed=True)["usd"].sum().reset_index()
        return [
            px.bar(by_year, x="year", y="usd", color="flow", barmode="group"),
            px.line(balance.rename("balance").reset_index(), x="year", y="balance"),
            px.pie(partner, names="partner", values="usd", hole=0.5),
            px.bar(chapter, x="chapter", y="usd"),
            px.line(monthly, x="month", y="usd", color="flow"),
            px.treemap(goods, path=["chapter", "heading"], values="usd"),
            px.choropleth(world, locations="partner", color="usd"),
        ]

    @app.server.get("/health")
    def health() -> str:
        return "ok"

    return app


if __name__ == "__main__":
    create(rows_of(sys.argv[1])).run(port=int(sys.argv[2]), debug=False)
