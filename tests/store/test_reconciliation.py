"""The ledger: published against computed, and what is to be thought of a difference."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library
from dashboard.store.reconciliation import COLUMNS, reconciliation


@pytest.fixture(scope="module")
def ledger() -> pd.DataFrame:
    return open_library(read_settings({})).ledger


def test_the_difference_is_computed_less_published(ledger: pd.DataFrame) -> None:
    assert ledger.columns.tolist() == COLUMNS
    found = ledger["computed_usd"] - ledger["published_usd"]
    pd.testing.assert_series_equal(found, ledger["difference_usd"], check_names=False)
    assert ledger[["published_usd", "computed_usd"]].notna().all(axis=None)


def test_the_misprint_of_2018(ledger: pd.DataFrame) -> None:
    row = ledger[ledger["figure"].eq("turnover") & ledger["year"].eq(2018)].iloc[0]
    assert row["published_usd"] == pytest.approx(10_224.9e6)
    assert row["computed_usd"] == pytest.approx(11_224.9e6)
    assert row["difference_usd"] == pytest.approx(1_000e6)
    assert row["kind"] == "explained"
    assert row["verdict"] == row["verdict_en"]
    assert row["verdict"].startswith("misprint in the source")
    assert row["verdict_ru"].startswith("опечатка в источнике")


def test_china_agrees_to_within_rounding(ledger: pd.DataFrame) -> None:
    row = ledger[ledger["figure"].eq("turnover CHN")].iloc[0]
    assert (row["published_usd"], row["kind"]) == (pytest.approx(1_749e6), "agrees_share")
    half_step = 0.05 / 100 * 11_224.9e6
    assert abs(row["difference_usd"]) < half_step


def test_what_lies_outside_the_rounding_of_the_share_agrees_only_about(
    ledger: pd.DataFrame,
) -> None:
    row = ledger[ledger["figure"].eq("turnover DEU")].iloc[0]
    # 6.6% of 11,224.9 are 735 to 746 million.
    assert (row["published_usd"], row["kind"]) == (pytest.approx(750e6), "agrees_about")
    assert row["verdict"] == "agrees to within 1.5%"


def test_the_district_is_checked_where_all_three_figures_are_printed(ledger: pd.DataFrame) -> None:
    rows = ledger[ledger["figure"].eq("turnover NWFD")].set_index("year")
    assert rows.loc[2020, "verdict"] == "agrees"
    assert rows.loc[2021, "verdict"].startswith("not resolved")
    assert rows.loc[2021, "difference_usd"] == pytest.approx(309e6)


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(read_settings({}))


def test_a_verdict_is_that_of_the_figure_that_the_data_name(library: Library) -> None:
    published, store = library.published, library.store_published
    silent = reconciliation(store, published.figures, published.contradictions.iloc[:0])
    assert silent["kind"].tolist()[0] == "open"
    assert silent["verdict"].tolist()[0] == "not resolved"
    assert set(silent["verdict_ru"]) == {""}
    other = published.contradictions.assign(figures="T003")
    assert reconciliation(store, published.figures, other)["kind"].tolist()[0] == "open"


def test_what_is_not_printed_is_not_checked(library: Library) -> None:
    figures = library.published.figures
    none = figures[figures["measure"].ne("turnover")]
    found = reconciliation(library.store_published, none, library.published.contradictions)
    assert not set(found["figure"]) & {"turnover", "turnover NWFD"}
