"""How a sheet is printed: on known paper, with a head, a foot, and no last page of a few rows."""

from __future__ import annotations

from typing import Any

from dashboard.documents.document import Book
from dashboard.documents.tables import Table
from dashboard.exports.workbook_styles import FACE
from dashboard.narrative.wording import unmarked
from dashboard.typography import NBSP

PLAIN = f'&"{FACE},Regular"'
"""The face of a head and of a foot: without it they are set in that of the reader's machine. It
stands once in each part of them, else openpyxl reads what is between as a part of its name."""
HEADER, FOOTER = 180, 200
"""Characters of a head and of a foot: Excel prints 255, with what says where and how large."""
A4 = 9
LETTER = 6
"""Points of a letter of the width of a column: of five in Excel to seven in LibreOffice."""
PAPER = (740, 470)
"""Points of a lying page, width and height, less its margins, head and foot."""
FEWEST = 0.2
"""A last page less full than this is no page of its own: the others take its rows, a little
smaller."""


def printed(
    sheet: Any, book: Book, *, landscape: bool, pages: int = 1, high: float = 0, wide: float = 0,
    whole: bool = False,
) -> None:  # fmt: skip
    """``pages``: on how many side by side its columns stand, so that they can be read; ``high`` and
    ``wide``: points of its rows and letters of its columns, if a last page may be left out;
    ``whole``: all of it on one page."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages, 1 if whole else pages_high(high, wide, pages))
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_header(f"&R{PLAIN}&8 &P / &N")
    room = max(FOOTER - len(book.reference), 0)
    sheet.set_footer(f"&L{PLAIN}&8 {sourced(book, room).replace('&', '&&')[: FOOTER + 20]}")


def pages_high(high: float, wide: float, pages: int) -> int:
    """How many pages are one below another; 0, as many as there are, unless the last would have few
    rows."""
    if not high or not wide:
        return 0
    scale = min(1.0, PAPER[0] * pages / (wide * LETTER))
    whole, rest = divmod(high * scale / PAPER[1], 1)
    return int(whole) if whole >= 1 and rest < FEWEST else 0


def over_every_page(sheet: Any, table: Table, book: Book, head: int, end: tuple[int, int]) -> None:
    """Print from the row ``head`` to the row and column of the ``end``, with title and subtitle
    over each of several pages side by side; those of the sheet would be cut where the first page
    ends."""
    sheet.print_area(head, 0, *end)
    chart = book.chart
    every = (table.title, unmarked(chart.subtitle, chart.mark), chart.mark)
    said = [one for one in every if one]
    room = HEADER if sum(map(len, said)) < HEADER else HEADER // len(said)
    first, *lines = (shortened(one, room) for one in said)
    text = "\n".join([f"{PLAIN}&B&11{NBSP}{first}&B&8", *lines])
    sheet.set_header(f"&L{text}&R{PLAIN}&8 &P / &N")


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, with an ellipsis behind its last whole word."""
    escaped = text.replace("&", "&&")
    if len(escaped) <= most:
        return escaped
    return f"{escaped[: most - 1].rpartition(' ')[0].rstrip(' ,;–—&')}…"


def sourced(book: Book, most: int = 1000) -> str:
    """Where it is from, and the reference that opens it."""
    source = book.chart.source
    source = source if len(source) <= most else f"{source[: most - 1].rpartition(' ')[0]}…"
    return " · ".join(part for part in (source, book.reference) if part)
