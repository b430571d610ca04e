"""How a sheet is printed: on known paper, with a head, a foot, and no last page of a few rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from dashboard.documents.document import Book
from dashboard.exports.workbook_styles import FACE
from dashboard.render.fitting import lines_of
from dashboard.typography import NBSP

PLAIN = f'&"{FACE},Regular"'
"""The face of a head and of a foot: without it they are set in that of the reader's machine. It
stands once in each part of them, else openpyxl reads what is between as a part of its name."""
NUMBERED = f"&R{PLAIN}&9 &P / &N"
TITLE, LEAD = 11, 9
"""Points of the type of the title of a head and of what stands below it."""
HEAD_WIDTHS = (680, 430)
"""Points of a line of a head on a page that lies and on one that stands: the number of the page
stands beside it."""
ABOVE, LINE = 0.4, 0.18
"""Inches of the margin of a page above its head, and of a line of it."""
AS_LARGE = {"scale_with_doc": False}
"""A head and a foot are no smaller where the sheet is made smaller to have room."""
HEADER, FOOTER = 180, 200
"""Characters of a head and of a foot: Excel prints 255, with what says where and how large."""
SOURCE = 1000
"""Characters of a source in a cell."""
A4 = 9
LETTER = 6
"""Points of a letter of the width of a column: of five in Excel to seven in LibreOffice."""
PAPER = (740, 470)
"""Points of a lying page, width and height, less its margins, head and foot."""
FEWEST = 0.2
"""A last page less full than this is no page of its own: the others take its rows, a little
smaller."""
MOST = 10
"""Sheets of paper that a table takes when it is printed as it is: who prints a whole workbook does
not mean 270. Of one that takes more the first page is printed, whose head says so."""
HEADS = 30
"""Points of the heads of a table."""


def printed(
    sheet: Any, book: Book, *, landscape: bool, pages: int = 1, high: float = 0, wide: float = 0,
    whole: bool = False,
) -> None:  # fmt: skip
    """``pages``: on how many side by side its columns stand, so that they can be read; ``high`` and
    ``wide``: points of its rows and letters of its columns, if a last page may be left out;
    ``whole``: all of it on one page from above to below."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages, 1 if whole else pages_high(high, wide, pages))
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_header(NUMBERED, AS_LARGE)
    reference = book.reference.replace("&", "&&")
    source = shortened(book.chart.source, FOOTER - len(reference))
    sheet.set_footer(f"&L{PLAIN}&9 {_beside(source, reference)}", AS_LARGE)


def rows_printed(heights: Sequence[float], wide: float, pages: int) -> int:
    """Of how many rows of these points a table is printed whose columns have so many letters on so
    many ``pages`` side by side: of all, unless that would be too much paper."""
    room = PAPER[1] / _scale(wide, pages)
    whole = pages * -(-(HEADS + sum(heights)) // room) <= MOST
    return len(heights) if whole else max(1, bisect_right([*accumulate(heights)], room - HEADS))


def _scale(wide: float, pages: int) -> float:
    """How much smaller than they are rows are printed, so that the columns have room."""
    return min(1.0, PAPER[0] * pages / (wide * LETTER)) if wide else 1.0


def pages_high(high: float, wide: float, pages: int) -> int:
    """How many pages are one below another; 0, as many as there are, unless the last would have few
    rows."""
    if not high or not wide:
        return 0
    whole, rest = divmod(high * _scale(wide, pages) / PAPER[1], 1)
    return int(whole) if whole >= 1 and rest < FEWEST else 0


def on_paper(
    sheet: Any, head: tuple[str, str], book: Book, area: tuple[int, int, int, int],
    heights: Sequence[float], wide: float, pages: int,
) -> None:  # fmt: skip
    """Print the ``area`` of a sheet, first and last row and column, in which a table stands: as
    many of its rows, whose ``heights`` in points are those from above, as are not too much paper.
    ``head``: the title of the sheet and the line below it."""
    count, shown = len(heights), rows_printed(heights, wide, pages)
    if shown < count:
        words = book.language
        part = words.t(
            "workbook.printed", rows=words.number(shown, 0), count=words.number(count, 0)
        )
        top, left, _, last = area
        sheet.fit_to_pages(pages, 1)
        over_every_page(sheet, head, book, (top, left, top + shown, last), part)
    else:
        over_every_page(sheet, head, book, area)


def over_every_page(
    sheet: Any, head: tuple[str, str], book: Book, area: tuple[int, int, int, int], part: str = ""
) -> None:
    """Print an ``area`` with the ``head`` of its sheet over each page: the lines above it would be
    cut where the first of several side by side ends, and LibreOffice makes all that stands on one
    smaller until the longest of them has room. ``part``: which rows these are, if not all."""
    sheet.print_area(*area)
    mark = book.chart.mark
    most = HEADER - len(part) - len(mark)
    title = shortened(head[0], most)
    lead = shortened(head[1], most - len(title)).removeprefix("…")
    room = HEAD_WIDTHS[sheet.orientation]
    titles = lines_of(title, room, TITLE, bold=True)
    below = [line for line in (*lines_of(lead, room, LEAD), mark) if line]
    sheet.set_margins(top=ABOVE + LINE * (len(titles) + len(below)))
    strong = "\n".join(titles)
    text = "\n".join([f"{PLAIN}&B&{TITLE}{NBSP}{strong}&B&{LEAD}", *below])
    sheet.set_header(f"&L{text}{NUMBERED}" + (f"\n{part}" if part else ""), AS_LARGE)


def shortened(text: str, most: int) -> str:
    """A text of a head or foot, of at most so many characters, with an ellipsis behind its last
    whole word; empty where there is no room."""
    return _cut(text.replace("&", "&&"), most)


def sourced(book: Book) -> str:
    """Where it is from, and the reference that opens it."""
    return _beside(_cut(book.chart.source, SOURCE), book.reference)


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rpartition(' ')[0].rstrip(' ,;–—&')}…" if most > 0 else ""


def _beside(source: str, reference: str) -> str:
    return " · ".join(part for part in (source, reference) if part)
