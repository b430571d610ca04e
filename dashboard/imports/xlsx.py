"""The sheets of an Excel workbook (.xlsx), row by row, as they stand in the file.

What the usual readers leave out is kept, since it decides what a cell shows: its number format,
whether it is an error or a formula whose value was not stored, whether its sheet or row is
hidden, which cells are merged. The extent that a sheet declares is not looked at: some programs
write a wrong one. Memory is bounded by the size of `Package`, not by what the file claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dashboard.imports.xlsx_formats import BUILT_IN, GENERAL
from dashboard.imports.xlsx_package import Attributes, Package, opened
from dashboard.imports.xlsx_rows import TRUE, Reading, Row, column_number

_AREA = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_HIDDEN = ("hidden", "veryHidden")


class Area(NamedTuple):
    """Merged cells: their first and last row, their columns (from 0), and how they are written."""

    top: int
    bottom: int
    columns: slice
    text: str


@dataclass(eq=False)
class Sheet:
    """A sheet; iterating reads it, and only then ``merged`` (areas such as ``A2:A5``) is known."""

    name: str
    hidden: bool
    part: str
    book: Book = field(repr=False)
    merged: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        """The rows in which anything stands.

        Raises:
            DataRefused: the sheet is torn, or its rows and cells do not follow one another.
        """
        self.merged.clear()
        reading = Reading(self)
        for _ in self.book.package.parse(self.part, reading.begin, reading.end):
            yield from reading.rows
            reading.rows.clear()

    def areas(self) -> Iterator[Area]:
        """The merged cells, once the sheet was read."""
        for text in self.merged:
            if place := _AREA.fullmatch(text):
                columns = slice(column_number(place[1]) - 1, column_number(place[3]))
                yield Area(int(place[2]), int(place[4]), columns, text)


@dataclass(eq=False)
class Book:
    """An opened workbook: its sheets in order, and whether it counts days from 1904."""

    package: Package
    from_1904: bool
    sheets: list[Sheet] = field(default_factory=list)
    _strings: str = ""
    _styles: str = ""

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        found: list[str] = []
        pieces: list[str] = []
        aloud = 0

        def begin(name: str, attributes: Attributes) -> None:
            nonlocal aloud
            aloud += name == "rPh"  # how a text is pronounced is not part of it
            if name == "si":
                pieces.clear()

        def end(name: str, text: str) -> None:
            nonlocal aloud
            aloud -= name == "rPh"
            if name == "t" and not aloud:
                pieces.append(text)
            elif name == "si":
                found.append("".join(pieces))

        if self._strings:
            self.package.read(self._strings, begin, end)
        return found

    @cached_property
    def formats(self) -> list[str]:
        """The number formats that cells name by their place in the list."""
        codes: dict[str, str] = {}
        found: list[str] = []
        within: list[str] = []

        def begin(name: str, attributes: Attributes) -> None:
            within.append(name)
            number = attributes.get("numFmtId", "0")
            if name == "numFmt":
                codes[number] = attributes.get("formatCode", GENERAL)
            elif name == "xf" and "cellXfs" in within:
                found.append(codes.get(number) or BUILT_IN.get(number, GENERAL))

        def end(name: str, text: str) -> None:
            within.pop()

        if self._styles:
            self.package.read(self._styles, begin, end)
        return found


@contextmanager
def workbook(path: Path, most: int, name: str = "") -> Iterator[Book]:
    """A workbook of which ``most`` bytes may be unpacked; ``name``: what it is called, if it is not
    by its own name.

    Raises:
        DataRefused: it is no ``.xlsx``, is larger, or is damaged; see `xlsx_package.opened`.
    """
    with opened(path, most, name) as package:
        mains = [part for kind, part in package.relations("").values() if kind == "officeDocument"]
        if len(mains) != 1 or not package.has(mains[0]):
            raise package.refusal("no_book")
        yield _book(package, mains[0])


def _book(package: Package, main: str) -> Book:
    parts = package.relations(main)
    named = dict(parts.values())
    book = Book(package, False, [], named.get("sharedStrings", ""), named.get("styles", ""))

    def begin(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            book.from_1904 = attributes.get("date1904", "") in TRUE
        elif name == "sheet":
            hidden = attributes.get("state", "") in _HIDDEN
            names = [key for key in attributes if key.endswith(":id")]
            of = attributes[names[0]] if names else ""
            if of not in parts:
                raise package.refusal("lacking", sheet=attributes.get("name", ""), part=of)
            kind, part = parts[of]
            if kind == "worksheet":
                book.sheets.append(Sheet(attributes.get("name", ""), hidden, part, book))

    package.read(main, begin)
    return book
