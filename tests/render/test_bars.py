"""Bars and panels of bars: what a reader sees of the values of a plot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.amount import Amount
from dashboard.charts.chart import Chart
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.render.fitting import width_of
from dashboard.render.theme import colour


def share(value: float | None, status: str = "published") -> Amount:
    return Amount(value, "pct", status)


def count(value: float | None) -> Amount:
    return Amount(value, "count", "published")


PARTNERS = Plot(
    shape="bars",
    unit="pct",
    categories=(
        Category("CHN", "China", "partner:CHN"),
        Category("FIN", "Finland", "partner:FIN"),
        Category("KOR", "the Republic of Korea", "partner:KOR"),
    ),
    series=(
        Series("turnover", "Turnover", (share(15.6), share(7.4), share(6.0, "computed")),
               labels=("15.6%", "7.4%", "6.0%"), hovers=("China\nmuch", "Finland", "Korea")),
    ),
    asides=("154 other countries: 71.0% of turnover together",),
)  # fmt: skip
FIELDS = Plot(
    shape="bars",
    unit="count",
    heading="Cooperation by field",
    categories=(Category("culture", "Culture", "sector:culture"), Category("rest", "7 others")),
    series=(
        Series("events", "this year", (count(9), count(None)), hovers=("Culture", "7 others")),
        Series("events", "other years", (count(3), count(None)), emphasis="pale",
               labels=("9 of 12", "7 of 98"), hovers=("Culture", "7 others")),
        Series("relations", "relations", (count(4), count(5)), form="text",
               labels=("4 ◆", "5 ◆"), hovers=("Culture", "7 others")),
    ),
    entries=(Entry("events", "■", "this year"),),
    stacked=True,
)  # fmt: skip
TRADE = Plot(
    shape="bars",
    heading="Trade by commodity group",
    categories=(
        Category("minerals", "▲ Minerals", "sector:minerals"),
        Category("unknown", "10 groups", gap="not published", hover="not published"),
    ),
    series=(
        Series("exports", "Exports", (Amount(400e6, status="computed"), Amount()),
               labels=("", ""), hovers=("Minerals", "")),
        Series("imports", "Imports", (Amount(50e6, status="published"), Amount()),
               labels=("450.0", ""), hovers=("Minerals", "")),
    ),
    entries=(Entry("exports", "■", "Exports"),),
    asides=("▲ Exports grew due to something that needs more than a single line.",),
    stacked=True,
    below=FIELDS,
)  # fmt: skip


@pytest.fixture
def drawn(figure_of):
    def draw(plot: Plot, mark: str = ""):
        return figure_of(Chart("any", "any-chart", plot, "", "", "", mark=mark))

    return draw


def named(figure, name):
    return next(trace for trace in figure["data"] if trace["name"] == name)


def emphasised(plot: Plot, chosen: str) -> Plot:
    shown = [replace(one, emphasis="strong" if one.key == chosen else "pale")
             for one in plot.categories]  # fmt: skip
    return replace(plot, categories=tuple(shown))


def test_each_bar_has_its_label_at_its_end_and_chooses_its_partner(drawn):
    bars = named(drawn(PARTNERS), "Turnover")
    assert bars["x"] == [15.6, 7.4, 6.0]
    assert bars["text"] == ["<b>15.6%</b>", "<b>7.4%</b>", "<b>6.0%</b>"]
    assert bars["customdata"] == [["partner:CHN"], ["partner:FIN"], ["partner:KOR"]]
    assert bars["hovertext"][0] == "<b>China</b><br>much"


def test_what_is_no_bar_is_a_line_under_the_last_one(drawn):
    layout = drawn(PARTNERS)["layout"]
    (line,) = layout["annotations"]
    assert (line["text"], line["y"], line["yref"]) == (PARTNERS.asides[0], 3, "y")
    assert layout["yaxis"]["range"][0] > 3.5


def test_there_is_room_for_the_longest_label(drawn):
    layout = drawn(PARTNERS)["layout"]
    assert layout["xaxis"]["range"][1] > 15.6 * 1.15
    assert layout["yaxis"]["ticktext"] == ["China", "Finland", "the Republic of<br>Korea"]
    top, bottom = layout["yaxis"]["range"][1], layout["yaxis"]["range"][0]
    assert bottom - top >= 4


def test_among_many_bars_a_name_has_one_line(drawn):
    many = [replace(PARTNERS.categories[2], key=f"K{n}") for n in range(10)]
    series = replace(PARTNERS.series[0], amounts=(share(6.0),) * 10, labels=("6.0%",) * 10,
                     hovers=("Korea",) * 10)  # fmt: skip
    layout = drawn(replace(PARTNERS, categories=tuple(many), series=(series,)))["layout"]
    assert layout["yaxis"]["ticktext"] == ["the Republic of Korea"] * 10
    whole = "8701200100 Land transport other than railway"
    names = {
        whole: whole,
        "28 Inorganic chemicals, organic compounds of rare-earth metals, isotopes":
            "28 Inorganic chemicals, organic compounds of rare-earth…",
    }  # fmt: skip
    for name, shown in names.items():
        long = tuple(replace(one, label=name) for one in many)
        layout = drawn(replace(PARTNERS, categories=long, series=(series,)))["layout"]
        assert layout["yaxis"]["ticktext"] == [shown] * 10


def test_names_of_three_lines_have_one_each(drawn):
    """They lay over the names of the rows above and below."""
    long = "8703231981 Vehicles other than railway"
    few = Plot("bars", "usd", tuple(Category(str(n), long) for n in range(3)),
               (Series("turnover", "Turnover", tuple(Amount(1e6) for _ in range(3)),
                       labels=("1",) * 3),))  # fmt: skip
    assert drawn(few)["layout"]["yaxis"]["ticktext"] == [long] * 3


def test_what_is_not_chosen_is_grey_and_not_bold(drawn):
    bars = named(drawn(emphasised(PARTNERS, "FIN")), "Turnover")
    assert bars["text"] == ["15.6%", "<b>7.4%</b>", "6.0%"]
    grey = colour("muted")
    assert bars["marker"]["color"] == [f"{grey}99", colour("turnover"), f"{grey}99"]
    assert bars["marker"]["line"]["color"][::2] == [grey, grey], "they are seen by their edge"


def test_a_gap_is_a_pale_band_with_its_words(drawn):
    others = Category("others", "Other countries", gap="not published")
    first = replace(PARTNERS.series[0], amounts=(share(15.6), share(7.4), share(None)))
    plot = replace(PARTNERS, categories=(*PARTNERS.categories[:2], others), series=(first,))
    figure = drawn(plot)
    band = named(figure, "not published")
    assert (band["y"], band["text"]) == ([2], ["not published"])
    assert band["x"] == [figure["layout"]["xaxis"]["range"][1]]
    assert band["marker"]["pattern"]["shape"] == "/"


def test_a_derived_bar_is_hatched(drawn):
    series = replace(PARTNERS.series[0], amounts=(share(15.6, "computed"), share(7.4), share(None)))
    bars = named(drawn(replace(PARTNERS, series=(series,))), "Turnover")
    assert bars["marker"]["pattern"]["shape"] == ["/", ""]


def test_panels_stand_one_below_the_other_with_rows_of_one_height(drawn):
    layout = drawn(TRADE)["layout"]
    upper, lower = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
    assert 1 > upper[1] > upper[0] > lower[1] > lower[0] >= 0
    assert upper[1] - upper[0] == pytest.approx(lower[1] - lower[0])
    assert layout["yaxis"]["ticktext"] == ["▲ Minerals", "10 groups"]
    assert layout["xaxis2"]["anchor"] == "y2" and layout["yaxis2"]["anchor"] == "x2"


def test_parts_are_stacked_and_their_sum_is_behind_them(drawn):
    figure = drawn(TRADE)
    assert figure["layout"]["barmode"] == "relative"
    exports, imports = named(figure, "Exports"), named(figure, "Imports")
    assert exports["marker"]["pattern"]["shape"] == ["/"]
    assert "pattern" not in imports["marker"]
    end = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    assert (end["x"], end["text"]) == ([450e6], ["\u00a0450.0"])
    assert figure["layout"]["xaxis"]["range"][1] > 450e6
    assert named(figure, "not published")["y"] == [1]


def test_headings_keys_and_lines_stand_over_and_under_their_panels(drawn):
    figure = drawn(TRADE)
    head, lines, below = figure["layout"]["annotations"]
    assert "Trade by commodity group" in head["text"] and "Exports" in head["text"]
    assert head["y"] == figure["layout"]["yaxis"]["domain"][1]
    assert lines["text"].count("<br>") == 1 and lines["yanchor"] == "top"
    assert "Cooperation by field" in below["text"]
    assert below["y"] == figure["layout"]["yaxis2"]["domain"][1]


def test_the_year_is_strong_within_all_years_and_relations_stand_beside(drawn):
    figure = drawn(FIELDS)
    now, others = named(figure, "this year"), named(figure, "other years")
    assert (now["x"], others["x"]) == ([9], [3])
    assert now["marker"]["color"] == colour("events") != others["marker"]["color"]
    beside = named(figure, "relations")
    assert beside["text"] == ["4 ◆", "5 ◆"]
    assert beside["x"] == [figure["layout"]["xaxis"]["range"][1]] * 2


def test_a_row_without_a_bar_keeps_its_words(drawn):
    ends = next(trace for trace in drawn(FIELDS)["data"] if trace.get("mode") == "text")
    assert ends["text"] == ["\u00a09 of 12", "\u00a07 of 98"]
    assert ends["x"] == [12, 0]
    assert ends["customdata"] == [["sector:culture"], [""]]


def test_the_chosen_row_of_a_panel_is_strong(drawn):
    marker = named(drawn(emphasised(FIELDS, "rest")), "this year")["marker"]
    assert marker["color"] == colour("events") + "99"
    assert marker["line"]["color"] == colour("events")


def test_a_lone_row_is_a_bar_and_not_a_wall(drawn):
    series = tuple(replace(one, amounts=one.amounts[:1]) for one in TRADE.series)
    alone = Plot("bars", heading="Trade", categories=TRADE.categories[:1], series=series)
    low, high = drawn(alone)["layout"]["yaxis"]["domain"]
    assert high - low < 0.2


def test_a_long_name_is_cut_and_the_margin_fits_the_longest(drawn):
    long = replace(FIELDS, categories=(replace(FIELDS.categories[0], label="A name, " * 9),
                                       FIELDS.categories[1]))  # fmt: skip
    figure = drawn(long)
    name = figure["layout"]["yaxis"]["ticktext"][0]
    assert name.endswith("…") and len(name) <= 22
    assert figure["layout"]["margin"]["l"] > drawn(FIELDS)["layout"]["margin"]["l"]


def test_a_field_without_events_has_an_axis_all_the_same(drawn):
    nothing = tuple(replace(one, amounts=(count(0), count(None))) for one in FIELDS.series[:2])
    figure = drawn(replace(FIELDS, series=(*nothing, FIELDS.series[2])))
    assert figure["layout"]["xaxis"]["range"][1] > 1


@pytest.mark.parametrize("plot", [PARTNERS, FIELDS], ids=["bars", "panel"])
def test_a_series_may_have_no_words(drawn, plot):
    silent = tuple(replace(one, labels=(), hovers=()) for one in plot.series)
    first = drawn(replace(plot, series=silent))["data"][0]
    assert first["hovertext"][0] == ""


@pytest.mark.parametrize("plot", [PARTNERS, FIELDS, TRADE], ids=["bars", "panel", "panels"])
def test_figures_are_json_marked_and_nothing_in_a_name_acts(drawn, plot):
    evil = "<b>x</b><a href='y'>"
    named_so = tuple(replace(one, label=evil) for one in plot.categories)
    figure = drawn(replace(plot, categories=named_so, heading=plot.heading and evil), "Made up")
    text = json.dumps(figure, allow_nan=False)
    assert "<a " not in text and "<b>x" not in text
    (mark,) = [one["label"] for one in figure["layout"]["shapes"] if "label" in one]
    assert mark["text"] == "Made up"


def test_bars_below_zero_have_room_and_a_line_at_zero(drawn) -> None:
    plot = replace(
        PARTNERS,
        series=(replace(PARTNERS.series[0], amounts=(share(90.0), share(-10.0), share(20.0))),),
    )
    layout = drawn(plot)["layout"]
    axis, (zero,) = layout["xaxis"], layout["shapes"]
    # The label stands between the names and its bar, however wide the chart is.
    assert axis["range"][0] == -10
    beside, names = layout["yaxis"]["ticklabelstandoff"], layout["yaxis"]["ticktext"]
    assert beside >= width_of(plot.series[0].labels[1], 13, bold=True)
    lines = [line for name in names for line in name.split("<br>")]
    assert layout["margin"]["l"] >= beside + max(width_of(line, 13) for line in lines)
    assert "ticklabelstandoff" not in drawn(PARTNERS)["layout"]["yaxis"]
    assert axis["range"][1] > 90
    assert zero["x0"] == zero["x1"] == 0 and not axis["zeroline"]
    # The lines of text under the bars are not crossed by it.
    asides = [one["y"] for one in layout["annotations"] if one.get("yref") == "y"]
    assert 2 < zero["y1"] < min(asides)
    assert not drawn(PARTNERS)["layout"]["shapes"]
