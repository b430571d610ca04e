from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.balance import balance_chart
from tests.frames import turnover
from tests.scenes import plain, year_of


def series(chart):
    return {one.noun: one for one in chart.plot.series}


def test_exports_go_up_imports_down_and_the_line_between(published, scene):
    found = series(balance_chart(published, scene()))
    assert found["exports"].amounts[1].plain() == pytest.approx(7109e6)
    assert found["imports"].amounts[1].plain() == pytest.approx(-4115.9e6)
    assert found["balance"].amounts[1].plain() == pytest.approx(2993.1e6)
    assert [one.form for one in found.values()] == ["bar", "bar", "line"]


def test_the_line_breaks_where_nothing_is_published(published, scene):
    chart = balance_chart(published, scene())
    assert [amount.known for amount in series(chart)["balance"].amounts] == [
        True, True, False, True,
    ]  # fmt: skip
    assert [one.gap for one in chart.plot.categories] == ["", "", "not published", ""]
    assert "Not published: 2019." in chart.notes


def test_the_coverage_ratio_stands_under_each_year(published, scene):
    notes = [one.note for one in balance_chart(published, scene()).plot.categories]
    assert notes == ["157.7%", "172.7%", "—", "152.0%"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Exports exceeded imports by 73% in 2018"),
        ("ru", "Экспорт превысил импорт на 73 % в 2018 году"),
    ],
)
def test_title_says_what_the_source_says(published, scene, lang, title):
    assert plain(balance_chart(published, scene(lang)).title) == title


def test_the_parts_keep_their_status_and_the_balance_is_computed(published, scene):
    chart = balance_chart(published, scene())
    found = series(chart)
    assert [amount.status for amount in found["imports"].amounts] == [
        "implied", "published", "not published", "implied",
    ]  # fmt: skip
    assert found["balance"].amounts[1].status == "computed"
    assert chart.hatched.endswith("Hatched: implied by a growth rate or a share.")
    assert [entry.label for entry in chart.plot.entries] == [
        "Exports", "Imports", "implied", "Balance",
    ]  # fmt: skip


def test_a_balance_of_published_parts_hatches_nothing(scene):
    chart = balance_chart(turnover(pd.DataFrame([year_of(2018, 7109, 4115.9)])), scene())
    assert "Hatched" not in chart.hatched


def test_clicks_hover_and_table(published, scene):
    chart = balance_chart(published, scene())
    assert [one.order for one in chart.plot.categories][1] == "year:2018"
    told = series(chart)["balance"].hovers[1].split("\n")
    assert "Balance: +$2,993.1 million." in told
    assert "Coverage ratio: 172.7%." in told
    rows = chart.table.texts(scene().language)
    assert rows[1] == ("2018", "7,109.0", "4,115.9", "2,993.1", "172.7%", "computed")
    assert rows[2][1:] == ("—", "—", "—", "—", "not published")


def test_one_flow_alone_has_no_balance(answer, scene):
    chart = balance_chart(turnover(answer, "export"), scene(flow="export"))
    assert chart.empty
    assert chart.title == "Balance: not computed for one flow"
    assert chart.hint == "It is computed from exports and imports: clear the flow."
    assert len(chart.table.rows) == 4


def test_few_years_have_a_figure_at_each_point_many_only_at_the_two_compared(
    published, complete, scene
):
    labels = series(balance_chart(published, scene()))["balance"].labels
    assert labels == ("2,070.3", "2,993.1", "", "1,849.6")
    many = balance_chart(complete, scene(mark="Demonstration data"))
    shown = zip(many.plot.categories, series(many)["balance"].labels, strict=True)
    assert [one.key for one, text in shown if text] == ["2017", "2018"]
    assert many.mark == "Demonstration data"


def test_a_bound_has_no_balance_and_is_shown_as_one(scene):
    rows = [year_of(2017, 5, 4), year_of(2018, 7, 4) | {"exports_qualifier": "more-than"}]
    chart = balance_chart(turnover(pd.DataFrame(rows)), scene())
    assert chart.title == "Balance in 2018: not published"
    assert not series(chart)["balance"].amounts[1].known
    assert plain(chart.table.texts(scene().language)[1][1]) == "> 7.0"
