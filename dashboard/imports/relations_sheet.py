"""One sheet of the owner's workbook: its headings, and the texts below them as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.errors import Reason
from dashboard.imports.homoglyphs import normalised
from dashboard.imports.relations_template import MOST_ROWS, WORKED_OUT, columns_of
from dashboard.imports.xlsx import Sheet
from dashboard.imports.xlsx_formats import shown, tidy
from dashboard.imports.xlsx_rows import Row, column_letters
from dashboard.language import language, languages
from dashboard.loaders.owner_relations import TABLES
from dashboard.loaders.restricted import MARK
from dashboard.sentences import said

FEW = 2
"""So many cells of a row are a note or a total: no table of ours has a row of so few."""


@dataclass(slots=True)
class SheetRows:
    """The texts of a sheet by row and column, the rows of the sheet that they come from, and the
    faults that are seen before any rule of the table is asked: row, column, value, reason.

    ``columns`` is empty where the headings are at fault; then no row was read.
    """

    name: str = ""
    columns: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)
    hidden: int = 0

    def reasons(self, place: str) -> list[Reason]:
        """The faults as reasons of a refusal; ``place`` names the file and the sheet."""
        return [Reason(place, *fault) for fault in self.faults]


def read_sheet(sheet: Sheet, table: str) -> SheetRows:
    """The rows below the headings, which are the first row that has anything in it.

    Raises:
        DataRefused: the sheet is damaged.
    """
    found = SheetRows(sheet.name)
    rows = iter(sheet)
    first = next(rows, Row(1, {}))
    headings = _headings(first, table, found)
    if found.faults:
        return found
    found.columns = list(headings.values())
    dated = {name for name in found.columns if _is_dated(table, name)}
    for row in rows:
        _add(row, headings, dated, found, from_1904=sheet.book.from_1904)
        if len(found.lines) > MOST_ROWS:
            reason = said("refused.sheet.too_many_rows", most=f"{MOST_ROWS:,}")
            found.faults.append((row.number, "", "", reason))
            break
    found.faults += _merged(sheet, first.number, headings, found.lines)
    return found


def _is_dated(table: str, column: str) -> bool:
    known = TABLES[table].columns.get(column)
    return bool(known is not None and known.dated)


def _headings(row: Row, table: str, found: SheetRows) -> dict[int, str]:
    """Column of the sheet → column of the table; what is wrong with them goes to ``found``."""
    texts = {column: tidy(cell.value) for column, cell in row.cells.items()}
    marks = {normalised(language(code).t("restricted.column")) for code in languages()}
    plain = {column: normalised(text) for column, text in texts.items() if text}
    given = {column: MARK if text in marks else text for column, text in plain.items()}
    wanted = columns_of(table, list(given.values()))
    if not set(wanted).intersection(given.values()):
        reason = said("refused.sheet.no_headings", columns=",".join(columns_of(table)))
        found.faults.append((row.number, "", ",".join(texts.values()), reason))
        return {}
    headings: dict[int, str] = {}
    for column, name in given.items():
        if name not in wanted:
            key = "worked_out" if name in WORKED_OUT.get(table, ()) else "unknown_column"
            reason = said(f"refused.sheet.{key}", table=table)
        elif name in headings.values():
            reason = said("refused.sheet.column_twice")
        else:
            headings[column] = name
            continue
        found.faults.append((row.number, column_letters(column), texts[column], reason))
    found.faults += [
        (row.number, name, "", said("refused.sheet.no_column"))
        for name in wanted
        if name not in headings.values()
    ]
    return headings


def _add(
    row: Row, headings: Mapping[int, str], dated: set[str], found: SheetRows, *, from_1904: bool
) -> None:
    """The texts of a row, if there are any."""
    texts = dict.fromkeys(headings, "")
    for column, cell in row.cells.items():
        name = headings.get(column)
        seen = shown(cell, dated=name in dated, from_1904=from_1904)
        if name is None:
            if seen.text:
                fault = said("refused.sheet.no_heading")
                found.faults.append((row.number, column_letters(column), seen.text, fault))
            continue
        texts[column] = seen.text
        if seen.fault:
            found.faults.append((row.number, name, seen.text, seen.fault))
    filled = [column for column, text in texts.items() if text]
    if 0 < len(filled) <= FEW:
        fault = said("refused.sheet.note")
        found.faults.append((row.number, headings[filled[0]], texts[filled[0]], fault))
    elif filled:
        found.cells.append(list(texts.values()))
        found.lines.append(row.number)
        found.hidden += row.hidden


def _merged(
    sheet: Sheet, first: int, headings: Mapping[int, str], lines: list[int]
) -> Iterator[tuple[int, str, str, str]]:
    """Merged cells of the table: they show one text in several, and hold it in one."""
    for area in sheet.areas():
        merged = range(1, max(headings, default=0) + 1)[area.columns]
        within = [name for column, name in headings.items() if column in merged]
        if within and any(area.top <= line <= area.bottom for line in (first, *lines)):
            yield area.top, within[0], area.text, said("refused.sheet.merged")
