"""Outlook and backtest: what is drawn as expected, what is said, and where nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.outlook import KnownSoFar
from dashboard.charts.backtest import backtest_chart
from dashboard.charts.outlook import outlook_chart
from dashboard.measures.outlook import Outlook
from dashboard.measures.outlook_errors import Tried
from dashboard.months import between
from dashboard.narrative.scene import subject
from dashboard.narrative.traded import summed
from dashboard.render.office_data import office_data
from tests.scenes import plain

NAN, B = float("nan"), 1e9
ROWS = [Outlook("turnover", 9, 12.6 * B, 12.4 * B, 12.8 * B, 1.5, 7, 4, 3)]
SUMS = [KnownSoFar("turnover", 9.5 * B)]


def test_what_is_expected_is_hatched_over_what_is_known(scene):
    words = scene().language
    chart = outlook_chart(ROWS, SUMS, scene())
    expected, known = chart.plot.series
    assert (expected.expected, expected.amounts[0].ends) == (True, (12.4 * B, 12.8 * B))
    assert (known.expected, known.amounts[0].value) == (False, 9.5 * B)
    assert plain(expected.labels[0]) == "≈ 12,600"
    (data,) = office_data(chart.plot, words)
    assert [sorted(one.hatched) for one in data.series] == [[0], []]
    row = [plain(one) for one in chart.table.texts(words)[0]]
    assert row == ["Turnover", "9", "9,500.0", "≈ 12,600", "12,400.0", "12,800.0", "1.5%",
                   "7", "4", "3"]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        (
            "en",
            "Turnover expected for 2018: about $12.6 billion",
            "From 9 months the outlook for turnover in 2018 is about $12.6 billion, within "
            "$12.4–12.8 billion, an interval computed to hold four years out of five; tried on "
            "7 earlier years it was off by 1.5% on average; earlier years within such an "
            "interval: 3 of 4.",
        ),
        (
            "ru",
            "Ожидаемый оборот за 2018 год — около 12,6 млрд долл. США",
            "По 9 месяцам оборот за 2018 год ожидается на уровне около 12,6 млрд долл. США, в "
            "пределах 12,4–12,8 млрд долл. США: по расчёту такой интервал верен в четырёх годах "
            "из пяти; при проверке на 7 прежних годах ошибка составляла в среднем 1,5 %; "
            "попаданий в такой интервал в прежние годы: 3 из 4.",
        ),
    ],
)
def test_it_is_said_with_its_interval(scene, lang, title, finding):
    chart = outlook_chart(ROWS, SUMS, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_year_expected_from_some_months_is_not_called_those_months(scene, lang):
    asked = scene(lang, months=between(1, 3), partners=("CHN",))
    asked = replace(asked, subject=subject(asked.query, asked.names, asked.language))
    chart = outlook_chart(ROWS, SUMS, asked)
    title = str(summed(asked, chart.title, chart.subtitle, ()))
    assert not [text for text in (title, chart.subtitle) if "Jan" in text or "январ" in text]
    assert asked.subject.partition("; ")[0] in chart.subtitle


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Outlook("turnover", 4, NAN, NAN, NAN, NAN), "cannot be estimated"),
        (Outlook("turnover", 12, 9 * B, 9 * B, 9 * B, 0.0), "All months of 2018 are known"),
    ],
)
def test_it_is_silent_with_a_reason(scene, row, said):
    chart = outlook_chart([row], SUMS, scene())
    assert chart.empty and said in chart.title and (chart.known or chart.hint)


def test_the_backtest_says_all_three_errors(scene):
    rows = [Tried(1, 5.0, 9.0, 7.0, 4), Tried(6, 2.0, 6.0, 3.0, 4), Tried(11, 0.5, 1.0, 0.7, 4)]
    chart = backtest_chart(rows, [], scene())
    assert plain(chart.title) == (
        "From the first 6 months the outlook was off by 2.0% on average (4 years)"
    )
    known = [Outlook("turnover", 11, NAN, NAN, NAN, NAN)]
    title = plain(backtest_chart(rows, known, scene()).title)
    assert title == "From the first 11 months the outlook was off by 0.5% on average (4 years)"
    assert "by 6.0%" in plain(chart.finding) and "4 years" in plain(chart.finding)
    assert "exponential smoothing, by 3.0%" in plain(chart.finding)
    assert [[one.value for one in line.amounts] for line in chart.plot.series] == [
        [5.0, 2.0, 0.5], [9.0, 6.0, 1.0], [7.0, 3.0, 0.7],
    ]  # fmt: skip
    assert backtest_chart((), (), scene()).empty


@pytest.mark.parametrize(
    ("lang", "unknown", "wide"),
    [
        (
            "en",
            "No outlook for imports: no month of 2018 is known in full.",
            "No outlook for exports: fewer than four full years before 2018 are known, the trade "
            "of one or of its known months is not above zero, or the interval would be wider "
            "than a fifth to either side.",
        ),
        (
            "ru",
            "Без оценки (импорт): нет ни одного месяца 2018 года с полными данными.",
            "Без оценки (экспорт): до 2018 года известно меньше четырёх полных лет, за какой-то "
            "год или его известные месяцы торговля не больше нуля или интервал шире одной пятой "
            "в каждую сторону.",
        ),
    ],
)
def test_why_nothing_is_expected_of_a_flow_is_true_of_it(scene, lang, unknown, wide):
    rows = [
        Outlook("export", 9, NAN, NAN, NAN, NAN), Outlook("import", 0, NAN, NAN, NAN, NAN), *ROWS,
    ]  # fmt: skip
    notes = [plain(one) for one in outlook_chart(rows, SUMS, scene(lang)).notes]
    assert notes[1:] == [unknown, wide]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Turnover: within $12.2–12.5 billion"),
        ("ru", "Оборот: в пределах 12,2–12,5 млрд долл. США"),
    ],
)
def test_its_interval_has_no_finer_digits_and_stands_on_a_slide(scene, lang, said):
    rows = [Outlook("turnover", 9, 12.3262 * B, 12.2281 * B, 12.4252 * B, 1.5, 3)]
    chart = outlook_chart(rows, SUMS, scene(lang))
    aside, holds = map(plain, chart.plot.asides)
    assert aside == said and ("four years out of five" in holds or "из пяти" in holds)
    assert said.rpartition("within ")[2].rpartition("пределах ")[2] in plain(chart.finding)
    assert "such an interval:" not in chart.finding, "no year could be given one"
