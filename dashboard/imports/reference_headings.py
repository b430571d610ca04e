"""The headings by which a table of the trade of others is known, and the table below them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from zipfile import is_zipfile

from dashboard.errors import DataRefused, Reason
from dashboard.imports.comtrade import comtrade_places
from dashboard.imports.faults import Faults
from dashboard.imports.homoglyphs import normalised
from dashboard.imports.table_books import Row, is_book
from dashboard.imports.table_rows import table_rows, text_rows
from dashboard.sentences import said

COLUMNS = ("reporter", "year", "flow", "code", "value_usd")
FEW_LACK = 2
"""So many headings lack of a table that is meant to be one."""
HEAD = 65_536
"""Bytes of a text that are looked at for its headings: a customs file may be larger than memory."""


def opened_table(
    path: Path, faults: Faults, most: int
) -> tuple[list[str], Iterator[Row], list[str]] | None:
    """The headings of a table, the rows below them, and the names of sheets that are none; None
    where they are those of none. Of a text its head alone is looked at for that.

    Raises:
        DataRefused: one or two headings lack, or several sheets have all of them.
    """
    sheets: list[str] = []
    rows: Iterator[Row] = iter(())
    try:
        if is_book(path):
            rows = table_rows(path, faults, most, _places, sheets)
            _, head = next(rows, (1, []))
        elif _places(head := next(text_rows(path, faults, HEAD), (1, []))[1]):
            rows = table_rows(path, faults, most, _places, sheets)
            _, head = next(rows)
    except DataRefused:
        if is_book(path) and is_zipfile(path):
            raise
        return None  # as a customs file it is refused in better words
    if _places(head):
        return head, rows, sheets
    lacking = {*COLUMNS} - {normalised(name) for name in head}
    if len(lacking) <= FEW_LACK:
        reason = said("refused.customs.no_column")
        raise DataRefused(
            Reason(path.name, 1, name, "", reason) for name in COLUMNS if name in lacking
        )
    return None


def _places(head: list[str]) -> Collection[int]:
    """The places of the headings that are read; none where they are those of no table."""
    if is_plain(head):
        return [place for place, name in enumerate(head) if normalised(name) in COLUMNS]
    return comtrade_places(head)


def is_plain(head: list[str]) -> bool:
    """Whether the headings are those of a table that is not UN Comtrade's."""
    return {normalised(name) for name in head} >= {*COLUMNS}
