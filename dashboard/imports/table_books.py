"""A table that was saved as a workbook: the one sheet with its headings, row by row as texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from dashboard.errors import DataRefused, Reason
from dashboard.imports.faults import Faults
from dashboard.imports.limits import MEBIBYTE
from dashboard.imports.stored_numbers import StoredNumbers
from dashboard.imports.wording import why
from dashboard.imports.xlsx import Sheet, workbook
from dashboard.imports.xlsx_formats import shown, tidy
from dashboard.imports.xlsx_rows import Row as SheetRow
from dashboard.sentences import said

Row = tuple[int, list[str]]
"""The line or the row of the sheet, and the cells without blanks around them."""
Wanted = Callable[[list[str]], Collection[int]]
"""Of the texts of headings the places of those that are read; none where they are no table's."""


def is_book(path: Path) -> bool:
    """Whether a file is a workbook, by its name."""
    return path.suffix.casefold() == ".xlsx"


def book_rows(
    path: Path, faults: Faults, largest: int, wanted: Wanted, passed: list[str]
) -> Iterator[Row]:
    """The rows of the sheet that has the headings, or of the first one where none has them; empty
    ones are passed over, and so are other sheets, whose names are ``passed``. Faults: cells that
    show another number than they store, errors, formulas without their value.

    Raises:
        DataRefused: it cannot be read, several sheets have the headings, or a hidden one has.
    """
    with workbook(path, largest * MEBIBYTE) as book:
        heads = {sheet: _head(sheet) for sheet in book.sheets}
        tables = [sheet for sheet, head in heads.items() if head and wanted(head)]
        names = ", ".join(sheet.name for sheet in tables)
        if len(tables) > 1:
            raise _refused(path, names, said("refused.sheet.several"))
        if tables and tables[0].hidden:
            raise _refused(path, names, why("hidden_sheet"))
        for sheet in (tables or book.sheets)[:1]:
            passed += [one.name for one, head in heads.items() if head and one is not sheet]
            places = {*wanted(heads[sheet])}
            numbers = StoredNumbers()
            for row in sheet:
                cells = _texts(row, numbers, places, heads[sheet], faults)
                if any(cells):
                    yield row.number, cells


def _refused(path: Path, names: str, reason: str) -> DataRefused:
    return DataRefused([Reason(path.name, None, "", names, reason)])


def _head(sheet: Sheet) -> list[str]:
    """The texts of the first row in which anything stands."""
    numbers = StoredNumbers()
    rows = (_texts(row, numbers) for row in sheet)
    return next((cells for cells in rows if any(cells)), [])


def _texts(
    row: SheetRow,
    numbers: StoredNumbers,
    places: Collection[int] = (),
    head: list[str] | None = None,
    faults: Faults | None = None,
) -> list[str]:
    """The cells of a row; of ``places`` what one shows has to be what it stores, or it is a
    fault."""
    texts = []
    for place in range(max(row.cells, default=0)):
        cell = row.cells.get(place + 1)
        if cell is None:
            texts.append("")
        elif cell.kind == "text":
            texts.append(tidy(cell.value))
        elif (text := numbers.text(cell)) or place not in places or head is None or faults is None:
            texts.append(text or tidy(cell.value))
        else:
            found = shown(cell, dated=False, from_1904=False)
            if found.fault:
                faults.add(row.number, head[place], found.text, found.fault)
            texts.append(found.text)
    return texts
