"""Sheets of words, and what stands above the rows of every sheet: its title and its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.documents.document import Book
from dashboard.documents.tables import Table
from dashboard.exports.workbook_places import WORDS_LINE, lines_in, width_of_words
from dashboard.exports.workbook_print import (
    LETTER,
    PAPER,
    Extent,
    over_every_page,
    printed,
    sourced,
)
from dashboard.exports.workbook_styles import Styles

HEAD_ROW = 4
"""Row (from zero) of the header of every table; title, subtitle and a note stand above it."""
WIDEST, UPRIGHT = 60, 90
"""The widest column of words, and what stands beside one another on a page that stands upright, in
letters."""
LISTED_WIDTHS = range(WIDEST // 2, 121, 6)
"""The widest columns that are tried for a list that is printed on one page, in letters."""
WEB, WITHIN = ("http://", "https://"), "internal:"
"""How addresses begin that a cell leads to: of pages, and in a list of sheets of these."""


def of_words(
    sheet: Any, table: Table, book: Book, styles: Styles, *, contents: bool = False
) -> None:
    """A table of texts and counts, wrapped, those that lead somewhere as links; ``contents``:
    a list of the other sheets, which leads to them and is printed on one page."""
    head = (table.title, book.chart.title)
    above(sheet, book, styles, head)
    heads, rows = table.headings, [[str(cell or "") for cell in row] for row in table.rows]
    widest = WIDEST if len(heads) < 3 else WIDEST // 2
    columns = [[row[across] for row in (heads, *rows)] for across in range(len(heads))]
    widths = largest(columns) if contents else [width_of_words(one, widest) for one in columns]
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    for down, (row, cells) in enumerate(zip(rows, table.rows, strict=True), start=HEAD_ROW + 1):
        lines = max(map(lines_in, row, widths))
        sheet.set_row(down, WORDS_LINE * lines)
        for across, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(down, across, cell, styles.text)
            else:
                sheet.write_string(down, across, row[across], styles.text)
    for down, (row, links) in enumerate(zip(rows, table.links, strict=False), start=HEAD_ROW + 1):
        _led(sheet, down, row, links, widths, styles, (*WEB, WITHIN) if contents else WEB)
    as_table(sheet, table, styles)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    printed(sheet, book, Extent(), landscape=sum(widths) > UPRIGHT, whole=contents)
    area = (HEAD_ROW, 0, HEAD_ROW + len(rows), len(heads) - 1)
    over_every_page(sheet, head, book, area)


def largest(columns: Sequence[Sequence[str]]) -> list[int]:
    """The widths of columns of words, all on one lying page, with which they are printed largest:
    narrow columns make high rows, wide ones leave no room beside them."""
    tried = [[width_of_words(one, most) for one in columns] for most in LISTED_WIDTHS]
    rows = [*zip(*columns, strict=True)]

    def scale(widths: Sequence[int]) -> float:
        high = sum(WORDS_LINE * max(map(lines_in, row, widths)) for row in rows)
        return min(1.0, PAPER[0] / (LETTER * sum(widths)), PAPER[1] / high)

    return max(tried, key=scale)


def _led(
    sheet: Any, down: int, row: Sequence[str], links: Sequence[str], widths: Sequence[int],
    styles: Styles, leading: tuple[str, ...],
) -> None:  # fmt: skip
    """Have the cells of a row lead where they do, by how their addresses begin; one of several
    lines, which LibreOffice would write in one, by the first of its row if that leads nowhere
    itself."""
    for across, link in enumerate(links):
        if link.startswith(leading):
            is_line = lines_in(row[across], widths[across]) == 1
            at = across if is_line or links[0].startswith(leading) else 0
            sheet.write_url(down, at, link, styles.leading, row[at])


def above(sheet: Any, book: Book, styles: Styles, head: tuple[str, str]) -> None:
    """The title of a sheet, the line below it, its source and its mark."""
    title, below = head
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, below, styles.note)
    sheet.write_string(2, 0, sourced(book), styles.note)
    if book.chart.mark:
        sheet.write_string(3, 0, book.chart.mark, styles.mark)


def as_table(sheet: Any, table: Table, styles: Styles) -> None:
    """A named table; an empty one keeps one empty row, which Excel demands. What has no name is no
    table, with nothing to filter by and no sums."""
    heads, rows = table.headings, table.stands.count(0)
    kinds = table.columns or ("",) * len(heads)
    columns = [{"header": head, "header_format": styles.head_of(kind)}
               for head, kind in zip(unique(heads), kinds, strict=True)]  # fmt: skip
    last = HEAD_ROW + max(rows, 1)
    if table.name:
        sheet.add_table(HEAD_ROW, 0, last, len(heads) - 1, {
            "name": table.name, "columns": columns, "style": None, "autofilter": rows > 1,
        })  # fmt: skip
    else:
        for across, one in enumerate(columns):
            sheet.write_string(HEAD_ROW, across, one["header"], one["header_format"])
    sheet.set_row(HEAD_ROW, 30)


def unique(heads: Sequence[str]) -> list[str]:
    """Heads of a table that Excel does not take for one another: it does not mind capitals."""
    small = [head.casefold() for head in heads]
    return [head if small.index(small[n]) == n else f"{head} {n + 1}"
            for n, head in enumerate(heads)]  # fmt: skip
