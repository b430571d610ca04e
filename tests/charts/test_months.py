from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.months import monthly_chart

NAN = float("nan")
EXPORTS, IMPORTS = [10.0 + n for n in range(12)], [5.0] * 12


def months_of(known: int = 12, before: int = 12, flow: str | None = None) -> pd.DataFrame:
    """Twelve months, of which the first are known; before it all were a half."""
    frame = pd.DataFrame({"month": range(1, 13)})
    for suffix, count, part in (("", known, 1.0), ("_before", before, 0.5)):
        for noun, values in (("exports", EXPORTS), ("imports", IMPORTS)):
            kept = [usd * 1e6 * part if n < count else NAN for n, usd in enumerate(values)]
            frame[f"{noun}_usd{suffix}"] = kept
        own = frame[f"exports_usd{suffix}"]
        both = own + frame[f"imports_usd{suffix}"]
        frame[f"turnover_usd{suffix}"] = own if flow == "export" else both
    return frame


def lines(chart):
    return {trace["name"]: trace for trace in chart.figure["data"]}


def test_the_year_is_strong_and_the_one_compared_with_is_thin(scene):
    chart = monthly_chart(months_of(), scene())
    assert set(lines(chart)) == {
        "Exports, 2018", "Imports, 2018", "Exports, 2017", "Imports, 2017",
    }  # fmt: skip
    now, before = lines(chart)["Exports, 2018"], lines(chart)["Exports, 2017"]
    assert now["line"]["width"] > before["line"]["width"]
    assert now["y"][0] == 2 * before["y"][0] == 10e6
    assert chart.title == "2018: turnover up 100.0% on 2017"
    assert chart.notes == ()


def test_months_that_are_not_known_are_gaps_and_the_growth_is_like_for_like(scene):
    chart = monthly_chart(months_of(known=9), scene())
    now = lines(chart)["Imports, 2018"]
    assert now["y"][8:] == [5e6, None, None, None]
    assert now["connectgaps"] is False
    assert chart.title == "January–September 2018: turnover up 100.0% on 2017"
    assert chart.notes == ("Compared like for like: January–September of 2018 and of 2017.",)


def test_one_flow_is_one_line_a_year(scene):
    chart = monthly_chart(months_of(flow="export"), scene(flow="export"))
    assert set(lines(chart)) == {"Exports, 2018", "Exports, 2017"}
    assert chart.table.headers[1:3] == ("Exports 2018, USD million", "Exports 2017, USD million")
    assert "exports up" in chart.title


def test_without_the_other_year_the_largest_month_is_the_finding(scene):
    chart = monthly_chart(months_of(before=0), scene())
    assert chart.title == "Turnover highest in December: $26.0 million"
    assert set(lines(chart)) == {"Exports, 2018", "Imports, 2018"}


def test_a_year_known_as_a_whole_only_is_an_empty_chart(scene):
    chart = monthly_chart(months_of(known=0), scene())
    assert chart.empty
    assert chart.title == "Trade by month in 2018 is not known"
    assert len(chart.table.rows) == 12


def test_the_table_has_both_years_and_the_growth_of_each_month(scene):
    table = monthly_chart(months_of(known=1), scene()).table
    assert table.rows[0] == ("January", "10.0", "5.0", "5.0", "2.5", "+100.0%")
    assert table.rows[1] == ("February", "—", "5.5", "—", "2.5", "—")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("known", [0, 1, 9, 12])
def test_titles_are_short_and_figures_are_json(scene, lang, known):
    for choice in ({}, {"flow": "import"}, {"mark": "Demonstration data"}, {"against": 2018}):
        chart = monthly_chart(months_of(known=known), scene(lang, **choice))
        assert len(chart.title.split()) <= 10
        json.dumps(chart.figure, allow_nan=False)
        assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)
