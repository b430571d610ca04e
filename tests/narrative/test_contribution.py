"""What is said of contributions to the growth of the turnover."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.contribution import CHART
from dashboard.charts.from_store import chart_of
from dashboard.loaders.records import records
from dashboard.narrative.contribution import finding, rounding, title
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import open_library
from tests.frames import contribution, turnover
from tests.scenes import golden_years, plain, year_of


def rows_of(*rows):
    frame = pd.DataFrame(rows) if rows else golden_years()
    steps = contribution(turnover(frame), 2018, 2017, comparable=True)
    return {row.part: row for row in records(steps)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In 2018 turnover grew by 21.5% against 2017: exports contributed +15.7 p.p.,"
               " imports +5.7 p.p."),
        ("ru", "В 2018 году оборот вырос на 21,5 % к 2017 году: вклад экспорта +15,7 п. п., вклад"
               " импорта +5,7 п. п."),
    ],
)  # fmt: skip
def test_the_finding_names_the_growth_and_its_parts(scene, lang, text):
    assert plain(finding(scene(lang), rows_of())) == text


def test_a_fall_and_no_change(scene):
    fall = rows_of(year_of(2017, 60, 40), year_of(2018, 40, 30))
    assert plain(finding(scene(), fall)) == (
        "In 2018 turnover fell by 30.0% against 2017: exports contributed −20.0 p.p., imports"
        " −10.0 p.p."
    )
    same = rows_of(year_of(2017, 60, 40), year_of(2018, 40, 60))
    assert "hardly changed" in finding(scene(), same)
    assert plain(title(scene(), same)) == "Exports −20.0 p.p., imports +20.0 p.p."


def test_filters_are_named(scene):
    text = finding(scene(sectors=("wood",)), rows_of())
    assert text.startswith("In 2018 turnover in the sector “Wood and paper” grew")


def test_rounding_is_explained_only_where_it_shows(scene):
    assert "+21.5%" in rounding(scene(), rows_of())
    even = rows_of(year_of(2017, 50, 50), year_of(2018, 60, 55))
    assert rounding(scene(), even) == ""


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Exports account for about 15 of 20 percentage points of decline"),
     ("ru", "Экспорт обусловил около 15 из 20 п. п. снижения")],
)  # fmt: skip
def test_a_part_has_no_finer_digit_than_a_whole_that_is_about_right(lang, text) -> None:
    ask = ask_of(open_library(read_settings({})))
    query = read_query(f"year=2020&against=2018&lang={lang}", ask.library)
    assert plain(chart_of(CHART, ask, query).title) == text
