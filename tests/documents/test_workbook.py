"""The workbook of a view, as a value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import EVERY
from dashboard.documents.compose import compose
from dashboard.documents.document import Book
from dashboard.documents.forms import CHARTS
from dashboard.documents.request import read_request
from dashboard.documents.tables import Table
from dashboard.exports.workbook import workbook
from dashboard.language import language
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.documents.conftest import TODAY
from tests.imports.customs_files import asks_of
from tests.imports.customs_files import row as customs_row

FIRST = {
    "en": ("Foreign Economic Relations", "Government of the Leningrad Region (lenobl.ru)"),
    "ru": ("Внешнеэкономические связи", "Правительство Ленинградской области (lenobl.ru)"),
}


@pytest.mark.parametrize("lang", FIRST)
@pytest.mark.parametrize(
    "chart", ["turnover-chart", "sector-chart", "timeline-chart", "matrix-chart"]
)
def test_its_sources_are_those_of_the_chart_in_the_language_of_the_reader(
    ask: Ask, chart: str, lang: str
) -> None:
    request = read_request("workbook", "xlsx", f"chart={chart}&lang={lang}", ask.library)
    made = compose(ask, request)
    assert isinstance(made, Book)
    named = {str(row[0]): row[1:3] for row in made.sources.rows}
    assert named["S01"] == FIRST[lang]
    assert set(named) == {*made.chart.sources, *made.chart.cited}


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("chart", ["months-chart", "goods-chart", "partner-sectors-chart"])
def test_a_chart_without_data_gives_files_that_say_why(ask: Ask, chart: str, lang: str) -> None:
    text = f"chart={chart}&lang={lang}"
    book = compose(ask, read_request("chart", "xlsx", text, ask.library))
    table = compose(ask, read_request("chart", "csv", text, ask.library))
    assert isinstance(book, Book) and isinstance(table, Table)
    assert (book.chart.title,) in table.rows and len(table.headings) == 1
    assert book.data.rows == table.rows
    assert workbook(book)[:2] == b"PK"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_sheet_without_rows_says_why(ask: Ask, lang: str) -> None:
    text = f"chart=partner-share-chart&year=2020&lang={lang}"
    book = compose(ask, read_request("workbook", "xlsx", text, ask.library))
    assert isinstance(book, Book) and not book.chart.table.rows
    assert book.data.rows[0] == (book.chart.title,)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", EVERY)
def test_every_column_of_a_table_has_a_heading_in_words(name: str, lang: str) -> None:
    table, words = EVERY[name], language(lang)
    assert [one for one in (*table.columns, *table.further)
            if not words.has(f"workbook.column.{one}")] == []  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_data_of_a_growth_are_in_words(tmp_path: Path, lang: str) -> None:
    rows = [customs_row(flow, f"{month:02d}/{year}", usd=str(year)) for flow in ("ЭК", "ИМ")
            for year in (2018, 2019) for month in range(1, 13)]  # fmt: skip
    ask = asks_of(tmp_path, rows)
    words = language(lang)
    text = f"dataset=customs&year=2019&chart=partner-growth-chart&lang={lang}"
    made = compose(ask, read_request("workbook", "xlsx", text, ask.library))
    assert isinstance(made, Book)
    place = made.data.headings.index(words.t("workbook.column.kind"))
    kinds = {row[place] for row in made.data.rows} - {None, ""}
    known = ("new", "ended", "risen", "fallen", "same")
    assert kinds and kinds <= {words.t(f"parts_of_growth.kind.{one}") for one in known}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_data_of_another_form_are_what_the_chart_draws(tmp_path: Path, lang: str) -> None:
    rows = [customs_row(flow, f"{month:02d}/{year}", usd=str(year * month + len(flow)))
            for flow in ("ЭК", "ИМ") for year in (2018, 2019)
            for month in range(1, 13)]  # fmt: skip
    ask = asks_of(tmp_path, rows)
    words = language(lang)
    for chart, view in (("months", "rolling"), ("months", "index"), ("turnover", "index")):
        text = f"dataset=customs&year=2019&chart={chart}-chart&view={view}&lang={lang}"
        made = compose(ask, read_request("workbook", "xlsx", text, ask.library))
        file = compose(ask, read_request("chart", "csv", text, ask.library))
        assert isinstance(made, Book) and isinstance(file, Table)
        assert file.rows and len(file.headings) == len(made.data.headings)
        assert file.headings[0] == "year" and made.data.headings[0] == words.t(
            "workbook.column.year"
        )
        for line in made.chart.plot.series:
            place = next(at for at, name in enumerate(file.headings)
                         if name.removesuffix("_usd") == line.column.replace(".", "_"))  # fmt: skip
            drawn = [one.value for one in line.amounts]
            assert any(one is not None for one in drawn)
            for table in (file, made.data):
                assert [row[place] for row in table.rows] == drawn, (chart, view, line.column)
        assert not any(words.t("unit.millions") in name for name in made.data.headings)
        assert workbook(made)[:2] == b"PK"


def test_the_data_of_an_index_say_which_amounts_are_not_exact(ask: Ask) -> None:
    text = "chart=compare-chart&partner=BLR,CHN&view=index"
    file = compose(ask, read_request("chart", "csv", text, ask.library))
    book = compose(ask, read_request("workbook", "xlsx", text, ask.library))
    assert isinstance(file, Table) and isinstance(book, Book)
    table, said = book.chart.table, set()
    for place, column in enumerate(table.columns[1:], start=1):
        stem, end = column.key.replace(".", "_"), f"_{column.unit}"
        for row, line in zip(table.rows, file.rows, strict=True):
            cell, at = row.cells[place], dict(zip(file.headings, line, strict=True))
            assert isinstance(cell, Amount)
            if cell.qualifier:
                assert at[f"{stem}_qualifier"] == cell.qualifier
                said.add("qualifier")
            if cell.ranged:
                assert (at[f"{stem}_low{end}"], at[f"{stem}_high{end}"]) == (cell.low, cell.high)
                said.add("range")
    assert said == {"qualifier", "range"}


def test_the_data_of_an_index_say_beside_each_range_how_exactly_it_is_known(ask: Ask) -> None:
    request = read_request("chart", "csv", "chart=turnover-chart&view=index", ask.library)
    made = compose(ask, request)
    assert isinstance(made, Table)
    lows = [one for one in made.headings if "_low_" in one]
    assert "turnover_low_usd" in lows
    for low in lows:
        at, said = (made.headings.index(one) for one in (low, f"{low.split('_low_')[0]}_qualifier"))
        assert all(row[said] for row in made.rows if row[at] is not None), low


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("chart", ["turnover-chart", "contribution-chart", "partner-share-chart"])
def test_what_is_no_plain_number_is_written_as_on_the_page(ask: Ask, chart: str, lang: str) -> None:
    made = compose(ask, read_request("workbook", "xlsx", f"chart={chart}&lang={lang}", ask.library))
    assert isinstance(made, Book)
    texts = made.chart.table.texts(language(lang))
    written = [
        (cell, text)
        for row, cells, found in zip(made.shown.rows, texts, made.chart.table.rows, strict=True)
        for cell, text, amount in zip(row, cells, found.cells, strict=True)
        if isinstance(cell, str) and isinstance(amount, Amount)
    ]
    assert all(cell == text for cell, text in written)
    cells = zip(
        (text for row in texts for text in row),
        (cell for row in made.shown.rows for cell in row),
        (sign for row in made.shown.signs for sign in row),
        strict=True,
    )
    signed = [(text, cell) for text, cell, sign in cells if sign == "≈"]
    assert signed
    for text, cell in signed:
        digits = re.sub(r"[^\d.,]", "", text).replace("," if lang == "en" else ".", "")
        assert float(digits.rstrip(".,").replace(",", ".")) == abs(cell)


CODED = ("sector", "key", "code", "partner", "country", "region", "without", "top_key", "reference")
"""Columns of codes, which a column of names stands behind."""


@pytest.mark.parametrize("dataset", ["published&year=2018", "demonstration&year=2021"])
def test_what_people_read_of_the_data_is_in_words(demonstration_folder: Path, dataset: str) -> None:
    """Flows, kinds, groups of goods and fields stood as codes in a Russian sheet, and a chart by
    partner and group had no names of groups."""
    settings = read_settings({"DASHBOARD_DATA_DIR": str(demonstration_folder)})
    answers = ask_of(open_library(settings), TODAY)
    for chart in CHARTS:
        more = {"compare": "&partner=CHN,DEU", "what_if": "&without=CHN"}.get(chart, "")
        text = f"chart={chart}&lang=ru&dataset={dataset}{more}"
        book = compose(answers, read_request("workbook", "xlsx", text, answers.library))
        assert isinstance(book, Book)
        for column, cells in zip(
            book.data.columns, zip(*book.data.rows, strict=True), strict=False
        ):
            found = {cell for cell in cells if re.fullmatch(r"[a-z][a-z-]+", str(cell))}
            assert not found or column in CODED, (chart, column, found)
        if {"partner", "sector"} <= {*book.data.columns}:
            names = book.data.columns.index("sector_name")
            assert "Минеральные продукты" in {row[names] for row in book.data.rows}
