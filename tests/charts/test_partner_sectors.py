from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.partner_sectors import MOST, partner_sectors_chart
from tests.scenes import plain

CELLS = pd.DataFrame(
    [("CHN", "minerals", 300e6), ("CHN", "machinery", 40e6), ("FIN", "minerals", 5e6),
     ("FIN", "wood", 0.2e6), ("DEU", "machinery", 90e6)],
    columns=["partner", "sector", "turnover_usd"],
)  # fmt: skip


def cells(chart):
    """Order of a cell → its amount, label and hover."""
    return {
        order: (amount, label, hover)
        for row in chart.plot.series
        for order, amount, label, hover in zip(
            row.orders, row.amounts, row.labels, row.hovers, strict=True
        )
    }


def test_cells_have_their_amounts_and_the_empty_ones_none(scene):
    found = cells(partner_sectors_chart(CELLS, scene()))
    assert {order: one[0].value for order, one in found.items() if one[0].known} == {
        "cell:CHN/minerals": 300e6,
        "cell:CHN/machinery": 40e6,
        "cell:FIN/minerals": 5e6,
        "cell:FIN/wood": 0.2e6,
        "cell:DEU/machinery": 90e6,
    }
    assert found["cell:DEU/wood"][1:] == ("", "")


def test_figures_are_whole_millions_or_less_than_one(scene):
    found = cells(partner_sectors_chart(CELLS, scene()))
    assert found["cell:CHN/minerals"][1] == "300"
    assert found["cell:FIN/wood"][1] == "<1"


def test_classes_have_round_limits_and_names(scene):
    plot = partner_sectors_chart(CELLS, scene()).plot
    assert len(plot.limits) == 4
    assert len(plot.entries) == 5
    assert plot.entries[0].label.startswith("<")
    assert plot.entries[-1].label.startswith("≥")
    assert [
        entry.label for entry in partner_sectors_chart(CELLS.head(1), scene()).plot.entries
    ] == ["all values"]


def test_partners_and_groups_are_ranked_and_the_chosen_are_strong(scene):
    plot = partner_sectors_chart(CELLS, scene(partners=("FIN",), sectors=("wood",))).plot
    assert [(one.label, one.emphasis) for one in plot.rows] == [
        ("China", "plain"), ("Germany", "plain"), ("Finland", "strong"),
    ]  # fmt: skip
    assert plot.categories[0].label == "Minerals"
    assert [one.key for one in plot.categories if one.emphasis == "strong"] == ["wood"]


def test_partners_side_by_side_stand_above_the_others_and_are_compared(scene):
    """The titles spoke of the largest cell of one of them, and the others stood between."""
    rows = [("USA", "minerals", 500e6), ("CHN", "minerals", 300e6), ("DEU", "minerals", 20e6),
            ("CHN", "wood", 9e6), ("DEU", "wood", 2e6), ("CHN", "machinery", 40e6),
            ("DEU", "machinery", 90e6)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=CELLS.columns)
    chart = partner_sectors_chart(frame, scene(partners=("CHN", "DEU")))
    assert [one.key for one in chart.plot.rows] == ["CHN", "DEU", "USA"]
    assert chart.title == "Turnover in 2018: China above Germany in most groups"
    assert plain(chart.finding) == (
        "In 2018 the largest commodity groups with the chosen partners (turnover): with China –"
        " minerals ($300.0 million); with Germany – machinery ($90.0 million)."
    )
    added = partner_sectors_chart(frame, scene(partners=("CHN", "DEU"), together=True))
    assert [one.key for one in added.plot.rows] == ["USA", "CHN", "DEU"]


def test_nobody_is_above_in_most_groups_where_the_groups_are_shared_out(scene):
    assert "above" not in partner_sectors_chart(CELLS, scene(partners=("CHN", "DEU"))).title
    assert "most groups" not in partner_sectors_chart(
        CELLS, scene(partners=("CHN", "FIN"), sectors=("wood",))
    ).title  # fmt: skip


def test_the_title_is_the_largest_flow_or_the_chosen_cell(scene):
    assert plain(partner_sectors_chart(CELLS, scene()).title) == (
        "Largest turnover: with China, minerals – $300.0 million"
    )
    chosen = scene(partners=("FIN",), sectors=("wood",))
    assert partner_sectors_chart(CELLS, chosen).title == (
        "Turnover with Finland: wood and paper\u00a0– $200,000"
    )
    nothing = partner_sectors_chart(CELLS, scene(partners=("USA",)))
    assert nothing.title == "Partners and commodity groups in 2018"


def test_partners_and_groups_are_not_in_the_subtitle_since_all_are_shown(scene):
    chosen = scene(partners=("FIN",), sectors=("wood",), flow="export")
    subtitle = partner_sectors_chart(CELLS, chosen).subtitle
    assert "Finland" not in subtitle
    assert "Exports" in subtitle


def test_hover_tells_the_shares_of_both(scene):
    hover = cells(partner_sectors_chart(CELLS, scene()))["cell:CHN/machinery"][2]
    assert hover.startswith("China, Machinery\n$40.0 million.")
    assert "11.8% of the trade with the partner." in hover
    assert "30.8% of the group." in hover


@pytest.mark.parametrize(
    ("flow", "noun", "whither"), [(None, "turnover", "with"), ("import", "imports", "from")]
)
def test_the_finding_names_the_largest_pairs(scene, flow, noun, whither):
    chart = partner_sectors_chart(CELLS.head(2), scene(flow=flow))
    assert chart.finding == (
        f"In 2018 the largest {noun}: {whither} China\u00a0– minerals ($300.0 million) and"
        f" {whither} China\u00a0– machinery ($40.0 million)."
    )


def test_the_chosen_partner_is_drawn_wherever_it_ranks_and_the_table_has_all(scene):
    rows = [(f"P{n:02d}", "minerals", (100.0 - n) * 1e6) for n in range(30)]
    frame = pd.DataFrame(rows, columns=CELLS.columns)
    chart = partner_sectors_chart(frame, scene(partners=("P29",)))
    assert len(chart.plot.series) == MOST
    assert [one.key for one in chart.plot.rows[-2:]] == ["P13", "P29"]
    many = partner_sectors_chart(frame, scene(partners=tuple(f"P{n:02d}" for n in range(2, 30))))
    assert [one.key for one in many.plot.rows] == [f"P{n:02d}" for n in range(2, 2 + MOST)]
    assert len(chart.table.rows) == 30
    assert chart.table.rows[0].order == "partner:P00"
    assert "The table lists all 30 partner countries." in chart.notes


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_titles_are_short_and_made_up_data_are_marked(scene, lang):
    for frame in (CELLS, CELLS.head(1), CELLS.iloc[:0]):
        for choice in ({}, {"flow": "export"}, {"mark": "Demonstration data"}):
            chart = partner_sectors_chart(frame, scene(lang, **choice))
            assert chart.empty is frame.empty
            assert len(chart.title.split(" ")) <= 10
            assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)


def test_a_cell_below_zero_has_its_figure_and_an_entry_of_the_key(scene):
    more = pd.DataFrame(
        [("USA", "wood", -9e6), ("USA", "machinery", -0.2e6)], columns=CELLS.columns
    )
    chart = partner_sectors_chart(pd.concat([CELLS, more]), scene())
    found = cells(chart)
    assert [found[f"cell:USA/{group}"][1] for group in ("wood", "machinery")] == ["−9", "−0.2"]
    assert "−$9.0 million" in plain(found["cell:USA/wood"][2])
    assert "%" not in found["cell:USA/wood"][2]  # no share of a whole of nothing
    assert chart.plot.entries[0].label == "<0"
