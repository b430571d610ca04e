"""Figures in fewer bytes, and what of them stays as it was."""

from __future__ import annotations

from dashboard.render.sharing import said_once
from dashboard.render.theme import TEMPLATE, Figure, layout

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


def test_what_returns_in_texts_is_said_once_and_their_numbers_by_themselves() -> None:
    texts = ["<b>China, wood</b><br>5 % of 2018<br>Made up", "<b>Finland, wood</b><br>7 % of 2018"]
    texts = [*texts, "<b>China, paper</b><br>9 % of 2017<br>Made up"]
    assert "pieces" not in said_once({"data": [{"hovertext": texts}], "layout": {}}), (
        "a few letters"
    )
    found = said_once({"data": [{"hovertext": texts}, {"hovertext": texts}], "layout": {}}, few=0)
    forms = found["pieces"]
    assert forms == ["<b>China, ", "wood</b><br>", ("", " % of ", "<br>Made up")]
    said = [[0, 1, 2, "5", "2018"], ["<b>Finland, ", 1, "7 % of 2018"],
            [0, "paper</b><br>", 2, "9", "2017"]]  # fmt: skip
    assert [trace["hovertext"] for trace in found["data"]] == [said, 0]


def test_lines_with_which_all_end_are_one_and_numbers_that_vary_not_are_in_their_form() -> None:
    texts = [f"<b>{name}</b><br>{n} pieces, {n + 3} %<br>Made up, by us<br>in 2026"
             for n, name in enumerate(("China", "Finland", "Norway"))]  # fmt: skip
    found = said_once({"data": [{"hovertext": texts}], "layout": {}}, few=0)
    assert found["pieces"] == [("", " pieces, ", " %<br>"), "Made up, by us<br>in 2026"]
    assert found["data"][0]["hovertext"][1] == ["<b>Finland</b><br>", 0, "1", "4", 1]


def test_texts_of_the_same_forms_are_one_run_of_numbers() -> None:
    texts = [f"{n} pieces, {n + 3} %<br>by us" for n in range(3)]
    texts = [*texts, "not known", "7 pieces, 8 %<br>by us"]
    found = said_once({"data": [{"hovertext": texts}], "layout": {}}, few=0)
    assert found["pieces"] == [("", " pieces, ", " %<br>by us")]
    assert found["data"][0]["hovertext"] == [[[0], "0 3 1 4 2 5"], "not known", [0, "7", "8"]]


def test_a_map_says_the_names_of_its_countries_once_whatever_is_chosen() -> None:
    def sent(year: int, *names: str) -> Figure:
        areas, circles = (
            {"type": kind, "hovertext": [f"<b>{one}</b><br>{n} in {year}" for one in some],
             "customdata": [[f"partner:{one[:3]}", one[:3]] for one in some]}
            for n, (kind, some) in enumerate((("choropleth", names[:2]), ("scattergeo", names[2:])))
        )  # fmt: skip
        return said_once({"data": [areas, circles], "layout": {}}, few=0)

    first, second = sent(2018, "FIN", "CHN", "EST"), sent(2019, "EST", "FIN", "CHN")
    names = {code: f"<b>{code}</b><br>" for code in ("CHN", "EST", "FIN")}
    assert first["heads"] == second["heads"] == [names]
    assert list(first["heads"][0]) == list(second["heads"][0]), "the same bytes"
    assert "<b>" not in str(first["data"]) + str(first["pieces"])
    odd = sent(2018, "FIN", "FIN of others", "EST")
    assert "heads" not in odd
    assert "<b>FIN of others" in str(odd["data"])


def test_a_grid_names_its_rows_and_columns_once() -> None:
    cells = [["cell:CHN/wood m/CHN/wood/both", "cell:CHN/fuel"],
             ["cell:FIN/wood m/FIN/wood/both", "cell:FIN/fuel m/FIN/fuel/both"]]  # fmt: skip
    texts = [["China: 5", "China: 7"], ["", "Finland"]]
    trace = {"type": "heatmap", "hovertext": texts, "customdata": cells}
    first, second = said_once({"data": [trace, trace], "layout": {}}, few=0)["data"]
    assert first["hovertext"] == [[[[0], "5 7"]], ["", "Finland"]]
    assert second["hovertext"] == 0
    assert first["customdata"] == {
        "rows": ["CHN", "FIN"], "columns": ["wood", "fuel"], "address": "m/*/both", "bare": [1]
    }  # fmt: skip
    odd = {**trace, "customdata": [["cell:CHN/wood", "cell:CHN/fuel"], ["cell:FIN/wood", ""]]}
    assert said_once({"data": [odd], "layout": {}})["data"][0]["customdata"] == odd["customdata"]


def test_addresses_say_how_all_begin_and_end_once() -> None:
    exports, imports = ([f"years/{year}/{flow}" for year in (2017, 2018)]
                        for flow in ("exports", "imports"))  # fmt: skip
    ids = [exports, imports, ["T003", ""], ["T003"]]
    data = said_once({"data": [{"ids": one} for one in ids], "layout": {}})["data"]
    assert [one["ids"] for one in data] == [
        ["years/201", ["7", "8"], "/exports"], ["years/201", 0, "/imports"], *ids[2:]
    ]  # fmt: skip


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
    (found,) = said_once(figure)["data"]
    assert found["customdata"] == pairs, "the mark of a region is none of its country"
