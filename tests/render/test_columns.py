"""Columns over years: what a reader sees of the values of a plot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Entry, Plot, Series
from dashboard.language import language
from dashboard.render.axes import value_axis, years_axis
from dashboard.render.columns import columns_figure
from dashboard.render.marks import SIGN, key_text
from dashboard.render.theme import colour

EN, RU = language("en"), language("ru")


def usd(value: float | None, status: str = "published") -> Amount:
    return Amount(value, "usd", status) if value is not None else Amount()


YEARS = (
    Category("2017", "2017", "year:2017", "pale", compared=True),
    Category("2018", "2018", "year:2018", "strong"),
    Category("2019", "2019", "year:2019", "pale", gap="not published", hover="2019\nnothing"),
    Category("2020", "2020", "year:2020", "pale"),
)
STACK = Plot(
    shape="columns",
    categories=YEARS,
    series=(
        Series(
            "exports",
            "Exports",
            (usd(5655.5e6, "implied"), usd(7109e6), usd(None), usd(5403.6e6, "implied")),
            labels=("", "", "", ""),
            hovers=("2017\ntold", "2018\ntold", "2019", "2020"),
        ),
        Series(
            "imports",
            "Imports",
            (usd(3585.3e6, "implied"), usd(4115.9e6), usd(None), usd(3554e6, "implied")),
            labels=("9,240.8", "+21.5%\n11,224.9", "", "8,957.6"),
            hovers=("2017", "2018", "2019", "2020"),
        ),
    ),
    entries=(Entry("exports", "■", "Exports"), Entry("", "▨", "implied")),
    stacked=True,
)
BALANCE = replace(
    STACK,
    series=(
        replace(STACK.series[0], labels=()),
        replace(
            STACK.series[1],
            labels=(),
            amounts=tuple(amount.times(-1) for amount in STACK.series[1].amounts),
        ),
        Series(
            "balance",
            "Balance",
            (usd(2070.2e6), usd(2993.1e6), usd(None), usd(1849.6e6)),
            form="line",
            labels=("2,070.2", "2,993.1", "", "1,849.6"),
            hovers=("2017", "2018", "2019", "2020"),
        ),
    ),
    categories=tuple(replace(year, note="172.7%") for year in YEARS),
)


def named(figure, name):
    return next(trace for trace in figure["data"] if trace.get("name") == name)


def test_parts_are_stacked_and_each_column_says_its_sum(words_in):
    figure = columns_figure(STACK, EN, "")
    assert figure["layout"]["barmode"] == "relative"
    assert named(figure, "Exports")["y"] == [5655.5e6, 7109e6, 5403.6e6]
    assert named(figure, "Imports")["text"] == ["9,240.8", "", "8,957.6"]
    assert "+21.5%<br><b>11,224.9</b>" in words_in(figure)
    (chosen,) = [note for note in figure["layout"]["annotations"] if note.get("x") == 2018]
    assert chosen["y"] == pytest.approx(11224.9e6)


def test_derived_values_are_hatched_and_the_others_recede():
    marker = named(columns_figure(STACK, EN, ""), "Exports")["marker"]
    assert marker["pattern"]["shape"] == ["/", "", "/"]
    full = colour("exports")
    assert marker["color"] == [f"{full}99", full, f"{full}99"]


def test_what_recedes_is_seen_by_its_edge() -> None:
    """Amber through which the ground is seen is 2.0 : 1 against it; its edge is amber itself."""
    published = replace(STACK.series[1], amounts=tuple(usd(1e9) for _ in STACK.categories))
    plot = replace(STACK, series=(STACK.series[0], published))
    marker = named(columns_figure(plot, EN, ""), "Imports")["marker"]
    assert marker["color"] == [f"{colour('imports')}99", colour("imports"), *marker["color"][2:]]
    assert marker["line"]["color"][::2] == [colour("imports")] * 2


def test_a_missing_year_is_a_pale_band_with_words_and_no_column():
    figure = columns_figure(STACK, EN, "")
    assert 2019 not in named(figure, "Exports")["x"]
    band = named(figure, "not published")
    assert band["x"] == [2019]
    assert band["text"] == ["not published"]
    assert band["marker"]["pattern"]["shape"] == "/"
    assert band["y"] == [pytest.approx(11224.9e6)]
    assert band["hovertext"] == ["<b>2019</b><br>nothing"]


def test_the_year_compared_with_is_underlined_and_its_level_dotted():
    layout = columns_figure(STACK, EN, "")["layout"]
    assert layout["xaxis"]["ticktext"] == ["<u>2017</u>", "<b>2018</b>", "2019", "2020"]
    (level,) = layout["shapes"]
    assert level["y0"] == level["y1"] == pytest.approx(9240.8e6)
    assert level["x0"] < 2017 < 2018 < level["x1"]


@pytest.mark.parametrize(
    "categories",
    [
        tuple(replace(year, compared=False) for year in YEARS),
        (YEARS[0], replace(YEARS[1], gap="not published"), *YEARS[2:]),
        (replace(YEARS[0], gap="not published"), *YEARS[1:]),
    ],
)
def test_there_is_no_level_to_a_year_that_is_missing(categories):
    assert columns_figure(replace(STACK, categories=categories), EN, "")["layout"]["shapes"] == []


def test_every_column_can_be_clicked():
    for trace in columns_figure(STACK, EN, "")["data"]:
        assert [mark[0] for mark in trace["customdata"]] == [f"year:{x}" for x in trace["x"]]


def test_a_series_of_nothing_is_not_drawn():
    nothing = replace(STACK.series[0], amounts=(usd(None),) * 4)
    figure = columns_figure(replace(STACK, series=(nothing, STACK.series[1])), EN, "")
    assert "Exports" not in [trace["name"] for trace in figure["data"]]


def test_ticks_are_round_and_in_the_readers_language():
    axis = columns_figure(STACK, RU, "")["layout"]["yaxis"]
    assert axis["ticktext"] == ["0", "5\u00a0000", "10\u00a0000"]
    assert axis["range"][0] == 0


def test_of_a_few_columns_no_number_is_left_out_on_a_phone() -> None:
    """Plotly hides what is wider than its column, as ≈ 12,700 is of five at 390 pixels."""

    def limit(count: int) -> set[str]:
        there = tuple(Category(str(n), str(n), "", "pale") for n in range(2000, 2000 + count))
        one = Series(
            "exports",
            "Exports",
            (usd(1e9),) * count,
            labels=("12,700",) * count,
            hovers=("",) * count,
        )
        plot = Plot("columns", categories=there, series=(one,))
        drawn = columns_figure(plot, EN, "")["data"]
        return {trace["constraintext"] for trace in drawn if "constraintext" in trace}

    assert (limit(5), limit(12)) == ({"none"}, {"both"})


@pytest.mark.parametrize(("text", "bare"), [("> 1,000", 0.12), ("837", 0.22)])
def test_many_columns_are_wide_where_their_numbers_are(text: str, bare: float) -> None:
    """Else Plotly leaves out the number of 2023 with Belarus, in half the width of a page."""
    years = tuple(Category(str(year), str(year)) for year in range(2014, 2025))
    one = Series("turnover", "Turnover", (usd(1e9),) * 11, labels=(text,) * 11, hovers=("",) * 11)
    drawn = columns_figure(Plot("columns", categories=years, series=(one,)), EN, "")
    assert drawn["layout"]["bargap"] == bare


def test_the_line_that_parts_columns_crosses_no_label() -> None:
    """Just below it a label stands on the line, all others at the ends of their columns."""
    values, years = (172.7, 100.0, 96.0, 60.0), range(2018, 2022)
    one = Series(
        "balance",
        "Coverage",
        tuple(Amount(value, "pct") for value in values),
        labels=tuple(f"{value:.0f}%" for value in values),
        hovers=("",) * 4,
    )
    there = tuple(Category(str(year), str(year), "", "pale") for year in years)
    plot = Plot("columns", "pct", there, (one,), even=(100.0, "even"))

    drawn = [trace for trace in columns_figure(plot, EN, "")["data"] if trace["type"] == "bar"]
    ends = {
        text: base + height
        for trace in drawn
        for text, height, base in zip(
            trace["text"], trace["y"], trace.get("base", [0] * 4), strict=False
        )
        if text
    }
    assert ends == {"173%": 172.7, "100%": 100.0, "96%": 100.0, "60%": 60.0}


def test_the_dotted_line_crosses_no_label() -> None:
    """It went through that of a year between the two, and along the foot of the chosen one's."""
    values, years = (147.1, 142.0, 60.0, 144.6, 143.0), range(2014, 2019)
    one = Series(
        "balance",
        "Coverage",
        tuple(Amount(value, "pct") for value in values),
        labels=tuple(f"{value:.0f}%" for value in values),
        hovers=("",) * 5,
    )
    there = tuple(
        Category(
            str(year), str(year), "", "strong" if year == 2017 else "pale", compared=year == 2014
        )
        for year in years
    )
    figure = columns_figure(Plot("columns", "pct", there, (one,)), EN, "")
    lifted = {
        text: base + height
        for trace in figure["data"]
        for text, height, base in zip(
            trace["text"], trace["y"], trace.get("base", [0] * 5), strict=False
        )
        if text
    }
    assert lifted == {"147%": 147.1, "142%": 147.1, "60%": 60.0, "143%": 143.0}
    chosen = next(note for note in figure["layout"]["annotations"] if "145%" in note["text"])
    assert chosen["y"] == 147.1


def test_the_line_that_parts_columns_breaks_at_a_gap() -> None:
    """It would cross out the words that say why."""
    amounts = tuple(Amount(value, "pct") for value in (172.7, 120.0, None, 150.0))
    one = Series("balance", "Coverage", amounts, labels=("",) * 4, hovers=("",) * 4)
    plot = Plot("columns", "pct", YEARS, (one,), even=(100.0, "even"))
    lines = [shape for shape in columns_figure(plot, EN, "")["layout"]["shapes"]
             if shape["type"] == "line" and shape["y0"] == 100.0]  # fmt: skip
    assert {(line["x0"], line["x1"]) for line in lines} == {(2016.0, 2018.5), (2019.5, 2021.0)}


def test_a_dozen_years_thin_their_labels_and_keep_the_chosen_one():
    years = tuple(Category(str(year), str(year), emphasis="strong" if year == 2018 else "plain")
                  for year in range(2014, 2026))  # fmt: skip
    dozen = replace(STACK.series[0], amounts=(usd(1e9),) * 12, labels=(), hovers=("told",) * 12)
    axis = columns_figure(replace(STACK, categories=years, series=(dozen,)), EN, "")["layout"][
        "xaxis"
    ]
    assert axis["ticktext"] == ["2014", "2016", "<b>2018</b>", "2020", "2022", "2024"]


def test_what_goes_down_stands_below_zero_and_the_line_breaks_at_gaps(words_in):
    figure = columns_figure(BALANCE, EN, "")
    assert named(figure, "Imports")["y"] == [-3585.3e6, -4115.9e6, -3554e6]
    lines = [trace for trace in figure["data"] if trace["type"] == "scatter"]
    assert len(lines) == 2
    for line in lines:
        assert line["y"] == [2070.2e6, 2993.1e6, None, 1849.6e6]
        assert line["connectgaps"] is False
    assert named(figure, "Balance")["line"]["color"] == colour("balance")
    assert named(figure, "Balance")["customdata"][1] == ["year:2018"]
    assert "<b>2,993.1</b>" in words_in(figure)
    assert figure["layout"]["xaxis"]["ticktext"][1] == "<b>2018</b><br>172.7%"


def test_a_gap_spans_from_the_lowest_to_the_highest_column():
    band = named(columns_figure(BALANCE, EN, ""), "not published")
    assert band["base"] == [-4115.9e6]
    assert band["base"][0] + band["y"][0] == pytest.approx(7109e6)


def test_labels_of_a_line_stand_on_the_free_side():
    notes = columns_figure(BALANCE, EN, "")["layout"]["annotations"]
    sides = {note["x"]: note["yshift"] > 0 for note in notes if "bgcolor" in note}
    assert sides == {2017: False, 2018: True, 2020: True}


def test_made_up_data_are_marked_across_the_plot(words_in):
    figure = columns_figure(STACK, EN, "Demonstration data")
    assert "Demonstration data" in words_in(figure)
    # Behind the bars: an annotation would lie over them and their numbers.
    assert not any("Demonstration" in one["text"] for one in figure["layout"]["annotations"])
    (mark,) = [one for one in figure["layout"]["shapes"] if "label" in one]
    assert mark["layer"] == "below"


def test_a_name_cannot_act_as_markup(words_in):
    wild = replace(STACK, entries=(Entry("exports", "■", "<a href='x'>&"),))
    assert "&lt;a href='x'&gt;&amp;" in words_in(columns_figure(wild, EN, ""))


@pytest.mark.parametrize("plot", [STACK, BALANCE])
def test_a_figure_is_plain_json(plot):
    json.dumps(columns_figure(plot, EN, "mark"), allow_nan=False)


def counted_in(years: tuple[Category, ...], *series: Series, **more: object) -> Plot:
    return Plot("columns", "count", years, series, stacked=True, **more)  # type: ignore[arg-type]


def test_counts_have_whole_ticks() -> None:
    one = Series("event-visit", "visits", (Amount(1, "count"), Amount(2, "count")), hovers=("", ""))
    axis = columns_figure(counted_in(YEARS[:2], one), EN, "")["layout"]["yaxis"]
    assert axis["ticktext"] == ["0", "1", "2"]


def test_the_squares_of_a_key_are_large_enough_to_tell_their_colours() -> None:
    squared, hatched = key_text([Entry("exports", "■", "Exports"), Entry("", "▨", "implied")]
                                ).split("   ")  # fmt: skip
    assert f"font-size:{SIGN}" in squared and float(SIGN.removesuffix("em")) > 1
    assert "font-size" not in hatched


def test_a_key_begins_where_the_title_does_and_not_beside_the_numbers_of_the_axis() -> None:
    layout = columns_figure(STACK, EN, "")["layout"]
    first = layout["annotations"][0]
    assert "Exports" in first["text"] and first["xref"] == "paper"
    assert layout["margin"]["l"] + first["xshift"] == 0


def test_pale_squares_of_a_key_have_an_edge() -> None:
    pale, dark = key_text([Entry("class-1", "■", "<10"), Entry("exports", "■", "Exports")]
                          ).split("   ")  # fmt: skip
    assert "stroke:" in pale and "stroke:" not in dark


def test_a_long_key_has_lines_and_room_for_them() -> None:
    one = Series("event-visit", "visits", (Amount(1, "count"), Amount(2, "count")), hovers=("", ""))
    names = ("visits, talks", "forums", "signings", "anniversaries", "exchanges, contests", "other")
    keys = tuple(Entry("event-visit", "■", name) for name in names)
    kinds = columns_figure(counted_in(YEARS[:2], one, entries=keys), EN, "")["layout"]
    # The kinds of events stand in one line: their chart has a whole row.
    assert "<br>" not in kinds["annotations"][0]["text"]
    layout = columns_figure(counted_in(YEARS[:2], one, entries=keys * 2), EN, "")["layout"]
    lines = layout["annotations"][0]["text"].split("<br>")
    assert len(lines) == 2 and all(name in " ".join(lines) for name in names)
    # Lines are as wide as their letters: of the same number narrow ones have room, wide ones not.
    for letter, count in (("l", 1), ("W", 2)):
        wide = (*(Entry("event-visit", "■", letter * 20) for _ in range(5)),)
        found = columns_figure(counted_in(YEARS[:2], one, entries=wide), EN, "")["layout"]
        assert found["annotations"][0]["text"].count("<br>") == count - 1
    alone = columns_figure(counted_in(YEARS[:2], one, entries=keys[:2]), EN, "")["layout"]
    assert layout["margin"]["t"] > alone["margin"]["t"]


@pytest.mark.parametrize(
    ("first", "note", "named"),
    [
        (2013, "", range(2013, 2022)),
        (2013, "167%", range(2013, 2022)),
        (2013, "167\u00a0%", range(2013, 2022)),
        (2013, "≈ 157.7%", range(2013, 2022, 2)),
        (2004, "", range(2005, 2022, 2)),
        (1990, "", range(1993, 2022, 4)),
    ],
)
def test_each_year_is_named_where_its_name_has_room(first: int, note: str, named: range) -> None:
    years = [Category(str(one), str(one), note=note) for one in range(first, 2021)]
    axis = years_axis([*years, Category("2021", "2021", emphasis="strong", note=note)])
    assert axis["tickvals"] == [*named]


@pytest.mark.parametrize("most", [1, 3, 9, 10, 11, 47, 96, 110])
def test_an_axis_of_events_has_whole_numbers(most: int) -> None:
    """Of at most ten visits in a year it said 2.5 and 7.5."""
    axis = value_axis(EN, "count", 0, most)
    assert [text for text in axis["ticktext"] if "." in text] == []
    assert len(axis["ticktext"]) == len({*axis["ticktext"]}) <= 6
