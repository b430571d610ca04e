"""In which rows of a sheet the rows of a table are written, how wide texts are, and where a chart
ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from dashboard.documents.tables import Cell, Table
from dashboard.render.fitting import filled, lines_of, width_of

GAP = 2
"""Rows between the last of a table and the line that says why more of them stand below it."""
TYPE, OF_LETTER, EDGES = 10, 5.25, 11
"""Points of the type of a cell, of a letter of the width of its column, and of what is left free at
both sides of its text."""
WHOLE = re.compile(r"(?:[^ /?-]|[/?-](?=\d))*[ /?-]+|[^ ]+")
"""What stands in one line: a word, or a part of an address."""
WORDS_LINE, HIGHEST = 14, 400
"""Points of a line of words, and of the highest row: Excel has none of more than 409."""
HEAD_LINES = 3
"""Lines of a long head of a column."""
LEAST = 10
"""Letters of the narrowest column."""
WIDER = 5
"""Letters by which a column of words is widened until its rows are no higher."""

NAMES = 60
"""Letters of the columns that name a row, on a screen and on each page."""

SIZE = {"width": 760, "height": 420}
CLEAR = 6
"""Pixels between a chart and the row above it, with which its frame would be printed."""
LETTER, EDGE, COLUMN, ROW = 7, 5, 64, 20
"""Pixels of a letter and of the edges of a column, of a column and of a row that have no size."""


def width_of_words(texts: Sequence[str], most: int) -> int:
    """Letters of a column of texts that are wrapped: of the longest of them, but not more than the
    ``most``, unless a row would be higher than there is any."""
    longest = max(texts, key=len)
    width = min(max(LEAST, *map(_letters, texts)), most)
    while lines_in(longest, width) * WORDS_LINE > HIGHEST:
        width += WIDER
    return width


def width_of_column(head: str, values: Sequence[Cell], most: int) -> int:
    """Letters of a column. A head has lines: its longest word has to fit, and two thirds of it are
    not too many."""
    words = [_letters(word, bold=True) for word in head.split(" ")]
    longest = max([*words, *(_letters(_shown(value)) for value in values)])
    return min(max(LEAST, longest, _letters(head, bold=True) // HEAD_LINES + 3), most)


def naming(numbers: Sequence[bool], widths: Sequence[int]) -> int:
    """How many of the first columns say what a row is of: names, beside or behind its place, up to
    the first of ``numbers``, as far as they leave room for the others; one at least. They stay in
    view, and stand on every page."""
    begins = 1 if [*numbers[:2]] == [True, False] else 0
    names = next((at for at in range(begins, len(numbers)) if numbers[at]), len(numbers))
    room = [at for at in range(1, names + 1) if sum(widths[:at]) <= NAMES]
    return max([1, *room])


def lines_of_cell(value: Cell, width: int) -> int:
    """Lines of a cell in a column of so many letters: a number has one."""
    return lines_in(value, width) if isinstance(value, str) else 1


def lines_in(text: str, width: int, *, bold: bool = False) -> int:
    """Lines of a text in a column of so many letters, broken where office programs do."""
    room = width * OF_LETTER - EDGES
    parts = [
        part for whole in WHOLE.findall(text) for part in lines_of(whole, room, TYPE, bold=bold)
    ]
    return len(filled(parts, "", lambda line: width_of(line.rstrip(), TYPE, bold=bold) <= room))


def _letters(text: str, *, bold: bool = False) -> int:
    """Letters of a column in which a text has one line."""
    return ceil((width_of(text, TYPE, bold=bold) + EDGES) / OF_LETTER)


def _shown(value: Cell) -> str:
    """A cell as it is written, with the room of a sign before its number."""
    return f"≈ {value:,.0f}" if isinstance(value, float) else str(value)


def places(table: Table, first: int) -> Sequence[int]:
    """The row of the sheet, from zero, of each row of a table that begins in the ``first``: those
    that stand apart are below an empty row and a line of words, and each further kind of them below
    an empty row."""
    apart = table.stands
    found: dict[int, int] = {}
    begins = first
    for kind in sorted(set(apart)):
        here = [at for at, one in enumerate(apart) if one == kind]
        found |= dict(zip(here, range(begins, begins + len(here)), strict=True))
        begins += len(here) + (1 if kind else GAP)
    return [found[place] for place in range(len(apart))]


def ends_of_chart(place: tuple[int, int], widths: Sequence[int]) -> tuple[int, int]:
    """The last row and column that a chart covers which begins in the row and column of a place,
    over columns of so many letters."""
    top, left = place
    right, across = 0, 0
    while right < SIZE["width"]:
        right += LETTER * widths[across] + EDGE if across < len(widths) else COLUMN
        across += 1
    return top + -(-(SIZE["height"] + CLEAR) // ROW), left + across - 1
