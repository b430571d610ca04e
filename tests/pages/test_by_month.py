"""The way to the months of what is chosen stands at the chart that it was chosen in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.language import languages
from dashboard.pages.by_month import by_month
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.pages.conftest import TODAY

GRID, GROUPS = "partner_sectors", "sectors"
PLACE = "/trade#months-chart-figure"


@pytest.fixture(scope="module")
def made_up(demonstration_folder: Path) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=demonstration_folder)), TODAY)


def leading(ask: Ask, path: str, query: str, chart: str) -> list[tuple[str, str]]:
    """What the links of a chart order, and their texts."""
    shown = show(ask, path, f"dataset=demonstration&{query}")
    drawn = shown.drawn(chart)
    assert drawn is not None
    return [(getattr(one, "data-order"), one.children) for one in by_month(shown, drawn)]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("path", "chart"), [("/partners", GRID), ("/", GROUPS)])
@pytest.mark.parametrize(
    ("query", "years", "told"),
    [
        ("partner=FIN&sector=wood", "2018,2019", "2018–2021"),
        ("sector=wood&year=2019", "2016,2017", "2016–2019"),
        ("partner=FIN&year=2021&against=2018", "2019,2020", "2018–2021"),
        ("partner=FIN&years=2014", "2014", "2014, 2020–2021"),
        ("partner=FIN&year=2014", "", "2013–2014"),
    ],
)
def test_a_choice_leads_to_its_months_in_the_latest_years(
    made_up: Ask, lang: str, path: str, chart: str, query: str, years: str, told: str
) -> None:
    [(order, text)] = leading(made_up, path, f"{query}&lang={lang}", chart)
    assert order == f"years_at:{years}@{PLACE}"
    assert told in text


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("query", "year"),
    [("", "2021"), ("&years=2015", "2021"), ("&year=2018&against=2016", "2018")],
)
def test_of_several_that_stand_side_by_side_it_leads_to_their_months_of_the_year(
    made_up: Ask, lang: str, query: str, year: str
) -> None:
    [(order, text)] = leading(made_up, "/partners", f"partner=CHN,DEU{query}&lang={lang}", GRID)
    assert order.endswith("@/trade#compare-months-chart-figure")
    asked = f"dataset=demonstration&partner=CHN,DEU{query}&lang={lang}"
    there = show(made_up, "/trade", asked).drawn("compare_months")
    assert there is not None
    assert re.findall(r"\d{4}", text) == re.findall(r"\d{4}", there.chart.subtitle)[:1] == [year]


def test_without_a_choice_or_where_the_months_are_nothing_leads_there(made_up: Ask) -> None:
    assert leading(made_up, "/partners", "", GRID) == []
    assert leading(made_up, "/trade", "sector=wood", GROUPS) == []
    shown = show(made_up, "/", "sector=wood")
    drawn = shown.drawn(GROUPS)
    assert drawn is not None and by_month(shown, drawn) == []
