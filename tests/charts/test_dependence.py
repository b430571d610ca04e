"""Dependence: equal partners by year, the index behind them, the largest single one."""

from __future__ import annotations

import pytest

from dashboard.answers.why import DependenceInYear
from dashboard.charts.dependence import dependence_chart
from dashboard.measures.dependence import Dependence
from dashboard.render.office_data import decimals, drawn
from tests.scenes import plain

NAN = float("nan")
ROWS = [
    DependenceInYear(2017, "turnover", 2500.0, 2500.0, 4.0, "CHN", 40.0, 4.0),
    DependenceInYear(2018, "turnover", 1900.0, 2000.0, 5.0, "CHN;DEU", 30.0, 5.26),
]
SINGLE = [Dependence("export", 1.0, 1.0, 1.0, "4407100000-FIN", 12.5, 1.0)]


def test_a_line_says_the_equal_partners_of_each_year(scene):
    chart = dependence_chart(ROWS, SINGLE, scene())
    (line,) = chart.plot.series
    assert [one.value for one in line.amounts] == [4.0, 5.0]
    assert line.end == line.label == "Turnover"
    assert [one.emphasis for one in chart.plot.categories] == ["plain", "strong"]
    row = [plain(one) for one in chart.table.texts(scene().language)[1]]
    assert row == ["2018", "1,900", "2,000", "5", "China and Germany", "30.0%"]


@pytest.mark.parametrize(
    ("lang", "title", "finding", "single"),
    [
        (
            "en",
            "Turnover: as concentrated as with 5 equal partners",
            "In 2018 turnover had the concentration of 5 equal partners; the largest "
            "partners were China and Germany with 30.0% each; in 2017 it was that of 4 equal"
            " partners.",
            "The largest single dependence: code 4407100000 “Chapter 44” to Finland, a share of "
            "12.5% in exports.",
        ),
        (
            "ru",
            "Оборот распределён так, будто это 5 равных партнёров",
            "В 2018 году оборот распределён так, будто это 5 равных партнёров; крупнейшие "
            "партнёры — Китай и Германия, по 30,0 %; в 2017 году — 4 равных партнёра.",
            "Самая крупная отдельная зависимость: код 4407100000 («Chapter 44») в Финляндию, "
            "доля 12,5 % в экспорте.",
        ),
    ],
)
def test_it_is_said_how_concentrated_trade_is(scene, lang, title, finding, single):
    chart = dependence_chart(ROWS, SINGLE, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    assert plain(chart.notes[-1]) == single


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "a share of 12.5% in exports in the sector “Wood and paper”."),
     ("ru", "доля 12,5 % в экспорте по отрасли «Лес и бумага».")],
)  # fmt: skip
def test_a_part_of_exports_is_not_called_all_of_them(scene, lang, said):
    asked = scene(lang, sectors=("wood",))
    assert plain(dependence_chart(ROWS, SINGLE, asked).notes[-1]).endswith(said)


@pytest.mark.parametrize(
    ("equivalent", "top", "share", "said", "russian"),
    [
        (1.0, "CHN", 100.0, "with a single partner", "это один партнёр"),
        (1.02, "CHN", 99.0, "with almost a single partner", "это почти один партнёр"),
        (1.36, "CHN", 84.4, "with 1.4 equal partners", "это 1,4 равного партнёра"),
    ],
)
def test_one_partner_is_said_of_one_alone(scene, equivalent, top, share, said, russian):
    row = ROWS[1]._replace(equivalent=equivalent, top_key=top, top_share_pct=share)
    for lang, text in (("en", said), ("ru", russian)):
        title = plain(dependence_chart([ROWS[0], row], (), scene(lang)).title)
        assert title.endswith(text), title


@pytest.mark.parametrize(
    ("equivalent", "said"),
    [(1.36, "1.4"), (1.02, "1.0"), (1.62, "2"), (9.62, "10"), (24.31, "24")],
)
def test_title_table_and_slide_round_the_equal_partners_alike(scene, equivalent, said):
    row = ROWS[1]._replace(equivalent=equivalent)
    chart = dependence_chart([ROWS[0], row], (), scene())
    assert said == "1.0" or f" {said} equal partners" in plain(chart.title)
    assert plain(chart.table.texts(scene().language)[1][3]) == said
    assert said == "1.0" or f"{said} equal partners" in plain(chart.plot.series[0].hovers[1])
    amount = chart.plot.series[0].amounts[1]
    assert f"{drawn(amount):.{decimals(amount)}f}" == said


def test_a_year_of_which_nothing_is_known_says_so(scene):
    rows = [ROWS[0], DependenceInYear(2018, "turnover", NAN, NAN, NAN, "", NAN, NAN)]
    chart = dependence_chart(rows, (), scene())
    assert chart.empty and "2018" in chart.title


def test_a_year_between_that_is_missing_breaks_the_line(scene):
    rows = [ROWS[0]._replace(year=2016), ROWS[1]]
    (line,) = dependence_chart(rows, (), scene()).plot.series
    assert [one.value for one in line.amounts] == [4.0, None, 5.0]


def test_where_one_flow_alone_is_known_it_is_said_of_that(scene):
    chart = dependence_chart([ROWS[1]._replace(flow="export")], (), scene())
    assert plain(chart.title) == "Exports: as concentrated as with 5 equal partners"


@pytest.mark.parametrize(
    ("lang", "single", "below"),
    [
        (
            "en",
            "The largest single dependences: code 2709009009 “Chapter 27” to Finland and code "
            "4407119000 “Chapter 44” to China, a share of 45.5% in exports each.",
            "Turnover: −$600,000 below zero, by corrections, is left out; shares are of what "
            "is above zero.",
        ),
        (
            "ru",
            "Самые крупные отдельные зависимости: код 2709009009 («Chapter 27») в Финляндию и код "
            "4407119000 («Chapter 44») в Китай, доля каждой 45,5 % в экспорте.",
            "Оборот: −600 000 долл. США ниже нуля из-за корректировок не учтено; доли — от того, "
            "что выше нуля.",
        ),
    ],
)
def test_equal_ones_are_all_named_and_what_is_below_zero_is_said(scene, lang, single, below):
    rows = [ROWS[1]._replace(below_zero_usd=-6e5)]
    pairs = "2709009009-FIN;4407119000-CHN"
    equal = [Dependence("export", 1.0, 1.0, 1.0, pairs, 45.5, 1.0)]
    notes = [plain(one) for one in dependence_chart(rows, equal, scene(lang)).notes]
    assert notes[-1] == single
    assert notes[0] == below


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Dependence on partners: only one is chosen"),
     ("ru", "Зависимость от партнёров: выбран только один")],
)  # fmt: skip
def test_one_partner_is_not_called_the_largest_of_one_equal_partner(scene, lang, title):
    chart = dependence_chart(ROWS, SINGLE, scene(lang, partners=("CHN",)))
    assert chart.empty and plain(chart.title) == title
    assert len(chart.notes) == 1


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Dependence on partners: trade with China alone"),
     ("ru", "Зависимость от партнёров: торговля только с Китаем")],
)  # fmt: skip
def test_where_one_partner_has_all_rows_that_is_said(scene, lang, title):
    rows = [DependenceInYear(year, "turnover", 1e4, 1e4, 1.0, "CHN", 100.0, 1.0)
            for year in (2017, 2018)]  # fmt: skip
    chart = dependence_chart(rows, SINGLE, scene(lang))
    assert chart.empty and plain(chart.title) == title
    assert len(chart.notes) == 1
    of_one_year = dependence_chart([ROWS[0], rows[1]], SINGLE, scene(lang))
    assert "China" in of_one_year.finding or "Китай" in of_one_year.finding
    assert "100" not in of_one_year.finding
