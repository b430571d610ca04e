from __future__ import annotations

import pandas as pd
import pytest

from dashboard.amount import NOT_PUBLISHED
from dashboard.charts.turnover import turnover_chart
from tests.frames import turnover
from tests.scenes import plain, year_of

DRIVERS = pd.DataFrame(columns=["figure", "year", "flow", "sector", "goods", "source"])
LEDGER = pd.DataFrame(
    {
        "figure": ["turnover"],
        "year": [2018],
        "published_usd": [10224.9e6],
        "computed_usd": [11224.9e6],
        "difference_usd": [1000e6],
        "kind": ["open"],
        "note": [""],
        "published_row": ["T003"],
        "computed_rows": ["T001;T002"],
        "computed_qualifier": [""],
        **{f"{noun}_digits": [6] for noun in ("published", "computed", "difference")},
    }
)
NO_LEDGER = LEDGER.iloc[:0]


@pytest.fixture
def drawn(published, scene):
    """The chart of the golden years; fields of the query are keywords."""

    def draw(*lang, frame=published, ledger=NO_LEDGER, **choice):
        return turnover_chart(frame, DRIVERS, ledger, scene(*lang, **choice))

    return draw


def series(chart):
    return {one.noun: one for one in chart.plot.series}


def at(chart, key):
    return next(one for one in chart.plot.categories if one.key == key)


def test_title_says_the_finding_in_both_languages(drawn):
    assert drawn().title == "Turnover grew by 21.5% to $11,224.9 million"
    assert plain(drawn("ru").title) == "Оборот вырос на 21,5 %, до 11 224,9 млн долл. США"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("choice", [{}, {"flow": "export"}, {"year": 2019}, {"against": 2018}])
def test_titles_have_at_most_ten_words(drawn, lang, choice):
    assert len(drawn(lang, **choice).title.split(" ")) <= 10


def test_exports_and_imports_are_stacked_with_their_sum_over_them(drawn):
    chart = drawn()
    assert chart.plot.stacked
    assert series(chart)["exports"].amounts[1].value == pytest.approx(7109e6)
    assert series(chart)["imports"].amounts[1].value == pytest.approx(4115.9e6)
    assert series(chart)["imports"].labels == ("9,240.8", "+21.5%\n11,224.9", "", "8,957.6")
    assert series(chart)["exports"].labels == ("", "", "", "")


def test_a_derived_year_keeps_its_status_and_the_source_line_says_what_hatching_means(drawn):
    chart = drawn()
    statuses = [amount.status for amount in series(chart)["exports"].amounts]
    assert statuses == ["implied", "published", NOT_PUBLISHED, "implied"]
    assert chart.hatched.endswith("Hatched: implied by a growth rate or a share.")
    assert [entry.label for entry in chart.plot.entries] == ["Exports", "Imports", "implied"]


def test_a_missing_year_is_a_gap_and_never_a_zero(drawn):
    chart = drawn()
    assert at(chart, "2019").gap == "not published"
    assert at(chart, "2018").gap == ""
    assert all(one.amounts[2].value is None for one in chart.plot.series)
    assert "Not published: 2019." in chart.notes


def test_the_chosen_year_is_strong_the_others_recede_and_the_other_is_marked(drawn):
    chart = drawn()
    shown = [(one.key, one.emphasis, one.compared) for one in chart.plot.categories]
    assert shown == [
        ("2017", "pale", True), ("2018", "strong", False),
        ("2019", "pale", False), ("2020", "pale", False),
    ]  # fmt: skip


def test_no_year_recedes_behind_one_that_is_not_published(drawn):
    assert [one.emphasis for one in drawn(year=2019).plot.categories] == [
        "plain", "plain", "strong", "plain",
    ]  # fmt: skip


def test_every_column_and_row_chooses_its_year(drawn):
    chart = drawn()
    assert [one.order for one in chart.plot.categories] == [
        f"year:{year}" for year in range(2017, 2021)
    ]
    assert [row.order for row in chart.table.rows] == [one.order for one in chart.plot.categories]


def test_a_flow_draws_only_that_flow(answer, drawn):
    chart = drawn(frame=turnover(answer, "export"), flow="export")
    assert "exports" not in chart.subtitle.partition("Leningrad Region")[2]
    assert set(series(chart)) == {"exports"}
    assert chart.title == "Exports grew by 25.7% to $7,109.0 million"
    assert "Exports of goods (FOB)" in chart.subtitle
    assert "CIF" not in chart.subtitle


def test_a_partner_known_only_as_a_whole_is_one_derived_column(china, drawn):
    chart = drawn(frame=china, partners=("CHN",))
    assert set(series(chart)) == {"turnover"}
    assert [amount.status for amount in series(chart)["turnover"].amounts] == [
        NOT_PUBLISHED, "implied",
    ]  # fmt: skip
    assert series(chart)["turnover"].labels == ("", "1,751.1")
    assert chart.title == "Turnover with China in 2018: $1,751.1 million"
    assert "Exports and imports are not published separately: 2018." in chart.notes
    assert "China" in chart.subtitle


def test_a_turnover_is_never_drawn_as_one_of_its_parts(china, drawn):
    chart = drawn(frame=china.assign(exports_usd=[float("nan"), 900e6]))
    assert set(series(chart)) == {"turnover"}
    assert series(chart)["turnover"].amounts[1].value == 1751.1e6


def test_exports_alone_are_never_told_as_the_turnover(drawn):
    rows = [year_of(2017, 500, 400), year_of(2018, 380)]
    chart = drawn(frame=turnover(pd.DataFrame(rows)), sectors=("agrifood",))
    assert chart.title == "Exports in the sector “Food” in 2018: $380.0 million"
    assert series(chart)["exports"].labels[1] == "380.0"
    rows = [year_of(2017, 500), year_of(2018, 380)]
    chart = drawn(frame=turnover(pd.DataFrame(rows)), sectors=("agrifood",))
    assert chart.title == "Exports in the sector “Food” fell by 24.0% to $380.0 million"


def test_a_turnover_that_is_known_alone_is_compared_with_one_of_parts(drawn):
    rows = [year_of(2017, 60, 40), year_of(2018, whole=150)]
    chart = drawn(frame=turnover(pd.DataFrame(rows)))
    assert chart.title == "Turnover grew by 50.0% to $150.0 million"


def test_subtitle_has_measure_territory_period_unit_and_basis(drawn):
    assert drawn().subtitle == (
        "Exports (FOB) and imports (CIF) of goods, Leningrad Region, 2017–2020, USD\u00a0million"
    )


def test_demonstration_data_and_an_incomplete_year_are_marked(complete, drawn):
    chart = drawn(frame=complete, mark="Demonstration data")
    assert plain(chart.subtitle).endswith("2025: 9 of 12 months · Demonstration data")
    assert [one.note for one in chart.plot.categories if one.note] == ["9\u00a0mo."]
    assert chart.plot.categories[-1].note
    assert chart.mark == "Demonstration data"
    assert series(chart)["exports"].hovers[0].endswith("Demonstration data")


def test_hover_is_sentences_with_status_formula_growth_and_source(drawn):
    head, *lines = series(drawn())["exports"].hovers[1].split("\n")
    assert head == "2018"
    assert "Exports: $7,109.0 million (published)." in lines
    assert "Turnover: $11,224.9 million (computed: 7,109.0 + 4,115.9)." in lines
    assert "21.5%" in lines[3] and "2017" in lines[3]
    assert lines[-1] == "Source: Government of the Leningrad Region."


def test_the_table_has_an_em_dash_and_the_status_of_a_missing_year(drawn, scene):
    rows = drawn().table.texts(scene().language)
    assert rows[1] == ("2018", "7,109.0", "4,115.9", "11,224.9", "+21.5%", "computed")
    assert rows[2] == ("2019", "—", "—", "—", "—", "not published")


def test_the_misprint_is_told_beside_its_year_only(drawn):
    told = [note for note in drawn(ledger=LEDGER).notes if "10,224.9" in note]
    assert len(told) == 1 and told[0].startswith("2018: ")
    assert not any("10,224.9" in note for note in drawn(ledger=LEDGER, year=2017).notes)
    assert not any("10,224.9" in note for note in drawn(ledger=LEDGER, partners=("CHN",)).notes)


@pytest.mark.parametrize("rows", [slice(None), slice(0, 0)])
def test_nothing_known_is_an_empty_chart_that_says_so(published, drawn, rows):
    nothing = published.assign(exports_usd=float("nan"), imports_usd=float("nan"),
                               turnover_usd=float("nan"))[rows]  # fmt: skip
    chart = drawn(frame=nothing, sectors=("wood",))
    assert chart.empty
    assert chart.title == "Turnover: not published for this choice"


def test_ten_years_drop_the_decimals_but_of_the_chosen_one(complete, drawn):
    labels = series(drawn(frame=complete))["imports"].labels
    assert labels[0] == "11,000"
    assert labels[2].endswith("\n11,200.0")


def test_a_year_that_is_not_published_says_so_in_the_title(drawn):
    assert drawn(year=2019).title == "Turnover in 2019: not published"


def test_a_fall_is_a_fall(drawn):
    title = drawn(year=2020, against=2018).title
    assert title == "Turnover fell by 20.2% to $8,957.6 million"


def test_a_bound_is_written_as_one_and_nothing_grows_from_it(drawn):
    rows = [year_of(2021, whole=700, qualifier="more-than"), year_of(2022, whole=837)]
    chart = drawn(frame=turnover(pd.DataFrame(rows)), year=2022, against=2021)
    assert chart.title == "Turnover in 2022: $837.0 million"
    assert plain(series(chart)["turnover"].labels[0]) == "> 700.0"
    assert series(chart)["turnover"].labels[1] == "837.0"
    assert chart.table.rows[1].cells[4].value is None


def test_the_frame_is_left_alone(published, drawn):
    before = published.copy()
    drawn()
    pd.testing.assert_frame_equal(published, before)


def test_growth_is_no_more_certain_than_what_it_is_computed_from(drawn):
    table = drawn().table
    place = [one.key for one in table.columns].index("turnover_growth")
    row = next(row for row in table.rows if row.key == "2018")
    assert row.cells[place].status == "implied", "2017 is"
