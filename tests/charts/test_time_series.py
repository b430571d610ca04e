"""The months of all years in one row: sums over twelve of them, and an index."""

from __future__ import annotations

import pytest

from dashboard.amount import MADE_UP
from dashboard.charts.months import CHART, months_chart
from dashboard.months import between
from dashboard.trade_rows import MonthOfTrade
from tests.scenes import plain

NAN = float("nan")


def months(count: int = 36, but: tuple[int, ...] = (), start: int = 2016, imports: float = 1e6):
    """So many months in which exports of a million grow by a tenth every year."""
    return [
        MonthOfTrade(start + n // 12, n % 12 + 1, 1e6 * 1.1 ** (n // 12), imports, NAN, NAN, NAN)
        for n in range(count)
        if n not in but
    ]


def time_series(scene, view, rows=None, lang="en", **choices):
    return months_chart((), months() if rows is None else rows, scene(lang, view=view, **choices))


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        ("en", "Turnover in twelve months to December 2018: up by 5.2%",
         "Over the twelve months to December 2018 turnover came to $26.5 million (+5.2% on the"
         " twelve months before)."),
        ("ru", "Оборот за двенадцать месяцев по декабрь 2018 года вырос на 5,2 %",
         "За двенадцать месяцев по декабрь 2018 года оборот составил 26,5 млн долл. США (+5,2 % к"
         " предыдущим двенадцати месяцам)."),
    ],
)  # fmt: skip
def test_twelve_months_are_summed_over_all_years(scene, lang, title, finding):
    chart = time_series(scene, "rolling", lang=lang)
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)
    assert [one.noun for one in chart.plot.series] == ["exports", "imports"]
    exports = chart.plot.series[0].amounts
    assert len(exports) == 36
    assert [one.known for one in exports] == [False] * 11 + [True] * 25
    assert exports[11].plain() == pytest.approx(12e6)
    assert chart.plot.categories[11].key == "2016-12"


def test_the_title_is_of_the_chosen_year_and_the_drawing_of_all(scene):
    chart = time_series(scene, "rolling", year=2017, against=2016)
    assert "to December 2017" in chart.title
    assert chart.plot.categories[-1].key == "2018-12"


def test_a_month_that_is_not_known_is_a_gap_in_the_sums_and_said(scene):
    chart = time_series(scene, "rolling", months(but=(14,)))
    known = [place for place, one in enumerate(chart.plot.series[0].amounts) if one.known]
    assert known == [11, 12, 13, *range(26, 36)]
    # One note, on the page and on the slide: a sum lacks for a year after a month that does.
    note = (
        "There are no figures for March 2017: no sum of twelve months with any of these is drawn."
    )
    assert [*chart.notes] == [*chart.plot.asides] == [note]
    assert chart.plot.noted
    row = next(one for one in chart.table.rows if one.key == "2017-03")
    assert not any(cell.known for cell in row.cells[1:])


def test_of_fewer_than_twelve_months_in_a_row_there_is_no_sum_and_it_says_so(scene):
    chart = time_series(scene, "rolling", months(11))
    assert chart.empty
    assert chart.title == "No twelve months in a row are known"
    assert len(chart.table.rows) == 11


def test_a_flow_alone_has_one_line_and_its_growth(scene):
    chart = time_series(scene, "rolling", flow="export")
    assert [one.noun for one in chart.plot.series] == ["exports"]
    assert chart.title == "Exports in twelve months to December 2018: up by 10.0%"
    assert [one.key for one in chart.table.columns] == [
        "month", "exports", "exports_sum", "sum_growth"]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "base"),
    [
        ("en", "Exports 121.0 and imports 100.0 in December 2018 (January 2016 = 100)",
         "January 2016 = 100"),
        ("ru", "Экспорт 121,0 и импорт 100,0 в декабре 2018 года (январь 2016 года = 100)",
         "январь 2016 года = 100"),
    ],
)  # fmt: skip
def test_the_first_month_is_100_and_title_and_subtitle_say_which(scene, lang, title, base):
    chart = time_series(scene, "index", lang=lang)
    assert plain(chart.title) == title
    assert base in plain(chart.subtitle)
    assert "USD" not in chart.subtitle and "долл" not in chart.subtitle
    assert chart.plot.unit == "relative"
    exports = [one.plain() for one in chart.plot.series[0].amounts]
    assert exports[0] == 100 and exports[12] == pytest.approx(110)
    heads = [plain(column.label) for column in chart.table.columns[3:]]
    assert all(base in head for head in heads)


def test_the_index_begins_with_the_first_month_that_both_flows_know(scene):
    rows = months()
    rows[0] = rows[0]._replace(imports_usd=NAN)
    chart = time_series(scene, "index", rows)
    assert "February 2016 = 100" in chart.title
    assert not chart.plot.series[1].amounts[0].known


def test_made_up_months_make_made_up_sums(scene):
    chart = time_series(scene, "rolling", mark="Demonstration data")
    assert {one.status for one in chart.plot.amounts() if one.known} == {MADE_UP}
    assert "Demonstration data" in chart.subtitle


def test_months_in_one_row_are_all_there_are_whatever_months_are_chosen(scene):
    query = scene(months=between(1, 9)).query.with_(
        chosen_months=between(1, 9), months=between(1, 9), view="rolling"
    )
    assert CHART.scope(query).months is None
    assert CHART.scope(query.with_(view="amounts")).months == between(1, 9)
