"""The workbook of a view, as a value."""

from __future__ import annotations

import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Book
from dashboard.documents.request import read_request
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
