"""A workbook of a view: its data, what its chart draws, its query, definitions and sources.

Numbers are numbers, in plain US dollars where the contract has them and in millions where the
chart does; text is always written as text, so nothing that is named like a formula or an address
can run.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import xlsxwriter

from dashboard.documents.document import Book
from dashboard.documents.tables import Cell, Table
from dashboard.exports.properties import properties
from dashboard.exports.workbook_chart import add_chart, chart_table
from dashboard.exports.workbook_places import (
    GAP,
    WORDS_LINE,
    ends_of_chart,
    lines_in,
    lines_of_cell,
    places,
    width_of_column,
    width_of_words,
)
from dashboard.exports.workbook_print import Extent, on_paper, over_every_page, printed, sourced
from dashboard.exports.workbook_styles import PLAIN, Styles
from dashboard.narrative.wording import unmarked
from dashboard.render.office_data import office_data

HEAD_ROW = 4
"""Row (from zero) of the header of every table; title, subtitle and a note stand above it."""
WIDEST, LONGEST, LED, PRINTED, UPRIGHT = 60, 44, 84, 150, 90
"""The widest column of words, those of a table of numbers and of links in it, and what stands
beside one another on a printed page and on one that stands upright, in letters. LibreOffice does
not break a text that leads somewhere into lines."""
BESIDE, MOST_BESIDE, SEEN = 56, 130, 25
"""Letters of a table beside which a chart stands: with both on a page, more would be small; and of
one that is longer than a screen, under which nobody would find it."""
HEAD_LINE = 15
"""Points of a line of the head of a column."""
ROW, LINE = 3, 13
"""Points of a row beside its lines, and of a line."""


def workbook(book: Book) -> bytes:
    """The .xlsx of a view."""
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": False, "default_format_properties": PLAIN,
    }  # fmt: skip
    made = xlsxwriter.Workbook(out, options)
    words, chart = book.language, book.chart
    made.set_properties(properties(words, chart.title, chart.subtitle))
    styles = Styles(made, words)
    panels = office_data(chart.plot, words)
    for number, data in enumerate(panels, start=1):
        name = words.t("workbook.chart") + (f" {number}" if number > 1 else "")
        sheet = made.add_worksheet(name)
        table = chart_table(data, words, chart.title, number, book.led)
        if book.shown.apart:
            # A chart draws them side by side, so here they stand together, and are no table.
            table = replace(table, name="")
        place = _numbers(sheet, table, book, styles, charted=True)
        add_chart(made, sheet, data, words, HEAD_ROW, place, chart.title)
    if book.shown.rows:
        _numbers(made.add_worksheet(words.t("workbook.table")), book.shown, book, styles)
    _numbers(made.add_worksheet(words.t("workbook.data")), book.data, book, styles)
    for name, table in (("selection", book.query), ("definitions", book.definitions),
                        ("sources", book.sources)):  # fmt: skip
        _words(made.add_worksheet(words.t(f"workbook.{name}")), table, book, styles)
    made.close()
    return out.getvalue()


def _numbers(
    sheet: Any, table: Table, book: Book, styles: Styles, *, charted: bool = False
) -> tuple[int, int]:
    """A table of numbers; answers where its chart stands: beside it, or under one that is wide. One
    that is ``charted`` is printed with its chart on one page."""
    head = (table.title, unmarked(book.chart.subtitle, book.chart.mark))
    _above(sheet, book, styles, head)
    kinds = table.columns or ("",) * len(table.headings)
    rows = places(table, HEAD_ROW + 1)
    columns = enumerate(kinds)
    widths = [_column(sheet, table, rows, across, kind, styles) for across, kind in columns]
    heights = [ROW + LINE * max(map(lines_of_cell, row, widths), default=1) for row in table.rows]
    for down, height in zip(rows, heights, strict=True):
        sheet.set_row(down, height)
    heads = zip(table.headings, widths, strict=True)
    lines = max([1, *(lines_in(one, width, bold=True) for one, width in heads)])
    _as_table(sheet, table, styles)
    if table.apart:
        said = table.apart.count(0) + HEAD_ROW + GAP
        sheet.write_string(said, 0, book.language.t("workbook.apart"), styles.note)
    sheet.set_row(HEAD_ROW, HEAD_LINE * lines)
    filled, bottom = _filled(table), max(rows, default=HEAD_ROW + 1)
    last, shown = max(filled, default=0), filled if table is book.data else range(len(widths))
    wide = sum(widths[across] for across in shown if across <= last)
    below = wide > (BESIDE if len(table.rows) <= SEEN else MOST_BESIDE)
    pages = max(1, -(-wide // PRINTED))
    under, under_it = bottom + 2, charted and below
    # Numbers that no page has room for are printed as they are shown, and this sheet as its chart.
    alone = under_it and wide > PRINTED
    # A chart under its table would be cut where the first page ends, and one that stands beside it
    # takes no part in this.
    upright = under_it and not alone
    downward = [height for _, height in sorted(zip(rows, heights, strict=True))]
    extent = Extent() if charted else Extent(HEAD_LINE * lines, downward, wide, pages)
    printed(sheet, book, extent, landscape=not upright, whole=under_it)
    if not alone:
        sheet.repeat_columns(0)
        sheet.repeat_rows(HEAD_ROW)
    # Beside the rows, not the head: a part of a chart that lies in it is printed on every page.
    place = (under, 0) if below else (HEAD_ROW + 1, len(kinds) + 1)
    if charted:
        foot, right = ends_of_chart(place, widths if below else ())
        whole = (HEAD_ROW, 0, max(foot, bottom), max(right, last))
        over_every_page(sheet, head, book, (under, 0, foot, right) if alone else whole)
    else:
        on_paper(sheet, head, book, (HEAD_ROW, 0, bottom, last), extent)
    if table is book.data:
        _folded(sheet, table, widths)
    return place


def _column(
    sheet: Any, table: Table, rows: Sequence[int], across: int, kind: str, styles: Styles
) -> int:
    """Write the cells of a column in the ``rows`` of a sheet, each with its sign and link; answers
    its width in letters."""
    values, style = [row[across] for row in table.rows], styles.of(kind)
    whole = styles.of_whole(kind)
    links = [row[across] for row in table.links] or [""] * len(values)
    signs = [row[across] for row in table.signs] or [""] * len(values)
    bare = [row[across] for row in table.whole] or [False] * len(values)
    for down, value, link, sign, short in zip(rows, values, links, signs, bare, strict=True):
        look = whole if isinstance(value, int) or short else styles.small(kind, value) or style
        if sign:
            look = styles.signed(kind, value, sign, whole=short)
        if link:
            # The link stays when the number is written over its text.
            sheet.write_url(down, across, link, look, "")
        _write(sheet, down, across, value, look)
    most = LED if any(links) and style is styles.text else LONGEST
    width = width_of_column(table.headings[across], values, most)
    sheet.set_column(across, across, width)
    return width


def _filled(table: Table) -> list[int]:
    """The columns that have a value: what is empty to the end is not printed."""
    return [across for across in range(len(table.headings))
            if any(row[across] not in (None, "") for row in table.rows)]  # fmt: skip


def _folded(sheet: Any, table: Table, widths: Sequence[int]) -> None:
    """Fold the columns of the data in which nothing is known: they would be printed, up to a page
    of them. A sign over the column behind them opens them."""
    filled = _filled(table)
    empty = [bool(filled) and across not in filled for across in range(len(widths))]
    for across, (before, this) in enumerate(zip([False, *empty], [*empty, False], strict=True)):
        if before or this:
            width = widths[across] if across < len(widths) else None
            folded = {"level": 1, "hidden": True} if this else {"collapsed": True}
            sheet.set_column(across, across, width, None, folded)


def _write(sheet: Any, down: int, across: int, value: Cell, style: Any) -> None:
    """A cell: a number as a number, a missing value as nothing, anything else as text."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(down, across, value, style)
    else:
        whole = isinstance(value, int)
        sheet.write_number(down, across, value if whole else round(value, 6), style)


def _words(sheet: Any, table: Table, book: Book, styles: Styles) -> None:
    """A table of texts, wrapped."""
    head = (table.title, book.chart.title)
    _above(sheet, book, styles, head)
    heads, rows = table.headings, [[str(cell or "") for cell in row] for row in table.rows]
    widest = WIDEST if len(heads) < 3 else WIDEST // 2
    columns = ([row[across] for row in (heads, *rows)] for across in range(len(heads)))
    widths = [width_of_words(texts, widest) for texts in columns]
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    for down, row in enumerate(rows, start=HEAD_ROW + 1):
        lines = max(map(lines_in, row, widths))
        sheet.set_row(down, WORDS_LINE * lines)
        for across, cell in enumerate(row):
            sheet.write_string(down, across, cell, styles.text)
    _as_table(sheet, table, styles)
    sheet.repeat_rows(HEAD_ROW)
    printed(sheet, book, Extent(), landscape=sum(widths) > UPRIGHT)
    area = (HEAD_ROW, 0, HEAD_ROW + len(rows), len(heads) - 1)
    over_every_page(sheet, head, book, area)


def _above(sheet: Any, book: Book, styles: Styles, head: tuple[str, str]) -> None:
    """The title of a sheet, the line below it, its source and its mark."""
    title, below = head
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, below, styles.note)
    sheet.write_string(2, 0, sourced(book), styles.note)
    if book.chart.mark:
        sheet.write_string(3, 0, book.chart.mark, styles.mark)


def _as_table(sheet: Any, table: Table, styles: Styles) -> None:
    """A named table; an empty one keeps one empty row, which Excel demands. What has no name is no
    table, with nothing to filter by and no sums."""
    heads, rows = table.headings, table.stands.count(0)
    kinds = table.columns or ("",) * len(heads)
    columns = [{"header": head, "header_format": styles.head_of(kind)}
               for head, kind in zip(_unique(heads), kinds, strict=True)]  # fmt: skip
    last = HEAD_ROW + max(rows, 1)
    if table.name:
        sheet.add_table(HEAD_ROW, 0, last, len(heads) - 1, {
            "name": table.name, "columns": columns, "style": None, "autofilter": rows > 1,
        })  # fmt: skip
    else:
        for across, one in enumerate(columns):
            sheet.write_string(HEAD_ROW, across, one["header"], one["header_format"])
    sheet.set_row(HEAD_ROW, 30)
    sheet.freeze_panes(HEAD_ROW + 1, 0)


def _unique(heads: Sequence[str]) -> list[str]:
    """Heads of a table that Excel does not take for one another: it does not mind capitals."""
    small = [head.casefold() for head in heads]
    return [head if small.index(small[n]) == n else f"{head} {n + 1}"
            for n, head in enumerate(heads)]  # fmt: skip
