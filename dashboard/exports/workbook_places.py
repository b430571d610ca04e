"""In which rows of a sheet the rows of a table are written, how wide texts are, and where a chart
ends."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.documents.tables import Table
from dashboard.render.fitting import lines_of

GAP = 2
"""Rows between the last of a table and the line that says why more of them stand below it."""
NARROW = 1.7
"""The size of type at which the width of a column in letters is that in points, about."""
WORDS_LINE, HIGHEST = 14, 400
"""Points of a line of words, and of the highest row: Excel has none of more than 409."""
WIDER = 5
"""Letters by which a column of words is widened until its rows are no higher."""

SIZE = {"width": 760, "height": 420}
CLEAR = 6
"""Pixels between a chart and the row above it, with which its frame would be printed."""
LETTER, EDGE, COLUMN, ROW = 7, 5, 64, 20
"""Pixels of a letter and of the edges of a column, of a column and of a row that have no size."""


def width_of_words(texts: Sequence[str], most: int) -> int:
    """Letters of a column of texts that are wrapped: of the longest of them, but not more than the
    ``most``, unless a row would be higher than there is any."""
    longest = max(texts, key=len)
    width = min(max(10, len(longest) + 2), most)
    while len(lines_of(longest, width, NARROW)) * WORDS_LINE > HIGHEST:
        width += WIDER
    return width


def places(table: Table, first: int) -> Sequence[int]:
    """The row of the sheet, from zero, of each row of a table that begins in the ``first``: those
    that stand apart are below an empty row and a line of words, and each further kind of them below
    an empty row."""
    apart = table.apart or (0,) * len(table.rows)
    found: dict[int, int] = {}
    begins = first
    for kind in sorted(set(apart)):
        here = [at for at, one in enumerate(apart) if one == kind]
        found |= dict(zip(here, range(begins, begins + len(here)), strict=True))
        begins += len(here) + (1 if kind else GAP)
    return [found[place] for place in range(len(apart))]


def ends_of_chart(top: int, widths: Sequence[int]) -> tuple[int, int]:
    """The last row and column that a chart covers which begins in the row ``top`` under columns of
    so many letters."""
    right, across = 0, 0
    while right < SIZE["width"]:
        right += LETTER * widths[across] + EDGE if across < len(widths) else COLUMN
        across += 1
    return top + -(-(SIZE["height"] + CLEAR) // ROW), across - 1
