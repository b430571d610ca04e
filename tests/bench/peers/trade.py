"""What every peer has in common: the rows of a release in one frame, and four figures of them.

Only pandas and Plotly, as a competent user of both would write it: each filter masks the frame, and
each figure groups what is left. No titles, tables, sources or findings, which the dashboard has.
"""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
from plotly.graph_objects import Figure

GROUPS = Path(__file__).parents[3] / "data" / "registers" / "commodity_groups.csv"
FLOWS = {"all": "Both", "export": "Exports", "import": "Imports"}
HEIGHT = 280
"""Pixels of a figure: four of them, two by two, are seen at once at 1280×720."""


def rows_of(folder: str | None = None) -> pd.DataFrame:
    """The rows of a release: year, flow, partner, sector, usd. Without a folder those of ROWS."""
    columns = ["month", "flow", "partner", "chapter", "cents"]
    frame = pd.read_parquet(folder or os.environ["ROWS"], columns=columns)
    frame["year"] = (frame.pop("month") // 13).astype("int16")
    frame["usd"] = frame.pop("cents") / 100
    frame["partner"] = frame["partner"].astype("category")
    frame["flow"] = frame["flow"].map({0: "export", 1: "import"}).astype("category")
    groups = pd.read_csv(GROUPS)
    groups = groups[groups["first"].str.isdigit()]
    sector_of = {chapter: row.group for row in groups.itertuples()
                 for chapter in range(int(row.first), int(row.last) + 1)}  # fmt: skip
    frame["sector"] = frame.pop("chapter").map(sector_of).fillna("other").astype("category")
    return frame


def years_of(frame: pd.DataFrame) -> list[int]:
    """Years that the filter offers."""
    return [int(year) for year in sorted(frame["year"].unique())]


def narrowed(
    frame: pd.DataFrame, flow: str, partners: list[str] | None, sectors: list[str] | None
) -> pd.DataFrame:
    """The rows of the chosen flow, partners and sectors; of all where none is chosen."""
    if partners:
        frame = frame[frame["partner"].isin(partners)]
    if sectors:
        frame = frame[frame["sector"].isin(sectors)]
    if flow != "all":
        frame = frame[frame["flow"].eq(flow)]
    return frame


def turnover(data_frame: pd.DataFrame) -> Figure:
    """A bar for each flow and year."""
    by_year = data_frame.groupby(["year", "flow"], observed=True)["usd"].sum().reset_index()
    return px.bar(by_year, x="year", y="usd", color="flow", barmode="group", height=HEIGHT)


def balance(data_frame: pd.DataFrame) -> Figure:
    """Exports less imports by year."""
    by_year = data_frame.groupby(["year", "flow"], observed=True)["usd"].sum().reset_index()
    sides = by_year.pivot(index="year", columns="flow", values="usd")
    sides = sides.reindex(columns=["export", "import"]).fillna(0)
    line = (sides["export"] - sides["import"]).rename("balance").reset_index()
    return px.line(line, x="year", y="balance", height=HEIGHT)


def by_partner(rows: pd.DataFrame) -> pd.DataFrame:
    """partner, usd."""
    return rows.groupby("partner", observed=True)["usd"].sum().reset_index()


def shares(data_frame: pd.DataFrame) -> Figure:
    """The ten largest partners of a year."""
    largest = by_partner(data_frame).nlargest(10, "usd")
    return px.pie(largest, names="partner", values="usd", hole=0.5, height=HEIGHT)


def world(data_frame: pd.DataFrame) -> Figure:
    """All partners of a year on the map."""
    return px.choropleth(by_partner(data_frame), locations="partner", color="usd", height=HEIGHT)


def four(chosen: pd.DataFrame, year: int) -> list[Figure]:
    """The four figures of the chosen rows, the last two of one year."""
    own = chosen[chosen["year"].eq(year)]
    return [turnover(chosen), balance(chosen), shares(own), world(own)]
