"""The owner's own relations, events and sources in a workbook: its template, and reading one.

A sheet a table, a row a fact, the columns of `dashboard.loaders.schemas`; what follows from other
columns (an event's year and precision) is not asked for.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.owner_relations import TABLES
from dashboard.loaders.tables import checked_frame, columns_in

DERIVED = {"events": ("year", "precision")}
"""Columns that are worked out from ``start``."""

LARGEST = 20_000_000
"""Bytes; a workbook of facts written by hand is far smaller."""

MOST_ROWS = 5_000
_PRECISION = {10: "day", 7: "month", 4: "year"}


def columns_of(sheet: str, header: Collection[str] | None = None) -> list[str]:
    """The columns of a sheet of the workbook, in order; of one with this header those that it
    must have, since workbooks of an earlier version lack some."""
    schema = TABLES[sheet]
    names = list(schema.columns) if header is None else columns_in(header, schema)
    return [name for name in names if name not in DERIVED.get(sheet, ())]


def template_xlsx(rows: Mapping[str, pd.DataFrame] | None = None) -> bytes:
    """An empty workbook to be filled, or one with the owner's present rows.

    Every column has its meaning as a comment on its head; a column with a few words offers them.
    """
    import xlsxwriter  # here, since a server rarely needs it

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "Relations and events: template"})
        head = book.add_format({"bold": True, "border": 1})
        text = book.add_format({"num_format": "@"})
        for sheet, schema in TABLES.items():
            page = book.add_worksheet(sheet)
            page.freeze_panes(1, 1)
            for place, name in enumerate(columns_of(sheet)):
                column = schema.columns[name]
                page.set_column(place, place, max(12, len(name) + 2), text)
                page.write_string(0, place, name, head)
                page.write_comment(0, place, str(column.description or name))
                choices = (column.metadata or {}).get("choices")
                if choices:
                    page.data_validation(
                        1, place, MOST_ROWS, place, {"validate": "list", "source": list(choices)}
                    )
                for row, cell in enumerate(_cells_of(rows, sheet, name), start=1):
                    page.write_string(row, place, cell, text)
    return file.getvalue()


def _cells_of(rows: Mapping[str, pd.DataFrame] | None, sheet: str, name: str) -> list[str]:
    return [str(cell) for cell in rows[sheet][name]] if rows else []


def read_workbook(path: Path, known: Mapping[str, Collection[str]]) -> dict[str, pd.DataFrame]:
    """The three tables of a workbook, checked; a sheet that is not there is an empty table.

    ``known``: the registers as in `read_table`; sources of the workbook itself count as known.

    Raises:
        DataRefused: with every fault of every sheet; ``row`` is the row of the sheet.
    """
    sheets = _sheets(path)
    allowed = {**known}
    if "source" in sheets["sources"][0]:
        allowed["sources"] = {*known["sources"], *sheets["sources"][0]["source"]}
    found: dict[str, pd.DataFrame] = {}
    reasons: list[Reason] = []
    for sheet, (raw, lines) in sheets.items():
        try:
            found[sheet] = checked_frame(
                raw, lines, TABLES[sheet], allowed, f"{path.name}: {sheet}"
            )
        except DataRefused as refused:
            reasons += refused.reasons
    if reasons:
        raise DataRefused(reasons)
    return found


def _sheets(path: Path) -> dict[str, tuple[pd.DataFrame, list[int]]]:
    """The cells of the three sheets as text, with the row of the sheet of each."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise _refused(path, "", "there is no such file")
    if path.stat().st_size > LARGEST:
        raise _refused(path, "", f"has more than {LARGEST:,} bytes")
    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as fault:
        raise _refused(path, "", f"is not a workbook (.xlsx): {fault}") from None
    try:
        known = [name for name in book.sheetnames if name in TABLES]
        if not known:
            raise _refused(path, "", f"has none of the sheets {', '.join(TABLES)}")
        return {
            sheet: _sheet(path, sheet, book[sheet] if sheet in known else None) for sheet in TABLES
        }
    finally:
        book.close()


def _sheet(path: Path, sheet: str, page: Any) -> tuple[pd.DataFrame, list[int]]:
    columns: list[str] = columns_of(sheet)
    rows, lines = [], []
    if page is not None:
        written = page.iter_rows(values_only=True)
        header = [_text(cell) for cell in next(written, ())]
        while header and not header[-1]:
            header.pop()
        columns = columns_of(sheet, header)
        if header != columns:
            expected = ",".join(columns)
            raise _refused(path, sheet, f"the header must be {expected}", ",".join(header), 1)
        for line, cells in enumerate(written, start=2):
            texts = [_text(cell) for cell in cells[: len(columns)]]
            if any(texts):
                rows.append(texts + [""] * (len(columns) - len(texts)))
                lines.append(line)
        if len(rows) > MOST_ROWS:
            raise _refused(path, sheet, f"has more than {MOST_ROWS:,} rows")
    raw = pd.DataFrame(rows, columns=columns, dtype="str")
    return _derived(raw, sheet), lines


def _derived(raw: pd.DataFrame, sheet: str) -> pd.DataFrame:
    if sheet not in DERIVED:
        return raw
    start = raw["start"]
    precision = [_PRECISION.get(len(text), "unknown") for text in start]
    return raw.assign(
        year=start.str[:4].astype("str"),
        precision=pd.Series(precision, index=raw.index, dtype="str"),
    )


def _text(cell: object) -> str:
    """A cell as the text that it shows: Excel turns dates and years into its own."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _refused(
    path: Path, sheet: str, reason: str, value: str = "", row: int | None = None
) -> DataRefused:
    place = f"{path.name}: {sheet}" if sheet else path.name
    return DataRefused([Reason(place, row, "", value, reason)])
