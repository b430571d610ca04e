"""How much more each partner and group is than in the year before, in tables and on pages."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import TABLES, every_year
from dashboard.answers.year_before import ON_YEAR_BEFORE
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

CHART = {"partner": "partners", "sector": "sectors"}
GROWTH = f"{ON_YEAR_BEFORE}_pct"


def frame_of(ask: Ask, by: str, text: str, year: int) -> pd.DataFrame:
    query = read_query(f"dataset=demonstration&year={year}{text}", ask.library)
    return TABLES[f"{by}s"].frame(ask, query).set_index(by)


def column_of(ask: Ask, by: str, text: str) -> dict[str, Amount]:
    """The cells of the page, by partner or group; empty where its table has no such column."""
    declared = next(one for one in every_chart() if one.name == CHART[by])
    table = chart_of(declared, ask, read_query(text, ask.library)).table
    keys = [column.key for column in table.columns]
    if ON_YEAR_BEFORE not in keys:
        return {}
    cells = {row.key: row.cells[keys.index(ON_YEAR_BEFORE)] for row in table.rows}
    return {key: cell for key, cell in cells.items() if isinstance(cell, Amount) and cell.known}


@pytest.mark.parametrize("by", CHART)
@pytest.mark.parametrize("text", ["", "&flow=export", "&flow=import&months=2-5", "&months=11"])
def test_it_follows_from_both_years_and_is_the_same_on_the_page(
    ask: Ask, by: str, text: str
) -> None:
    noun = {"&flow=export": "exports_usd", "&flow=import&months=2-5": "imports_usd"}.get(
        text, "turnover_usd"
    )
    now, before = (frame_of(ask, by, text, year) for year in (2018, 2017))
    wanted = {
        key: 100 * value / then - 100
        for key, value in now[noun].items()
        if not math.isnan(value) and (then := before[noun].get(key, 0)) > 0 and value >= 0
    }
    assert len(wanted) > 5
    assert now[GROWTH].dropna().to_dict() == pytest.approx(wanted)
    shown = column_of(ask, by, f"dataset=demonstration&year=2018{text}")
    assert {key: amount.value for key, amount in shown.items()} == pytest.approx(wanted)


@pytest.mark.parametrize("by", CHART)
def test_where_the_year_before_is_not_known_there_is_no_column(ask: Ask, by: str) -> None:
    assert frame_of(ask, by, "", 2013)[GROWTH].isna().all()
    assert not column_of(ask, by, "dataset=demonstration&year=2013")
    assert not column_of(ask, by, "year=2018")


def test_a_year_of_few_months_is_compared_in_these(tmp_path: Path) -> None:
    months = {2019: range(1, 13), 2020: range(1, 4)}
    rows = [
        row(period=f"{month:02}/{year}", usd="100", kg="1")
        for year in months
        for month in months[year]
    ]
    asks, text = asks_of(tmp_path, rows), "dataset=customs&year=2020&flow=export"
    for asked in (text, f"{text}&months=1-3"):
        shown = column_of(asks, "partner", asked)
        assert [amount.value for amount in shown.values()] == [0]
    every = TABLES["partners"].frame(asks, every_year(read_query(text, asks.library)))
    assert every[["year", GROWTH]].isna().sum().tolist() == [0, 1]
