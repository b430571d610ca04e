"""Lines in panels of their own: one axis for all, the others pale behind."""

from __future__ import annotations

from dataclasses import replace

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import language
from dashboard.render.lines import lines_figure
from dashboard.render.theme import text_colour


def usd(*millions: float | None) -> tuple[Amount, ...]:
    return tuple(Amount() if one is None else Amount(one * 1e6, "usd", "published")
                 for one in millions)  # fmt: skip


YEARS = tuple(
    Category(str(year), str(year), f"year:{year}", "strong" if year == 2018 else "pale")
    for year in range(2015, 2022)
)
FLAT = (1, 1, 1, 1, 1, 1, 1)
PLOT = Plot(
    "lines",
    categories=YEARS,
    series=tuple(Series(f"choice-{n}", name, usd(*(n * one for one in FLAT)), "line", "strong")
                 for n, name in enumerate(("China", "<Germany>", "Finland"), start=1)),
    apart=True,
)  # fmt: skip


def figure():
    return lines_figure(PLOT, language("en"), "")


def test_every_line_is_strong_in_one_panel_and_only_there():
    strong = [one for one in figure()["data"] if one["line"]["width"] == 3]
    assert [(one["name"], one["xaxis"]) for one in strong] == [
        ("China", "x"), ("<Germany>", "x2"), ("Finland", "x3")]  # fmt: skip
    behind = [one for one in figure()["data"] if one["line"]["width"] != 3]
    assert len(behind) == 6
    assert {one["hoverinfo"] for one in behind} == {"skip"}
    assert not any("ids" in one for one in behind)


def test_all_panels_have_one_axis_and_equal_height():
    axes = [figure()["layout"][name] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert len({tuple(one["range"]) for one in axes}) == 1
    heights = {round(one["domain"][1] - one["domain"][0], 6) for one in axes}
    assert len(heights) == 1
    assert axes[2]["domain"][1] < axes[0]["domain"][0]
    assert [one["showticklabels"] for one in axes] == [True, False, True]


def test_panels_are_named_in_the_colour_of_their_line_and_nothing_acts_as_markup():
    texts = [one["text"] for one in figure()["layout"]["annotations"]]
    assert texts[0] == f'<b><span style="color:{text_colour("choice-1")}">China</span></b> 1.0'
    assert "&lt;Germany&gt;" in texts[1]


def test_beside_the_name_stands_the_value_of_the_chosen_year_if_it_is_known():
    amounts = usd(1, 1, 1, 1482.7, 1, 1, 1)
    about = tuple(replace(one, qualifier="approx") for one in amounts)
    drawn = (amounts, about, usd(1, 1, 1, None, 1, 1, 1))
    series = tuple(replace(PLOT.series[n], amounts=found) for n, found in enumerate(drawn))
    made = lines_figure(replace(PLOT, series=series), language("en"), "")
    said = [one["text"].rpartition("</b>")[2] for one in made["layout"]["annotations"]]
    assert said == [" 1,482.7", " ≈\u00a01,482.7", ""]


def test_first_last_and_the_chosen_year_between_them_are_named():
    assert figure()["layout"]["xaxis"]["ticktext"] == ["2015", "<b>2018</b>", "2021"]
    late = tuple(replace(one, emphasis="strong" if one.key == "2020" else "pale") for one in YEARS)
    made = lines_figure(replace(PLOT, categories=late), language("en"), "")
    assert made["layout"]["xaxis"]["ticktext"] == ["2015", "2021"]


def test_two_lines_over_years_share_a_panel_with_an_axis_of_years():
    two = replace(PLOT, series=PLOT.series[:2], apart=False)
    layout = lines_figure(two, language("en"), "")["layout"]
    assert "xaxis2" not in layout
    assert "<b>2018</b>" in layout["xaxis"]["ticktext"]
