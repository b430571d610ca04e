"""The workbook of a view, as a value."""

from __future__ import annotations

import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Book
from dashboard.documents.request import read_request
from dashboard.documents.tables import Table
from dashboard.exports.workbook import workbook
from dashboard.store.ask import Ask

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
