"""A customs table that was saved as a workbook (XLSX): its rows as lines of text.

A number is written with the digits that are stored, a month that Excel took for a date as a month
again.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from dashboard.imports.blocks import Block
from dashboard.imports.faults import Faults
from dashboard.imports.headings import BEFORE_HEADINGS, FEW, known, likeness
from dashboard.imports.limits import MEBIBYTE, Limits
from dashboard.imports.packing import PassedOver
from dashboard.imports.stored_numbers import StoredNumbers
from dashboard.imports.titles import titles_passed_over
from dashboard.imports.unpacking import Source, opened, refusal
from dashboard.imports.wording import because, why
from dashboard.imports.xlsx import Book, workbook
from dashboard.imports.xlsx import Sheet as BookSheet
from dashboard.imports.xlsx_formats import shown, tidy
from dashboard.imports.xlsx_rows import Cell
from dashboard.sentences import said

ROWS_IN_BLOCK = 20_000
_CLEAN = str.maketrans("\t\r\n\x0b\x0c", "     ")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-01)?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a customs table: its place in the workbook, its headings and their row."""

    title: str
    place: int
    headings: tuple[str, ...]
    row: int
    alone: bool

    def label(self, file: str) -> str:
        """The file, and the sheet where there are several."""
        return file if self.alone else f"{file}/{self.title}"


def tables(source: Source, limits: Limits) -> tuple[list[Sheet], list[PassedOver]]:
    """The sheets with customs tables, and those that are passed over. Where there is no table,
    the first sheet as if it were one: its headings tell what it is.

    Raises:
        DataRefused: it is no workbook of this kind, or a table is on a hidden sheet.
    """
    found: list[Sheet] = []
    passed: list[PassedOver] = []
    others: list[Sheet] = []
    with _book(source, limits) as book:
        for place, one in enumerate(book.sheets):
            row, headings, above = _headings(one)
            sheet = Sheet(one.name, place, headings, row, len(book.sheets) == 1)
            if known(headings) < FEW:
                others.append(sheet)
                passed.append(PassedOver(f"{source.name}/{one.name}", because("sheet")))
            elif one.hidden:
                raise refusal(source.name, why("hidden_sheet"), value=one.name)
            else:
                found.append(sheet)
                passed += titles_passed_over(sheet.label(source.name), above)
    return (found, passed) if found else (others[:1], [])


@contextmanager
def _book(source: Source, limits: Limits) -> Iterator[Book]:
    most = limits.largest_workbook * MEBIBYTE
    if not source.inside:
        with workbook(source.path, most) as book:
            yield book
        return
    if source.size > most:
        raise refusal(source.name, why("bomb", size=source.size // MEBIBYTE))
    with tempfile.TemporaryDirectory() as folder, opened(source) as stream:
        copy = Path(folder) / "workbook.xlsx"
        with copy.open("wb") as file:
            while piece := stream.read(MEBIBYTE):
                file.write(piece)
        with workbook(copy, most, source.name) as book:
            yield book


def _headings(sheet: BookSheet) -> tuple[int, tuple[str, ...], list[tuple[int, str]]]:
    """The row of the headings, their texts, and the rows above with theirs."""
    best: tuple[tuple[int, ...], int, tuple[str, ...]] = ((-1,), 0, ())
    lines: list[tuple[int, str]] = []
    for row in islice(sheet, BEFORE_HEADINGS):
        cells = [row.cells.get(column) for column in range(1, max(row.cells) + 1)]
        texts = tuple(cell.value if cell else "" for cell in cells)
        best = max(best, (likeness(texts), -row.number, texts), key=lambda one: one[:2])
        lines.append((row.number, " ".join(filter(None, texts))))
    return -best[1], best[2], [line for line in lines if line[0] < -best[1]]


def row_blocks(
    source: Source, sheet: Sheet, columns: Sequence[str], limits: Limits, faults: Faults
) -> Iterator[Block]:
    """The rows below the headings, tabs between their cells, in UTF-8.

    Faults: cells that show an error, formulas without the value that they had, merged cells.
    """
    with _book(source, limits) as book:
        writer = _Writer(columns, book.from_1904, faults)
        lines: list[str] = []
        numbers: list[int] = []
        last = hidden = 0
        for row in book.sheets[sheet.place]:
            if row.number <= sheet.row:
                continue
            lines.append(writer.line(row.number, row.cells))
            numbers.append(last := row.number)
            hidden += row.hidden
            if len(lines) == ROWS_IN_BLOCK:
                yield _block(lines, numbers, hidden)
                lines, numbers, hidden = [], [], 0
        for area in book.sheets[sheet.place].areas():
            if sheet.row < area.bottom and area.top <= last and any(columns[area.columns]):
                reason = said("refused.sheet.merged")
                faults.add(max(area.top, sheet.row + 1), "", area.text, reason)
        if lines:
            yield _block(lines, numbers, hidden)


def _block(lines: list[str], numbers: list[int], hidden: int) -> Block:
    text = ("\n".join(lines) + "\n").encode("utf-8", "replace")
    return Block(text, numbers[0], np.array(numbers), hidden=hidden)


class _Writer:
    """Writes rows of cells as lines."""

    def __init__(self, columns: Sequence[str], from_1904: bool, faults: Faults) -> None:
        self._columns = columns
        self._from_1904 = from_1904
        self._faults = faults
        self._stored = StoredNumbers()

    def line(self, number: int, cells: Mapping[int, Cell]) -> str:
        """The line of a row."""
        texts = []
        for column, name in enumerate(self._columns, 1):
            cell = cells.get(column)
            text = self._text(number, name, cell) if cell is not None and name else ""
            texts.append(text.translate(_CLEAN))
        return "\t".join(texts)

    def _text(self, number: int, name: str, cell: Cell) -> str:
        if cell.kind == "text":
            return tidy(cell.value)
        if digits := self._stored.text(cell):
            return digits
        found = shown(cell, dated=name == "period", from_1904=self._from_1904)
        if found.fault:
            self._faults.add(number, name.upper(), found.text, found.fault)
        month = _MONTH.fullmatch(found.text) if name == "period" else None
        return f"{month[2]}/{month[1]}" if month else found.text
