"""A workbook of a view: its data, what its chart draws, its query, definitions and sources.

Numbers are numbers, in plain US dollars where the contract has them and in millions where the
chart does; text is always written as text, so nothing that is named like a formula or an address
can run.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from dashboard.documents.document import Book
from dashboard.documents.tables import Cell, Table
from dashboard.exports.workbook_chart import FACE, add_chart, chart_table
from dashboard.language import Language
from dashboard.render.fitting import lines_of
from dashboard.render.office_data import office_data
from dashboard.render.theme import colour
from dashboard.typography import NBSP

HEAD_ROW = 4
"""Row (from zero) of the header of every table; title, subtitle and a note stand above it."""
WIDEST, PRINTED = 60, 130
"""The widest column, and what stands beside one another on a printed page, in letters."""
FORMATS = {
    "_usd": "#,##0", "_pct": "0.0", "rank": "0", "year": "0", "usd": "#,##0.0", "pct": "0.0",
    "points": "0.0", "count": "#,##0", "kg": "#,##0.0", "usd_per_kg": "0.00", "index": "#,##0",
    "relative": "0.0",
    "unsigned": "#,##0.0;#,##0.0",
}  # fmt: skip
"""Formats by the end of a column of the contract, or by the unit of a column of a chart."""
DECIMAL = ("usd", "pct", "points", "relative")
"""Units of columns of a chart in which a whole number is one that its source prints without
decimals."""
LARGE = 100
"""From so many millions on one that is only about right has no decimals."""
HEAD_LINES, HEAD_LINE = 3, 15
"""Lines of a long head of a column, and points of one."""
HEADER, FOOTER = 210, 220
"""Characters of a head and of a foot: Excel prints 255, with what says where and how large."""


def workbook(book: Book) -> bytes:
    """The .xlsx of a view."""
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": False,
    }  # fmt: skip
    made = xlsxwriter.Workbook(out, options)
    words, chart = book.language, book.chart
    made.set_properties({"title": chart.title[:255], "subject": chart.subtitle[:255],
                         "author": words.t("factsheet.prepared")})  # fmt: skip
    styles = _Styles(made, words)
    _numbers(made.add_worksheet(words.t("workbook.data")), book.data, book, styles)
    panels = office_data(chart.plot, words)
    for number, data in enumerate(panels, start=1):
        name = words.t("workbook.chart") + (f" {number}" if number > 1 else "")
        sheet = made.add_worksheet(name)
        table = chart_table(data, words, chart.title, number, book.led)
        place = _numbers(sheet, table, book, styles, charted=True)
        add_chart(made, sheet, data, words, HEAD_ROW, place, chart.title)
    if book.shown.rows:
        _numbers(made.add_worksheet(words.t("workbook.table")), book.shown, book, styles)
    for name, table in (("selection", book.query), ("definitions", book.definitions),
                        ("sources", book.sources)):  # fmt: skip
        _words(made.add_worksheet(words.t(f"workbook.{name}")), table, book, styles)
    made.close()
    return out.getvalue()


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, made: Any, words: Language) -> None:
        plain = {"font_name": FACE, "font_size": 10, "valign": "top"}
        self.title = made.add_format({**plain, "bold": True, "font_size": 14})
        self.note = made.add_format({**plain, "font_color": colour("ink-2")})
        self.mark = made.add_format({**plain, "bold": True, "font_color": colour("warning")})
        self.text = made.add_format({**plain, "text_wrap": True})
        cell = {**plain, "valign": "vcenter"}
        self.word = made.add_format({**cell, "indent": 1})
        self.head = made.add_format({
            **plain, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": colour("page"),
        })  # fmt: skip
        spoken = words.t("language.number_format")
        self.numbers = {
            end: made.add_format({**cell, "num_format": spoken + code})
            for end, code in FORMATS.items()
        }
        self.numbers["year"].set_align("left")
        self._made, self._cell, self._spoken = made, cell, spoken
        self._signed: dict[tuple[str, str], Any] = {}

    def of(self, column: str) -> Any:
        """The format of the cells of a column, by its unit."""
        return self.numbers.get(self._unit(column), self.word)

    def signed(self, column: str, value: Cell, sign: str) -> Any:
        """The format of a cell of it that has a sign before its number."""
        unit = self._unit(column)
        if not isinstance(value, (int, float)) or not unit:
            return self.word
        code = FORMATS["count" if unit == "usd" and abs(value) >= LARGE else unit]
        if (code, sign) not in self._signed:
            look = {**self._cell, "num_format": f'{self._spoken}"{sign}{NBSP}"{code}'}
            self._signed[code, sign] = self._made.add_format(look)
        return self._signed[code, sign]

    def _unit(self, column: str) -> str:
        return next((end for end in self.numbers if column.endswith(end)), "")


def _numbers(
    sheet: Any, table: Table, book: Book, styles: _Styles, *, charted: bool = False
) -> tuple[int, int]:
    """A table of numbers; answers where its chart stands: beside it, or under one that is wider
    than a page. One that is ``charted`` is printed with its chart on one page."""
    _above(sheet, book, styles, table.title, book.chart.subtitle)
    columns = table.columns or ("",) * len(table.headings)
    beside, wide, last, lines = 0, 0, 0, 1
    for across, (column, head) in enumerate(zip(columns, table.headings, strict=True)):
        values, style = [row[across] for row in table.rows], styles.of(column)
        whole = styles.numbers["count"] if column in DECIMAL else style
        leads = [row[across] for row in table.links] or [""] * len(values)
        signs = [row[across] for row in table.signs] or [""] * len(values)
        each = zip(values, leads, signs, strict=True)
        for down, (value, leads_to, sign) in enumerate(each, HEAD_ROW + 1):
            look = whole if isinstance(value, int) else style
            if sign:
                look = styles.signed(column, value, sign)
            if leads_to:
                # The link stays when the number is written over its text.
                sheet.write_url(down, across, leads_to, look, "")
            _write(sheet, down, across, value, look)
        # A head has lines: its longest word has to fit, and two thirds of it are not too many.
        longest = max([*map(len, head.split(" ")), *(len(_shown(value)) for value in values)])
        width = min(max(10, longest + 2, len(head) // HEAD_LINES + 2), WIDEST // 2)
        sheet.set_column(across, across, width)
        lines = max(lines, len(lines_of(head, width, 1.7)))
        # What is empty to the end is not printed.
        beside += width
        if any(value not in (None, "") for value in values):
            last, wide = across, beside
    for down in range(len(table.rows)):
        sheet.set_row(HEAD_ROW + 1 + down, 16)
    _as_table(sheet, table, styles)
    sheet.set_row(HEAD_ROW, HEAD_LINE * lines)
    pages = 1 if charted else max(1, -(-wide // PRINTED))
    _printed(sheet, book, landscape=True, pages=pages)
    sheet.repeat_columns(0)
    if pages > 1:
        _over_every_page(sheet, table, book, last)
    under = HEAD_ROW + max(len(table.rows), 1) + 2
    return (under, 0) if wide > PRINTED else (HEAD_ROW, len(columns) + 1)


def _write(sheet: Any, down: int, across: int, value: Cell, style: Any) -> None:
    """A cell: a number as a number, a missing value as nothing, anything else as text."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(down, across, value, style)
    else:
        whole = isinstance(value, int)
        sheet.write_number(down, across, value if whole else round(value, 6), style)


def _shown(value: Cell) -> str:
    return f"{value:,.0f}" if isinstance(value, float) else str(value)


def _words(sheet: Any, table: Table, book: Book, styles: _Styles) -> None:
    """A table of texts, wrapped."""
    _above(sheet, book, styles, table.title, book.chart.title)
    heads, rows = table.headings, [[str(cell or "") for cell in row] for row in table.rows]
    widest = WIDEST if len(heads) < 3 else WIDEST // 2
    widths = [
        min(max(10, *(len(row[across]) + 2 for row in (heads, *rows))), widest)
        for across in range(len(heads))
    ]
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    for down, row in enumerate(rows, start=HEAD_ROW + 1):
        lines = max(len(lines_of(c, w, 1.7)) for c, w in zip(row, widths, strict=True))
        sheet.set_row(down, 14 * lines)
        for across, cell in enumerate(row):
            sheet.write_string(down, across, cell, styles.text)
    _as_table(sheet, table, styles)
    _printed(sheet, book, landscape=len(heads) > 2)


def _above(sheet: Any, book: Book, styles: _Styles, title: str, subtitle: str) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, subtitle, styles.note)
    sheet.write_string(2, 0, _sourced(book), styles.note)
    if book.chart.mark:
        sheet.write_string(3, 0, book.chart.mark, styles.mark)


def _as_table(sheet: Any, table: Table, styles: _Styles) -> None:
    """A named table; an empty one keeps one empty row, which Excel demands."""
    heads, rows = table.headings, len(table.rows)
    columns = [{"header": head, "header_format": styles.head} for head in _unique(heads)]
    last = HEAD_ROW + max(rows, 1)
    sheet.add_table(HEAD_ROW, 0, last, len(heads) - 1, {
        "name": table.name, "columns": columns, "style": None, "autofilter": rows > 1,
    })  # fmt: skip
    sheet.set_row(HEAD_ROW, 30)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _unique(heads: Sequence[str]) -> list[str]:
    return [head if heads.index(head) == n else f"{head} {n + 1}" for n, head in enumerate(heads)]


def _printed(sheet: Any, book: Book, *, landscape: bool, pages: int = 1) -> None:
    """``pages``: on how many side by side its columns stand, so that they can be read."""
    sheet.set_paper(9)
    sheet.fit_to_pages(pages, 0)
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_header("&R&8 &P / &N")
    room = FOOTER - len(book.reference)
    sheet.set_footer(f"&L&8 {_sourced(book, max(room, 0)).replace('&', '&&')[: FOOTER + 20]}")


def _over_every_page(sheet: Any, table: Table, book: Book, last: int) -> None:
    """Print the columns up to the ``last``, with title and subtitle over each of several pages side
    by side; those of the sheet would be cut where the first page ends."""
    sheet.print_area(HEAD_ROW, 0, HEAD_ROW + max(len(table.rows), 1), last)
    said = (table.title, book.chart.subtitle, book.chart.mark)
    first, *lines = (one.replace("&", "&&")[: HEADER // 2] for one in said if one)
    text = "\n".join([f"&B&11{NBSP}{first}&B&8", *lines])
    sheet.set_header(f"&L{text[:HEADER]}&R&8 &P / &N")


def _sourced(book: Book, most: int = 1000) -> str:
    """Where it is from, and the reference that opens it."""
    return " · ".join(part for part in (book.chart.source[:most], book.reference) if part)
