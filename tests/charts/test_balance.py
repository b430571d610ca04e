from __future__ import annotations

import json

import pytest

from dashboard.charts.balance import balance_chart
from dashboard.measures.balance import turnover


def named(chart, name):
    return next(trace for trace in chart.figure["data"] if trace.get("name") == name)


def test_exports_go_up_imports_down_and_the_line_between(published, scene):
    chart = balance_chart(published, scene())
    assert named(chart, "Exports")["y"][1] == pytest.approx(7109e6)
    assert named(chart, "Imports")["y"][1] == pytest.approx(-4115.9e6)
    assert named(chart, "Balance")["y"][1] == pytest.approx(2993.1e6)


def test_the_line_breaks_where_nothing_is_published(published, scene):
    chart = balance_chart(published, scene())
    for line in (trace for trace in chart.figure["data"] if trace["type"] == "scatter"):
        assert line["y"][2] is None
        assert line["connectgaps"] is False
    assert named(chart, "not published")["x"] == [2019]


def test_the_coverage_ratio_stands_under_each_year(published, scene):
    ticks = balance_chart(published, scene()).figure["layout"]["xaxis"]["ticktext"]
    assert ticks[1] == "<b>2018</b><br>172.7%"
    assert ticks[2] == "2019<br>—"


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Exports exceeded imports by 73% in 2018"),
        ("ru", "Экспорт превысил импорт на 73 % в 2018 году"),
    ],
)
def test_title_says_what_the_source_says(published, scene, lang, title):
    assert balance_chart(published, scene(lang)).title.replace("\u00a0", " ") == title


def test_a_deficit_and_a_missing_year_have_their_own_titles(published, scene):
    swapped = turnover(
        published.rename(columns={"exports_usd": "imports_usd", "imports_usd": "exports_usd"})
    )
    title = balance_chart(swapped, scene()).title
    assert title == "Exports fell short of imports by 42% in 2018"
    assert balance_chart(published, scene(year=2019)).title == "Balance in 2019: not published"


def test_derived_values_are_hatched(published, scene):
    chart = balance_chart(published, scene())
    assert named(chart, "Imports")["marker"]["pattern"]["shape"] == ["/", "", "/"]
    assert "Hatched" in chart.source


def test_figures_stand_at_the_points(published, scene, words_in):
    assert "<b>2,993.1</b>" in words_in(balance_chart(published, scene()).figure)


def test_clicks_hover_and_table(published, scene):
    chart = balance_chart(published, scene())
    assert named(chart, "Balance")["customdata"][1] == ["year:2018"]
    flat = named(chart, "Balance")["hovertext"][1].replace("<br>", " ")
    assert "Balance: +$2,993.1 million." in flat
    assert "Coverage ratio: 172.7%." in flat
    assert chart.table.rows[1] == (
        "2018", "7,109.0", "4,115.9", "2,993.1", "172.7%", "computed",
    )  # fmt: skip
    assert chart.table.rows[2][1:] == ("—", "—", "—", "—", "not published")


def test_one_flow_alone_has_no_balance(answer, scene):
    chart = balance_chart(turnover(answer, "export"), scene(flow="export"))
    assert chart.empty
    assert chart.notes == ("The balance needs both exports and imports: clear the flow.",)


def test_ten_years_label_only_the_two_compared(complete, scene, words_in):
    chart = balance_chart(complete, scene(mark="Demonstration data"))
    labels = [note for note in chart.figure["layout"]["annotations"] if "bgcolor" in note]
    assert [note["x"] for note in labels] == [2017, 2018]
    assert "Demonstration data" in words_in(chart.figure)
    json.dumps(chart.figure, allow_nan=False)


def test_a_gap_spans_from_the_lowest_to_the_highest_column(published, scene):
    band = named(balance_chart(published, scene()), "not published")
    assert band["base"] == [pytest.approx(-4115.9e6)]
    assert band["base"][0] + band["y"][0] == pytest.approx(7109e6)
