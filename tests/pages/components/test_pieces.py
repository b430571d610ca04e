"""Component trees compared by value: cards, frames, filters, months, path to goods, menus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import dcc, html

from dashboard import ids
from dashboard.amount import counted
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart, Declaration, empty_chart
from dashboard.charts.plot import Category, Plot, Series
from dashboard.language import languages
from dashboard.months import between
from dashboard.pages.components.cards import Card, Year, card_children, card_tree
from dashboard.pages.components.chart_props import chart_props, empty_props
from dashboard.pages.components.code_path import Step, code_path, code_tools
from dashboard.pages.components.controls import Filter, Option, filter_bar
from dashboard.pages.components.frames import chart_frame
from dashboard.pages.components.imported_controls import months_field
from dashboard.pages.components.menus import DOCUMENTS, chart_entries, page_menu, views_dialog
from dashboard.pages.components.shell import Link, Shell, shell
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.scenes import scene_at, words_of
from tests.trees import by_id, orders, parts, text, words

PLOTS = {
    shape: Plot(
        shape,
        "count",
        (Category("2018", "2018", column="one"),),
        (
            Series(
                "relation", "", (counted(1),), labels=("1",), hovers=("",), orders=("year:2018",)
            ),
        ),
        (Category("NOR", "Norway"),) if shape == "grid" else (),
    )
    for shape in ("columns", "grid")
}
CARD = Card(
    noun="exports",
    label="Exports",
    value="7,109.0",
    unit="USD million",
    change=("+25.7% against 2017",),
    status="published",
    status_word="published",
    direction="up",
)
QUERY = Query(year=2018, against=2017, partners=("CHN",), flow="export")
FILTERS = {
    "dataset": Filter((Option("published", "Published"),)),
    "year": Filter((Option("2018", "2018"), Option("2017", "2017"))),
    "against": Filter((Option("2018", "2018"), Option("2017", "2017"))),
    "flow": Filter(),
    "partner": Filter((Option("CHN", "China", "CN Китай"),)),
    "sector": Filter((Option("fuel", "Fuel"),)),
}


def declared(name: str = "turnover") -> Declaration:
    found = chart_named(name)
    assert found is not None
    return found


def made(name: str = "turnover", **changes: Any) -> Chart:
    chart = empty_chart(declared(name), scene_at(), "Turnover grew", subtitle="USD million")
    return replace(chart, notes=("A note",), finding="It grew.", source="Source: us.", **changes)


def test_a_card_says_value_unit_change_and_status() -> None:
    assert card_tree(CARD).id == "card-exports"
    label, figure, change, status = card_children(CARD)
    name, unit = label.children
    assert (name, unit.children) == ("Exports, ", "USD million")
    assert [part.children for part in figure.children] == ["7,109.0"]
    assert change.children[0].children == "▲"
    assert status.children == "published"


def test_a_card_without_direction_has_no_arrow_and_a_note_stands_last() -> None:
    card = Card("turnover", "Turnover", "1", "", (), "computed", "computed", note=("misprint",))
    found = card_children(card)
    assert found[2].children[0].children == ""
    assert found[-1].children == ["misprint"]


def test_a_card_shows_every_year_as_a_small_column_and_marks_the_chosen_one() -> None:
    years = (
        Year(0.5, False, "implied"),
        Year(1.0, True, "published"),
        Year(0, False, "not published"),
    )
    found = [part for part in card_children(replace(CARD, years=years))
             if part.className == "card-years"]  # fmt: skip
    columns = found[0].children.children
    assert [one.style["height"] for one in columns] == ["50%", "100%", "4%"]
    assert [one.className for one in columns] == [
        "column implied", "column published chosen", "column not-published",
    ]  # fmt: skip


def test_a_year_below_zero_is_a_small_column_below_those_above_it() -> None:
    card = replace(CARD, years=(Year(0.75, True, "published", 0.25), Year(0.25, False, "implied")))
    (found,) = (part for part in card_children(card) if part.className == "card-years")
    assert [one.style for one in found.children.children] == [
        {"height": "75%", "bottom": "25%"}, {"height": "25%"},
    ]  # fmt: skip


def test_a_chart_stands_in_a_figure_with_title_source_finding_and_table() -> None:
    props = chart_props(made(), words_of())
    tree = chart_frame(declared(), props, words_of())
    there = by_id(tree)
    graph = there["turnover-chart"]
    assert isinstance(tree, html.Figure) and isinstance(graph, dcc.Graph)
    assert graph.config["topojsonURL"] == "/geo/"
    assert graph.config["showSendToCloud"] is False
    assert there["turnover-chart-title"].children == "Turnover grew"
    assert there["turnover-chart-source"].children.startswith("Source: ")
    assert there["turnover-chart-finding"].children == "It grew."
    assert there["turnover-chart-table"].tabIndex == "0"


def test_no_note_parts_a_number_from_its_unit() -> None:
    # On a phone a line ended "by the share; $1,749" and the next began "million".
    chart = replace(made(), notes=("By the share $1,749 million.", "2 years"))
    notes = chart_props(chart, words_of())["turnover-chart-notes"]["children"]
    assert [text(one) for one in notes][:2] == ["By the share $1,749\xa0million.", "2\xa0years"]


def test_a_change_touches_exactly_what_the_frame_shows() -> None:
    props = chart_props(made(), words_of())
    there = by_id(chart_frame(declared(), props, words_of()))
    for component, changed in props.items():
        for name, value in changed.items():
            assert str(getattr(there[component], name)) == str(value)
    around = {part("turnover-chart") for part in (ids.table, ids.figure, ids.picture, ids.tools)}
    assert set(props) | around == set(there)


def test_a_chart_that_is_drawn_later_has_its_frame_and_nothing_in_it() -> None:
    there = by_id(chart_frame(declared(), empty_props("turnover-chart"), words_of()))
    whole = by_id(chart_frame(declared(), chart_props(made(), words_of()), words_of()))
    assert set(there) == set(whole) - {"turnover-chart"}
    assert not text(there["turnover-chart-picture"]) and not text(there["turnover-chart-title"])


def test_a_drawing_is_reached_by_tab_and_one_with_nothing_in_it_is_not() -> None:
    drawn = (
        made("matrix", plot=PLOTS["grid"]),
        made(plot=PLOTS["columns"]),
        made(plot=Plot("bars")),
    )
    for chart, reached in zip(drawn, (True, True, False), strict=True):
        props = chart_props(chart, words_of())
        tree = chart_frame(declared(chart.name), props, words_of())
        found = [
            part for part in parts(tree) if "chart-picture" in str(getattr(part, "className", ""))
        ]
        assert [getattr(part, "tabIndex", "") == "0" for part in found] == [reached]


@pytest.mark.parametrize("lang", languages())
def test_every_filter_has_its_contract_id_its_value_and_its_label(lang: str) -> None:
    bar = filter_bar(QUERY, FILTERS, words_of(lang))
    there = by_id(bar)
    assert there["year-filter"].value == "2018"
    assert there["against-filter"].value == "2017"
    assert there["partner-filter"].value == ["CHN"]
    (found_by,) = [getattr(one, "data-search") for one in parts(bar) if hasattr(one, "data-search")]
    assert "Китай" in found_by and len(found_by.split("\n")) == len(FILTERS["partner"].options)
    assert there["flow-filter"].value == "export"
    assert there["dataset-filter"].value == "published"
    labels = {part.htmlFor for part in parts(bar, html.Label)}
    assert {"dataset-filter", "year-filter", "against-filter", "partner-filter"} <= labels
    assert {"sector-filter", "reset-filters"} <= set(there)


def test_a_filter_that_is_not_offered_is_not_shown() -> None:
    there = by_id(filter_bar(QUERY, {"dataset": FILTERS["dataset"]}, words_of()))
    shown = {noun for noun in ids.FILTERS if ids.filter_of(noun) in there}
    assert shown == {"dataset"}
    assert ids.RESET in there


def test_a_page_that_obeys_no_filter_has_no_bar_of_them() -> None:
    assert filter_bar(QUERY, {}, words_of()).hidden
    assert not filter_bar(QUERY, FILTERS, words_of()).hidden


def test_months_are_two_lists_and_one_value() -> None:
    query = Query(chosen_months=between(1, 9), months=between(1, 6))
    found = by_id(months_field(query, words_of("ru")))
    assert found[ids.filter_of("months")].value == [1, 9]
    assert (found[ids.FIRST_MONTH].value, found[ids.LAST_MONTH].value) == ("1", "9")
    labels = [option["label"] for option in found[ids.FIRST_MONTH].options]
    assert (len(labels), labels[4]) == (12, "май")


def test_months_that_are_not_known_between_others_cannot_be_chosen() -> None:
    choices = replace(QUERY.choices, months={2018: frozenset({1, 2, 3, 7, 9})})
    query = Query(year=2018, choices=choices)
    for list_id in (ids.FIRST_MONTH, ids.LAST_MONTH):
        options = by_id(months_field(query, words_of()))[list_id].options
        assert [option["value"] for option in options] == [str(n) for n in range(1, 10)]
        refused = [option["label"] for option in options if option.get("disabled")]
        assert refused == ["Apr", "May", "Jun", "Aug"]


def test_the_path_ends_where_the_reader_is() -> None:
    steps = code_path([Step("All goods", "drill:/"), Step("27 Fuel", "drill:minerals/27")])
    assert words(steps) == ["All goods", "27 Fuel"]
    assert orders(steps) == ["drill:/"]
    assert getattr(list(parts(steps, html.Li))[-1], "aria-current") == "location"


def test_the_search_says_what_it_is_for() -> None:
    found = by_id(code_tools([Step("All goods", "drill:/")], words_of()))
    assert found[ids.CODE_SEARCH].placeholder == "Find a code or goods"
    assert found[ids.CODE_RESULTS].hidden


def test_the_menu_of_a_chart_offers_picture_slide_workbook_and_table() -> None:
    tree = chart_entries("/relations/NO-18", words_of(), "turnover-chart")
    given = "chart=turnover-chart&path=/relations/NO-18"
    assert [part.href for part in parts(tree, html.A)] == [
        *(f"/export/chart.{form}?{given}" for form in ("pptx", "xlsx", "csv")),
        *(f"/export/chart.png?{given}&size={size}" for size in ("square", "a4")),
    ]
    assert len(list(parts(tree, html.Button))) == 3


@pytest.mark.parametrize("lang", languages())
def test_the_menus_say_the_sizes_of_pictures(lang: str) -> None:
    chart = text(chart_entries("/", words_of(lang)))
    for size in ("1920 × 1080", "1080 × 1080", "3508 × 2480"):
        assert size in chart
    assert "2480 × 3508" in text(page_menu("/", DOCUMENTS, words_of(lang)))
    there = by_id(page_menu("/", (), words_of(lang)))
    assert {"views-open", "copy-link", "present-button"} <= set(there)
    tips = {one: next(parts(there[one], html.Span)).title
            for one in ("copy-link", "present-button")}  # fmt: skip
    assert tips == {one: getattr(there[one], "aria-label") for one in tips}


def test_the_menu_of_a_page_offers_what_is_declared() -> None:
    every = list(parts(page_menu("/trade", DOCUMENTS, words_of()), html.A))
    assert len(every) == len(DOCUMENTS)
    assert "/export/page.pptx?path=/trade" in [part.href for part in every]
    none = page_menu("/data", (), words_of())
    assert not list(parts(none, html.A)) and ids.VIEWS_OPEN in by_id(none)


def test_a_page_without_charts_has_no_button_that_would_show_them(ask: Ask) -> None:
    """It did nothing, and said nothing."""
    for path, there in (
        ("/", True),
        ("/data", False),
        ("/brief/CN-HE", False),
        ("/changes", False),
    ):
        assert (ids.PRESENT in by_id(tree(show(ask, path, "")))) is there, path


def test_the_list_of_views_is_named_by_its_heading() -> None:
    assert by_id(views_dialog(words_of("ru")))[ids.VIEWS_TITLE].children == "Сохранённые виды"


def test_the_surroundings_lead_on_and_switch_the_language() -> None:
    links = [Link("/", "Overview", here=True), Link("/trade", "Trade")]
    own = Shell("/", "Overview", links, words_of(), "12 January 2021", sources="/data")
    tree = shell(own, html.Div(), [html.P("The body")])
    here = [part for part in parts(tree, html.A) if getattr(part, "aria-current", "") == "page"]
    assert [text(part) for part in here] == ["Overview"]
    switch = by_id(tree)[ids.LANGUAGE]
    assert (switch.lang, switch.children) == ("ru", "Русский")
    assert "The body" in text(by_id(tree)[ids.MAIN])
    assert not [part for part in parts(tree, html.A) if part.href == "/releases"]
    imported = shell(replace(own, releases="/releases", dated=True), html.Div(), [])
    assert len([part for part in parts(imported, html.A) if part.href == "/releases"]) == 2


def test_what_a_source_prints_otherwise_is_a_mark_at_the_figure_that_opens() -> None:
    card = Card("turnover", "Turnover", "11,224.9", "", ("",), "computed", "computed",
                mark="the source states 10,224.9", note=("A misprint.",))  # fmt: skip
    (status,) = [part for part in card_children(card) if "card-status" in part.className]
    word, fold = status.children
    mark, note = fold.children
    assert word.children == "computed"
    assert (mark.children, note.children) == ("the source states 10,224.9", ["A misprint."])
    assert getattr(fold, "open", None) is None
