"""Codes that the nomenclature changed between two years, in the goods and in the growth by code."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.answers.tables import EVERY
from dashboard.charts import chart_named
from dashboard.charts.chart import chart_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TRADED = {"2016": {"0302900000": "10", "0302110000": "7", "2701129000": "3"},
          "2017": {"0302910000": "15", "0302110000": "5", "2701129000": "4"}}  # fmt: skip
"""Livers and roes of fish, which got another number in HS 2017; trout, of which fins were taken
out; coal, which did not change."""
PAIR = "dataset=customs&year=2017&against=2016&flow=export"


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    return asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, usd=usd, kg="1")
        for year, goods in TRADED.items() for code, usd in goods.items() for month in range(1, 13)
    ])  # fmt: skip


def test_growth_by_code_joins_a_code_with_its_earlier_number(ask: Ask) -> None:
    table = EVERY["contributions"]
    query = read_query(PAIR, ask.library)
    rows = table.frame(ask, table.asked(query), "code").set_index("key")
    assert {*rows.index} == {"030291", "0302110000", "2701129000"}
    livers, trout, coal = (rows.loc[key] for key in ("030291", "0302110000", "2701129000"))
    assert (livers["before_usd"], livers["now_usd"], livers["kind"]) == (120, 180, "risen")
    assert [one["nomenclature"] for one in (livers, trout, coal)] == [
        "renumbered", "rearranged", "",
    ]  # fmt: skip
    assert rows["change_usd"].sum() == 12 * (24 - 20)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_goods_have_growth_where_they_are_alike_and_a_reason_where_not(ask: Ask, lang: str) -> None:
    declared = chart_named("goods")
    assert declared is not None
    chart = chart_of(declared, ask, read_query(f"{PAIR}&code=0302&lang={lang}", ask.library))
    place = [one.key for one in chart.table.columns].index("growth")
    growth = {one.key: one.cells[place] for one in chart.table.rows}
    assert (growth["030291"].value, growth["030211"].known) == (50, False)
    bridged, broken = (note for note in chart.notes if "HS" in note)
    assert "030291" in bridged and "030290" in bridged and "030211" in broken
    coal = chart_of(declared, ask, read_query(f"{PAIR}&code=2701&lang={lang}", ask.library))
    assert not any("HS" in note for note in coal.notes)


def test_a_code_that_stood_in_another_chapter_is_found_there(tmp_path: Path) -> None:
    # Reagents for blood grouping went from medicines to chemical products in HS 2022.
    asks = asks_of(tmp_path, [
        row(period=f"{month:02d}/{year}", partner="FI", code=code, usd=usd, kg="1")
        for year, code, usd in ((2021, "3006200000", "4"), (2022, "3822130000", "6"))
        for month in range(1, 13)
    ])  # fmt: skip
    table = EVERY["goods"]
    query = read_query("dataset=customs&year=2022&against=2021&flow=export&code=3822", asks.library)
    (found,) = table.frame(asks, table.asked(query)).to_dict("records")
    assert (found["code"], found["former"], found["changed"]) == ("382213", "300620", "")
    declared = chart_named("goods")
    assert declared is not None
    (line,) = chart_of(declared, asks, query).table.rows
    assert any(getattr(one, "value", None) == 50 for one in line.cells)
