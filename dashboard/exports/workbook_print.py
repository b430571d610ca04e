"""How a sheet is printed: on known paper, with a head, a foot, and no last page of a few rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
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
PRINTED = 150
"""Letters that stand beside one another on a printed page."""
PAPER = (740, 470)
"""Points of a lying page, width and height, less its margins, head and foot."""
FEWEST = 0.2
"""A last page less full than this is no page of its own: the others take its rows, a little
smaller."""
MOST = 10
"""Sheets of paper that a table takes when it is printed as it is: who prints a whole workbook does
not mean 270. Of one that takes more the first page is printed, whose head says so."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of paper a table takes: points of its ``head`` and of its rows, those from above
    first, letters of all its columns, and of those that name a row and stand on each page
    ``again``."""

    head: float = 0
    heights: Sequence[float] = ()
    wide: float = 0
    again: float = 0

    @property
    def pages(self) -> int:
        """On how many pages side by side the columns stand, so that they can be read."""
        beside = self.wide - self.again, PRINTED - self.again
        return 1 if self.wide <= PRINTED else ceil(beside[0] / beside[1])

    @property
    def scale(self) -> float:
        """How much smaller than they are rows are printed, so that the columns have room."""
        across = self.wide + (self.pages - 1) * self.again
        return min(1.0, PAPER[0] * self.pages / (across * LETTER)) if across else 1.0

    @property
    def high(self) -> float:
        """Points from its head to its last row."""
        return self.head + sum(self.heights)

    @property
    def pages_high(self) -> int:
        """How many pages are one below another; 0, as many as there are, unless the last would have
        few rows."""
        whole, rest = divmod(self.high * self.scale / PAPER[1], 1)
        return int(whole) if whole >= 1 and rest < FEWEST else 0

    @property
    def rows_printed(self) -> int:
        """How many rows are printed: all, unless that would be too much paper."""
        room = PAPER[1] / self.scale
        if self.pages * -(-self.high // room) <= MOST:
            return len(self.heights)
        return max(1, bisect_right([*accumulate(self.heights)], room - self.head))


def printed(
    sheet: Any, book: Book, extent: Extent, *, landscape: bool, whole: bool = False
) -> None:
    """``whole``: all of it on one page from above to below."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(extent.pages, 1 if whole else extent.pages_high)
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_header(NUMBERED, AS_LARGE)
    reference = book.reference.replace("&", "&&")
    source = shortened(book.chart.source, FOOTER - len(reference))
    sheet.set_footer(f"&L{PLAIN}&9 {_beside(source, reference)}", AS_LARGE)


def on_paper(
    sheet: Any, head: tuple[str, str], book: Book, area: tuple[int, int, int, int], extent: Extent
) -> None:
    """Print the ``area`` of a sheet, first and last row and column, in which a table stands: as
    many of its rows as are not too much paper. ``head``: the title of the sheet and the line below
    it."""
    count, shown = len(extent.heights), extent.rows_printed
    if shown < count:
        words = book.language
        part = words.t(
            "workbook.printed", rows=words.number(shown, 0), count=words.number(count, 0)
        )
        top, left, _, last = area
        sheet.fit_to_pages(extent.pages, 1)
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
