"""Tables of text: every column sorts by values, and a table is copied for a sheet."""

from __future__ import annotations

from typing import Any

import pytest
from dash import html

from dashboard.amount import Amount
from dashboard.language import language
from dashboard.pages.components.document import Valued, data_table, dated, file_name, valued
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.trees import parts, text

WORDS = language("en")
HEADS = ("Name", "Value", "Since")


def rows() -> list[list[Any]]:
    return [
        ["Wood", valued("≈ 9.0", Amount(9e6)), dated("2 March 2019", "2019-03-02")],
        ["Metals", valued("—", Amount()), dated("—", "")],
    ]


def cells(table: Any) -> list[str | None]:
    return [getattr(one, "data-value", None) for one in parts(table) if type(one).__name__ == "Td"]


def sorters(table: Any) -> list[str]:
    return [text(one) for one in parts(table) if getattr(one, "className", "") == "sort"]


def test_every_column_sorts_by_plain_values_and_dates() -> None:
    table = data_table(WORDS, "Goods", HEADS, rows(), frozenset({1}))
    assert sorters(table) == list(HEADS)
    assert cells(table) == ["9000000.0", "2019-03-02", None, None]
    assert "Copy table" in text(table)


def test_one_row_has_nothing_to_sort() -> None:
    table = data_table(WORDS, "Goods", HEADS, rows()[:1], frozenset({1}))
    assert sorters(table) == [] and "Copy table" not in text(table)


def test_numbers_without_values_are_not_sorted_by_their_texts() -> None:
    plain = [["a", "9"], ["b", "10"]]
    assert sorters(data_table(WORDS, "Rows", ("Name", "Rows"), plain, frozenset({1}))) == ["Name"]
    assert sorters(
        data_table(WORDS, "Rows", ("Name", "Rows"), [["a", Valued("9", 9)], ["b", "—"]],
                   frozenset({1}))
    ) == ["Name", "Rows"]  # fmt: skip


@pytest.mark.parametrize("path", ["/data", "/relations/CHN"])
def test_the_numbers_and_dates_of_the_pages_have_their_values(ask: Ask, path: str) -> None:
    made = tree(show(ask, path, ""))
    tables = [one for one in parts(made) if "data-table" in getattr(one, "className", "").split()]
    values = [one for table in tables for one in cells(table) if one]
    assert len(tables) > 2
    assert any(one.count("-") == 2 for one in values), "dates as ISO has them"
    assert any(one.replace(".", "").isdigit() for one in values)


def test_a_table_says_what_its_columns_need() -> None:
    """Sentences have room on a phone, and a range stays in one line on paper."""

    def kind(cell: Any, numeric: frozenset[int]) -> str:
        made = data_table(WORDS, "Caption", HEADS[:2], [(cell, "1")], numeric)
        return next(one.className for one in parts(made) if isinstance(one, html.Table))

    assert kind("Name", frozenset()) == "data-table"
    assert kind("Name", frozenset({1})) == "data-table of-one-number"
    assert kind(html.Div("A sentence", className="row-cell"), frozenset()).startswith(
        "data-table of-rows"
    )
    assert "of-texts" in kind("Many words " * 6, frozenset()).split()
    wide = data_table(WORDS, "Caption", HEADS[:2] * 4, [["1"] * 8])
    (table,) = (one for one in parts(wide) if isinstance(one, html.Table))
    assert table.className == "data-table of-many"


def test_a_column_of_sentences_is_told_from_one_of_words() -> None:
    """Else it has a word a line on a phone, and leaves the rest of its rows empty."""
    lines = [["Wood", "A licence that is told in " + "many words " * 6, "short"]]
    heads = [one for one in parts(data_table(WORDS, "Goods", HEADS, lines)) if text(one) in HEADS]
    named = {text(one): getattr(one, "className", "") for one in heads if isinstance(one, html.Th)}
    assert named == {"Name": "", "Value": "long", "Since": ""}


def test_the_name_of_a_file_ends_a_line_after_a_sign_alone() -> None:
    pieces = file_name("registers/regions_register.csv")
    assert [one for one in pieces if isinstance(one, str)] == [
        "registers/", "regions_", "register", ".csv"
    ]  # fmt: skip
    assert all(isinstance(one, str | html.Wbr) for one in pieces)
    assert file_name("README") == ["README"]
