from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.months import CHART
from dashboard.charts.months import months_chart as chart_of_months
from dashboard.months import between
from dashboard.trade_rows import MonthOfTrade
from tests import frames
from tests.scenes import plain

EXPORTS = [10.0 + n for n in range(12)]
NAN = float("nan")


def side(count: int, part: float, flow: str | None = None) -> pd.DataFrame:
    rows = [
        (month, EXPORTS[month - 1] * part * 1e6, NAN if flow == "export" else 5 * part * 1e6)
        for month in range(1, count + 1)
    ]
    return pd.DataFrame(rows, columns=["month", "exports_usd", "imports_usd"])


def months_of(known: int = 12, before: int = 12, flow: str | None = None) -> pd.DataFrame:
    """Twelve months, of which the first are known; the year before all were a half."""
    return frames.months_of(side(known, 1.0, flow), side(before, 0.5, flow), None, flow)


def months_chart(frame, scene, every=()):
    return chart_of_months(frame, every, scene)


def lines(chart):
    return {one.label: one for one in chart.plot.series}


def test_the_year_is_strong_and_the_one_compared_with_recedes(scene):
    chart = months_chart(months_of(), scene())
    assert [(one.label, one.emphasis, one.form) for one in chart.plot.series] == [
        ("Exports, 2017", "pale", "line"), ("Imports, 2017", "pale", "line"),
        ("Exports, 2018", "strong", "line"), ("Imports, 2018", "strong", "line"),
    ]  # fmt: skip
    now, before = lines(chart)["Exports, 2018"], lines(chart)["Exports, 2017"]
    assert now.amounts[0].plain() == 2 * before.amounts[0].plain() == 10e6
    assert chart.title == "Exports and imports in 2018: above 2017 in every month"
    assert chart.notes == ()
    assert [one.label for one in chart.plot.entries] == ["Exports", "Imports", "2018", "2017"]
    assert [one.label for one in chart.plot.categories][:2] == ["Jan", "Feb"]


@pytest.mark.parametrize(
    ("lower", "title"),
    [
        (4, "Turnover in 2018: above 2017 in most months"),
        (6, "Turnover in 2018: in some months above 2017, in others below"),
        (9, "Turnover in 2018: below 2017 in most months"),
        (12, "Exports and imports in 2018: below 2017 in every month"),
    ],
)
def test_the_title_of_a_whole_year_says_in_which_months_it_is_above(scene, lower, title):
    before = pd.concat([side(lower, 2.0), side(12, 0.5)[lower:]], ignore_index=True)
    chart = months_chart(frames.months_of(side(12, 1.0), before, None, None), scene())
    assert plain(chart.title) == title
    equal = months_chart(frames.months_of(side(12, 1.0), side(12, 1.0), None, None), scene())
    assert plain(equal.title) == "Turnover in 2018: as in 2017"


def test_months_that_are_not_known_are_gaps_and_the_growth_is_like_for_like(scene):
    chart = months_chart(months_of(known=9), scene())
    now = lines(chart)["Imports, 2018"]
    assert [amount.value for amount in now.amounts[8:]] == [5e6, None, None, None]
    assert chart.title == "Turnover in January–September 2018: up by 100.0% on 2017"
    assert chart.notes == ("Compared like for like: January–September of 2018 and of 2017.",)


def test_a_gap_inside_the_year_is_left_out_and_named(scene):
    now = side(12, 1.0)
    frame = frames.months_of(now[now["month"].ne(5)], side(12, 0.5), None, None)
    chart = months_chart(frame, scene())
    assert not lines(chart)["Exports, 2018"].amounts[4].known
    assert chart.notes == (
        "There are no figures for May 2018: there the line breaks.",
        "Compared like for like: January–April, June–December of 2018 and of 2017.",
    )
    ended = months_chart(months_of(known=9, before=10), scene("ru"))
    assert not any("прерывается" in one for one in ended.notes)


def test_a_line_breaks_at_months_that_were_not_chosen(scene):
    chosen = frozenset({1, 2, 3, 7, 8})
    frame = frames.months_of(side(12, 1.0), side(12, 0.5), chosen, None)
    every = [MonthOfTrade(2016, n, 1e6, 1e6, 2e6, NAN, NAN) for n in range(1, 13)]
    chart = months_chart(frame, scene(), every)
    assert [int(one.key) for one in chart.plot.categories] == [*range(1, 9)]
    for one in chart.plot.series:
        assert [amount.known for amount in one.amounts] == [n in chosen for n in range(1, 9)]
        assert not any(one.hovers[3:6])
    assert [int(row.key) for row in chart.table.rows] == sorted(chosen)
    assert chart.notes == ()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "no figures for February–March 2017 and May 2018"),
     ("ru", "Нет данных: февраль–март 2017 года и май 2018 года")],
)  # fmt: skip
def test_the_missing_months_of_both_years_are_named(scene, lang, said):
    now, then = side(12, 1.0), side(12, 0.5)
    frame = frames.months_of(now[now["month"].ne(5)], then[~then["month"].isin([2, 3])], None, None)
    assert said in plain(months_chart(frame, scene(lang)).notes[0])


@pytest.mark.parametrize(
    ("flow", "lang", "said"),
    [(None, "en", "no figures for May 2018 (imports): there"),
     (None, "ru", "Нет данных: май 2018 года (импорт); на"),
     ("import", "en", "no figures for May 2018: there"),
     ("export", "en", "")],
)  # fmt: skip
def test_a_month_that_one_flow_alone_lacks_is_named_of_that_flow(scene, flow, lang, said):
    now = side(12, 1.0)
    now.loc[now["month"].eq(5), "imports_usd"] = NAN
    chart = months_chart(frames.months_of(now, side(12, 0.5), None, flow), scene(lang, flow=flow))
    broken = {label for label, line in lines(chart).items() if not line.amounts[4].known}
    imports = {"Imports, 2018", "Импорт, 2018"}
    assert broken == (imports & {*lines(chart)})
    notes = [plain(one) for one in chart.notes]
    assert any(said in one for one in notes) if said else notes == []


def test_gaps_that_differ_are_named_of_each_flow(scene):
    now = side(12, 1.0)
    now.loc[now["month"].eq(5), ["exports_usd", "imports_usd"]] = NAN
    now.loc[now["month"].eq(6), "exports_usd"] = NAN
    chart = months_chart(frames.months_of(now, side(12, 0.5), None, None), scene())
    said = "no figures for May–June 2018 (exports) and May 2018 (imports): there"
    assert said in plain(chart.notes[0])


def test_one_flow_is_one_line_a_year(scene):
    chart = months_chart(months_of(flow="export"), scene(flow="export"))
    assert set(lines(chart)) == {"Exports, 2018", "Exports, 2017"}
    assert [one.label for one in chart.table.columns[1:3]] == [
        "Exports 2018, USD\u00a0million", "Exports 2017, USD\u00a0million",
    ]  # fmt: skip
    assert chart.title.startswith("Exports in")


def test_without_the_other_year_the_largest_month_is_the_finding(scene):
    chart = months_chart(months_of(before=0), scene())
    assert chart.title == "Turnover highest in December: $26.0 million"
    assert set(lines(chart)) == {"Exports, 2018", "Imports, 2018"}


def test_a_year_known_as_a_whole_only_is_an_empty_chart(scene):
    chart = months_chart(months_of(known=0), scene())
    assert chart.empty
    assert chart.title == "Trade by month in 2018 is not known"
    assert len(chart.table.rows) == 12


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Known of 2018: December."), ("ru", "За 2018 год известны данные: декабрь.")],
)
def test_a_year_of_which_other_months_are_known_is_not_called_unknown(scene, lang, said):
    asked = scene(lang, months=between(1, 3))
    choices = replace(asked.query.choices, months={2018: frozenset({12})})
    asked = asked.with_query(asked.query.with_(choices=choices, months=between(1, 3)))
    chart = months_chart(months_of(known=0), asked)
    assert chart.empty and plain(chart.known[0]) == said


def test_the_table_has_both_years_and_the_growth_of_each_month(scene):
    rows = months_chart(months_of(known=1), scene()).table.texts(scene().language)
    assert rows[0] == ("January", "10.0", "5.0", "5.0", "2.5", "+100.0%")
    assert rows[1] == ("February", "—", "5.5", "—", "2.5", "—")


def test_hover_has_both_years_and_the_growth(scene):
    told = lines(months_chart(months_of(), scene()))["Exports, 2018"].hovers[1].split("\n")
    assert told[:4] == [
        "Exports, February", "2018: $11.0 million.", "2017: $5.5 million.", "Growth: +100.0%.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "finding"),
    [
        ("en", "In 2018 turnover by month: highest in December ($26.0 million), lowest in January"
               " ($15.0 million)."),
        ("ru", "В 2018 году оборот был наибольшим в декабре (26,0 млн долл. США) и наименьшим"
               " в январе (15,0 млн долл. США)."),
    ],
)  # fmt: skip
def test_the_finding_is_the_largest_and_the_smallest_month(scene, lang, finding):
    assert plain(months_chart(months_of(), scene(lang)).finding) == finding


def test_the_smallest_of_months_with_trade_is_not_called_the_smallest(scene):
    frame = months_of()
    frame.loc[frame["month"] == 3, ["exports_usd", "imports_usd", "turnover_usd"]] = 0.0
    finding = plain(months_chart(frame, scene()).finding)
    assert finding.endswith("of months with trade lowest in January ($15.0 million).")


def test_a_month_below_zero_is_the_lowest(scene):
    """Corrections outweigh what was traded: no other month is lower."""
    now = side(12, 1.0)
    now.loc[4, "exports_usd"] = -28e6
    chart = months_chart(frames.months_of(now, side(12, 0.5), None, None), scene())
    assert plain(chart.finding).endswith("lowest in May (−$23.0 million).")


def test_of_two_months_nothing_is_found(scene):
    assert months_chart(months_of(known=2), scene()).finding == ""
    assert months_chart(months_of(known=3), scene()).finding != ""


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("known", [0, 1, 9, 12])
def test_titles_are_short_and_made_up_data_are_marked(scene, lang, known):
    for choice in ({}, {"flow": "import"}, {"mark": "Demonstration data"}, {"against": 2018}):
        chart = months_chart(months_of(known=known), scene(lang, **choice))
        assert len(chart.title.split(" ")) <= 10
        assert ("Demonstration data" in chart.subtitle) == ("mark" in choice)


def test_its_months_are_those_that_the_reader_chose(scene):
    query = scene(months=between(1, 9)).query.with_(chosen_months=None, months=between(1, 9))
    assert CHART.scope(query).months is None


@pytest.mark.parametrize(
    ("lang", "hint"),
    [("en", ("For 2018 only exports are known.", "Choose exports as the flow to see them alone.")),
     ("ru", ("За 2018 год известен только экспорт.",
             "Чтобы увидеть только экспорт, выберите это направление."))],
)  # fmt: skip
def test_a_year_of_exports_alone_says_which_flow_to_choose(scene, lang, hint):
    months = frozenset(range(1, 13))
    known = {"export": {2018: months}, "import": {2018: frozenset()}}
    asked = scene(lang)
    choices = replace(asked.query.choices, flow_months=known, months={2018: months})
    lone = replace(asked, query=replace(asked.query, choices=choices))
    nothing = frames.months_of(side(0, 1.0), side(0, 1.0), None, None)
    chart = months_chart(nothing, lone)
    assert (*map(plain, chart.known), plain(chart.hint)) == hint


def test_a_year_of_exports_alone_is_drawn_by_them(scene):
    months = frozenset(range(1, 13))
    choices = replace(
        scene().query.choices,
        flow_months={"export": {2018: months}, "import": {2018: frozenset()}},
        months={2018: months},
    )
    lone = replace(scene(), query=replace(scene().query, choices=choices))
    now = side(12, 1.0).assign(imports_usd=NAN)
    chart = months_chart(frames.months_of(now, side(12, 0.5), None, None), lone)
    assert set(lines(chart)) == {"Exports, 2018", "Exports, 2017"}
    assert chart.title == "Exports in 2018: above 2017 in every month"
    assert chart.subtitle.startswith("Exports of goods (FOB) by month")
    assert "For 2018 only exports are known." in chart.notes


def test_every_other_year_is_a_pale_line_behind_and_stands_in_the_table(scene):
    every = [
        MonthOfTrade(year, month, year * 1e3 + month, 7e6, NAN, NAN, NAN)
        for year in (2019, 2015, 2017, 2018) for month in (1, 2, 4)
    ]  # fmt: skip
    chart = months_chart(months_of(), scene(), every)
    behind = [one for one in chart.plot.series if one.emphasis == "behind"]
    assert [one.label for one in behind] == [
        "Exports, 2015", "Exports, 2019", "Imports, 2015", "Imports, 2019"]  # fmt: skip
    assert [one.known for one in behind[0].amounts] == [True, True, False, True, *[False] * 8]
    assert chart.plot.entries[-1].label == "2015, 2019"
    (place,) = [n for n, one in enumerate(chart.table.columns) if one.key == "imports.2015"]
    assert chart.table.rows[3].cells[place] == behind[2].amounts[3]
    assert "Imports, April\u00a02015" in behind[2].hovers[3]


def test_without_other_years_the_key_names_none(scene):
    assert len(months_chart(months_of(), scene()).plot.entries) == 4


def test_years_chosen_beside_the_year_stand_out_and_are_named_where_they_end(scene):
    every = [
        MonthOfTrade(year, month, year * 1e3 + month, 7e6, NAN, NAN, NAN)
        for year in (2015, 2016, 2017, 2018) for month in (1, 2)
    ]  # fmt: skip
    plot = months_chart(months_of(), scene(years=(2015,)), every).plot
    assert plot.entries[-1].label == "2016"
    drawn = plot.series
    assert {(one.label, one.emphasis, one.end) for one in drawn if one.noun == "exports"} == {
        ("Exports, 2018", "strong", "2018"), ("Exports, 2017", "pale", "2017"),
        ("Exports, 2015", "plain", "2015"), ("Exports, 2016", "behind", ""),
    }  # fmt: skip


def test_of_a_year_known_in_part_the_largest_month_is_one_of_those_known(scene):
    now = side(9, 1.0)
    frame = frames.months_of(now[now["month"].ne(5)], side(12, 0.5), None, None)
    finding = plain(months_chart(frame, scene()).finding)
    assert finding.startswith("In January–April, June–September 2018 turnover by month: highest in")
    assert plain(months_chart(frame, scene("ru")).finding).startswith(
        "За январь–апрель, июнь–сентябрь 2018"
    )


def test_a_title_names_both_lines_only_where_it_holds_for_both(scene):
    """Imports of one month below those of the year before: the turnover is above all the same."""
    now = side(12, 1.0)
    now.loc[3, "imports_usd"] = 2e6
    mixed = months_chart(frames.months_of(now, side(12, 0.5), None, None), scene())
    assert plain(mixed.title) == "Turnover in 2018: above 2017 in every month"
    of_one = months_chart(months_of(), scene(partners=("CHN",)))
    # The chosen partner follows in brackets: `dashboard.charts.marking`.
    assert plain(of_one.title) == "Exports and imports in 2018: above 2017 in every month"
    both = months_chart(months_of(), scene("ru"))
    assert plain(both.title) == "Экспорт и импорт в 2018 году: каждый месяц выше, чем в 2017 году"


def test_of_one_month_there_is_no_line_but_its_figure_and_the_reason(scene):
    every = [MonthOfTrade(2016, 1, 1e6, 1e6, 2e6, NAN, NAN)]
    one, two = (
        months_chart(frames.months_of(side(12, 1.0), side(12, 0.5), chosen, None),
                     scene(chosen_months=chosen, months=chosen), every)
        for chosen in (frozenset({1}), frozenset({1, 2}))
    )  # fmt: skip
    assert one.empty and not two.empty
    assert plain(one.title).startswith("Turnover in January 2018: up by 100.0% on 2017")
    assert "one is chosen" in one.known[0] and one.mended_by == "months"
    assert [int(row.key) for row in one.table.rows] == [1]


def test_of_one_known_month_it_is_said_that_it_is_one(scene):
    chart = months_chart(months_of(known=1, before=0), scene())
    assert chart.empty and "one is known" in chart.known[0] and chart.mended_by == ""
    assert not months_chart(months_of(known=1, before=12), scene()).empty
