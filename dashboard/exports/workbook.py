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

from dashboard.copies import replace
from dashboard.documents.document import Book
from dashboard.documents.tables import Cell, Table
from dashboard.exports.properties import properties
from dashboard.exports.workbook_chart import add_chart, chart_table
from dashboard.exports.workbook_places import (
    GAP,
    ends_of_chart,
    lines_in,
    lines_of_cell,
    naming,
    places,
    width_of_column,
)
from dashboard.exports.workbook_print import (
    Extent,
    on_paper,
    over_every_page,
    printed,
)
from dashboard.exports.workbook_styles import PLAIN, Styles
from dashboard.exports.workbook_words import HEAD_ROW, above, as_table, of_words
from dashboard.narrative.wording import unmarked
from dashboard.render.office_data import office_data

LONGEST, LED, SCREEN = 44, 84, 110
"""The widest column of a table of numbers, of links in it, and what stands beside one another on a
screen, in letters. LibreOffice does not break a text that leads somewhere into lines."""
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
    made, styles = begun(book, out)
    words, chart = book.language, book.chart
    panels = office_data(chart.plot, words)
    for number, data in enumerate(panels, start=1):
        name = words.t("workbook.chart") + (f" {number}" if number > 1 else "")
        sheet = made.add_worksheet(name)
        table = chart_table(data, words, chart.title, number, book.led)
        if book.shown.apart:
            # A chart draws them side by side, so here they stand together, and are no table.
            table = replace(table, name="")
        place = numbers(sheet, table, book, styles, charted=True)
        add_chart(made, sheet, data, words, HEAD_ROW, place, chart.title)
    if book.shown.rows:
        numbers(made.add_worksheet(words.t("workbook.table")), book.shown, book, styles)
    numbers(made.add_worksheet(words.t("workbook.data")), book.data, book, styles)
    ended(made, book, styles)
    return out.getvalue()


def begun(book: Book, out: io.BytesIO) -> tuple[Any, Styles]:
    """A workbook without sheets that is written to ``out``, and how its cells look."""
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": False, "default_format_properties": PLAIN,
    }  # fmt: skip
    made = xlsxwriter.Workbook(out, options)
    words, chart = book.language, book.chart
    made.set_properties(properties(words, chart.title, chart.subtitle))
    return made, Styles(made, words)


def ended(made: Any, book: Book, styles: Styles) -> None:
    """Write the last sheets, of words: the query, definitions, sources."""
    for name, table in (("selection", book.query), ("definitions", book.definitions),
                        ("sources", book.sources)):  # fmt: skip
        sheet = made.add_worksheet(book.language.t(f"workbook.{name}"))
        of_words(sheet, table, book, styles)
    made.close()


def numbers(
    sheet: Any, table: Table, book: Book, styles: Styles, *, charted: bool = False
) -> tuple[int, int]:
    """A table of numbers; answers where its chart stands: beside it, or under one that is wide. One
    that is ``charted`` is printed with its chart on one page."""
    head = (table.title, unmarked(book.chart.subtitle, book.chart.mark))
    above(sheet, book, styles, head)
    kinds = table.columns or ("",) * len(table.headings)
    rows = places(table, HEAD_ROW + 1)
    columns = enumerate(kinds)
    widths = [_column(sheet, table, rows, across, kind, styles) for across, kind in columns]
    heights = [ROW + LINE * max(map(lines_of_cell, row, widths), default=1) for row in table.rows]
    for down, height in zip(rows, heights, strict=True):
        sheet.set_row(down, height)
    heads = zip(table.headings, widths, strict=True)
    lines = max([1, *(lines_in(one, width, bold=True) for one, width in heads)])
    as_table(sheet, table, styles)
    if table.apart:
        said = table.apart.count(0) + HEAD_ROW + GAP
        sheet.write_string(said, 0, book.language.t("workbook.apart"), styles.note)
    sheet.set_row(HEAD_ROW, HEAD_LINE * lines)
    filled, bottom = _filled(table), max(rows, default=HEAD_ROW + 1)
    last, shown = max(filled, default=0), range(len(widths)) if charted else filled
    wide = sum(widths[across] for across in shown if across <= last)
    names = naming([styles.is_measure(kind) for kind in kinds], widths)
    sheet.freeze_panes(HEAD_ROW + 1, names if wide > SCREEN else 0)
    downward = [height for _, height in sorted(zip(rows, heights, strict=True))]
    extent = Extent(HEAD_LINE * lines, downward, wide, sum(widths[:names]))
    area = (HEAD_ROW, 0, bottom, last)
    if charted:
        below = wide > (BESIDE if len(table.rows) <= SEEN else MOST_BESIDE)
        return _with_chart(sheet, head, book, area, extent, widths, below=below)
    printed(sheet, book, extent, landscape=True)
    _named_on_each_page(sheet, names)
    on_paper(sheet, head, book, area, extent)
    _folded(sheet, table, widths)
    return (bottom + 2, 0)


def _with_chart(
    sheet: Any, head: tuple[str, str], book: Book, area: tuple[int, int, int, int],
    extent: Extent, widths: Sequence[int], *, below: bool,
) -> tuple[int, int]:  # fmt: skip
    """Print the ``area`` of a table with its chart, which stands beside it or ``below``; answers
    where."""
    _, _, bottom, last = area
    # Numbers that no page has room for are printed as they are shown, and this sheet as its chart.
    alone = below and extent.pages > 1
    # A chart under its table would be cut where the first page ends.
    printed(sheet, book, Extent(), landscape=alone or not below, whole=below)
    if not alone:
        _named_on_each_page(sheet, 1)
    # Beside the rows, not the head: a part of a chart that lies in it is printed on every page.
    place = (bottom + 2, 0) if below else (HEAD_ROW + 1, len(widths) + 1)
    foot, right = ends_of_chart(place, widths if below else ())
    whole = (HEAD_ROW, 0, max(foot, bottom), max(right, last))
    over_every_page(sheet, head, book, (*place, foot, right) if alone else whole)
    return place


def _named_on_each_page(sheet: Any, names: int) -> None:
    """Print on each page the head of a table and the columns that name its rows."""
    sheet.repeat_columns(0, names - 1)
    sheet.repeat_rows(HEAD_ROW)


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
    """Fold the columns of a table in which nothing is known: they would be printed, up to a page
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
