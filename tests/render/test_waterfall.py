"""A waterfall: each column begins where the one before it ended."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.language import language
from dashboard.render.theme import colour
from dashboard.render.waterfall import waterfall_figure

EN = language("en")


def plot_of(*millions: float, status: str = "published") -> Plot:
    """From, exports, imports, to."""
    return Plot(
        shape="waterfall",
        categories=(
            Category("from", "2017", "year:2017", noun="turnover"),
            Category("exports", "Exports", noun="exports"),
            Category("imports", "Imports", emphasis="pale", noun="imports"),
            Category("to", "2018", "year:2018", noun="turnover"),
        ),
        series=(
            Series(
                "turnover",
                "Turnover",
                tuple(Amount(value * 1e6, "usd", status) for value in millions),
                labels=("100.0", "+20.0 p.p.\n+$20.0\nmillion", "−5.0 p.p.", "115.0"),
                hovers=("2017\ntold", "Exports", "Imports", "2018"),
            ),
        ),
        entries=(Entry("", "▨", "computed"),),
        asides=("▲ Exports grew due to fuel and energy products and mineral products.",),
    )


RISE = plot_of(100, 20, -5, 115)
FALL = plot_of(100, -20, -10, 70)
BELOW = plot_of(48, -40, -50, -42)


def drawn(plot: Plot):
    figure = waterfall_figure(plot, EN, "")
    return figure["data"], figure["layout"]


@pytest.mark.parametrize(
    ("plot", "feet", "heights"),
    [
        (RISE, [100e6, 115e6], [100e6, 20e6, 5e6, 115e6]),
        (FALL, [80e6, 70e6], [100e6, 20e6, 10e6, 70e6]),
        (BELOW, [8e6, -42e6], [48e6, 40e6, 50e6, -42e6]),
    ],
)
def test_the_feet_are_unseen_and_lead_from_total_to_total(plot, feet, heights):
    (base, *columns), _ = drawn(plot)
    assert base["marker"]["color"] == "rgba(0,0,0,0)"
    assert base["x"] == [1, 2]
    assert base["y"] == pytest.approx(feet)
    assert [column["y"][0] for column in columns] == pytest.approx(heights)


def test_a_column_that_ends_below_zero_ends_within_the_plot():
    _, layout = drawn(BELOW)
    assert layout["yaxis"]["range"][0] < -43e6


def test_thin_lines_lead_from_column_to_column():
    _, layout = drawn(RISE)
    assert [line["y0"] for line in layout["shapes"]] == pytest.approx([100e6, 120e6, 115e6])


def test_colours_are_those_of_the_flows_and_the_other_flow_recedes():
    (_, *columns), _ = drawn(RISE)
    found = [column["marker"]["color"] for column in columns]
    assert [one[:7] for one in found] == [
        colour(noun) for noun in ("turnover", "exports", "imports", "turnover")
    ]
    assert [one[7:] for one in found] == ["", "", "99", ""]


def test_derived_steps_are_hatched():
    (_, *columns), _ = drawn(plot_of(100, 20, -5, 115, status="implied"))
    assert [column["marker"]["pattern"]["shape"] for column in columns] == [["/"]] * 4


def test_the_totals_can_be_clicked():
    (_, start, exports, imports, end), _ = drawn(RISE)
    assert start["customdata"] == [["year:2017"]]
    assert end["customdata"] == [["year:2018"]]
    assert "customdata" not in exports and "customdata" not in imports


def test_labels_stand_over_the_columns_their_first_line_bold():
    _, layout = drawn(FALL)
    labels = [note for note in layout["annotations"] if note.get("xref") == "x"]
    assert labels[1]["text"] == "<b>+20.0 p.p.</b><br>+$20.0<br>million"
    assert [note["y"] for note in labels] == pytest.approx([100e6, 100e6, 80e6, 70e6])


def test_what_the_source_says_stands_below_and_has_room(words_in):
    figure = waterfall_figure(RISE, EN, "")
    assert "▲ Exports grew due to fuel and energy products<br>and mineral products." in (
        words_in(figure)
    )
    without = waterfall_figure(replace(RISE, asides=()), EN, "")
    assert figure["layout"]["margin"]["b"] == without["layout"]["margin"]["b"] + 2 * 17


def test_a_step_below_zero_is_within_the_axis():
    _, layout = drawn(plot_of(10, -30, 25, 5))
    low, high = layout["yaxis"]["range"]
    assert low <= -20e6 and high > 10e6


def test_made_up_data_are_marked_and_a_figure_is_plain_json(words_in):
    figure = waterfall_figure(RISE, EN, "Demonstration data")
    assert "Demonstration data" in words_in(figure)
    json.dumps(figure, allow_nan=False)
