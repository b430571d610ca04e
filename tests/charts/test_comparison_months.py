"""Two to four partners or sectors side by side by month: lines, titles, tables, where from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.charts.plot import Category, Plot, Series
from dashboard.documents.provenance import provenance_at
from dashboard.language import language
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.render.lines import lines_figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask
from dashboard.store.library import open_library
from tests.charts import of_customs
from tests.imports.customs_files import asks_of, of_nothing, row
from tests.scenes import plain


@pytest.fixture(scope="module")
def ask(demonstration_folder: Path) -> Ask:
    return Ask(open_library(read_settings({}, data_dir=demonstration_folder)), dt.date(2026, 3, 1))


def drawn(ask: Ask, text: str) -> Chart:
    declared = chart_named("compare_months")
    assert declared is not None
    return chart_of(declared, ask, read_query(f"dataset=demonstration&{text}", ask.library))


def cells(chart: Chart, row: str) -> dict[str, Amount]:
    found = next(one for one in chart.table.rows if one.key == row)
    pairs = zip(chart.table.columns, found.cells, strict=True)
    return {column.key: cell for column, cell in pairs if isinstance(cell, Amount)}


def test_each_has_a_line_over_the_months_of_the_year(ask: Ask) -> None:
    chart = drawn(ask, "year=2020&partner=CHN,DEU")
    assert [one.label for one in chart.plot.series] == ["China", "Germany"]
    assert [one.key for one in chart.plot.categories] == [str(month) for month in range(1, 13)]
    assert chart.title == "Turnover in 2020: China above Germany in every month"
    frame = EVERY["compare_months"].frame(
        ask, read_query("dataset=demonstration&year=2020&partner=CHN,DEU", ask.library)
    )
    for line, key in zip(chart.plot.series, ("CHN", "DEU"), strict=True):
        of = frame[frame["key"].eq(key)].sort_values("month")
        assert [one.value for one in line.amounts] == pytest.approx(
            list(of["exports_usd"] + of["imports_usd"])
        )


def test_two_lines_are_named_where_they_end_and_need_no_key(ask: Ask) -> None:
    plot = drawn(ask, "year=2020&partner=CHN,DEU").plot
    texts = [one["text"] for one in lines_figure(plot, language("en"), "")["layout"]["annotations"]]
    assert texts == ["<b>Germany</b>", "<b>China</b>"]
    long = drawn(ask, "year=2020&partner=CHN,BIH").plot
    assert not any(one.end for one in long.series)
    # In panels of their own lines have their names above them.
    assert not any(one.end for one in drawn(ask, "year=2020&partner=CHN,DEU,FIN").plot.series)


def test_what_they_differ_by_and_grew_by_stands_in_the_table(ask: Ask) -> None:
    march = cells(drawn(ask, "year=2020&partner=CHN,DEU"), "3")
    before = cells(drawn(ask, "year=2019&partner=CHN,DEU"), "3")
    assert march["difference.DEU"].plain() == pytest.approx(
        march["CHN"].plain() - march["DEU"].plain()
    )
    for key in ("CHN", "DEU"):
        grown = 100 * march[key].plain() / before[key].plain() - 100
        assert march[f"growth.{key}"].plain() == pytest.approx(grown)


def test_sums_of_twelve_months_are_the_years_at_their_ends(ask: Ask) -> None:
    """And the title says by how much they differ, as that of the years does."""
    chart = drawn(ask, "year=2020&partner=CHN,DEU&view=rolling")
    years = chart_named("compare")
    assert years is not None
    of_years = chart_of(
        years, ask, read_query("dataset=demonstration&year=2020&partner=CHN,DEU", ask.library)
    )
    december, year = cells(chart, "2020-12"), cells(of_years, "2020")
    for key in ("CHN", "DEU"):
        assert december[f"{key}_sum"].plain() == pytest.approx(year[key].plain())
        assert december[f"sum_growth.{key}"].plain() == pytest.approx(year[f"growth.{key}"].plain())
    assert of_years.title.partition(": ")[2] == chart.title.partition(": ")[2]
    assert chart.title.startswith("Turnover in the twelve months to December 2020: ")
    unknown = [one.known for one in chart.plot.series[0].amounts[:12]]
    assert unknown == [False] * 11 + [True]


def test_an_index_begins_at_one_hundred_for_all(ask: Ask) -> None:
    chart = drawn(ask, "year=2020&sector=wood,metals&flow=export&view=index")
    assert [one.amounts[0].value for one in chart.plot.series] == [100, 100]
    assert chart.plot.unit == "relative"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("view", ["amounts", "rolling", "index"])
def test_every_number_leads_to_where_it_comes_from(ask: Ask, view: str, lang: str) -> None:
    text = f"year=2020&partner=CHN,DEU,FIN&view={view}&lang={lang}"
    chart = drawn(ask, text)
    query = read_query(f"dataset=demonstration&{text}", ask.library)
    row = chart.table.rows[-1]
    for column, cell in zip(chart.table.columns, row.cells, strict=True):
        if isinstance(cell, Amount) and cell.known:
            found = provenance_at(ask, query, f"compare_months/{row.key}/{column.key}")
            assert found is not None, column.key
            assert found.amount.plain() == pytest.approx(cell.plain()), column.key


def test_more_than_two_have_a_panel_each(ask: Ask) -> None:
    assert drawn(ask, "year=2020&partner=CHN,DEU,FIN").plot.apart
    assert not drawn(ask, "year=2020&partner=CHN,DEU").plot.apart


def test_it_stands_on_the_page_of_trade_while_choices_stand_side_by_side(ask: Ask) -> None:
    def names(text: str) -> list[str]:
        shown = show(ask, "/trade", f"dataset=demonstration&{text}")
        return [one.declared.name for one in shown.charts]

    assert "compare_months" in names("partner=CHN,DEU")
    assert "compare_months" not in names("partner=CHN")
    assert "compare_months" not in names("partner=CHN,DEU&together=1")


def test_months_that_the_reader_chose_are_drawn_alone(ask: Ask) -> None:
    chart = drawn(ask, "year=2020&partner=CHN,DEU&months=2-5")
    assert [one.key for one in chart.plot.categories] == ["2", "3", "4", "5"]
    assert "February–May 2020" in chart.title


def test_between_months_that_were_chosen_the_lines_break(ask: Ask) -> None:
    """What was not chosen is neither drawn nor named, nor in the table."""
    chart = drawn(ask, "year=2020&partner=CHN,DEU&months=1-2,7-8")
    assert [one.key for one in chart.plot.categories] == [str(month) for month in range(1, 9)]
    known = [place for place, one in enumerate(chart.plot.series[0].amounts) if one.known]
    assert known == [0, 1, 6, 7]
    assert [one.key for one in chart.table.rows] == ["1", "2", "7", "8"]
    assert "January–February, July–August 2020" in plain(chart.title)
    assert "June" not in chart.finding
    assert not any("no figures" in note for note in chart.notes)


def test_the_subtitle_names_the_months_that_are_drawn(ask: Ask) -> None:
    for name in ("compare_months", "months"):
        declared = chart_named(name)
        assert declared is not None
        for view, months in (("amounts", "January–March"), ("rolling", "")):
            text = f"year=2021&against=2020&partner=CHN,DEU&flow=import&months=1-3&view={view}"
            asked = read_query(f"dataset=demonstration&{text}", ask.library)
            chart = chart_of(declared, ask, asked)
            assert months in chart.subtitle
            assert months or "January" not in chart.subtitle


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (["2021-03", "2021-04", "2021-05"], ["Mar", "May"]),
        (["2020-11", "2020-12", "2021-01", "2021-02"], ["2020", "2021"]),
        (["1", "2", "3"], ["Jan", "Mar"]),
    ],
)
def test_panels_name_the_ends_of_their_months(keys: list[str], names: list[str]) -> None:
    labels = dict(enumerate(("Jan", "Feb", "Mar", "Apr", "May"), start=1))
    lines = tuple(
        Series(noun=f"choice-{n}", label=str(n), amounts=tuple(Amount(1.0) for _ in keys),
               form="line", emphasis="strong", hovers=("",) * len(keys))
        for n in (1, 2, 3)
    )  # fmt: skip
    categories = tuple(
        Category(key=key, label=labels.get(int(key.rpartition("-")[2]), key)) for key in keys
    )
    plot = Plot(shape="lines", categories=categories, series=lines, apart=True)
    figure = lines_figure(plot, language("en"), "")
    assert figure["layout"]["xaxis"]["ticktext"] == names


def test_published_figures_know_no_months(ask: Ask) -> None:
    declared = chart_named("compare_months")
    assert declared is not None
    assert chart_of(declared, ask, read_query("partner=CHN,DEU", ask.library)).empty


PERIODS = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]


@pytest.fixture(scope="module")
def without_may(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """As much with China each month, less with Finland, but for May 2020, which is not known; all
    other trade is nil."""
    rows = [
        row(period=one, partner=partner, usd=usd)
        for one in PERIODS
        if one != "05/2020"
        for partner, usd in (("CN", "5000000"), ("FI", "2000000"))
    ]
    rows += [none for one in PERIODS if one != "05/2020" for none in of_nothing(one)]
    return asks_of(tmp_path_factory.mktemp("months"), rows)


def test_months_that_are_not_known_are_not_spoken_for(without_may: Ask) -> None:
    chart = of_customs.drawn(without_may, "compare_months", "&partner=CHN,FIN", "en")
    months = "January–April, June–December 2020"
    assert plain(chart.title) == f"Turnover in {months}: China above Finland in every month"
    assert plain(chart.finding) == (
        f"In {months} the largest month: China – January–April, June–December ($5.0 million each); "
        "Finland – January–April, June–December ($2.0 million each)."
    )
    assert any("May 2020" in note for note in chart.notes)


def test_of_partners_without_trade_no_zero_of_dollars_is_said(without_may: Ask) -> None:
    for view in ("amounts", "rolling"):
        asked = f"&partner=NOR,SWE&view={view}"
        chart = of_customs.drawn(without_may, "compare_months", asked, "en")
        assert plain(chart.title).endswith(": nil for Norway and Sweden")
        assert not chart.finding
        assert "nil" in plain(chart.plot.series[0].hovers[0 if view == "amounts" else 11])


def test_who_is_never_ahead_is_not_said_to_be(tmp_path: Path) -> None:
    """Once one, else both nothing."""
    rows = [none for one in PERIODS for none in of_nothing(one)]
    rows.append(row(period="03/2020", partner="NO", usd="5000"))
    chart = of_customs.drawn(asks_of(tmp_path, rows), "compare_months", "&partner=NOR,SWE", "en")
    assert plain(chart.title) == "Turnover in 2020: Norway and Sweden by month"


def test_now_one_now_the_other_is_ahead(tmp_path: Path) -> None:
    rows = [none for one in PERIODS for none in of_nothing(one)]
    rows += [row(period=one, partner=("NO", "SE")[n % 2], usd="5000000")
             for n, one in enumerate(PERIODS)]  # fmt: skip
    chart = of_customs.drawn(asks_of(tmp_path, rows), "compare_months", "&partner=NOR,SWE", "en")
    assert plain(chart.title) == "Turnover in 2020: now Norway ahead, now Sweden"


@pytest.mark.parametrize("view", ["amounts", "rolling", "index"])
def test_that_one_flow_alone_is_known_is_said_in_every_form(tmp_path: Path, view: str) -> None:
    rows = [row("ИМ", period=one, partner=partner) for one in PERIODS for partner in ("CN", "FI")]
    asked = f"&partner=CHN,FIN&view={view}"
    chart = of_customs.drawn(asks_of(tmp_path, rows), "compare_months", asked, "en")
    assert plain(chart.title).startswith("Turnover by month in 2020 is not known")
    assert [plain(one) for one in chart.notes] == ["For 2020 only imports are known."]
    assert "imports" in chart.hint
