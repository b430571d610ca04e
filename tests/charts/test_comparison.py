"""Choices side by side: a line and a column each, never a sum."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.comparison import compare_chart
from dashboard.charts.mark_addresses import mark_addresses
from dashboard.loaders.records import records
from dashboard.measures.comparison import WHOLE, compared
from tests.frames import turnover
from tests.scenes import plain, year_of

PAIR = ("CHN", "DEU")


def years(*exports: float | None):
    rows = [year_of(2016 + n, one, one) if one is not None else year_of(2016 + n)
            for n, one in enumerate(exports)]  # fmt: skip
    return records(turnover(pd.DataFrame(rows)))


def side_by_side(whole=(1000, 1000, 1000), kind="partner", **sides):
    found = {key: years(*values) for key, values in sides.items()}
    return compared(kind, found, years(*whole), "turnover", {key: {} for key in (*sides, WHOLE)})


def test_each_choice_has_a_line_and_a_column_and_there_is_no_sum(scene):
    frame = side_by_side(CHN=(10, 20, 30), DEU=(5, 5, 6))
    chart = compare_chart(frame, scene(partners=PAIR))
    assert [one.label for one in chart.plot.series] == ["China", "Germany"]
    assert [one.plain() / 1e6 for one in chart.plot.series[0].amounts] == [20, 40, 60]
    heads = [column.label for column in chart.table.columns]
    assert [plain(head) for head in heads[1:3]] == ["China, USD million", "Germany, USD million"]
    row = chart.table.texts(scene().language)[2]
    assert row == ("2018", "60.0", "12.0", "+48.0", "+50.0%", "+20.0%", "3.0%", "0.6%", "2,000.0")


def test_choices_of_which_other_years_are_known_share_the_axis(scene):
    short = records(turnover(pd.DataFrame([year_of(2017, 5, 5), year_of(2018, 6, 6)])))
    found = {"CHN": years(10, 20, 30), "DEU": short}
    like = {key: {} for key in (*found, WHOLE)}
    frame = compared("partner", found, years(1000, 1000, 1000), "turnover", like)
    chart = compare_chart(frame, scene(partners=PAIR))
    first = chart.plot.series[1]
    assert [one.known for one in first.amounts] == [False, True, True]
    assert plain(first.hovers[0]).startswith("Germany, 2016")


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        (
            "en",
            "Turnover in 2018: China above Germany by $48.0 million",
            "In 2018: China $60.0 million (+50.0% on 2017, 3.0% of the whole); Germany $12.0 "
            "million (+20.0% on 2017, 0.6% of the whole).",
        ),
        (
            "ru",
            "Оборот в 2018 году: Китай — на 48,0 млн долл. США больше, чем Германия",
            "В 2018 году: Китай — 60,0 млн долл. США (+50,0 % к 2017 году, доля 3,0 %); "
            "Германия — 12,0 млн долл. США (+20,0 % к 2017 году, доля 0,6 %).",
        ),
    ],
)
def test_title_and_finding_say_each_by_itself(scene, lang, title, finding):
    chart = compare_chart(side_by_side(CHN=(10, 20, 30), DEU=(5, 5, 6)), scene(lang, partners=PAIR))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)


def test_a_choice_without_a_figure_says_so_and_its_line_has_a_gap(scene):
    chart = compare_chart(side_by_side(CHN=(10, 20, 30), DEU=(5, None, None)), scene(partners=PAIR))
    assert [one.known for one in chart.plot.series[1].amounts] == [True, False, False]
    assert "Germany not published" in chart.finding
    assert plain(chart.title) == "Turnover in 2018: known for China alone"


def test_a_whole_that_is_not_too_large_is_drawn_pale_and_else_left_out_by_a_reason(scene):
    near = compare_chart(side_by_side((50, 50, 60), CHN=(10, 20, 30), DEU=(5, 5, 6)),
                         scene(partners=PAIR))  # fmt: skip
    assert near.plot.series[-1].column == WHOLE
    assert near.plot.series[-1].emphasis == "pale"
    far = compare_chart(side_by_side(CHN=(10, 20, 30), DEU=(5, 5, 6)), scene(partners=PAIR))
    assert WHOLE not in [one.column for one in far.plot.series]
    assert "The whole is not drawn" in far.notes[1]
    assert "turnover of the Leningrad Region: $2,000.0 million" in plain(far.notes[0])


def test_many_or_knotted_lines_stand_apart(scene):
    calm = compare_chart(side_by_side(CHN=(10, 20, 30), DEU=(5, 5, 6)), scene(partners=PAIR))
    assert not calm.plot.apart
    knot = compare_chart(side_by_side(CHN=(1, 20, 1), DEU=(5, 5, 6)), scene(partners=PAIR))
    assert knot.plot.apart
    three = (*PAIR, "FIN")
    many = compare_chart(side_by_side(CHN=(9, 9, 9), DEU=(5, 5, 6), FIN=(1, 1, 1)),
                         scene(partners=three))  # fmt: skip
    assert many.plot.apart
    assert plain(many.title) == "Turnover in 2018: China first, Finland last"


def test_short_names_stand_at_the_ends_of_their_lines(scene, monkeypatch):
    near = side_by_side((50, 50, 60), CHN=(10, 20, 30), DEU=(5, 5, 6))
    chart = compare_chart(near, scene(partners=PAIR))
    assert [one.end for one in chart.plot.series] == ["China", "Germany", ""]
    goods = side_by_side(kind="sector", chemicals=(1, 2, 3), textiles=(4, 5, 6))
    named = compare_chart(goods, scene(sectors=("chemicals", "textiles")))
    assert all(one.end == one.label for one in named.plot.series)
    # Longer ones are in the key alone.
    monkeypatch.setattr("dashboard.charts.comparison_lines.SHORT", 6)
    assert not any(one.end for one in compare_chart(near, scene(partners=PAIR)).plot.series)


def test_where_one_year_alone_is_known_each_has_a_bar_the_largest_first(scene):
    three = (*PAIR, "FIN")
    one_year = side_by_side(CHN=(None, None, 3), DEU=(None, None, None), FIN=(None, None, 15))
    chart = compare_chart(one_year, scene(partners=three))
    assert chart.plot.shape == "bars"
    assert [one.label for one in chart.plot.categories] == ["Finland", "China", "Germany"]
    bars = chart.plot.series[0]
    assert [plain(text) for text in bars.labels] == ["30.0", "6.0", ""]
    assert [one.gap for one in chart.plot.categories] == ["", "", "not published"]
    assert bars.cell(chart.plot.categories[0]) == "2018/FIN"
    assert set(mark_addresses(chart)) == {"2018/FIN", "2018/CHN"}


@pytest.mark.parametrize(
    ("lang", "note"),
    [("en", "2018: not published; 2017 is shown, the only year that is known."),
     ("ru", "2018 год — не опубликовано; показан 2017 год, единственный, за который данные есть.")],
)  # fmt: skip
def test_in_place_of_a_year_that_is_not_published_the_only_known_one_is_shown(scene, lang, note):
    """A point in each of three panels over five years is a picture of nothing."""
    earlier = side_by_side(CHN=(None, 3, None), DEU=(None, 5, None))
    chart = compare_chart(earlier, scene(lang, partners=PAIR))
    assert chart.plot.shape == "bars"
    assert set(mark_addresses(chart)) == {"2017/DEU", "2017/CHN"}
    assert "2017" in chart.title and "2018" not in chart.title
    assert "2017" in chart.subtitle and "2018" not in chart.subtitle
    assert plain(chart.notes[0]) == note


def test_each_of_several_has_its_difference_to_the_first(scene):
    frame = side_by_side(CHN=(10, 20, 30), DEU=(5, 5, 6), FIN=(1, 1, 1))
    table = compare_chart(frame, scene(partners=(*PAIR, "FIN"))).table
    found = dict(
        zip(
            [plain(column.label) for column in table.columns],
            table.texts(scene().language)[2],
            strict=True,
        )
    )
    assert found["Difference: China − Germany, USD million"] == "+48.0"
    assert found["Difference: China − Finland, USD million"] == "+58.0"


def test_equal_choices_share_their_end(scene):
    chart = compare_chart(side_by_side(CHN=(9, 9, 9), DEU=(9, 9, 9), FIN=(1, 1, 1)),
                          scene(partners=(*PAIR, "FIN")))  # fmt: skip
    assert "China and Germany first, Finland last" in plain(chart.title)


def test_more_than_four_are_a_line_of_text(scene):
    five = (*PAIR, "FIN", "NLD", "USA")
    frame = side_by_side(CHN=(9, 9, 9), DEU=(5, 5, 6), FIN=(1, 1, 1), NLD=(2, 2, 2))
    chart = compare_chart(frame, scene(partners=five))
    assert len(chart.plot.series) == 4
    assert "left out: United States" in chart.notes[0]
    assert "Netherlands" in chart.subtitle and "United States" not in chart.subtitle
    # The one that is left out may be the least of all.
    assert "of those shown China first, Finland last" in plain(chart.title)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_of_some_of_the_chosen_nothing_is_said_of_all(scene, lang):
    five = (*PAIR, "FIN", "NLD", "USA")
    shown = {"en": "shown", "ru": "показанн"}[lang]
    unknown = {"DEU": (5, 5, None), "FIN": (1, 1, None), "NLD": (2, 2, None)}
    for china in ((9, 9, 9), (9, 9, None)):
        chart = compare_chart(side_by_side(CHN=china, **unknown), scene(partners=five, lang=lang))
        assert shown in plain(chart.title)


def test_sectors_are_compared_too(scene):
    frame = side_by_side(kind="sector", wood=(1, 2, 3), minerals=(4, 5, 6))
    chart = compare_chart(frame, scene(sectors=("wood", "minerals")))
    assert [one.label for one in chart.plot.series] == ["Wood and paper", "Minerals"]


@pytest.mark.parametrize(
    ("choice", "hint"),
    [({}, "Choose two to four"), ({"partners": ("CHN",)}, "Choose two to four"),
     ({"partners": PAIR, "group": "eu"}, "A group of countries counts as one")],
)  # fmt: skip
def test_of_fewer_than_two_there_is_nothing_to_compare_and_it_says_why(scene, choice, hint):
    chart = compare_chart((), scene(**choice))
    assert chart.empty
    assert chart.hint.startswith(hint)
