"""A frame as text for other programs: CSV after RFC 4180, or JSON.

The command line and the downloads of the pages both write through here, so a table is the same
to the byte wherever it is taken from.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pandas as pd

MONEY = "_usd"
BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DIGITS = 12
"""Significant digits of shares and rates: what a float holds without its rounding noise."""

Cell = str | int | float | None


def csv_text(frame: pd.DataFrame, *, bom: bool) -> str:
    """A frame as CSV: header, no index, lines ended by CR LF.

    Whole numbers have no ``.0``, ``*_usd`` is plain dollars rounded to cents, a missing value is
    empty. Text that a spreadsheet would take for a formula gets a leading apostrophe. With
    ``bom`` the text begins with a byte order mark, by which spreadsheets know UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_harmless(str(name)) for name in frame.columns)
    for row in _rows(frame):
        writer.writerow(_harmless(_digits(cell)) for cell in row)
    return (BOM if bom else "") + out.getvalue()


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


def _cells(name: str, values: pd.Series[Any]) -> list[Cell]:
    return [_cell(value, money=name.endswith(MONEY)) for value in values.tolist()]


def _cell(value: object, *, money: bool) -> Cell:
    """A plain cell: numbers without noise, text as it is, ``None`` for a missing value."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, int):
        return int(value)
    if not isinstance(value, float):
        return str(value)
    number = round(value, 2) if money else float(f"{value:.{DIGITS}g}")
    return int(number) if number.is_integer() else number


def _digits(cell: Cell) -> str | int:
    """A number in digits, never with an exponent, which spreadsheets and people misread."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15f}".rstrip("0") if abs(cell) < 1e-4 else repr(cell)
    return cell


def _harmless(cell: str | int) -> str | int:
    """Text that cannot run in a spreadsheet; numbers keep their sign.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
