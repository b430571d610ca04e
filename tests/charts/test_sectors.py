from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.sectors import sector_chart

NAN = float("nan")
GROUPS = {"agrifood": "", "minerals": "export", "machinery": "import", "wood": ""}


def trade_of(values: dict[str, tuple[float, float]]) -> pd.DataFrame:
    """Sector → exports and imports in millions; the other groups are not published."""
    rows = []
    for code, driver in GROUPS.items():
        exports, imports = values.get(code, (NAN, NAN))
        rows.append(
            {"year": 2018, "sector": code, "exports_usd": exports * 1e6,
             "imports_usd": imports * 1e6, "turnover_usd": (exports + imports) * 1e6,
             "share_pct": (exports + imports) / 10, "driver": driver, "note": "",
             "status": "published" if code in values else "not published"}
        )  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def unknown():
    return trade_of({})


@pytest.fixture
def whole():
    return trade_of(
        {"agrifood": (50, 50), "minerals": (400, 50), "machinery": (100, 200), "wood": (100, 50)}
    )


@pytest.fixture
def fields():
    rows = [("culture", 9, 12, 4), ("science", 2, 15, 6), ("wood", 0, 0, 0)]
    return pd.DataFrame(rows, columns=["sector", "events_in_year", "events_total", "relations"])


def named(chart, name):
    return next(trace for trace in chart.figure["data"] if trace.get("name") == name)


def test_unpublished_trade_is_one_pale_row_and_the_drivers_in_words(unknown, fields, scene):
    chart = sector_chart(unknown, fields, scene())
    band = named(chart, "not published")
    assert band["text"] == ["not published"]
    assert band["marker"]["pattern"]["shape"] == "/"
    assert chart.figure["layout"]["yaxis"]["ticktext"] == ["4 groups"]
    assert "Trade by commodity group in 2018 is not published." in chart.notes
    assert "Exports grew due to: Minerals." in chart.notes


def test_drivers_stand_in_the_figure(unknown, fields, scene, words_in):
    drawn = words_in(sector_chart(unknown, fields, scene("ru")).figure)
    assert "▲ Рост экспорта, по источнику: Минеральные" in drawn
    assert "▲ Рост импорта, по источнику: Машины." in drawn


def test_fields_show_the_year_strong_within_all_years(unknown, fields, scene):
    chart = sector_chart(unknown, fields, scene())
    strong, pale = named(chart, "events in 2018"), named(chart, "all years")
    assert strong["x"] == [9, 2]
    assert pale["x"] == [3, 13]
    assert chart.figure["layout"]["yaxis2"]["ticktext"] == ["Culture", "Science"]
    assert named(chart, "relations")["text"] == ["4 ◆", "6 ◆"]
    assert strong["customdata"] == [["sector:culture"], ["sector:science"]]
    assert chart.title == "Culture leads cooperation: 9 events in 2018"


def test_known_trade_is_ranked_with_its_sum_and_its_drivers_marked(whole, fields, scene, words_in):
    chart = sector_chart(whole, fields, scene())
    assert chart.figure["layout"]["yaxis"]["ticktext"] == [
        "▲ Minerals", "▲ Machinery", "Wood and paper", "Food",
    ]  # fmt: skip
    assert named(chart, "Imports")["text"][0] == "450.0"
    assert named(chart, "Exports")["customdata"][0] == ["sector:minerals"]
    assert chart.title == "Minerals: 45.0% of turnover, the largest group"
    assert "driver of exports growth" in words_in(chart.figure)
    assert "driver of exports growth" in named(chart, "Exports")["hovertext"][0]


def test_one_published_flow_of_one_group_leaves_the_others_a_band(fields, scene):
    chart = sector_chart(trade_of({"agrifood": (380, NAN)}), fields, scene())
    assert named(chart, "Exports")["text"] == ["380.0"]
    assert named(chart, "not published")["y"] == [1]
    assert chart.figure["layout"]["yaxis"]["ticktext"] == ["Food", "3 groups"]
    assert chart.title == "Food: $380.0 million in 2018"


def test_many_fields_fold_into_one_row_without_a_bar(unknown, scene):
    rows = [(f"field-{n}", 1, 20 - n, n) for n in range(15)]
    many = pd.DataFrame(rows, columns=["sector", "events_in_year", "events_total", "relations"])
    chart = sector_chart(unknown, many, scene())
    assert chart.figure["layout"]["yaxis2"]["ticktext"][-1] == "7 other fields"
    assert len(chart.figure["layout"]["yaxis2"]["ticktext"]) == 9
    assert named(chart, "events in 2018")["x"][-1] is None
    assert len(chart.table.rows) == 4 + 15


def test_the_chosen_sector_is_strong(unknown, fields, scene):
    chart = sector_chart(unknown, fields, scene(sectors=("science",)))
    opacity = named(chart, "events in 2018")["marker"]["opacity"]
    assert opacity[1] == 1 > opacity[0]


def test_the_table_tells_missing_from_zero(unknown, fields, scene):
    rows = sector_chart(unknown, fields, scene()).table.rows
    assert rows[0] == ("Food", "—", "—", "—", "—", "not published", "—", "—", "—")
    assert ("Culture", "—", "—", "—", "—", "—", "9", "12", "4") in rows


def test_nothing_known_is_an_empty_chart_with_the_drivers(unknown, fields, scene):
    chart = sector_chart(unknown, fields.iloc[:0], scene())
    assert chart.empty
    assert chart.title == "Trade by commodity group in 2018 is not published"
    assert chart.notes == ("Exports grew due to: Minerals.", "Imports grew due to: Machinery.")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_titles_are_short_and_figures_are_json(unknown, whole, fields, scene, lang):
    for trade in (unknown, whole):
        for choice in ({}, {"flow": "export"}, {"mark": "Demonstration data"}, {"year": 2021}):
            chart = sector_chart(trade, fields, scene(lang, **choice))
            assert len(chart.title.split()) <= 10
            json.dumps(chart.figure, allow_nan=False)
            assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)


def test_derived_trade_is_hatched(whole, fields, scene):
    chart = sector_chart(whole.assign(status="computed"), fields, scene())
    assert set(named(chart, "Exports")["marker"]["pattern"]["shape"]) == {"/"}
    assert "Hatched: computed" in chart.source
