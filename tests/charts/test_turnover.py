from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.turnover import turnover_chart


def traces(chart):
    return {trace["name"]: trace for trace in chart.figure["data"]}


def test_title_says_the_finding_in_both_languages(published, scene):
    assert turnover_chart(published, scene()).title == "Turnover grew by 21.5% to $11,224.9 million"
    russian = turnover_chart(published, scene("ru")).title.replace("\u00a0", " ")
    assert russian == "Оборот вырос на 21,5 % до 11 224,9 млн долл."


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("choice", [{}, {"flow": "export"}, {"year": 2019}, {"against": 2018}])
def test_titles_have_at_most_ten_words(published, scene, lang, choice):
    assert len(turnover_chart(published, scene(lang, **choice)).title.split()) <= 10


def test_exports_and_imports_are_stacked_with_their_sum_on_top(published, scene, words_in):
    chart = turnover_chart(published, scene())
    drawn = traces(chart)
    assert chart.figure["layout"]["barmode"] == "stack"
    assert drawn["Exports"]["y"][1] == pytest.approx(7109e6)
    assert drawn["Imports"]["y"][1] == pytest.approx(4115.9e6)
    assert drawn["Imports"]["text"] == ["9,240.8", "", "8,957.6"]
    assert "+21.5%<br><b>11,224.9</b>" in words_in(chart.figure)


def test_derived_years_are_hatched_and_the_source_line_says_what_that_means(published, scene):
    chart = turnover_chart(published, scene())
    assert traces(chart)["Exports"]["marker"]["pattern"]["shape"] == ["/", "", "/"]
    assert chart.source.endswith("Hatched: implied by a growth rate or a share.")


def test_a_missing_year_is_a_pale_band_with_words_and_no_column(published, scene):
    chart = turnover_chart(published, scene())
    drawn = traces(chart)
    assert 2019 not in drawn["Exports"]["x"]
    assert drawn["not published"]["x"] == [2019]
    assert drawn["not published"]["text"] == ["not published"]
    assert drawn["not published"]["marker"]["pattern"]["shape"] == "/"
    assert "Not published: 2019." in chart.notes


def test_the_chosen_year_is_strong_and_the_others_recede(published, scene):
    opacity = traces(turnover_chart(published, scene()))["Exports"]["marker"]["opacity"]
    assert opacity[1] == 1
    assert opacity[0] == opacity[2] < 1


def test_the_year_compared_with_is_marked(published, scene):
    layout = turnover_chart(published, scene()).figure["layout"]
    assert layout["xaxis"]["ticktext"][:2] == ["<u>2017</u>", "<b>2018</b>"]
    assert layout["shapes"][0]["y0"] == pytest.approx(9240.8e6, rel=1e-5)


def test_every_column_can_be_clicked(published, scene):
    for trace in turnover_chart(published, scene()).figure["data"]:
        assert [mark[0] for mark in trace["customdata"]] == [f"year:{x}" for x in trace["x"]]


def test_a_flow_draws_only_that_flow(answer, scene):
    chart = turnover_chart(answer.assign(status=answer["turnover_status"]), scene(flow="export"))
    assert set(traces(chart)) == {"Exports", "not published"}
    assert chart.title == "Exports grew by 25.7% to $7,109.0 million"
    assert "Exports of goods (FOB)" in chart.subtitle
    assert "CIF" not in chart.subtitle


def test_a_partner_known_only_as_a_whole_is_one_hatched_column(china, scene, words_in):
    chart = turnover_chart(china, scene(subject="China"))
    drawn = traces(chart)
    assert drawn["Turnover"]["y"] == [pytest.approx(1751.1e6)]
    assert drawn["Turnover"]["marker"]["pattern"]["shape"] == ["/"]
    assert "<b>1,751.1</b>" in words_in(chart.figure)
    assert chart.title == "Turnover in 2018: $1,751.1 million"
    assert "Exports and imports are not published separately: 2018." in chart.notes
    assert "China" in chart.subtitle


def test_subtitle_has_measure_territory_period_unit_and_basis(published, scene):
    assert turnover_chart(published, scene()).subtitle == (
        "Exports (FOB) and imports (CIF) of goods, Leningrad Region, 2017–2020, USD million"
    )


def test_demonstration_data_and_an_incomplete_year_are_marked(complete, scene, words_in):
    chart = turnover_chart(complete, scene(mark="Demonstration data"))
    assert chart.subtitle.endswith("2025: 9 of 12 months · Demonstration data")
    assert "Demonstration data" in words_in(chart.figure)
    assert "Demonstration data" in chart.figure["data"][0]["hovertext"][0]


def test_hover_is_sentences_with_status_formula_and_source(published, scene):
    told = traces(turnover_chart(published, scene()))["Exports"]["hovertext"][1]
    flat = told.replace("<br>", " ")
    assert "Exports: $7,109.0 million (published)." in flat
    assert "Turnover: $11,224.9 million (computed: 7,109.0 + 4,115.9)." in flat
    assert "Source: Government" in flat


def test_the_table_has_an_em_dash_and_the_status_of_a_missing_year(published, scene):
    rows = turnover_chart(published, scene()).table.rows
    assert rows[1] == ("2018", "7,109.0", "4,115.9", "11,224.9", "+21.5%", "computed")
    assert rows[2] == ("2019", "—", "—", "—", "—", "not published")


def test_the_misprint_is_told_beside_the_figure(published, scene):
    assert "2018: The page prints 10,224.9." in turnover_chart(published, scene()).notes


def test_nothing_known_is_an_empty_chart_that_says_so(published, scene):
    nothing = published.assign(exports_usd=float("nan"), imports_usd=float("nan"),
                               turnover_usd=float("nan"))  # fmt: skip
    chart = turnover_chart(nothing, scene(sectors=("wood",)))
    assert chart.empty
    assert chart.title == "Turnover: not published for this choice"
    assert chart.figure["data"] == []
    assert turnover_chart(nothing.iloc[:0], scene()).empty


def test_ten_years_thin_their_labels_and_drop_the_decimals(complete, scene):
    chart = turnover_chart(complete, scene())
    assert "<b>2018</b>" in chart.figure["layout"]["xaxis"]["ticktext"]
    assert len(chart.figure["layout"]["xaxis"]["tickvals"]) == 5
    assert traces(chart)["Imports"]["text"][0] == "11,000"


def test_ticks_are_round_and_in_the_readers_language(published, scene):
    axis = turnover_chart(published, scene("ru")).figure["layout"]["yaxis"]
    assert axis["ticktext"] == ["0", "5\u00a0000", "10\u00a0000"]
    assert axis["range"][0] == 0


def test_a_figure_is_plain_json_and_the_frame_is_left_alone(published, scene):
    before = published.copy()
    json.dumps(turnover_chart(published, scene()).figure, allow_nan=False)
    pd.testing.assert_frame_equal(published, before)


def test_a_year_that_is_not_published_says_so_in_the_title(published, scene):
    assert turnover_chart(published, scene(year=2019)).title == "Turnover in 2019: not published"


def test_a_fall_is_a_fall(published, scene):
    title = turnover_chart(published, scene(year=2020, against=2018)).title
    assert title == "Turnover fell by 20.2% to $8,957.6 million"


def test_a_turnover_is_never_drawn_as_one_of_its_parts(china, scene):
    one_known = china.assign(exports_usd=[float("nan"), 900e6])
    drawn = traces(turnover_chart(one_known, scene()))
    assert "Exports" not in drawn
    assert drawn["Turnover"]["y"] == [pytest.approx(1751.1e6)]


def test_a_bound_is_written_as_one_and_nothing_grows_from_it(scene) -> None:
    frame = pd.DataFrame(
        {
            "year": [2021, 2022],
            "exports_usd": [float("nan")] * 2,
            "imports_usd": [float("nan")] * 2,
            "turnover_usd": [700e6, 837e6],
            "turnover_qualifier": ["more-than", ""],
            "turnover_growth_pct": [float("nan")] * 2,
            "status": ["published"] * 2,
            "exports_status": ["not published"] * 2,
            "imports_status": ["not published"] * 2,
        }
    )
    chart = turnover_chart(frame, scene(year=2022, against=2021))
    assert "grew" not in chart.title
    assert ">700.0" in str(chart.figure["data"][0]["text"])
