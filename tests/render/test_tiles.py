"""Tiles: what a reader sees of the values of a plot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.amount import Amount
from dashboard.charts.chart import Chart
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.render.theme import colour

PLOT = Plot(
    shape="tiles",
    categories=(
        Category("27", "27 Fuel", "drill:minerals/27", note="75.0 · 75.0%", hover="27 Fuel\nmuch"),
        Category("84", "84 A very long name of machinery", "drill:machinery/84", note="20.0"),
        Category("rest", "3 others", emphasis="pale", note="5.0 · 5.0%"),
    ),
    series=(
        Series("exports", "Exports", (Amount(60.0), Amount(5.0), Amount(5.0))),
        Series("imports", "Imports", (Amount(15.0), Amount(15.0), Amount())),
    ),
    entries=(Entry("exports", "■", "mostly exports"),),
)


@pytest.fixture
def drawn(figure_of):
    def draw(plot: Plot = PLOT, mark: str = ""):
        return figure_of(Chart("goods", "goods-chart", plot, "", "", "", mark=mark))

    return draw


def test_a_tile_is_as_large_as_its_parts_and_has_the_colour_of_the_larger(drawn):
    (trace,) = drawn()["data"]
    assert trace["values"] == [75.0, 20.0, 5.0]
    assert trace["marker"]["colors"] == [
        colour("exports-pale"), colour("imports-pale"), colour("pale"),
    ]  # fmt: skip
    assert trace["ids"] == ["27", "84", "rest"]


def test_short_words_of_the_tile_of_all_others_share_a_line(drawn):
    *named, rest = PLOT.categories
    plot = replace(PLOT, categories=(*named, replace(rest, label="Ещё 3")))
    assert drawn(plot)["data"][0]["labels"][2] == "Ещё 3"


def test_a_tile_says_its_name_and_figure_and_can_be_chosen(drawn):
    (trace,) = drawn()["data"]
    assert trace["labels"][0] == "<b>27 Fuel</b>"
    assert trace["labels"][1].count("<br>") == 1
    # The tile of all others may be narrower than its two words, where these are long.
    assert trace["labels"][2] == "3<br>others"
    assert trace["text"][0] == "75.0 · 75.0%"
    assert trace["customdata"] == [["drill:minerals/27"], ["drill:machinery/84"], [""]]
    assert trace["hovertext"][0] == "<b>27 Fuel</b><br>much"


def test_the_key_and_the_mark_of_made_up_data_stand_in_the_figure(drawn, words_in):
    assert "mostly exports" in words_in(drawn())
    assert "Made up" in words_in(drawn(mark="Made up"))


def test_nothing_in_a_name_acts_and_the_figure_is_json(drawn):
    evil = replace(PLOT.categories[0], label="<a href='x'>", note="<b>", hover="<i>")
    text = json.dumps(drawn(replace(PLOT, categories=(evil, *PLOT.categories[1:]))))
    assert "<a" not in text and "<i>" not in text
