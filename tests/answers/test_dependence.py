"""The table of dependence: of imported data exactly, of published figures as an interval."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.answers.tables import PRINTED
from dashboard.errors import StoreUnavailable
from dashboard.parser import read_query
from dashboard.store.ask import Ask

TABLE = PRINTED["dependence"]


def _frame(ask: Ask, asked: str, by: str = "") -> pd.DataFrame:
    query = read_query(asked, ask.library)
    return TABLE.frame(ask, TABLE.asked(query), by).set_index("flow")


def test_published_shares_give_an_interval(asks: Ask) -> None:
    found = _frame(asks, "year=2018")
    assert found.loc["turnover", ["hhi_low", "hhi_high"]].round().tolist() == [493, 728]
    assert found.loc["turnover", "top_key"] == "CHN"
    assert found.loc[["export", "import"], "hhi_low"].isna().all()
    assert _frame(asks, "year=2018&sector=wood")["hhi_low"].isna().all()
    assert _frame(asks, "year=2019")["hhi_low"].isna().all()


def test_of_chosen_partners_that_are_all_published_it_is_exact(asks: Ask) -> None:
    found = _frame(asks, "year=2018&partner=CHN,NLD").loc["turnover"]
    share = 15.6 / (15.6 + 9.2)
    assert found["hhi_low"] == found["hhi_high"]
    assert found["hhi_low"] == pytest.approx(10_000 * (share**2 + (1 - share) ** 2))
    assert _frame(asks, "year=2018&partner=CHN,JPN")["hhi_low"].isna().all()


def test_by_code_what_is_not_disclosed_may_be_any(asks: Ask) -> None:
    """Exports of 2020 by code: 600, 200 and 7 that are not disclosed."""
    query = read_query("dataset=customs&year=2020&flow=export", asks.library).with_(against=2020)
    found = TABLE.frame(asks, query, "code").set_index("flow").loc["export"]
    low, high = ((600 + more) ** 2 + 200**2 for more in (0, 7))
    assert found["hhi_low"] == pytest.approx(10_000 * low / 807**2)
    assert found["hhi_high"] == pytest.approx(10_000 * high / 807**2)
    assert (found["top_key"], found["top_share_pct"]) == ("2710192100", pytest.approx(60000 / 807))


def test_one_partner_is_a_monopoly(asks: Ask) -> None:
    found = _frame(asks, "dataset=customs&year=2020&flow=export")
    assert found.index.tolist() == ["export"]
    assert found.loc["export", ["hhi_low", "hhi_high", "equivalent", "top_share_pct"]].tolist() == [
        10_000, 10_000, 1, 100,
    ]  # fmt: skip


def test_shares_are_those_of_the_table_of_partners(asks: Ask) -> None:
    asked = "dataset=customs&year=2019"
    partners = PRINTED["partners"].frame(asks, read_query(asked, asks.library))
    found = _frame(asks, asked).loc["turnover"]
    assert found["hhi_low"] == pytest.approx((partners["share_pct"] ** 2).sum())


def test_published_figures_have_no_codes(asks: Ask) -> None:
    with pytest.raises(StoreUnavailable, match="no commodity codes"):
        _frame(asks, "year=2018", "code")


def test_by_code_and_partner_the_largest_single_trade_is_named(asks: Ask) -> None:
    query = read_query("dataset=customs&year=2020&flow=export", asks.library).with_(against=2020)
    found = TABLE.frame(asks, query, "code-partner").set_index("flow").loc["export"]
    rows = asks.store(query).trade_by_row(query)
    rows = rows[rows["flow"].eq("export") & ~rows["code"].str.startswith("XX")]
    sums = rows.groupby([rows["code"].astype(str), rows["partner"].astype(str)])["usd"].sum()
    code, partner = sums.idxmax()
    assert found["top_key"] == f"{code}-{partner}"
    whole = TABLE.frame(asks, query, "code").set_index("flow").loc["export", "top_share_pct"]
    assert 0 < found["top_share_pct"] <= whole
