"""The rows of one sheet of a workbook, gathered from its elements as they come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.errors import DataRefused
from dashboard.imports.xlsx_formats import GENERAL
from dashboard.imports.xlsx_package import Attributes

if TYPE_CHECKING:
    from dashboard.imports.xlsx import Sheet

TRUE = ("1", "true", "on")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MERGED_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it.

    ``kind``: ``text``, ``number`` (the day count of a date too), ``date`` (ISO), ``logical``,
    ``error``, or ``formula`` where a formula's value was not stored; ``value`` as stored (of a
    formula the formula); ``format``: the code of its number format.
    """

    kind: str
    value: str
    format: str = GENERAL


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the sheet from 1, and its cells by column from 1; empty ones lack."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False


class Reading:
    """The elements of one sheet as they come, gathered to rows."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: list[Row] = []
        self._number = 0
        self._hidden = False
        self._cells: dict[int, Cell] = {}
        self._column = 0
        self._attributes: Attributes = {}
        self._pieces: list[str] = []
        self._value: str | None = None
        self._formula: str | None = None
        self._aloud = 0
        self._within = False

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "sheetData":
            self._within = True
        elif name == "mergeCell":
            if len(self.sheet.merged) < _MERGED_KEPT:
                self.sheet.merged.append(attributes.get("ref", ""))
        elif not self._within:
            return  # what is drawn on a sheet has rows too
        elif name == "c":
            self._column = self._placed(attributes.get("r"))
            self._attributes = attributes
            self._value = self._formula = None
            self._pieces = []
        elif name == "row":
            self._row(attributes)
        elif name == "rPh":
            self._aloud += 1

    def end(self, name: str, text: str) -> None:
        """An element ends, after some text."""
        if not self._within:
            return
        if name == "sheetData":
            self._within = False
        elif name == "v":
            self._value = text
        elif name == "t" and not self._aloud:
            self._pieces.append(text)
        elif name == "f":
            self._formula = text
        elif name == "c":
            cell = self._cell()
            if cell is not None:
                self._cells[self._column] = cell
        elif name == "row" and self._cells:
            self.rows.append(Row(self._number, self._cells, self._hidden))
        elif name == "rPh":
            self._aloud -= 1

    def _row(self, attributes: Attributes) -> None:
        text = attributes.get("r", str(self._number + 1))
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
        if not self._number < number <= LAST_ROW:
            raise self._disorder(text)
        self._number, self._column, self._cells = number, 0, {}
        self._hidden = attributes.get("hidden", "") in TRUE

    def _placed(self, place: str | None) -> int:
        """The column of a cell. Raises ``DataRefused`` where it is in another row, or before."""
        if place is None:
            column, row = self._column + 1, self._number
        else:
            found = _PLACE.fullmatch(place)
            column, row = (column_number(found[1]), int(found[2])) if found else (0, 0)
        if not self._column < column <= LAST_COLUMN or row != self._number or not row:
            raise self._disorder(place or "")
        return column

    def _cell(self) -> Cell | None:
        kind = self._attributes.get("t", "n")
        if kind == "inlineStr":
            return _text("".join(self._pieces))
        value = self._value
        stored = value if kind == "str" else value or None
        if self._formula is not None and stored is None:
            return Cell("formula", f"={self._formula}")
        if not value:
            return None
        if kind == "s":
            strings = self.sheet.book.strings
            place = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
            if not 0 <= place < len(strings):
                raise self._disorder(column_letters(self._column) + str(self._number))
            return _text(strings[place])
        if kind == "str":
            return _text(value)
        if kind == "e":
            return Cell("error", value)
        if kind == "b":
            return Cell("logical", "TRUE" if value.strip() in TRUE else "FALSE")
        return Cell("date" if kind == "d" else "number", value.strip(), self._format())

    def _format(self) -> str:
        style = self._attributes.get("s", "0")
        formats = self.sheet.book.formats
        if not (style.isascii() and style.isdigit() and len(style) < 8):
            return GENERAL
        return formats[int(style)] if int(style) < len(formats) else GENERAL

    def _disorder(self, place: str) -> DataRefused:
        return self.sheet.book.package.refusal("disorder", sheet=self.sheet.name, place=place[:20])


def _text(text: str) -> Cell | None:
    return Cell("text", text) if text else None


def column_number(letters: str) -> int:
    """1 for ``A``, 27 for ``AA``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters
