"""The controls of imported data: months, path to goods; tables whose rows can be clicked."""

from __future__ import annotations

from typing import Any

from dashboard.pages.code_path import Step, code_path, code_tools
from dashboard.pages.controls import Option, Options, filter_bar
from dashboard.pages.frames import table_html
from dashboard.pages.imported_controls import months_field

from dashboard.charts.chart import Table
from dashboard.language import language
from dashboard.pages import ids
from dashboard.query import Query

OPTIONS = Options(
    datasets=(Option("customs", "Customs data"),),
    years=(Option("2020", "2020"), Option("2019", "2019")),
    partners=(),
    sectors=(),
    monthly=True,
    releases=(Option("2", "No. 2"), Option("1", "No. 1")),
    release="2",
)


def by_id(tree: Any) -> dict[str, Any]:
    return {part.id: part for part in tree._traverse() if getattr(part, "id", None)}


def test_months_are_two_lists_and_one_value() -> None:
    found = by_id(months_field(Query(months=(1, 9)), language("ru")))
    assert found[ids.MONTHS].value == [1, 9]
    assert (found[ids.FIRST_MONTH].value, found[ids.LAST_MONTH].value) == ("1", "9")
    labels = [option["label"] for option in found[ids.FIRST_MONTH].options]
    assert len(labels) == 12
    assert labels[4] == "май"


def test_imported_data_bring_months_and_releases() -> None:
    chosen = Query(dataset="customs", year=2020, against=2019)
    found = by_id(filter_bar(chosen, OPTIONS, language("en")))
    assert found[ids.RELEASE].value == "2"
    assert ids.MONTHS in found
    plain = Options(OPTIONS.datasets, OPTIONS.years, (), ())
    without = by_id(filter_bar(chosen, plain, language("en")))
    assert not {ids.RELEASE, ids.MONTHS, ids.FIRST_MONTH} & set(without)


def test_the_path_ends_where_the_reader_is() -> None:
    (steps,) = code_path([Step("All goods", "drill:/"), Step("27 Fuel", "drill:minerals/27")])
    first, last = steps.children
    assert first.children.children == "All goods"
    assert getattr(first.children, "data-order") == "drill:/"
    assert last.children == "27 Fuel"
    assert getattr(last, "aria-current") == "location"


def test_the_search_says_what_it_is_for() -> None:
    (tools,) = code_tools([Step("All goods", "drill:/")], language("en"))
    found = by_id(tools)
    assert found[ids.CODE_SEARCH].placeholder == "Find a code or goods"
    assert found[ids.CODE_RESULTS].hidden


def test_a_row_that_chooses_something_has_a_button() -> None:
    table = Table(("A", "B"), (("<one>", "1"), ("two", "2")), frozenset({1}), ('drill:"/27', ""))
    html = table_html(table, language("en"), "Caption")
    assert "data-order='drill:&quot;/27'>&lt;one&gt;</button>" in html
    assert html.count("<button") == 1
