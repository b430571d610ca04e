"""Lines over months: the year is strong, the one compared with thin, gaps are gaps."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.language import language
from dashboard.render.lines import lines_figure
from dashboard.render.theme import colour, text_colour

EN = language("en")


def usd(*millions: float | None) -> tuple[Amount, ...]:
    return tuple(
        Amount() if value is None else Amount(value * 1e6, "usd", "published") for value in millions
    )


MONTHS = Plot(
    shape="lines",
    categories=(Category("4", "Apr"), Category("5", "May"), Category("6", "Jun")),
    series=(
        Series("exports", "Exports, 2017", usd(50, 60, 70), "line", "pale",
               hovers=("a\nb", "c", "d")),
        Series("exports", "Exports, 2018", usd(100, None, 140), "line", "strong",
               hovers=("a\nb", "c", "d")),
    ),
    entries=(Entry("exports", "■", "Exports"), Entry("ink", "━━", "2018")),
)  # fmt: skip


def test_the_year_is_thick_and_the_one_compared_with_thin_and_dotted():
    before, now = lines_figure(MONTHS, EN, "")["data"]
    assert now["line"] == {"color": colour("exports"), "width": 3, "dash": "solid"}
    assert before["line"] == {"color": colour("exports"), "width": 1.5, "dash": "dot"}
    assert before["opacity"] < now["opacity"] == 1


def test_a_month_that_is_not_known_breaks_the_line():
    now = lines_figure(MONTHS, EN, "")["data"][1]
    assert now["x"] == [4, 5, 6]
    assert now["y"] == [100e6, None, 140e6]
    assert now["connectgaps"] is False


def test_the_axis_begins_at_zero_and_names_the_months():
    layout = lines_figure(MONTHS, EN, "")["layout"]
    assert layout["xaxis"]["ticktext"] == ["Apr", "May", "Jun"]
    assert layout["xaxis"]["range"] == [3.6, 6.4]
    assert layout["yaxis"]["range"] == [0, pytest.approx(140e6 * 1.08)]


def test_values_below_zero_are_within_the_axis():
    below = replace(MONTHS, series=(replace(MONTHS.series[0], amounts=usd(-5, 1, 2)),))
    assert lines_figure(below, EN, "")["layout"]["yaxis"]["range"][0] == -5e6


def test_hovers_have_their_head_bold_and_made_up_data_are_marked(words_in):
    figure = lines_figure(MONTHS, EN, "Demonstration data")
    assert figure["data"][0]["hovertext"][0] == "<b>a</b><br>b"
    assert "Demonstration data" in words_in(figure)
    json.dumps(figure, allow_nan=False)


def test_what_only_gives_scale_is_painted_first_thin_and_without_marks():
    behind = replace(MONTHS.series[0], emphasis="behind", label="Exports, 2015")
    traces = lines_figure(replace(MONTHS, series=(*MONTHS.series, behind)), EN, "")["data"]
    assert [one["name"] for one in traces] == ["Exports, 2015", "Exports, 2017", "Exports, 2018"]
    assert traces[0]["mode"] == "lines"
    assert traces[0]["opacity"] < traces[1]["opacity"]


def test_months_of_years_stand_in_time_and_years_are_named_at_their_first_month():
    categories = tuple(
        Category(key=f"{year}-{month:02d}", label=f"{month} {year}")
        for year in range(2008, 2020) for month in range(1, 13)
    )  # fmt: skip
    amounts = tuple(Amount(100.0 + n, "relative", "published") for n in range(144))
    plot = Plot(
        shape="lines",
        unit="relative",
        categories=categories,
        series=(Series("exports", "Exports", amounts, "line", "strong", hovers=("",) * 144),),
    )
    drawn = lines_figure(plot, EN, "")
    xs = drawn["data"][0]["x"]
    assert xs == list(range(xs[0], xs[0] + 144))
    axis = drawn["layout"]["xaxis"]
    assert axis["ticktext"] == ["2009", "2011", "2013", "2015", "2017", "2019"]
    assert axis["tickvals"][0] == xs[12]
    assert drawn["layout"]["yaxis"]["range"][0] == 100, "an index need not begin at zero"
    fallen = tuple(Amount(100.0 - n / 4, "relative", "published") for n in range(144))
    lower = replace(plot, series=(replace(plot.series[0], amounts=fallen),))
    least = min(one.plain() for one in fallen)
    assert lines_figure(lower, EN, "")["layout"]["yaxis"]["range"][0] < least - 1, (
        "the lowest line is not cut by the edge"
    )


@pytest.mark.parametrize("most", [0.9, 3.0, 9.0, 11.0, 90.0, 1100.0])
def test_what_stands_at_a_tick_is_its_value(most: float) -> None:
    plot = Plot(
        shape="lines",
        unit="pct",
        categories=tuple(Category(str(month), str(month)) for month in (1, 2)),
        series=(Series("exports", "", (Amount(most, "pct"), Amount(0.0, "pct")), "line", "strong",
                       hovers=("", "")),),
    )  # fmt: skip
    axis = lines_figure(plot, EN, "")["layout"]["yaxis"]
    said = [float(text.replace(",", "").removesuffix("%")) for text in axis["ticktext"]]
    assert said == pytest.approx(axis["tickvals"]), axis["ticktext"]


def test_ends_of_lines_are_named_in_their_colour_and_none_over_another():
    ends = [
        Series("exports", "2018", usd(50, 60, 70), "line", "strong", end="2018"),
        Series("exports", "2017", usd(50, 60, 70.1), "line", "pale", end="2017"),
        Series("imports", "2016", usd(50, 69.9, None), "line", "plain", end="2016"),
        Series("imports", "2015", usd(1, 2, 3), "line", "behind"),
    ]
    layout = lines_figure(replace(MONTHS, series=tuple(ends)), EN, "")["layout"]
    named = [one for one in layout["annotations"] if one.get("xref") == "x"]
    assert [one["text"] for one in named] == ["2016", "<b>2018</b>", "2017"]
    assert [one["x"] for one in named] == [5, 6, 6]
    assert named[0]["font"]["color"] == text_colour("imports")
    low, high = layout["yaxis"]["range"]
    at = [(one["y"] - low) / (high - low) * 200 + one["yshift"] for one in named]
    assert all(upper - lower > 12 for lower, upper in pairwise(at))
    assert layout["margin"]["r"] > lines_figure(MONTHS, EN, "")["layout"]["margin"]["r"]
    # What is named is read: it is thin and dotted, but no paler than its name.
    traces = lines_figure(replace(MONTHS, series=tuple(ends)), EN, "")["data"]
    strength = {one["line"]["dash"]: one["opacity"] for one in traces if one["line"]["width"] > 1}
    assert strength == {"solid": 1, "dot": 1}


def test_a_line_that_is_named_at_its_end_is_not_in_the_key():
    lines = (
        Series("choice-1", "Netherlands", usd(50, 60, 70), "line", "strong", end="Netherlands"),
        Series("muted", "The whole", usd(150, 160, 170), "line", "pale"),
    )
    entries = tuple(Entry(one.noun, "■", one.label) for one in lines)
    layout = lines_figure(replace(MONTHS, series=lines, entries=entries), EN, "")["layout"]
    assert [("The whole" in one["text"], "Netherlands" in one["text"])
            for one in layout["annotations"]] == [(True, False), (False, True)]  # fmt: skip
    # The longest name has its room.
    assert layout["margin"]["r"] > 80
    alone = replace(MONTHS, series=lines[:1], entries=entries[:1])
    assert len(lines_figure(alone, EN, "")["layout"]["annotations"]) == 1
