"""Shares where corrections are below zero: no partner has more than all, or less than nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.answers import trade
from dashboard.answers.tables import PRINTED
from dashboard.parser import read_query
from tests.imports.customs_files import asks_of, row


def _shares(folder: Path, **usd: str) -> tuple[dict[str, float], dict[str, int], list]:
    rows = [row(partner=partner, usd=value, kg="1") for partner, value in usd.items()]
    ask = asks_of(folder, rows, today=dt.date(2026, 11, 22))
    query = read_query("dataset=customs&year=2019&flow=export", ask.library)
    frame = PRINTED["partners"].frame(ask, query).set_index("partner")
    shares = frame["share_pct"].dropna().to_dict()
    return shares, frame["rank"].dropna().to_dict(), list(ask.rows(trade.shares, query))


def test_values_that_outweigh_each_other_have_no_shares_but_their_places(tmp_path: Path) -> None:
    shares, ranks, shown = _shares(tmp_path, CN="200", FI="-100")
    assert shares == {}
    assert ranks == {"CHN": 1, "FIN": 2}
    assert not any(one.of_whole for one in shown)


def test_a_small_correction_costs_only_itself(tmp_path: Path) -> None:
    shares, ranks, _ = _shares(tmp_path, CN="60", DE="40.01", FI="-0.01")
    assert shares == pytest.approx({"CHN": 60, "DEU": 40.01})
    assert ranks["FIN"] == 3


def test_one_partner_alone_is_all_of_the_trade(tmp_path: Path) -> None:
    assert _shares(tmp_path, CN="0.07")[0] == {"CHN": 100}
