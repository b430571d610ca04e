from __future__ import annotations

import pandas as pd

from dashboard.charts.matrix import matrix_chart
from dashboard.render.theme import colour

PAIRS = pd.DataFrame(
    [
        ("CHN", "CN-HE", "culture", 1, 2),
        ("CHN", "", "culture", 0, 1),
        ("FIN", "", "science", 0, 1),
        ("", "", "culture", 5, 5),
    ],
    columns=["country", "region", "sector", "relations", "events"],
)


def test_counts_are_added_up_by_country(scene) -> None:
    chart = matrix_chart(PAIRS, scene())
    heat = chart.figure["data"][0]
    assert heat["y"] == ["China", "Finland"]
    assert heat["x"] == ["Culture", "Science"]
    assert heat["z"] == [[4, None], [None, 1]]
    assert chart.table.rows[0] == ("China", "Culture", "1", "3")
    assert chart.title == "China, Culture: the closest tie, 4 relations and events"


def test_cells_say_what_a_click_chooses(scene) -> None:
    heat = matrix_chart(PAIRS, scene()).figure["data"][0]
    assert heat["customdata"][0][1] == "cell:CHN/science"


def test_numbers_are_light_on_dark_cells_only(scene) -> None:
    numbers = matrix_chart(PAIRS, scene()).figure["data"][1]
    assert numbers["text"] == ["4", "1"]
    assert numbers["textfont"]["color"] == [colour("surface"), colour("ink")]


def test_the_chosen_come_first_and_strong(scene) -> None:
    heat = matrix_chart(PAIRS, scene(partners=("FIN",))).figure["data"][0]
    assert heat["y"] == ["<b>Finland</b>", "China"]


def test_nothing_known_is_said(scene) -> None:
    chart = matrix_chart(PAIRS.iloc[:0], scene("ru"))
    assert chart.empty
    assert chart.title == "Связей и событий таких видов нет"
