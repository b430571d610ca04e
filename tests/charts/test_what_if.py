"""The chart of a scenario: never without the word, beside the fact, made up where that is."""

from __future__ import annotations

import pytest

from dashboard.charts.what_if import what_if_chart
from dashboard.measures.what_if import Consequence
from dashboard.render.office_data import office_data
from tests.scenes import plain

M = 1e6
ROWS = [
    Consequence("total", "", "export", 7109 * M, 1300 * M, 5809 * M),
    Consequence("total", "", "import", 4100 * M, 500 * M, 3600 * M),
    Consequence("total", "", "turnover", 11209 * M, 1800 * M, 9409 * M),
    Consequence("total", "", "balance", 3009 * M, 800 * M, 2209 * M),
    Consequence("partner", "CHN", "turnover", 1800 * M, 1800 * M, 0.0, 16.1, 0.0, 1, None),
    Consequence("partner", "NLD", "turnover", 1000 * M, 0.0, 1000 * M, 8.9, 10.6, 2, 1),
    Consequence("sector", "wood", "turnover", 500 * M, 0.0, 500 * M, 4.5, 5.3),
]
SAID = {
    "en": (
        "Scenario without China: turnover $9,409.0 million instead of $11,209.0 million",
        "Scenario without China, in 2018: exports $5,809.0 million instead of $7,109.0 million "
        "(−18.3%); imports $3,600.0 million instead of $4,100.0 million (−12.2%); turnover "
        "$9,409.0 million instead of $11,209.0 million (−16.1%); balance $2,209.0 million instead "
        "of $3,009.0 million (−$800.0 million); the largest partner would be the Netherlands "
        "with 10.6% of turnover (8.9% in fact).",
        "Scenario: without China",
    ),
    "ru": (
        "Сценарий без Китая: оборот — 9 409,0 млн долл. США вместо 11 209,0 млн долл. США",
        "Сценарий без Китая, в 2018 году: экспорт — 5 809,0 млн долл. США вместо 7 109,0 млн "
        "долл. США (−18,3 %); импорт — 3 600,0 млн долл. США вместо 4 100,0 млн долл. США "
        "(−12,2 %); оборот — 9 409,0 млн долл. США вместо 11 209,0 млн долл. США (−16,1 %); "
        "сальдо — 2 209,0 млн долл. США вместо 3 009,0 млн долл. США (−800,0 млн долл. США); "
        "крупнейший партнёр в сценарии — Нидерланды, 10,6 % оборота (по факту 8,9 %).",
        "Сценарий: без Китая",
    ),
}


@pytest.mark.parametrize("lang", SAID)
def test_title_finding_and_mark_say_that_it_is_a_scenario(scene, lang):
    chart = what_if_chart(ROWS, scene(lang, without=("CHN",)))
    title, finding, mark = SAID[lang]
    assert (plain(chart.title), plain(chart.finding), plain(chart.mark)) == (title, finding, mark)
    assert plain(chart.subtitle).endswith(mark)


def test_the_longer_bar_lies_behind_and_the_scenario_is_hatched(scene):
    rows = [*ROWS[:3], ROWS[3]._replace(left_out_usd=-500 * M, scenario_usd=3509 * M)]
    chart = what_if_chart(rows, scene(without=("CHN",)))
    assert [one.column for one in chart.plot.series] == ["fact", "scenario"] * 3 + [
        "scenario", "fact",
    ]  # fmt: skip
    assert {one.column for one in chart.plot.series if one.expected} == {"scenario"}
    hatched = [bool(one.hatched) for one in office_data(chart.plot, scene().language)[0].series]
    assert hatched == [False, True] * 3 + [True, False]


def test_a_made_up_scenario_is_still_made_up_and_both_marks_stand(scene):
    chart = what_if_chart(ROWS, scene(mark="Demonstration data", without=("CHN",)))
    assert {one.status for one in chart.plot.amounts() if one.known} == {"made up"}
    assert chart.mark == "Demonstration data · Scenario: without China"


def test_the_fact_is_published_and_the_scenario_is_one(scene):
    chart = what_if_chart(ROWS, scene(without=("CHN",)))
    row = next(row for row in chart.table.rows if row.key == "partner/NLD/turnover")
    statuses = {
        column.key: cell.status
        for column, cell in zip(chart.table.columns, row.cells, strict=True)
        if not isinstance(cell, str)
    }
    assert statuses == {
        "fact": "published", "left_out": "published", "scenario": "scenario",
        "fact_share": "computed", "scenario_share": "scenario",
        "fact_rank": "computed", "scenario_rank": "scenario",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "without", "said"),
    [
        ("en", ("NLD", "wood", "HS:4407"),
         "Scenario: without the Netherlands, the group “Wood and paper” and code 4407"),
        ("ru", ("NLD", "wood", "HS:4407"),
         "Сценарий: без Нидерландов, группы «Лес и бумага» и кода 4407"),
        ("en", ("CHN", "NLD", "FIN", "DEU"), "Scenario: without 4 parts"),
        ("ru", ("CHN", "NLD", "FIN", "DEU", "USA"), "Сценарий: без 5 составляющих"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(scene, lang, without, said):
    assert plain(what_if_chart(ROWS, scene(lang, without=without)).mark) == said


def test_one_that_changes_nothing_says_so(scene):
    rows = [one._replace(left_out_usd=0.0, scenario_usd=one.fact_usd) for one in ROWS[:4]]
    title = what_if_chart(rows, scene(without=("NOR",))).title
    assert plain(title) == "Scenario without Norway: nothing changes, turnover $11,209.0 million"


@pytest.mark.parametrize(("without", "key"), [((), "what_if.empty"), (("CHN",), "what_if.unknown")])
def test_without_rows_there_is_nothing_to_draw_and_why_is_said(scene, without, key):
    chart = what_if_chart((), scene(without=without))
    assert chart.empty
    assert chart.title == scene().language.t(key, year=2018)


def test_on_a_slide_one_number_stands_at_the_end_of_two_bars_in_a_row(scene):
    (data,) = office_data(what_if_chart(ROWS, scene(without=("CHN",))).plot, scene().language)
    at = [sum(place in one.labelled for one in data.series) for place in range(4)]
    assert at == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("without", "title"),
    [
        (("CHN", "NLD"), "Scenario without China and the Netherlands: turnover −16.1%"),
        (("CHN", "NLD", "FIN", "DEU"),
         "Scenario without 4 parts: turnover $9,409.0 million instead of $11,209.0 million"),
    ],
)  # fmt: skip
def test_the_title_has_ten_words_and_names_what_it_can(scene, without, title):
    assert plain(what_if_chart(ROWS, scene(without=without)).title) == title
