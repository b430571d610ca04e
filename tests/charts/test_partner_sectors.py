from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.charts.partner_sectors import MOST, heatmap_chart
from dashboard.render.theme import colour

CELLS = pd.DataFrame(
    [("CHN", "minerals", 300e6), ("CHN", "machinery", 40e6), ("FIN", "minerals", 5e6),
     ("FIN", "wood", 0.2e6), ("DEU", "machinery", 90e6)],
    columns=["partner", "sector", "turnover_usd"],
)  # fmt: skip


def drawn(chart):
    """Cell → class, whichever of the two traces draws it; each cell once."""
    found = {}
    for trace in chart.figure["data"]:
        for row, orders in zip(trace["z"], trace["customdata"], strict=True):
            for value, order in zip(row, orders, strict=True):
                if value is not None:
                    assert order not in found
                    found[order] = value
    return found


def test_cells_are_classes_with_round_limits(scene, words_in):
    chart = heatmap_chart(CELLS, scene())
    found = drawn(chart)
    assert len(found) == len(CELLS)
    order = ["cell:FIN/wood", "cell:FIN/minerals", "cell:CHN/machinery", "cell:DEU/machinery",
             "cell:CHN/minerals"]  # fmt: skip
    assert all(found[low] < found[high] for low, high in pairwise(order))
    assert "≥" in words_in(chart.figure)


def test_figures_are_read_on_their_ground(scene):
    pale, dark = heatmap_chart(CELLS, scene()).figure["data"]
    assert pale["textfont"]["color"] == colour("ink")
    assert dark["textfont"]["color"] == colour("surface")
    for trace in (pale, dark):
        for values, texts in zip(trace["z"], trace["text"], strict=True):
            assert [text != "" for text in texts] == [value is not None for value in values]


def test_partners_and_groups_are_ranked_and_the_chosen_are_bold(scene):
    layout = heatmap_chart(CELLS, scene(partners=("FIN",), sectors=("wood",))).figure["layout"]
    assert layout["yaxis"]["ticktext"] == ["China", "Germany", "<b>Finland</b>"]
    assert layout["xaxis"]["ticktext"][0] == "Minerals"
    assert "<b>Wood and<br>paper</b>" in layout["xaxis"]["ticktext"]


def test_the_title_is_the_largest_flow_or_the_chosen_cell(scene):
    assert heatmap_chart(CELLS, scene()).title == (
        "China, Minerals: the largest flow, $300.0 million"
    )
    chosen = scene(partners=("FIN",), sectors=("wood",))
    assert heatmap_chart(CELLS, chosen).title == "Finland, Wood and paper: $0.2 million"
    nothing = heatmap_chart(CELLS, scene(partners=("USA",)))
    assert nothing.title == "Partners and commodity groups in 2018"


def test_hover_tells_the_shares_of_both(scene):
    told = heatmap_chart(CELLS, scene()).figure["data"][0]["hovertext"]
    china = next(text for row in told for text in row if "China, Machines" in text or
                 "China, Machinery" in text)  # fmt: skip
    assert "11.8% of the trade with the partner." in china
    assert "30.8% of the group." in china


def test_the_chosen_partner_is_drawn_wherever_it_ranks_and_the_table_has_all(scene):
    rows = [(f"P{n:02d}", "minerals", (100.0 - n) * 1e6) for n in range(30)]
    frame = pd.DataFrame(rows, columns=CELLS.columns)
    chart = heatmap_chart(frame, scene(partners=("P29",)))
    assert len(chart.figure["data"][0]["z"]) == MOST + 1
    assert len(chart.table.rows) == 30
    assert chart.table.orders[0] == "partner:P00"
    assert "The table lists all 30 partners." in chart.notes


def test_nothing_known_is_an_empty_chart(scene):
    chart = heatmap_chart(CELLS.iloc[:0], scene())
    assert chart.empty
    assert chart.table.rows == ()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_titles_are_short_and_figures_are_json(scene, lang):
    for frame in (CELLS, CELLS.head(1), CELLS.iloc[:0]):
        for choice in ({}, {"flow": "export"}, {"mark": "Demonstration data"}):
            chart = heatmap_chart(frame, scene(lang, **choice))
            assert len(chart.title.split()) <= 10
            json.dumps(chart.figure, allow_nan=False)
            assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)
