"""No value is printed with more certainty than it has: the golden figures of implied years."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.amount import BOUNDS, Amount
from dashboard.answers.tables import EVERY
from dashboard.charts.chart import Chart, chart_of
from dashboard.charts.contribution import CHART as CONTRIBUTION
from dashboard.charts.turnover import CHART as TURNOVER
from dashboard.language import language
from dashboard.measures.growth import change, growth
from dashboard.measures.shares import part_of
from dashboard.measures.sums import total
from dashboard.narrative.amounts import cell, figure, span
from dashboard.query import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.typography import NBSP


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 22))


def _chart(ask: Ask, declared: object, query: str) -> Chart:
    return chart_of(declared, ask, read_query(query, ask.library))  # type: ignore[arg-type]


def test_2021_covers_both_values_of_the_district(ask: Ask) -> None:
    chart = _chart(ask, TURNOVER, "year=2021")
    assert chart.title == "Turnover grew by about 42% to about $12.7 billion"
    assert "$12,666–12,841 million" in chart.plot.series[0].hovers[-1]


def test_2021_in_russian(ask: Ask) -> None:
    finding = _chart(ask, TURNOVER, "year=2021&lang=ru").finding
    assert f"составил около 12,7{NBSP}млрд{NBSP}долл.{NBSP}США" in finding
    assert f"увеличился примерно на 42{NBSP}%" in finding


def test_2018_against_an_implied_year_keeps_its_decimals(ask: Ask) -> None:
    assert _chart(ask, TURNOVER, "year=2018").title == (
        "Turnover grew by 21.5% to $11,224.9 million"
    )
    finding = _chart(ask, CONTRIBUTION, "year=2018").finding
    assert f"+15.7{NBSP}p.p." in finding and f"+5.7{NBSP}p.p." in finding


def test_the_table_of_the_chart_is_rounded_and_the_file_is_not(ask: Ask) -> None:
    texts = _chart(ask, TURNOVER, "year=2018").table.texts(language("en"))
    assert texts[0][3] == f"≈{NBSP}9,240"
    frame = EVERY["turnover"].frame(ask, read_query("", ask.library).with_(year=None))
    assert list(frame.columns)[8:11] == ["qualifier", "low_usd", "high_usd"]
    year = frame[frame["year"].eq(2020)].iloc[0]
    assert [round(year[end] / 1e6) for end in ("low_usd", "high_usd")] == [8_919, 8_996]


@pytest.mark.parametrize("qualifier", BOUNDS)
def test_nothing_that_follows_from_a_bound_is_exact(qualifier: str) -> None:
    bound, whole = Amount(5e8, "usd", "published", qualifier), Amount(9e8, "usd", "published")
    derived = (
        growth(whole, bound), growth(bound, whole), change(whole, bound), change(bound, whole),
        part_of(bound, whole), part_of(whole, bound), total([bound, whole]),
        total([bound, Amount(1e8, "usd", "published", "approx")]),
    )  # fmt: skip
    assert not any(amount.exact for amount in derived)


def test_belarus_is_not_compared_between_two_bounds(ask: Ask) -> None:
    rows = EVERY["turnover"].frame(ask, read_query("partner=BLR", ask.library).with_(year=None))
    of = rows.set_index("year")
    assert list(of.loc[[2023, 2024], "qualifier"]) == ["less-than", "more-than"]
    assert of.loc[[2023, 2024], "turnover_growth_pct"].isna().all()


def test_forms_of_one_amount() -> None:
    words = language("en")
    amount = Amount(12_722.6e6, "usd", "implied").within(12_665.6e6, 12_841.5e6)
    assert figure(words, amount) == "about $12.7 billion"
    assert cell(words, amount) == f"≈{NBSP}12,700"
    assert span(words, amount) == "$12,666–12,841 million"
    assert figure(words, Amount(7_109e6, "usd", "published")) == "$7,109.0 million"
