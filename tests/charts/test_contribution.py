from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.contribution import contribution_chart
from dashboard.measures.growth import contribution

NAN = float("nan")


@pytest.fixture
def steps(answer):
    return contribution(answer, 2018, 2017)


@pytest.fixture
def drivers():
    return pd.DataFrame(
        [
            ("export", "fuel", "fuel and energy products", "топливно-энергетические товары", "S01"),
            ("export", "minerals", "mineral products", "минеральные продукты", "S01"),
            ("import", "machinery", "machinery and equipment", "машины и оборудование", "S01"),
        ],
        columns=["flow", "sector", "text_en", "text_ru", "source"],
    )


def test_title_names_the_larger_contribution(steps, drivers, scene):
    english = contribution_chart(steps, drivers, scene()).title
    assert english == "Exports gave 15.7 of 21.5 percentage points of growth"
    russian = contribution_chart(steps, drivers, scene("ru")).title.replace("\u00a0", " ")
    assert russian == "Экспорт дал 15,7 из 21,5 п. п. прироста"


def test_the_steps_lead_from_one_turnover_to_the_other(steps, drivers, scene):
    base, start, exports, imports, end = contribution_chart(steps, drivers, scene()).figure["data"]
    assert base["marker"]["color"] == "rgba(0,0,0,0)"
    assert base["y"][0] == pytest.approx(start["y"][0])
    assert base["y"][1] == pytest.approx(start["y"][0] + exports["y"][0])
    assert base["y"][1] + imports["y"][0] == pytest.approx(end["y"][0])


def test_labels_have_points_and_dollars(steps, drivers, scene, words_in):
    english = words_in(contribution_chart(steps, drivers, scene()).figure)
    assert "+15.7\u00a0p.p.</b><br>+$1,453.5<br>million" in english
    assert "+5.7\u00a0p.p.</b><br>+$530.6<br>million" in english
    russian = words_in(contribution_chart(steps, drivers, scene("ru")).figure)
    assert "+15,7 п. п.</b><br>+1 453,5<br>млн долл." in russian.replace("\u00a0", " ")


def test_steps_from_an_implied_year_are_hatched(steps, drivers, scene):
    chart = contribution_chart(steps, drivers, scene())
    shapes = [trace["marker"]["pattern"]["shape"] for trace in chart.figure["data"][1:]]
    assert shapes == [["/"]] * 4
    assert "computed from published figures, implied by" in chart.source


def test_the_drivers_are_told_below_in_notes_and_on_hover(steps, drivers, scene, words_in):
    chart = contribution_chart(steps, drivers, scene())
    due = "Exports grew due to fuel and energy products and mineral products."
    assert due in chart.notes
    assert due in words_in(chart.figure).replace("<br>", " ")
    assert due in chart.figure["data"][2]["hovertext"][0].replace("<br>", " ")
    assert "машины и оборудование" in " ".join(
        contribution_chart(steps, drivers, scene("ru")).notes
    )


def test_rounding_is_explained(steps, drivers, scene):
    assert any("+21.5%" in note for note in contribution_chart(steps, drivers, scene()).notes)


def test_the_years_can_be_clicked(steps, drivers, scene):
    _, start, _, _, end = contribution_chart(steps, drivers, scene()).figure["data"]
    assert start["customdata"] == [["year:2017"]]
    assert end["customdata"] == [["year:2018"]]


def test_opposite_contributions_are_both_named(complete, drivers, scene):
    frame = contribution(complete, 2018, 2017)
    chart = contribution_chart(frame, drivers.iloc[:0], scene(mark="Demonstration data"))
    assert chart.title == "Exports +2.7\u00a0p.p., imports −1.8\u00a0p.p."
    assert chart.subtitle.endswith("Demonstration data")
    json.dumps(chart.figure, allow_nan=False)


def test_a_decline_starts_where_it_ends(drivers, scene):
    rows = [("from", 100e6, NAN, NAN, NAN), ("exports", 40e6, -20e6, -20.0, -33.3),
            ("imports", 30e6, -10e6, -10.0, -25.0), ("to", 70e6, -30e6, -30.0, -30.0)]  # fmt: skip
    columns = ["part", "usd", "change_usd", "contribution_pp", "growth_pct"]
    frame = pd.DataFrame(rows, columns=columns).assign(status="published")
    chart = contribution_chart(frame, drivers.iloc[:0], scene())
    assert chart.figure["data"][0]["y"] == [80e6, 70e6]
    assert chart.title == "Exports took 20.0 of 30.0 percentage points lost"


def test_a_missing_year_is_named_and_what_is_known_is_told(drivers, scene):
    frame = pd.DataFrame(
        [("from", 12778e6, "implied"), ("to", NAN, "not published")],
        columns=["part", "usd", "status"],
    ).assign(change_usd=NAN, contribution_pp=NAN, growth_pct=NAN)
    chart = contribution_chart(frame, drivers.iloc[:0], scene(year=2022, against=2021))
    assert chart.empty
    assert chart.title == "No contributions: 2022 not published"
    assert chart.notes == ("2021: $12,778.0 million (implied)",)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_rows_at_all_is_an_empty_chart(steps, drivers, scene, lang):
    chart = contribution_chart(steps.iloc[:0], drivers.iloc[:0], scene(lang))
    assert chart.empty
    assert "2017" in chart.title
    assert len(chart.title.split()) <= 10


def test_the_table_has_every_step(steps, drivers, scene):
    rows = contribution_chart(steps, drivers, scene()).table.rows
    assert rows[0] == ("2017", "9,240.8", "—", "—", "—", "implied")
    assert rows[1] == (
        "Exports", "7,109.0", "+1,453.5", "+25.7%", "+15.7\u00a0p.p.", "implied",
    )  # fmt: skip
