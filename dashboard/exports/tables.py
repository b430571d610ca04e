"""A frame as text for other programs: CSV after RFC 4180, or JSON.

The command line and the downloads of the pages both write through here, so a table is the same
to the byte wherever it is taken from; only what is downloaded in a language with decimal commas has
its signs, since its spreadsheets know no others, and downloads more apostrophes (`WITHIN`).
"""

from __future__ import annotations

import csv
import io
import json
import math
import re

import pandas as pd

from dashboard.documents.tables import Table

MONEY = "_usd"
BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WITHIN = re.compile(r"(?<!\A)([;\t][ \"]*|,\"*)([=+\-@])")
"""Where a cell would begin with a formula in a program that parts the fields by another sign."""
DIGITS = 12
"""Significant digits of shares and rates: what a float holds without its rounding noise."""

Cell = str | int | float | None


def csv_text(frame: pd.DataFrame, *, bom: bool, decimal: str = ".") -> str:
    """A frame as CSV: header, no index, lines ended by CR LF.

    Where the ``decimal`` sign is a comma, semicolons part the fields: spreadsheets of such a
    language read any other file into one column.

    Whole numbers have no ``.0``, ``*_usd`` is plain dollars rounded to cents, a missing value is
    empty. Text that a spreadsheet would take for a formula gets an apostrophe. With ``bom`` the
    text begins with a byte order mark, by which spreadsheets know UTF-8, and there is an apostrophe
    also within a cell where one would begin if another sign parts the fields.
    """
    out = io.StringIO()
    separator = ";" if decimal == "," else ","
    writer = csv.writer(out, lineterminator="\r\n", delimiter=separator)
    header = tuple(str(name) for name in frame.columns)
    for row in [header, *_rows(frame)]:
        writer.writerow(_printed(cell, decimal, within=bom) for cell in row)
    return (BOM if bom else "") + out.getvalue()


def table_csv(table: Table, *, bom: bool) -> str:
    """A table of plain cells as CSV; see `csv_text`."""
    frame = pd.DataFrame(list(table.rows), columns=list(table.headings))
    return csv_text(frame, bom=bom, decimal=table.decimal)


def json_text(frame: pd.DataFrame) -> str:
    """A frame as a JSON array of objects, one a line, in UTF-8 unescaped; missing is null."""
    names = [str(name) for name in frame.columns]
    lines = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in _rows(frame)
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _rows(frame: pd.DataFrame) -> list[tuple[Cell, ...]]:
    columns = [_cells(str(name), frame[name]) for name in frame.columns]
    return list(zip(*columns, strict=True)) if columns else []


def _cells(name: str, values: pd.Series) -> list[Cell]:
    return [plain(value, money=name.endswith(MONEY)) for value in values.tolist()]


def plain(value: object, *, money: bool) -> Cell:
    """A plain cell: numbers without noise, text as it is, ``None`` for a missing value."""
    if value is None or value is pd.NA:
        return None
    if isinstance(value, int):
        return int(value)
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return None
    number = round(value, 2) if money else float(f"{value:.{DIGITS}g}")
    return int(number) if number.is_integer() else number


def _printed(cell: Cell, decimal: str, *, within: bool) -> str | int:
    """A cell of a CSV file: numbers in digits, text that cannot run in a spreadsheet.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        inert = WITHIN.sub(r"\1'\2", cell) if within else cell
        return f"'{inert}" if cell.startswith(FORMULA_STARTS) else inert
    if isinstance(cell, int):
        return cell
    text = f"{cell:.15f}".rstrip("0") if "e" in repr(cell) else repr(cell)
    return text.replace(".", decimal)
