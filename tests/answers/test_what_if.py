"""The table of a scenario: the very sums of the files without the rows that are left out."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.parser import read_query, understood
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row

TABLE = PRINTED["what_if"]
ROWS = (
    row(partner="CN", code="4407119000", usd="600.10", kg="1"),
    row(partner="CN", code="4703210000", usd="100", kg="1"),
    row(partner="FI", code="4407119000", usd="50.05", kg="1"),
    row(partner="FI", code="4409100000", usd="-50.05", kg="1"),
    row(partner="DE", code="XXXXXXXXXX", usd="7", kg="1"),
    row("ИМ", partner="DE", code="8703231981", usd="300", kg="1"),
    row("ИМ", partner="CN", code="8703231981", usd="200.50", kg="1"),
    row("ИМ", partner="CN", code="4407119000", usd="1", kg="1"),
    row(period="02/2019", partner="DE", code="4407119000", usd="9", kg="1"),
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asks_of(tmp_path_factory.mktemp("scenario"), ROWS, today=dt.date(2026, 11, 22))


def frame(ask: Ask, asked: str) -> pd.DataFrame:
    query = understood(read_query(f"dataset=customs&{asked}", ask.library))
    return TABLE.frame(ask, TABLE.asked(query))


def totals(ask: Ask, asked: str) -> dict[str, tuple[float, float]]:
    rows = frame(ask, asked)
    rows = rows[rows["of"].eq("total")]
    return {
        flow: (fact, scenario)
        for flow, fact, scenario in zip(
            rows["flow"], rows["fact_usd"], rows["scenario_usd"], strict=True
        )
    }


@pytest.mark.parametrize("china", ["CN", "CHN", "chn"])
def test_without_a_partner_by_either_of_its_codes(ask: Ask, china: str) -> None:
    assert totals(ask, f"without={china}") == {
        "export": (707.10, 7.0), "import": (501.50, 300.0),
        "turnover": (1208.60, 307.0), "balance": (205.60, -293.0),
    }  # fmt: skip


@pytest.mark.parametrize("goods", ["HS:44,HS:47", "wood", "wood,HS:4407", "HS:44,HS:4407,HS:47"])
def test_without_goods_by_group_or_codes_is_the_same_and_nothing_is_left_out_twice(
    ask: Ask, goods: str
) -> None:
    assert totals(ask, f"without={goods}")["export"] == (707.10, 7.0)
    assert totals(ask, f"without={goods}")["import"] == (501.50, 500.50)


def test_a_code_of_ten_digits_leaves_the_others_of_its_chapter(ask: Ask) -> None:
    """What comes to nothing together is left out by half of it."""
    assert totals(ask, "without=HS:4409100000")["export"] == (707.10, 757.15)


def test_a_partner_and_goods_are_left_out_together(ask: Ask) -> None:
    assert totals(ask, "without=DE,HS:44")["turnover"] == (1208.60, 300.50)


def test_filters_are_obeyed(ask: Ask) -> None:
    assert totals(ask, "without=CN&flow=import") == {"import": (501.50, 300.0)}
    assert totals(ask, "without=CN&sector=wood")["export"] == (700.10, 0.0)
    assert totals(ask, "without=CN&partner=FIN,DEU")["turnover"] == (307.0, 307.0)
    assert totals(ask, "without=DE&months=2") == {"export": (9.0, 0.0)}


def test_facts_are_those_of_the_tables_of_facts(ask: Ask) -> None:
    rows = frame(ask, "without=FI")
    partners = (
        PRINTED["partners"]
        .frame(ask, read_query("dataset=customs&year=2019", ask.library))
        .set_index("partner")
    )
    mine = rows[rows["of"].eq("partner")].set_index("key")
    assert mine["fact_usd"].to_dict() == pytest.approx(partners["turnover_usd"].to_dict())
    for partner, ours in mine.iterrows():
        assert ours["fact_rank"] == partners.loc[partner, "rank"]
        assert ours["fact_share_pct"] == pytest.approx(partners.loc[partner, "share_pct"])


def test_it_is_marked_as_a_scenario_in_every_row(ask: Ask) -> None:
    rows = frame(ask, "without=CN,HS:44")
    assert set(rows["status"]) == {"scenario"}
    assert set(rows["without"]) == {"CHN,HS:44"}


def test_without_anything_left_out_there_is_no_scenario(ask: Ask) -> None:
    assert frame(ask, "year=2019").empty


def test_published_figures_have_none(ask: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="no commodity codes"):
        TABLE.frame(ask, read_query("year=2018&without=CHN", ask.library))


@pytest.mark.parametrize("wrong", ["QQ", "HS:4", "HS:98", "HS:", "culture", "ZZZ"])
def test_what_cannot_be_left_out_is_named(ask: Ask, wrong: str) -> None:
    query = read_query(f"dataset=customs&without=CN,{wrong}", ask.library)
    assert query.without == ("CHN",)
    assert [(one.name, one.value) for one in query.problems] == [("without", wrong)]


def test_no_table_of_facts_changes_with_a_scenario(ask: Ask) -> None:
    for name in ("turnover", "partners", "sectors", "dependence", "contributions"):
        with_it, plain = (
            PRINTED[name].frame(ask, read_query(f"dataset=customs&year=2019{more}", ask.library)
                                .with_(against=2019))
            for more in ("&without=CN", "")
        )  # fmt: skip
        pd.testing.assert_frame_equal(with_it, plain)
