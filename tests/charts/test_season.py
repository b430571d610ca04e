"""What is drawn and said of seasons, and of months with the season taken out."""

from __future__ import annotations

import pytest

from dashboard.charts.adjusted import adjusted_chart
from dashboard.charts.season import season_chart
from dashboard.language import language
from dashboard.measures.season import Adjusted, Season
from dashboard.render.lines import lines_figure
from dashboard.render.office_data import office_data
from tests.scenes import plain

M = 1e6
SEASON = [
    Season("turnover", month, 8.0 if month < 12 else 12.0, 7.0, 13.0, 5) for month in range(1, 13)
]
SEASON[0] = SEASON[0]._replace(share_pct=6.0, low_pct=5.0)
MONTHS = [
    Adjusted(2018, 11, "export", 90 * M, 100 * M, -10.0),
    Adjusted(2018, 12, "export", 130 * M, 98.8 * M, 31.6),
]


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        ("en", "Turnover: most in December, 12.0% of the year",
         "Over 5 complete years, turnover: most in December (12.0% of the year, 7.0% to 13.0%), "
         "least in January (6.0% of the year, 5.0% to 13.0%)."),
        ("ru", "Оборот: больше всего в декабре, 12,0 % года",
         "По данным за 5 полных лет оборот: больше всего в декабре (12,0 % года, от 7,0 % до "
         "13,0 %), меньше всего в январе (6,0 % года, от 5,0 % до 13,0 %)."),
    ],
)  # fmt: skip
def test_when_in_the_year_is_traded_is_said_with_its_spread(scene, lang, title, finding):
    chart = season_chart(SEASON, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    mean, low, high = chart.plot.series
    assert (mean.emphasis, low.emphasis, high.emphasis) == ("strong", "pale", "pale")
    assert mean.amounts[11].value == 12.0 and {one.status for one in mean.amounts} == {"computed"}


def test_the_number_at_the_line_is_that_of_the_month_that_the_title_names(scene):
    chart = season_chart(SEASON, scene())
    (data,) = office_data(chart.plot, language("en"))
    assert data.series[0].labelled == {0, 11} and chart.plot.series[0].labels[11] == "12.0%"


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        ("en", "Exports seasonally adjusted: −1.2% in December 2018",
         "In December 2018 exports came to $130.0 million, seasonally adjusted to $98.8 million; "
         "−1.2% on the month before."),
        ("ru", "Экспорт без сезонности: −1,2 % в декабре 2018 года",
         "В декабре 2018 года экспорт составил 130,0 млн долл. США, с устранением сезонности — "
         "98,8 млн долл. США; к предыдущему месяцу −1,2 %."),
    ],
)  # fmt: skip
def test_the_last_month_is_said_without_its_season(scene, lang, title, finding):
    chart = adjusted_chart(MONTHS, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    strong, pale = chart.plot.series
    assert [one.value for one in strong.amounts] == [100 * M, 98.8 * M]
    assert [one.value for one in pale.amounts] == [90 * M, 130 * M]
    assert "STL" in plain(chart.subtitle)


def test_below_three_years_both_say_what_they_need(scene):
    for draw, needs in ((season_chart, "Three complete years"), (adjusted_chart, "36 months")):
        chart = draw((), scene())
        assert chart.empty and needs in chart.notes[0]


def test_months_that_are_chosen_are_said_not_to_count_and_not_named_as_what_is_shown(scene):
    for draw, rows in ((season_chart, SEASON), (adjusted_chart, MONTHS)):
        whole, part = draw(rows, scene("ru")), draw(rows, scene("ru", months=frozenset({1, 2, 3})))
        assert (part.title, part.subtitle, part.finding) == (
            whole.title, whole.subtitle, whole.finding
        )  # fmt: skip
        said = "Выбранные месяцы здесь не учтены: сезонность видна только по всем."
        assert plain(part.notes[0]) == said
        assert said not in map(plain, whole.notes)


def test_made_up_months_are_made_up_without_their_season_too(scene):
    for chart in (season_chart(SEASON, scene(mark="Demonstration data")),
                  adjusted_chart(MONTHS, scene(mark="Demonstration data"))):  # fmt: skip
        assert {one.status for one in chart.plot.amounts()} == {"made up"}


def test_the_axis_of_months_that_are_nearly_alike_begins_below_them_and_says_so(scene):
    chart = season_chart(SEASON, scene())
    low = min(one.plain() for one in chart.plot.amounts())
    assert low - 1 < chart.plot.floor < low
    assert scene().language.t("season.axis") in chart.notes
    lowest, _ = lines_figure(chart.plot, scene().language, "")["layout"]["yaxis"]["range"]
    assert lowest == chart.plot.floor
