"""The rows of a table, CSV in any encoding and with any separator, or a sheet of a
workbook."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from dashboard.errors import DataRefused, Reason
from dashboard.imports.encodings import ENOUGH, encoding_of
from dashboard.imports.faults import Faults
from dashboard.imports.other_formats import OLE, other_format_of
from dashboard.imports.packing import OPEN_DOCUMENT, TABLES, ZIP
from dashboard.imports.table_books import Row, Wanted, book_rows, is_book
from dashboard.imports.unpacking import no_file
from dashboard.imports.wording import not_xlsx, why
from dashboard.sentences import of_system, said

_RUSSIAN = re.compile(rb"[\x80-\xff]{3}")
"""Letters that western languages do not have so many of in a row."""


def table_rows(
    path: Path, faults: Faults, largest: int, wanted: Wanted, passed: list[str]
) -> Iterator[Row]:
    """The rows of a file, its headings first; empty ones are passed over. ``largest``: MiB that a
    workbook may unpack to, ``wanted`` and ``passed``: as of `book_rows`. A fault for each row of a
    text that has more lines than one: a stray quotation mark joined them.

    Raises:
        DataRefused: it cannot be read.
    """
    if is_book(path):
        return book_rows(path, faults, largest, wanted, passed)
    return text_rows(path, faults)


def text_rows(path: Path, faults: Faults, most: int = -1) -> Iterator[Row]:
    """The rows of a text as by `table_rows`; ``most``: bytes of it, of all if below zero."""
    text = _text(path, most)
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    last = 0
    try:
        for found in reader:
            lines, last = reader.line_num - last, reader.line_num
            cells = [cell.strip() for cell in found]
            if 1 < lines < last:
                faults.add(last - lines + 1, "", "", said("refused.customs.stray_quote"))
            elif any(cells):
                yield last, cells
    except csv.Error as error:
        reason = said("refused.mirror.csv", error=str(error))
        raise DataRefused([Reason(path.name, reader.line_num, "", "", reason)]) from error


def _text(path: Path, most: int) -> str:
    """A file in its letters: UTF-8, or else what western Windows writes, which has every byte; a
    Russian one in its code page."""
    if fault := no_file(path):
        reason = said(f"refused.workbook.{fault}")
        raise DataRefused([Reason(path.name, None, "", "", reason)])
    try:
        with path.open("rb") as file:
            raw = file.read(most)
    except OSError as error:
        reason = said("refused.mirror.unreadable", error=of_system(error))
        raise DataRefused([Reason(path.name, None, "", "", reason)]) from error
    if kind := _other_kind(path, raw):
        raise DataRefused([Reason(path.name, None, "", "", kind)])
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    try:
        # What is read in part may end within a letter.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(raw, final=most < 0)
    except UnicodeDecodeError:
        page = encoding_of(raw[:ENOUGH]) if _RUSSIAN.search(raw) else "cp1252"
        return raw.decode(page, errors="replace")


def _other_kind(path: Path, raw: bytes) -> str:
    """What a file is that is no text, and how it becomes one; empty of a text."""
    if raw.startswith(ZIP):
        with path.open("rb") as file, suppress(BadZipFile), ZipFile(file) as packed:
            names = packed.NameToInfo.keys()
            if names >= OPEN_DOCUMENT:
                return not_xlsx("ods")
            if TABLES in names:
                return said("refused.mirror.book")
        return said("refused.mirror.packed")
    if raw.startswith(OLE):
        return not_xlsx("xls")
    if (kind := other_format_of(raw)) == "json":
        return said("refused.mirror.json")
    return why(kind) if kind else ""
