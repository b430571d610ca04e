from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.charts.matrix import matrix_chart
from dashboard.charts.partner_sectors import partner_sectors_chart
from dashboard.render.grid import heads_in_room
from dashboard.render.theme import colour

CELLS = pd.DataFrame(
    [("CHN", "minerals", 300e6), ("CHN", "machinery", 40e6), ("FIN", "minerals", 5e6),
     ("FIN", "wood", 0.2e6), ("DEU", "machinery", 90e6)],
    columns=["partner", "sector", "turnover_usd"],
)  # fmt: skip
PAIRS = pd.DataFrame(
    [("CHN", "", "culture", 1, 3), ("FIN", "", "science", 0, 1)],
    columns=["country", "region", "sector", "relations", "events"],
)


@pytest.fixture
def traded(scene, figure_of):
    def draw(frame=CELLS, *lang, **choice):
        return figure_of(partner_sectors_chart(frame, scene(*lang, **choice)), *lang)

    return draw


@pytest.fixture
def counted(scene, figure_of):
    def draw(frame=PAIRS, *lang, **choice):
        return figure_of(matrix_chart(frame, scene(*lang, **choice)), *lang)

    return draw


def shades(figure):
    """Cell → shade, whichever of the two traces draws it; each cell once."""
    found = {}
    for trace in figure["data"]:
        for row, orders in zip(trace["z"], trace["customdata"], strict=True):
            for value, text in zip(row, orders, strict=True):
                order = text.partition(" ")[0]
                if value is not None:
                    assert order not in found
                    found[order] = value
    return found


def test_the_key_begins_at_the_edge_where_a_phone_shows_it(traded):
    """Below the cells alone its larger classes were scrolled out of sight."""
    drawn = traded()["layout"]
    (key,) = [one for one in drawn["annotations"] if "≥" in one["text"]]
    assert key["x"] == 0 and key["xshift"] == -drawn["margin"]["l"] < 0


def test_amounts_are_shaded_by_class(traded, words_in):
    found = shades(traded())
    assert len(found) == len(CELLS)
    order = ["cell:FIN/wood", "cell:FIN/minerals", "cell:CHN/machinery", "cell:DEU/machinery",
             "cell:CHN/minerals"]  # fmt: skip
    assert all(found[low] < found[high] for low, high in pairwise(order))
    assert "≥" in words_in(traded())
    assert colour("class-5") in words_in(traded())


def test_counts_are_shaded_by_themselves(counted, words_in):
    figure = counted()
    assert shades(figure) == {"cell:CHN/culture": 4, "cell:FIN/science": 1}
    assert figure["data"][0]["zmax"] == 4
    assert words_in(figure) == ""


@pytest.mark.parametrize("name", ["traded", "counted"])
def test_figures_are_read_on_their_ground(request, name):
    pale, dark = request.getfixturevalue(name)()["data"]
    assert pale["textfont"]["color"] == colour("ink")
    assert dark["textfont"]["color"] == colour("surface")
    assert any(value is not None for row in pale["z"] for value in row)
    assert any(value is not None for row in dark["z"] for value in row)
    for trace in (pale, dark):
        for values, texts in zip(trace["z"], trace["text"], strict=True):
            assert [text != "" for text in texts] == [value is not None for value in values]


def test_the_chosen_are_bold_and_heads_are_broken(traded):
    layout = traded(partners=("FIN",), sectors=("wood",))["layout"]
    assert layout["yaxis"]["ticktext"] == ["China", "Germany", "<b>Finland</b>"]
    assert "<b>Wood and<br>paper</b>" in layout["xaxis"]["ticktext"]
    assert layout["xaxis"]["tickangle"] == 0


def test_many_heads_are_tilted(counted):
    rows = [("CHN", "", f"field {n} of many", 0, 1) for n in range(20)]
    axis = counted(pd.DataFrame(rows, columns=PAIRS.columns))["layout"]["xaxis"]
    assert axis["tickangle"] == -45
    assert axis["ticktext"][0] == "field 0 of many"


def test_heads_that_would_meet_in_a_picture_are_tilted(traded):
    """“Wood and” over a narrow column lay over the heads beside it."""
    figure = traded(partners=("FIN",), sectors=("wood",))
    assert heads_in_room(figure, 600) is figure
    axis = heads_in_room(figure, 200)["layout"]["xaxis"]
    assert axis["tickangle"] == -45 and "<b>Wood and paper</b>" in axis["ticktext"]


def test_a_single_cell_is_drawn(traded, counted):
    assert len(shades(traded(CELLS.head(1)))) == 1
    assert len(shades(counted(PAIRS.tail(1)))) == 1


def test_figures_are_json_and_marked(traded, words_in):
    figure = traded(CELLS, "ru", mark="Demonstration data")
    json.dumps(figure, allow_nan=False)
    assert "Demonstration data" in words_in(figure)
    assert "&lt;1" in str(figure["data"][0]["text"])


def test_cells_below_zero_are_drawn_in_a_colour_of_their_own(traded):
    more = pd.DataFrame([("USA", "wood", -9e6)], columns=CELLS.columns)
    figure = traded(pd.concat([CELLS, more]))
    texts = [text for trace in figure["data"] for row in trace["text"] for text in row if text]
    assert "−9" in texts
    assert figure["data"][0]["colorscale"][0] == [0.0, colour("pale")]
    assert "&lt;0" in json.dumps(figure["layout"]["annotations"])


def test_heads_of_columns_with_a_long_word_are_smaller(traded):
    """``Продовольствие`` is wider than a column of a slide."""
    goods = pd.DataFrame(
        [("CHN", "agrifood", 9e6), ("CHN", "machinery", 4e6)], columns=CELLS.columns
    )
    sizes = [traded(goods, lang)["layout"]["xaxis"]["tickfont"]["size"] for lang in ("ru", "en")]
    assert sizes == [11, 12]
