"""Years side by side: each with what it is more than the one before it and than the first."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.answers.tables import PRINTED
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.provenance import provenance_at
from dashboard.pages.options import offer_of
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

KNOWN = {2015: range(1, 13), 2018: range(1, 13), 2020: range(1, 10), 2021: range(1, 13)}
USD = {2015: 10, 2018: 20, 2020: 40, 2021: 30}
"""Each month of a year; 2020 ends in September."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    rows = [
        row(flow, f"{month:02d}/{year}", partner, usd=f"{USD[year]}000000.00")
        for year, months in KNOWN.items()
        for month in months
        for flow in ("ЭК", "ИМ")
        for partner in ("CN", "DE")
    ]
    return asks_of(tmp_path_factory.mktemp("years"), rows, today=dt.date(2026, 11, 22))


def drawn(ask: Ask, text: str) -> Chart:
    query = read_query(text, ask.library)
    assert query.problems == ()
    declared = chart_named("chosen_years")
    assert declared is not None
    return chart_of(declared, ask, query)


def cells(chart: Chart, ask: Ask) -> list[tuple[str, ...]]:
    return [tuple(map(plain, one)) for one in chart.table.texts(ask.library.language("en"))]


def test_far_years_stand_close_together_with_growth_and_difference(ask: Ask) -> None:
    chart = drawn(ask, "dataset=customs&year=2021&years=2018,2015")
    assert plain(chart.title) == "Turnover in 2021: up by 200.0% on 2015"
    assert [(one.key, plain(one.note)) for one in chart.plot.categories] == [
        ("2015", ""), ("2018", "+100.0%"), ("2021", "+50.0%"),
    ]  # fmt: skip
    assert plain(chart.finding).endswith(
        "in 2018 $960.0 million (+100.0% on 2015, +$480.0 million); "
        "in 2021 $1,440.0 million (+50.0% on 2018, +$480.0 million)."
    )
    assert cells(chart, ask) == [
        ("2015", "240.0", "240.0", "480.0", "—", "—", "—", "—", "published"),
        ("2018", "480.0", "480.0", "960.0", "+480.0", "+100.0%", "+480.0", "+100.0%", "published"),
        ("2021", "720.0", "720.0", "1,440.0", "+480.0", "+50.0%", "+960.0", "+200.0%", "published"),
    ]
    russian = drawn(ask, "dataset=customs&year=2021&years=2015&flow=export&lang=ru")
    assert plain(russian.title) == "Экспорт в 2021 году вырос на 200,0 % к 2015 году"


def test_years_are_compared_over_the_months_that_all_of_them_have(ask: Ask) -> None:
    chart = drawn(ask, "dataset=customs&year=2021&years=2020&flow=export&partner=CHN")
    assert plain(chart.title) == "Exports to China in January–September 2021: down by 25.0% on 2020"
    assert [row[1] for row in cells(chart, ask)] == ["360.0", "270.0"]


def test_the_table_of_the_command_line_says_the_same(ask: Ask) -> None:
    # Which year is compared with elsewhere changes nothing here.
    query = read_query("dataset=customs&year=2021&against=2020&years=2018,2015", ask.library)
    found = PRINTED["chosen_years"].frame(ask, query)
    assert found["year"].tolist() == [2015, 2018, 2021] and found["months"].tolist() == [12] * 3
    assert found["since_before_pct"].tolist()[1:] == [100.0, 50.0]
    assert found["since_first_usd"].tolist()[1:] == [480e6, 960e6]


def test_what_nothing_stands_beside_says_what_to_choose_and_no_more_than_four_do(ask: Ask) -> None:
    for text in ("dataset=customs", "dataset=customs&year=2021&years=2021"):
        alone = drawn(ask, text)
        assert alone.empty and "No other years" in alone.title and "Choose" in alone.hint
    published = drawn(ask, "year=2021&years=2017,2018,2019,2020")
    assert [one.key for one in published.plot.categories] == ["2017", "2018", "2019", "2021"]
    assert published.plot.categories[2].gap == "not published"
    assert "left out: 2020" in " ".join(map(plain, published.notes))


def test_no_more_years_are_offered_than_are_drawn(ask: Ask) -> None:
    for years, open_still in (("2018,2015", True), ("2018,2015,2021", True),
                              ("2018,2015,2020", False)):  # fmt: skip
        shown = show(ask, "/trade", f"dataset=customs&year=2021&years={years}")
        offered = offer_of(shown, "years")
        assert offered is not None
        chosen = [one for one in offered.options if one.value in years.split(",")]
        others = [one for one in offered.options if one not in chosen]
        assert not any(one.disabled for one in chosen)
        assert others and {one.disabled for one in others} == {not open_still}


def test_the_growth_of_a_year_leads_to_both_of_its_ends(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2021&years=2018,2015", ask.library)
    for column, ends in (("growth_before", ("960", "1,440")), ("growth_first", ("480", "1,440"))):
        found = provenance_at(ask, query, f"chosen_years/2021/{column}")
        assert found is not None
        assert {plain(one.value).strip("$").split(".")[0] for one in found.inputs} == set(ends)
