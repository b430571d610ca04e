"""Years as an index: of turnover, and of choices side by side."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.comparison import compare_chart
from dashboard.charts.turnover import turnover_chart
from dashboard.measures.comparison import WHOLE
from tests.charts.test_comparison import PAIR, side_by_side
from tests.frames import turnover
from tests.scenes import plain, year_of


def of_years(scene, frame, **choices):
    return turnover_chart(frame, (), (), scene(view="index", **choices))


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Exports 125.7, imports 114.8 and turnover 121.5 in 2018 (2017 = 100)"),
        ("ru", "Экспорт 125,7, импорт 114,8 и оборот 121,5 в 2018 году (2017 год = 100)"),
    ],
)
def test_published_years_are_measured_by_the_first_that_is_known(scene, published, lang, title):
    chart = turnover_chart(published, (), (), scene(lang, view="index"))
    assert plain(chart.title) == title
    exports = chart.plot.series[0].amounts
    assert exports[0].plain() == 100
    assert not exports[2].known, "2019 is not published and not bridged"
    assert chart.plot.categories[2].gap
    assert [one.key for one in chart.table.columns[-3:]] == [
        "exports_index.2017", "imports_index.2017", "turnover_index.2017"]  # fmt: skip


def test_of_the_base_itself_nothing_is_said_but_of_the_last_year(scene, published):
    chart = of_years(scene, published, year=2017, against=2016)
    assert "in 2017 (" not in chart.title
    assert "(2017 = 100)" in chart.title


def test_of_one_year_there_is_no_index_and_it_says_where_that_stands(scene, china):
    chart = of_years(scene, china, partners=("CHN",))
    assert chart.empty
    assert chart.notes == ("What is known of single years is shown under “Amounts”.",)


def test_a_year_of_fewer_months_is_not_measured_by_whole_ones(scene, complete):
    asked = scene(view="index")
    whole = dict.fromkeys(range(2016, 2025), frozenset(range(1, 13)))
    choices = replace(asked.query.choices, months={**whole, 2025: frozenset(range(1, 10))})
    lone = replace(asked, query=replace(asked.query, choices=choices))
    chart = turnover_chart(complete, (), (), lone)
    assert [one.known for one in chart.plot.series[0].amounts] == [True] * 9 + [False]
    assert chart.notes == ("Without an index, as known for other months than 2016: 2025.",)


def test_choices_side_by_side_share_one_axis_with_the_whole(scene):
    frame = side_by_side((100, 150, 200), CHN=(10, 20, 30), DEU=(5, 5, 6))
    chart = compare_chart(frame, scene(partners=PAIR, view="index"))
    assert plain(chart.title) == "Turnover: China 300.0 and Germany 120.0 in 2018 (2016 = 100)"
    ends = {one.column.partition("_")[0]: one.amounts[-1].plain() for one in chart.plot.series}
    assert ends == {"CHN": 300, "DEU": 120, WHOLE: 200}
    assert not chart.plot.apart
    assert chart.plot.series[-1].emphasis == "pale"
    row = chart.table.texts(scene().language)[2]
    assert row[-3:] == ("300.0", "120.0", "200.0")
    assert row[1:3] == ("60.0", "12.0"), "the amounts stand beside"


def test_choices_that_have_no_year_in_common_have_no_index(scene):
    frame = side_by_side(CHN=(10, None, None), DEU=(None, 5, 6))
    assert compare_chart(frame, scene(partners=PAIR, view="index")).empty


def test_other_forms_leave_the_chart_of_years_as_it_is(scene, published):
    usual = turnover_chart(published, (), (), scene())
    assert turnover_chart(published, (), (), scene(view="rolling")).plot == usual.plot


def test_a_sum_that_alone_is_known_is_indexed_alone(scene):
    rows = [year_of(2016 + n, whole=100.0 + n, status="published") for n in range(3)]
    chart = of_years(scene, turnover(pd.DataFrame(rows)))
    assert [one.noun for one in chart.plot.series] == ["turnover"]
    assert chart.title == "Turnover 102.0 in 2018 (2016 = 100)"
