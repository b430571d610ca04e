"""Questions of partners and of commodity groups, asked of published and of imported data."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.amount import Amount
from dashboard.answers import countries, printed, trade
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.measures.shares import REST
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask, Question
from tests.imports.customs_files import asks_of, row


def asked(ask: Ask, question: Question, text: str = "") -> pd.DataFrame:
    return ask(question, read_query(text, ask.library))


def test_partners_of_a_year_are_ranked(asks: Ask) -> None:
    frame = asked(asks, trade.partners, "year=2018")
    assert frame["partner"].tolist()[:4] == ["CHN", "NLD", "FIN", "DEU"]
    assert frame["rank"].tolist() == [1, 2, 3, 4, 5, 5]
    assert frame["share_pct"].sum() == pytest.approx(48.8)


def test_a_share_that_a_source_prints_is_published_whatever_follows_from_it(asks: Ask) -> None:
    frame = asked(asks, trade.partners, "year=2018")
    assert set(frame["status"]) == {"implied"}
    assert set(frame["share_status"]) == {"published"}


def test_a_share_of_imported_rows_is_computed_in_table_page_and_answer(asks: Ask) -> None:
    text = "dataset=customs&year=2021"
    frame = asked(asks, trade.partners, text)
    assert set(frame["status"]) == {"published"}
    assert set(frame["share_status"]) == {"computed"}
    declared = next(one for one in every_chart() if one.name == "partners")
    chart = chart_of(declared, asks, read_query(text, asks.library))
    place = [one.key for one in chart.table.columns].index("share")
    shown = {row.cells[place].status for row in chart.table.rows
             if isinstance(row.cells[place], Amount) and row.cells[place].known}  # fmt: skip
    assert shown == {"computed"}
    # As bars they are as solid as the sums that they are of.
    assert {one.status for one in chart.plot.amounts() if one.known} == {"published"}


def test_without_the_others_there_is_no_share_and_no_rank(asks: Ask) -> None:
    frame = asked(asks, trade.partners, "year=2024")
    assert frame["partner"].tolist() == ["BLR"]
    assert frame[["rank", "share_pct"]].isna().all(axis=None)


def test_every_year_when_none_is_asked_for(asks: Ask) -> None:
    frame = asks(trade.partners, Query())
    assert frame["year"].is_monotonic_increasing
    assert {2010, 2018, 2024} <= set(frame["year"])


def test_nothing_known_is_an_empty_frame_with_its_columns(asks: Ask) -> None:
    frame = asked(asks, trade.partners, "year=2019")
    assert frame.empty
    assert {"partner", "share_pct", "share_status", "rank"} <= set(frame.columns)


def test_a_flow_that_is_not_published_by_partner_is_missing(asks: Ask) -> None:
    frame = asked(asks, trade.partners, "year=2018&flow=export")
    assert frame[["exports_usd", "imports_usd", "turnover_usd", "share_pct"]].isna().all(axis=None)


@pytest.mark.parametrize("chosen", ["", "&partner=CHN", "&partner=DNK,USA"])
def test_shares_are_made_whole_whatever_partner_is_chosen(asks: Ask, chosen: str) -> None:
    frame = asked(asks, trade.shares, f"year=2018{chosen}")
    assert frame["partner"].tolist()[-1] == REST
    assert frame["countries"].tolist()[-1] == 154
    assert frame["share_pct"].sum() == pytest.approx(100) and frame["of_whole"].all()
    assert frame["turnover_usd"].sum() == pytest.approx(11_224.9e6)


def test_the_whole_is_that_of_the_chosen_flow(asks: Ask) -> None:
    frame = asks(trade.shares, Query(dataset="customs", year=2020, flow="import"))
    assert frame["share_pct"].tolist() == [100.0]
    assert frame["imports_usd"].tolist() == [200.0]


def test_the_number_of_partners_is_of_the_years_that_say_it(asks: Ask) -> None:
    counts = asked(asks, countries.partner_counts).set_index("year")["countries"]
    assert counts.to_dict() == {2018: 160}
    imported = asked(asks, countries.partner_counts, "dataset=customs").set_index("year")[
        "countries"
    ]
    assert imported.to_dict() == {2019: 1, 2020: 1}


def test_sources_state_what_they_state_of_partners(asks: Ask) -> None:
    stated = asked(asks, trade.stated, "year=2018").set_index("partner")
    assert stated.loc["CHN", "turnover_usd"] == 1_749e6
    assert stated.loc["DEU", "qualifier"] == "approx"
    assert asked(asks, trade.stated, "dataset=customs").empty


def test_drivers_are_those_that_the_source_names(asks: Ask) -> None:
    assert set(asked(asks, printed.drivers, "year=2018")["flow"]) == {"export", "import"}
    assert asked(asks, printed.drivers, "year=2020").empty


def test_a_driver_is_of_the_trade_with_all_partners(asks: Ask) -> None:
    drivers = asked(asks, trade.sectors, "year=2018").set_index("sector")["driver"]
    assert (drivers["minerals"], drivers["machinery"]) == ("export", "import")
    assert set(asked(asks, trade.sectors, "year=2018&partner=CHN")["driver"]) == {""}


def test_a_flow_leaves_the_other_one_and_the_turnover_of_groups_out(asks: Ask) -> None:
    query = Query(dataset="customs", year=2020, flow="export")
    frame = asks(trade.sectors, query).set_index("sector")
    assert frame.loc["minerals", "exports_usd"] == 600.0
    assert frame[["imports_usd", "turnover_usd"]].isna().all(axis=None)


def test_the_places_in_the_district_are_those_that_are_printed(asks: Ask) -> None:
    ranks = asked(asks, printed.district_ranks, "year=2018").set_index("flow")["rank"]
    assert ranks.to_dict() == {"export": 2, "import": 3}
    assert asked(asks, printed.district_ranks, "year=2019").empty


def test_goods_of_the_country_itself_are_with_no_partner(tmp_path: Path) -> None:
    rows = [row("ИМ", f"{month:02d}/2019", code, usd=str(10**6 * worth))
            for month in range(1, 13)
            for code, worth in (("RU", 9), ("CN", 4), ("BY", 2))]  # fmt: skip
    rows += [row("ЭК", f"{month:02d}/2019", "CN", usd="5000000") for month in range(1, 13)]
    ask = asks_of(tmp_path, rows)
    query = read_query("dataset=customs&year=2019", ask.library)
    found = {one.partner: one for one in ask.rows(trade.partners, query)}
    assert {code: one.rank for code, one in found.items()} == {"CHN": 1, "BLR": 2, "XXX": None}
    assert found["XXX"].imports_usd == 12 * 9e6
    assert ask.store(query).partner_count(2019) == 2
    (year,) = [one for one in ask.rows(trade.years, query) if one.year == 2019]
    assert year.imports_usd == 12 * 15e6
