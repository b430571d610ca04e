"""Workbooks read back with openpyxl: numbers as numbers, text as text."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.callbacks.desk import Desk
from dashboard.answers.tables import TABLES
from dashboard.exports.workbook import HEAD_ROW, Book, workbook
from dashboard.language import language
from dashboard.pages import ids
from dashboard.query import Query
from dashboard.store.library import Library

from .conftest import Asked

At = Callable[..., Desk]


def opened(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


def cells(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True))


@pytest.mark.parametrize(
    ("chart", "table"), [(ids.TURNOVER, "turnover"), (ids.PARTNER_SHARE, "partners")]
)
def test_every_number_is_that_of_the_table(
    asked: Asked, library: Library, chart: str, table: str
) -> None:
    book = opened(asked("workbook", "xlsx", year=2018, chart=chart))
    year = None if table == "turnover" else 2018
    frame = TABLES[table].frame(library, Query(year=year))
    numbers = frame.select_dtypes("number")
    heads = [cell.value for cell in book["Data"][HEAD_ROW + 1]]
    for name in numbers:
        across = heads.index(language("en").t(f"workbook.column.{name}"))
        for row, wanted in zip(cells(book["Data"]), numbers[name], strict=True):
            if wanted is pd.NA or wanted != wanted:
                assert row[across] is None
            else:
                assert isinstance(row[across], int | float)
                assert row[across] == pytest.approx(float(wanted), abs=1e-6)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_four_sheets_each_with_one_named_table_and_a_title(asked: Asked, lang: str) -> None:
    book = opened(asked("workbook", "xlsx", year=2018, lang=lang))
    words = language(lang)
    names = [
        words.t(f"workbook.{name}") for name in ("data", "selection", "definitions", "sources")
    ]
    assert book.sheetnames == names
    for sheet, table in zip(book, ("Data", "Query", "Definitions", "Sources"), strict=True):
        assert list(sheet.tables) == [table]
        assert sheet["A1"].value and sheet.freeze_panes == f"A{HEAD_ROW + 2}"
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage


def test_formats_and_the_native_chart(asked: Asked) -> None:
    sheet = opened(asked("workbook", "xlsx", year=2018))["Data"]
    assert sheet.cell(HEAD_ROW + 3, 2).number_format == "#,##0"
    assert len(sheet._charts) == 1


def test_the_selection_says_how_to_come_back(asked: Asked) -> None:
    made = asked("workbook", "xlsx", year=2018, partners=("CHN",), link="http://host")
    rows = dict(row[:2] for row in cells(opened(made)["Query"]))
    assert rows["Filters"] == "China"
    assert rows["Address"] == "http://host/?year=2018&partner=CHN"


INJECTIONS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "{=1}",
    "http://host",
    "internal:A1",
]


@pytest.mark.parametrize("evil", INJECTIONS)
def test_no_text_is_a_formula_or_a_link(evil: str) -> None:
    frame = pd.DataFrame({"year": [2018], "partner": [evil], "turnover_usd": [1.5], evil: [evil]})
    sources = pd.DataFrame({"source": [evil], "title": [evil], "address": [evil]})
    book = opened(
        workbook(
            Book(evil, evil, evil, frame, [(evil, evil)], sources, language("en"), {evil: evil})
        )
    )
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("n", "s", "inlineStr") and cell.hyperlink is None


def test_an_empty_frame_is_a_table_all_the_same(asked: Asked) -> None:
    made = asked("workbook", "xlsx", year=1990, chart=ids.PARTNER_SHARE)
    assert "Data" in opened(made)["Data"].tables


def test_cyrillic_is_kept(asked: Asked) -> None:
    book = opened(asked("workbook", "xlsx", year=2018, lang="ru", chart=ids.PARTNER_SHARE))
    assert "Китай" in {cell for row in cells(book["Данные"]) for cell in row}
