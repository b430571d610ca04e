"""Figures in fewer bytes, and what of them stays as it was."""

from __future__ import annotations

from dashboard.render.sharing import said_once
from dashboard.render.theme import TEMPLATE, layout

SAID = ["2017: 5", "2018: 7"]


def test_a_trace_that_says_the_same_names_the_first_that_does() -> None:
    figure = {
        "data": [
            {"type": "bar"},
            {"type": "bar", "hovertext": SAID},
            {"type": "bar", "hovertext": list(SAID)},
            {"type": "bar", "hovertext": ["another"]},
            {"type": "scatter", "hovertext": list(SAID), "y": [1, 2]},
        ],
        "layout": {"title": "whole"},
    }
    found = said_once(figure)
    assert [trace.get("hovertext") for trace in found["data"]] == [None, SAID, 1, ["another"], 1]
    assert found["data"][4]["y"] == [1, 2]
    assert found["layout"] == figure["layout"]
    assert figure["data"][2]["hovertext"] == SAID, "what others hold is left as it is"


def test_the_one_template_is_left_out_and_another_stays() -> None:
    figure = {"data": [], "layout": layout(title="whole")}
    assert said_once(figure)["layout"] == {"autosize": True, "title": "whole"}
    assert figure["layout"]["template"] == TEMPLATE
    other = {"data": [], "layout": {"template": {"layout": {}}}}
    assert said_once(other) == other


def test_texts_of_a_grid_stay() -> None:
    grid = {"data": [{"hovertext": [["a", "b"]]}, {"hovertext": [["a", "b"]]}], "layout": {}}
    assert said_once(grid) == grid


def test_lines_that_return_are_said_once() -> None:
    texts = ["<b>China</b><br>5 %<br>Made up", "<b>Finland</b><br>5 %<br>Made up", "None<br>x"]
    found = said_once({"data": [{"hovertext": texts}, {"hovertext": texts}], "layout": {}})
    said = [["<b>China</b>", "5 %", 0], ["<b>Finland</b>", "5 %", 0], "None<br>x"]
    assert [trace["hovertext"] for trace in found["data"]] == [said, 0]
    assert found["lines"] == ["Made up"]


def test_marks_of_partners_bear_their_codes_and_one_address() -> None:
    pairs = [["partner:CHN", "CHN"], ["partner:FIN", "FIN"]]
    ids = ["map/CHN/turnover", "map/FIN/turnover"]
    (found,) = said_once({"data": [{"customdata": pairs, "ids": ids}], "layout": {}})["data"]
    assert found == {"customdata": ["CHN", "FIN"], "ids": "map/*/turnover"}
    ids = ["map/CHN/turnover", ""]
    (found,) = said_once({"data": [{"customdata": pairs, "ids": ids}], "layout": {}})["data"]
    assert found == {"customdata": ["CHN", "FIN"], "ids": ids}, "one number has no address"
    pairs = [["partner:CHN", "CN-HE"], ["partner:FIN", "FIN"]]
    figure = {"data": [{"customdata": pairs, "ids": ["a", "b"]}], "layout": {}}
    assert said_once(figure) == figure, "the mark of a region is none of its country"
