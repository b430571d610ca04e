from __future__ import annotations

import pytest

from dashboard.charts.coverage import coverage_chart
from dashboard.render.figure import figure
from tests.frames import turnover
from tests.scenes import plain, year_of


def test_a_column_says_exports_as_a_percentage_of_imports(published, scene):
    chart = coverage_chart(published, scene())
    (series,) = chart.plot.series
    assert series.amounts[1].plain() == pytest.approx(172.72, abs=0.01)
    assert [amount.known for amount in series.amounts] == [True, True, False, True]
    assert chart.plot.unit == "pct"
    assert chart.table.texts(scene().language)[1][:2] == ("2018", "172.7%")


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        (
            "en",
            "Exports were 172.7% of imports in 2018",
            "In 2018 exports covered all imports and came to 172.7% of them; "
            "in 2017 they were 157.7%.",
        ),
        (
            "ru",
            "В 2018 году экспорт составил 172,7 % импорта",
            "В 2018 году экспорт полностью покрыл импорт и составил 172,7 % его объёма; "
            "в 2017 году — 157,7 %.",
        ),
    ],
)
def test_title_and_finding_say_the_ratio(published, scene, lang, title, finding):
    chart = coverage_chart(published, scene(lang))
    assert (plain(chart.title), plain(chart.finding)) == (title, finding)


def test_imports_that_exports_do_not_pay_for_are_said_so(scene):
    frame = turnover(_two(exports=50, imports=200))
    assert "exports covered 25.0% of imports" in coverage_chart(frame, scene()).finding


def test_without_both_flows_there_is_no_ratio(published, scene):
    chart = coverage_chart(published.assign(coverage_pct=float("nan")), scene(flow="export"))
    assert chart.empty
    assert "clear the flow" in chart.hint


def _two(exports: float, imports: float):
    import pandas as pd

    return pd.DataFrame([year_of(2017, exports, imports), year_of(2018, exports, imports)])


def test_a_line_says_where_exports_equal_imports(published, scene):
    chart = coverage_chart(published, scene())
    assert chart.plot.even == (100.0, "exports equal imports")
    layout = figure(chart, scene().language)["layout"]
    assert [one["y0"] for one in layout["shapes"]][-2:] == [100.0, 100.0]
    assert "exports equal imports" in layout["annotations"][0]["text"]
