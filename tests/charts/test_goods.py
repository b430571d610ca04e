from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.goods import MOST, treemap_chart

NAN = float("nan")


def goods(*rows: tuple[str, str, float, float, float], kind: str = "code") -> pd.DataFrame:
    """Code, name, exports and imports in millions, thousand tonnes; largest first."""
    whole = sum(exports + imports for _, _, exports, imports, _ in rows)
    return pd.DataFrame(
        [
            {
                "kind": kind, "code": code, "name": name, "exports_usd": exports * 1e6,
                "imports_usd": imports * 1e6, "usd": (exports + imports) * 1e6,
                "net_mass_kg": mass * 1e6, "usd_per_kg": (exports + imports) / mass,
                "share_pct": 100 * (exports + imports) / whole,
                "before_usd": (exports + imports) * 5e5, "order": f"drill:minerals/{code}",
            }
            for code, name, exports, imports, mass in rows
        ]
    )  # fmt: skip


TWO = goods(("2710", "", 60.0, 15.0, 50.0), ("2701", "", 5.0, 20.0, 100.0))


def test_a_box_is_as_large_as_its_value_and_has_the_colour_of_its_larger_flow(scene):
    chart = treemap_chart(TWO, scene(code="27", sectors=("minerals",)))
    trace = chart.figure["data"][0]
    assert trace["values"] == [75e6, 25e6]
    assert len(set(trace["marker"]["colors"])) == 2
    assert trace["customdata"] == [["drill:minerals/2710"], ["drill:minerals/2701"]]
    assert chart.title == "2710: 75.0%, the largest of 2 codes"
    assert chart.subtitle.startswith("Chapter 27: turnover")
    assert "1.50 USD/kg" in trace["hovertext"][0]
    assert "Against 2017: +100.0%." in trace["hovertext"][0]


def test_the_table_can_do_what_the_boxes_do(scene):
    table = treemap_chart(TWO, scene(code="27")).table
    assert table.orders == ("drill:minerals/2710", "drill:minerals/2701")
    assert table.rows[0] == ("2710", "60.0", "15.0", "75.0", "75.0%", "+100.0%", "50,000.0", "1.50")
    assert table.headers[-1] == "USD/kg"


def test_a_group_has_no_average_price(scene):
    frame = goods(("minerals", "Minerals", 60.0, 15.0, NAN), kind="sector")
    chart = treemap_chart(frame, scene())
    assert "USD/kg" not in chart.table.headers
    assert "kg" not in chart.figure["data"][0]["hovertext"][0]


def test_chapters_are_named_with_their_number(scene):
    frame = goods(("27", "Fuel", 9.0, 1.0, NAN), ("25", "Salt", 1.0, 0.0, NAN), kind="chapter")
    chart = treemap_chart(frame, scene(sectors=("minerals",)))
    assert chart.figure["data"][0]["labels"][0] == "<b>27 Fuel</b>"
    assert chart.title == "27 Fuel: 90.9%, the largest of 2 chapters"


def test_one_code_alone_says_what_it_is_worth(scene):
    alone = TWO.head(1).assign(order="", share_pct=100.0)
    chart = treemap_chart(alone, scene(code="2710"))
    assert chart.title == "2710: $75.0 million, 1.50 USD/kg on average"
    assert chart.table.orders == ("",)
    assert not any("click" in note for note in chart.notes)


def test_many_codes_fold_into_one_box_that_cannot_be_clicked(scene):
    rows = [(f"27{n:02d}", "", 100.0 - n, 0.0, 1.0) for n in range(60)]
    chart = treemap_chart(goods(*rows), scene(code="27"))
    trace = chart.figure["data"][0]
    assert len(trace["values"]) == MOST + 1
    assert trace["labels"][-1] == "20 others"
    assert trace["customdata"][-1] == [""]
    assert len(chart.table.rows) == 60


def test_corrections_below_zero_are_in_the_table_only(scene):
    frame = goods(("2710", "", 5.0, 0.0, 1.0), ("2701", "", -1.0, 0.0, 1.0))
    chart = treemap_chart(frame, scene(code="27"))
    assert chart.figure["data"][0]["values"] == [5e6]
    assert "Codes with corrections below zero are in the table only." in chart.notes
    assert chart.table.rows[1][1] == "−1.0"


def test_no_goods_are_an_empty_chart_that_says_how_to_go_on(scene):
    chart = treemap_chart(TWO.iloc[:0], scene(code="9701"))
    assert chart.empty
    assert chart.title == "No trade known: code 9701, 2018"
    assert chart.notes


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_titles_are_short_and_figures_are_json(scene, lang):
    long = "A very long name of goods that fills more than the ten words a title has"
    named = goods(("27", long, 9.0, 1.0, NAN), ("28", long, 1.0, 0.0, NAN), kind="chapter")
    for choice in ({}, {"flow": "export"}, {"mark": "Demonstration data"}):
        for frame, code in ((TWO, "27"), (named, ""), (TWO.iloc[:0], "XX")):
            chart = treemap_chart(frame, scene(lang, code=code, **choice))
            assert len(chart.title.split()) <= 10
            json.dumps(chart.figure, allow_nan=False)
            assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)
