"""The workbook of a page: a sheet for the table of each chart, found from a list of them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from dashboard.amount import Amount
from dashboard.answers.tables import TABLES
from dashboard.charts import charts_on
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.workbook_print import LETTER, PAPER
from dashboard.exports.workbook_words import HEAD_ROW
from dashboard.exports.write import write
from dashboard.language import language
from dashboard.narrative.digits import as_written
from dashboard.parser import read_query
from dashboard.store.ask import Ask

from .conftest import Asked

LISTED = ("sheet", "title", "unit", "rows", "reference")
LAST = ("selection", "definitions", "sources")
STATES = [
    ("/", "year=2018"), ("/trade", "year=2018&lang=ru"), ("/relations", "year=2018"),
    ("/trade", "dataset=demonstration&lang=ru&months=1-3"),
    ("/why", "dataset=demonstration&lang=ru"),
    ("/partners", "dataset=demonstration&partner=CHN,DEU"),
    ("/relations/CHN", "dataset=demonstration&lang=ru"),
]  # fmt: skip
BOOKS: dict[tuple[str, str], Any] = {}
"""Those that were made, by page and query: several are read more than once."""


def book(ask: Ask, still: ChromiumRenderer, page: str, text: str) -> Any:
    if (page, text) in BOOKS:
        return BOOKS[page, text]
    request = read_request("page", "xlsx", f"path={page}&{text}", ask.library, "http://host")
    made = write(compose(ask, request), "xlsx", still)
    BOOKS[page, text] = openpyxl.load_workbook(io.BytesIO(made))
    return BOOKS[page, text]


def charts(ask: Ask, page: str, text: str) -> list[Chart]:
    """Those of the page that its dataset can fill."""
    request = read_request("page", "xlsx", f"path={page}&{text}", ask.library)
    query, can = request.query, ask.can(request.query)
    return [chart_of(one, ask, query) for one in charts_on(request.address.page, query)
            if (one.needs is None or one.needs in can) and one.chosen(query)]  # fmt: skip


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True))


def same(shown: Any, wanted: Amount | str) -> bool:
    """Whether a cell of a sheet is what stands in the table: a number that number, to the cent."""
    if isinstance(wanted, str):
        return (shown or "") == wanted
    if wanted.value is None:
        return shown is None
    if isinstance(shown, str):  # a bound, with its sign
        return bool(wanted.qualifier)
    value = as_written(wanted).plain() / (1e6 if wanted.unit == "usd" else 1)
    return bool(shown == pytest.approx(value, abs=1e-6))


@pytest.mark.parametrize(("page", "text"), STATES)
def test_each_sheet_is_the_table_of_its_chart(
    demonstration: Ask, still: ChromiumRenderer, page: str, text: str
) -> None:
    made = book(demonstration, still, page, text)
    shown = [one for one in charts(demonstration, page, text) if one.table.rows]
    sheets = made.worksheets[1 : 1 - len(LAST) - 1]
    assert shown and len(sheets) == len(shown)
    for sheet, chart in zip(sheets, shown, strict=True):
        assert sheet["A1"].value == chart.title
        # Rows that are counted in others stand below these, behind a line that says so.
        apart = [row for row in chart.table.rows if row.apart]
        wanted = [row for row in chart.table.rows if not row.apart]
        found = rows_of(sheet)
        for row, cells in zip(wanted, found, strict=False):
            assert all(map(same, cells, row.cells)), (chart.name, row.key, cells)
        below = found[len(wanted) :]
        for row in apart:
            assert any(all(map(same, cells, row.cells)) for cells in below), (chart.name, row.key)


def test_its_turnover_is_that_of_the_table_of_the_command_line(asked: Asked, ask: Ask) -> None:
    made = openpyxl.load_workbook(io.BytesIO(asked("page", "xlsx", "path=/trade&year=2018")))
    frame = TABLES["turnover"].frame(ask, read_query("", ask.library).with_(year=None))
    found = {str(row[0]): row[1:4] for row in rows_of(made["1 Turnover"])}
    (row,) = frame[frame["year"] == 2018].itertuples()
    assert found["2018"] == pytest.approx(
        (row.exports_usd / 1e6, row.imports_usd / 1e6, row.turnover_usd / 1e6)
    )
    assert found["2018"] == pytest.approx((7109.0, 4115.9, 11224.9))


@pytest.mark.parametrize(
    ("page", "more", "lang"),
    [("/", "", "en"), ("/trade", "", "ru"), ("/why", "", "ru"), ("/relations", "", "en"),
     # Four partners have a reference of several lines.
     ("/partners", "&partner=CHN,DEU,FIN,NLD&year=2020", "ru")],
)  # fmt: skip
def test_its_list_leads_to_every_sheet_and_says_why_there_is_none(
    demonstration: Ask, still: ChromiumRenderer, page: str, more: str, lang: str
) -> None:
    words, text = language(lang), f"dataset=demonstration&lang={lang}{more}"
    made = book(demonstration, still, page, text)
    front = made.worksheets[0]
    assert front.title == words.t("workbook.contents")
    heads = [cell.value for cell in front[HEAD_ROW + 1]]
    assert heads == [words.t(f"workbook.{name}") for name in LISTED]
    every = charts(demonstration, page, text)
    assert [row[1] for row in rows_of(front)] == [one.title for one in every]
    assert [row[3] for row in rows_of(front)] == [len(one.table.rows) for one in every]
    led = []
    for down, chart in enumerate(every, start=HEAD_ROW + 2):
        name, link = front.cell(down, 1).value, front.cell(down, 1).hyperlink
        if chart.table.rows:
            assert link.location == f"'{name}'!A1"
            led.append(name)
        else:
            assert name == words.t("workbook.no_sheet") and link is None
        opened = front.cell(down, len(LISTED))
        assert opened.hyperlink.target.startswith("http://host/")
    assert made.sheetnames == [front.title, *led, *(words.t(f"workbook.{one}") for one in LAST)]
    tables = [name for sheet in made for name in sheet.tables]
    assert len(tables) == len(set(tables)) == len(made.sheetnames)


def test_its_sources_are_those_of_all_its_charts(ask: Ask, asked: Asked) -> None:
    made = openpyxl.load_workbook(io.BytesIO(asked("page", "xlsx", "path=/&year=2018")))
    found = {row[0] for row in rows_of(made["Sources"])}
    named = {one for chart in charts(ask, "/", "year=2018") for one in chart.sources}
    assert named and named <= found


def test_the_notes_of_every_chart_stand_in_its_selection(ask: Ask, asked: Asked) -> None:
    made = openpyxl.load_workbook(io.BytesIO(asked("page", "xlsx", "path=/&year=2018")))
    said = {row[1] for row in rows_of(made["Selection"])}
    notes = {note for chart in charts(ask, "/", "year=2018")
             for note in chart.every_note(language("en"))}  # fmt: skip
    assert notes and notes <= said


def test_its_list_uses_the_width_of_its_page(demonstration: Ask, still: ChromiumRenderer) -> None:
    front = book(demonstration, still, "/why", "dataset=demonstration&lang=ru").worksheets[0]
    widths = [0.0] * len(LISTED)
    for one in front.column_dimensions.values():
        widths[one.min - 1 : one.max] = [one.width] * (one.max - one.min + 1)
    high = sum(front.row_dimensions[HEAD_ROW + 2 + at].height for at in range(len(rows_of(front))))
    across, down = PAPER[0] / (LETTER * sum(widths)), PAPER[1] / high
    # It is nearly as wide as its page, and its type not half as large as it could be.
    assert across < 1.25 * down
    assert min(across, down) > 0.65
