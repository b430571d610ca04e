from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.contribution import CHART, contribution_chart
from dashboard.charts.from_store import chart_of
from dashboard.choices import Choices
from dashboard.documents.workbook import data_frame
from dashboard.language import language
from dashboard.parser import read_query
from dashboard.render.office_data import office_data
from dashboard.render.waterfall import waterfall_figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.frames import contribution, turnover
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain, year_of

DRIVERS = pd.DataFrame({"flow": ["export", "import"], "goods": ["fuel", "machines"]})
NONE = DRIVERS.iloc[:0]


@pytest.fixture
def steps(published):
    return contribution(published, 2018, 2017, comparable=True)


def of_years(*rows, comparable=True):
    years = turnover(pd.DataFrame(rows))
    return contribution(years, 2018, 2017, comparable=comparable)


def test_title_names_the_larger_contribution(steps, scene):
    english = contribution_chart(steps, DRIVERS, scene()).title
    assert english == "Exports contributed 15.7 of 21.5 percentage points of growth"
    russian = contribution_chart(steps, DRIVERS, scene("ru")).title
    assert plain(russian) == "Экспорт обеспечил 15,7 из 21,5 п. п. прироста"


def test_the_amounts_are_a_total_two_changes_and_the_total_that_they_lead_to(steps, scene):
    plot = contribution_chart(steps, DRIVERS, scene()).plot
    assert plot.shape == "waterfall"
    (series,) = plot.series
    start, exports, imports, end = (amount.plain() / 1e6 for amount in series.amounts)
    assert (start, exports) == (pytest.approx(9240.8, abs=0.05), pytest.approx(1453.5, abs=0.05))
    assert start + exports + imports == pytest.approx(end)
    assert [one.noun for one in plot.categories] == ["turnover", "exports", "imports", "turnover"]
    assert [one.label for one in plot.categories] == ["2017", "Exports", "Imports", "2018"]


def test_labels_have_points_and_millions_as_the_totals_do(steps, scene):
    labels = contribution_chart(steps, DRIVERS, scene()).plot.series[0].labels
    assert labels[0] == "9,240.8"
    assert plain(labels[1]) == "+15.7 p.p.\n+1,453.5"
    assert plain(labels[2]) == "+5.7 p.p.\n+530.6"
    russian = contribution_chart(steps, DRIVERS, scene("ru")).plot.series[0].labels
    assert plain(russian[1]) == "+15,7 п. п.\n+1 453,5"


def test_steps_from_an_implied_year_are_implied(steps, scene):
    chart = contribution_chart(steps, DRIVERS, scene())
    assert [amount.status for amount in chart.plot.amounts()] == [
        "implied", "implied", "implied", "computed",
    ]  # fmt: skip
    assert "computed from published figures, implied by" in chart.hatched
    assert [entry.label for entry in chart.plot.entries] == ["calculated"]


def test_the_reasons_are_told_below_in_notes_and_on_hover(steps, scene):
    chart = contribution_chart(steps, DRIVERS, scene())
    due = "Exports grew due to fuel."
    assert due in chart.notes
    assert f"▲ {due}" in chart.plot.asides
    assert due in chart.plot.series[0].hovers[1].split("\n")
    assert due not in chart.plot.series[0].hovers[2]
    russian = contribution_chart(steps, DRIVERS, scene("ru")).notes
    assert "Рост импорта, по данным источника, обеспечили machines." in russian


@pytest.mark.parametrize(
    "choice", [{"partners": ("CHN",)}, {"against": 2016}, {"dataset": "customs"}]
)
def test_the_source_explains_the_whole_growth_on_the_year_before_only(steps, scene, choice):
    chart = contribution_chart(steps, DRIVERS, scene(**choice))
    assert chart.plot.asides == ()
    assert not any("due to" in note for note in chart.notes)


def test_rounding_is_explained(steps, scene):
    assert any("+21.5%" in note for note in contribution_chart(steps, NONE, scene()).notes)


def test_the_years_can_be_chosen_and_the_flows_not(steps, scene):
    chart = contribution_chart(steps, DRIVERS, scene())
    orders = ["year:2017", "", "", "year:2018"]
    assert [one.order for one in chart.plot.categories] == orders
    assert [row.order for row in chart.table.rows] == orders


def test_opposite_contributions_are_both_named(complete, scene):
    frame = contribution(complete, 2018, 2017, comparable=True)
    chart = contribution_chart(frame, NONE, scene(mark="Demonstration data"))
    assert plain(chart.title) == "Exports +2.7 p.p., imports −1.8 p.p."
    assert chart.subtitle.endswith("Demonstration data")


def test_a_decline_is_lost_points(scene):
    chart = contribution_chart(
        of_years(year_of(2017, 60, 40), year_of(2018, 40, 30)), NONE, scene()
    )
    assert chart.title == "Exports account for 20.0 of 30.0 percentage points of decline"
    assert plain(chart.plot.series[0].labels[1]).startswith("−20.0 p.p.\n−20.0")


def test_a_missing_year_is_named_and_what_is_known_is_told(scene):
    frame = of_years(year_of(2017, whole=12778, status="implied"), year_of(2018))
    chart = contribution_chart(frame, NONE, scene())
    assert chart.empty
    assert chart.title == "No contributions: turnover not published (2018)"
    assert chart.known == ("Turnover, 2017: $12,778.0 million (implied)",)


def test_nothing_follows_from_a_bound(scene):
    frame = of_years(year_of(2017, 6, 4, qualifier="more-than"), year_of(2018, 7, 5))
    chart = contribution_chart(frame, NONE, scene())
    assert chart.empty
    assert chart.known[0] == "Turnover, 2017: more than $10.0 million (published)"
    assert all(not cell.known for cell in chart.table.rows[1].cells[2:5])


def test_years_of_other_months_are_not_compared_and_the_reason_is_told(scene):
    frame = of_years(year_of(2017, 6, 4), year_of(2018, 7, 5), comparable=False)
    months = {2017: frozenset(range(1, 13)), 2018: frozenset({1, 3})}
    choices = Choices((2017, 2018), 2018, frozenset(), frozenset(), months=months)
    chart = contribution_chart(frame, NONE, scene(choices=choices))
    assert chart.empty
    assert chart.known[-1] == (
        "2018 and 2017 are not compared: they are known for different months."
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_rows_at_all_is_an_empty_chart(steps, scene, lang):
    chart = contribution_chart(steps.iloc[:0], NONE, scene(lang))
    assert chart.empty
    assert "2017" in chart.title
    assert len(chart.title.split(" ")) <= 10
    assert chart.known == (scene(lang).language.t("contribution.needs"),)


def test_the_table_has_every_step(steps, scene):
    rows = contribution_chart(steps, DRIVERS, scene()).table.texts(scene().language)
    assert rows[0] == ("Turnover, 2017", "9,240.8", "—", "—", "—", "implied")
    assert tuple(map(plain, rows[1])) == (
        "Exports", "7,109.0", "+1,453.5", "+25.7%", "+15.7 p.p.", "implied",
    )  # fmt: skip
    assert plain(rows[3][4]) == "+21.5 p.p."


def uneven(folder: Path) -> Ask:
    """Exports of January–June and imports of January–March of the later of two years."""
    sent = [row("ЭК", f"{month:02d}/{year}", "CN", usd=str(10**6 * (year - 2018) * month))
            for year, last in ((2019, 12), (2020, 6)) for month in range(1, last + 1)]  # fmt: skip
    got = [row("ИМ", f"{month:02d}/{year}", "BY", usd=str(10**5 * (year - 2018) * month))
           for year, last in ((2019, 12), (2020, 3)) for month in range(1, last + 1)]  # fmt: skip
    return asks_of(folder, [*sent, *got])


def test_under_a_flow_the_contributions_are_of_the_months_of_both_flows(tmp_path: Path) -> None:
    ask = uneven(tmp_path)
    both, one = (
        chart_of(CHART, ask, read_query(f"dataset=customs&year=2020&against=2019{flow}",
                                        ask.library))
        for flow in ("", "&flow=export")
    )  # fmt: skip
    words = language("en")
    assert one.table.texts(words) == both.table.texts(words) and not one.empty
    assert "January–March" in one.subtitle and "exports;" not in one.subtitle
    assert [amount.plain() for amount in one.plot.series[0].amounts] == [6.6e6, 6e6, 6e5, 13.2e6]


@pytest.mark.parametrize("flow", ["", "&flow=export"])
def test_the_file_of_the_chart_holds_the_contributions_that_it_draws(
    tmp_path: Path, flow: str
) -> None:
    ask = uneven(tmp_path)
    query = read_query(f"dataset=customs&year=2020&against=2019{flow}", ask.library)
    frame = data_frame(ask, CHART, query)
    drawn = chart_of(CHART, ask, query).plot.series[0].amounts
    ends = frame["change_usd"].fillna(frame["value_usd"])
    assert [*ends[:3], frame["value_usd"].iloc[3]] == [amount.plain() for amount in drawn]
    assert [*frame["part"]] == ["turnover", "exports", "imports", "turnover"]
    assert [*frame["year"]] == [2019, 2020, 2020, 2020]
    points = frame["contribution_points"]
    assert points[1] + points[2] == pytest.approx(points[3]) == pytest.approx(100)


def test_small_changes_have_an_axis_that_is_cut_and_says_so(steps, scene):
    assert contribution_chart(steps, DRIVERS, scene()).plot.floor == 0
    small = of_years(year_of(2017, 6_630, 4_290), year_of(2018, 6_700, 4_330))
    chart = contribution_chart(small, NONE, scene())
    assert 0 < chart.plot.floor < 10_920e6
    said = "The axis begins at $10,700.0 million"
    assert chart.notes[0].startswith(said) and chart.plot.asides[0].startswith(said)
    figure = waterfall_figure(chart.plot, scene().language, "")
    assert figure["layout"]["yaxis"]["range"][0] == chart.plot.floor
    (data,) = office_data(chart.plot, scene().language)
    assert data.floor == chart.plot.floor / 1e6


def test_of_a_choice_that_no_year_has_no_other_years_are_advised() -> None:
    ask = ask_of(open_library(read_settings({})))
    for query, about in (("months=1-3", "January–March; 2017, 2018"), ("partner=CUB", "Cuba")):
        chart = chart_of(CHART, ask, read_query(query, ask.library))
        assert chart.known == ("Exports and imports of both years are needed.",)
        assert about in plain(chart.title)
