"""Questions of trade: what may be compared is, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers import goods, trade
from dashboard.answers.tables import TABLES, every_year
from dashboard.measures.headline import headlines
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

KNOWN = {
    2018: range(1, 13),
    2019: range(1, 13),
    2020: range(1, 10),
    2021: [month for month in range(1, 13) if month != 5],
    2022: range(1, 5),
}
"""2020 ends in September, 2021 lacks its May, 2022 ends in April."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports of 100 dollars and imports of 20 in each known month, a tenth more each year."""
    folder: Path = tmp_path_factory.mktemp("trade")
    rows = [
        row(flow, f"{month:02d}/{year}", usd=f"{usd * 1.1 ** (year - 2018):.2f}")
        for year, months in KNOWN.items()
        for month in months
        for flow, usd in (("ЭК", 100), ("ИМ", 20))
    ]
    return asks_of(folder, rows, today=dt.date(2026, 11, 22))


def asked(ask: Ask, query: str) -> Query:
    return read_query(f"dataset=customs&{query}", ask.library)


def growths(ask: Ask, query: str) -> pd.Series:
    return ask(trade.years, asked(ask, query)).set_index("year")["turnover_growth_pct"]


def test_a_year_of_nine_months_did_not_fall_by_a_quarter(ask: Ask) -> None:
    frame = ask(trade.years, asked(ask, "year=2019")).set_index("year")
    assert frame["months"].tolist() == [12, 12, 9, 11, 4]
    assert frame["turnover_usd"].tolist()[1:3] == pytest.approx([1584, 1306.8])
    assert frame["turnover_growth_pct"].tolist()[1:] == pytest.approx([10] * 4, abs=0.01)
    assert frame["growth_months"].tolist()[2:] == [9, 8, 4]
    assert frame["growth_months"].isna().tolist()[:2] == [True, True]


@pytest.mark.parametrize("query", ["year=2020", "year=2019&months=8-12", "year=2022&flow="])
def test_growth_is_like_for_like_whatever_is_asked(ask: Ask, query: str) -> None:
    assert growths(ask, query).dropna().tolist() == pytest.approx(
        [10] * growths(ask, query).count(), abs=0.02
    )


@pytest.mark.parametrize(
    ("query", "year", "over"),
    [
        ("", 2020, 9),
        ("year=2020", 2020, 9),
        ("", 2021, 8),
        ("year=2021", 2021, 8),
        ("", 2022, 4),
        ("year=2022", 2022, 4),
        ("year=2022&months=1-3", 2022, 3),
        ("months=1-3", 2019, 3),
        ("year=2022&against=2019", 2022, 4),
    ],
)
def test_a_table_says_over_how_many_months_growth_is_however_it_is_asked(
    ask: Ask, query: str, year: int, over: int
) -> None:
    named = TABLES["turnover"]
    for which in (named.asked(asked(ask, query)), every_year(asked(ask, query))):
        found = named.frame(ask, which).set_index("year").loc[year]
        assert found["growth_months"] == over
        assert found["turnover_growth_pct"] == pytest.approx(10, abs=0.02)


def test_growth_of_whole_years_is_over_no_number_of_months(ask: Ask) -> None:
    found = TABLES["turnover"].frame(ask, asked(ask, "year=2019")).set_index("year")
    assert found["growth_months"].isna().tolist() == [True]


def test_without_a_month_in_common_there_is_no_growth(ask: Ask) -> None:
    frame = ask(trade.years, asked(ask, "year=2019&months=10-12")).set_index("year")
    assert pd.isna(frame.loc[2020, "turnover_usd"])
    assert frame["turnover_growth_pct"].notna().tolist() == [False, True, False, False, False]


def test_with_a_flow_there_is_no_growth_of_the_turnover(ask: Ask) -> None:
    assert growths(ask, "year=2019&flow=export").isna().all()


@pytest.mark.parametrize(
    ("year", "against"),
    [(2020, 2019), (2022, 2020), (2019, 2018), (2021, 2019), (2021, 2020)],
)
def test_two_years_are_compared_over_the_months_of_both(ask: Ask, year: int, against: int) -> None:
    query = asked(ask, f"year={year}&against={against}")
    assert query.comparable
    rate = 100 * 1.1 ** (year - against) - 100
    (turnover, exports, *_) = headlines(ask(trade.years, query), query)
    assert turnover.growth.plain() == pytest.approx(rate, abs=0.02)
    assert exports.growth.plain() == pytest.approx(rate, abs=0.02)
    parts = ask(trade.contribution, query).set_index("part")
    assert parts.loc["to", "growth_pct"] == pytest.approx(rate, abs=0.02)
    assert parts.loc["exports", "contribution_points"] == pytest.approx(rate * 5 / 6, abs=0.02)


def test_what_the_published_data_know_as_a_whole_is_compared(ask: Ask) -> None:
    query = read_query("year=2018", ask.library)
    assert query.comparable
    frame = ask(trade.years, query).set_index("year")
    assert frame.loc[2018, "turnover_growth_pct"] == pytest.approx(21.5, abs=0.05)
    assert frame["growth_months"].isna().all()


def test_months_are_those_that_the_reader_chose(ask: Ask) -> None:
    frame = ask(goods.months, asked(ask, "year=2020")).set_index("month")
    assert frame.index.tolist() == list(range(1, 13))
    assert frame["turnover_usd"].count() == 9
    assert frame["turnover_before_usd"].count() == 12
    assert frame.loc[1, "exports_before_usd"] == pytest.approx(110)
    assert set(frame["status"]) == {"published"}
    chosen = ask(goods.months, asked(ask, "year=2020&months=8-12&flow=import"))
    assert chosen["month"].tolist() == [8, 9, 10, 11, 12]
    assert chosen["turnover_usd"].tolist()[:2] == pytest.approx([24.2, 24.2])
    assert chosen["exports_usd"].isna().all()


def test_a_year_that_is_not_there_has_no_months(ask: Ask) -> None:
    frame = ask(goods.months, asked(ask, "year=2018").with_(against=2017))
    assert frame["turnover_before_usd"].isna().all()
    assert frame["turnover_usd"].notna().all()
