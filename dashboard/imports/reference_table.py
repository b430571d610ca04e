"""A table of the trade of others, CSV or XLSX: ``reporter, year, flow, code, value_usd``; or UN
Comtrade's CSV, of which the rows with the world as partner are taken."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from dashboard.choices import FLOWS
from dashboard.errors import DataRefused, Reason
from dashboard.imports.comtrade import (
    FIRST_YEAR,
    OURS,
    filled,
    is_whole,
    reader_of,
    rows_of,
    usd_of,
    wrong_in,
)
from dashboard.imports.comtrade_headings import headings_of
from dashboard.imports.faults import Faults
from dashboard.imports.limits import MEBIBYTE
from dashboard.imports.values import latin, trimmed
from dashboard.imports.xlsx import workbook
from dashboard.imports.xlsx_formats import tidy
from dashboard.loaders.reference import ALL_GOODS, Referred
from dashboard.sentences import said

COLUMNS = ("reporter", "year", "flow", "code", "value_usd")
LONGEST = 10
CHAPTER, NO_CHAPTER = 2, "00"
HEAD = 65_536
"""Bytes of a text that are looked at for its headings: a customs file may be larger than memory."""
LARGEST_BOOK = 192
"""MiB of a workbook that is looked at for them."""
OF_COMTRADE = 6
WHOLE_WORLD = ("W00", "WLD")
"""How Comtrade names the world as a partner."""
REVERSED: Mapping[str, str] = {"export": "import", "import": "export"}
SLACK = 0.001
"""By so much of it the codes of one length may exceed the total: values are rounded."""
Found = dict[tuple[str, int, str, str], Referred]
"""Reporter, year, flow and code → the row that says so."""


def is_table(path: Path) -> bool:
    """Whether a file has the headings of a table or of UN Comtrade, not those of a customs file."""
    try:
        head = _headings(path)
    except DataRefused:
        return False
    return {*head} >= {*COLUMNS} or not headings_of(head).lacking


def read_table(
    path: Path, reporters: Collection[str], most: int, today: date
) -> tuple[Referred, ...]:
    """The rows of a table; ``reporters`` are known, ``most``: MiB of a workbook. No year is later
    than ``today``.

    Raises:
        DataRefused: by file, row and column; a heading lacks, a value is none, a row is there
            twice, codes are more than their total, or nothing is in it.
    """
    faults = Faults(path.name)
    comtrade = not headings_of(_headings(path)).lacking
    found = (
        _of_comtrade(path, reporters, today, faults)
        if comtrade
        else _of_table(path, reporters, most, today, faults)
    )
    _parts_within_wholes(found.values(), faults)
    faults.refuse()
    if not found:
        column = "partnerISO" if comtrade else "reporter"
        reason = said(f"refused.reference.{'no_world' if comtrade else 'nothing'}")
        raise DataRefused([Reason(path.name, None, column, "", reason)])
    return tuple(found.values())


def _add(found: Found, one: Referred, line: int, column: str, faults: Faults) -> None:
    key = (*one.place, one.code)
    if key in found:
        faults.add(line, column, one.code, said("refused.reference.twice"))
    found[key] = one


def _of_comtrade(path: Path, reporters: Collection[str], today: date, faults: Faults) -> Found:
    """Of what reporters trade with the world; those that are no countries are passed over."""
    found: Found = {}
    for line, row, headings in rows_of(path, faults):
        if row["partnerISO"] not in WHOLE_WORLD or not is_whole(row, OF_COMTRADE):
            continue
        wrong = list(wrong_in(row, today))
        for name, reason in wrong:
            faults.add(line, headings.names.get(name, name), row[name], reason)
        if not wrong and row["reporterISO"] in reporters:
            one = Referred(row["reporterISO"], int(row["refYear"]), REVERSED[OURS[row["flowCode"]]],
                           filled(row["cmdCode"]), float(row["primaryValue"]),
                           path.name)  # fmt: skip
            _add(found, one, line, headings.names["cmdCode"], faults)
        if not faults.room:
            break
    return found


def _of_table(
    path: Path, reporters: Collection[str], most: int, today: date, faults: Faults
) -> Found:
    found: Found = {}
    for line, row in _lines(path, faults, most):
        reporter, flow = latin(trimmed(row["reporter"])), row["flow"].casefold()
        year, code, usd = _year(row["year"], today), _code(row["code"]), usd_of(row["value_usd"])
        wrong = {
            "reporter": reporter not in reporters,
            "year": year is None,
            "flow": flow not in FLOWS,
            "code": code is None,
            "value_usd": usd is None,
        }
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            faults.add(line, name, row[name], said(f"refused.reference.{name}"))
        if year is not None and code is not None and usd is not None and not any(wrong.values()):
            _add(found, Referred(reporter, year, flow, code, usd, path.name), line, "code", faults)
        if not faults.room:
            break
    return found


def _year(text: str, today: date) -> int | None:
    plain = text.isascii() and text.isdigit()
    return int(text) if plain and FIRST_YEAR <= int(text) <= today.year else None


def _code(text: str) -> str | None:
    if latin(trimmed(text)) == ALL_GOODS:
        return ALL_GOODS
    plain = text.isascii() and text.isdigit() and len(text) <= LONGEST
    code = filled(text) if plain else ""
    return code if code[:CHAPTER] > NO_CHAPTER else None


def _parts_within_wholes(rows: Collection[Referred], faults: Faults) -> None:
    """A fault for each reporter, year and flow whose codes of one length are more than all."""
    sums: dict[tuple[str, int, str], dict[int, float]] = {}
    wholes = {row.place: row.usd for row in rows if row.code == ALL_GOODS}
    for row in rows:
        if row.code != ALL_GOODS and row.place in wholes:
            of_place = sums.setdefault(row.place, {})
            of_place[len(row.code)] = of_place.get(len(row.code), 0.0) + row.usd
    for place, of_length in sums.items():
        if max(of_length.values()) > wholes[place] * (1 + SLACK):
            faults.add(None, "code", " ".join(map(str, place)), said("refused.reference.more"))


def _headings(path: Path) -> list[str]:
    """The first row of a file; that of a table in small letters."""
    rows = _of_book(path, LARGEST_BOOK) if _is_book(path) else _of_text(path, HEAD)
    _, cells = next(rows, (1, []))
    small = [cell.casefold() for cell in cells]
    return small if {*small} >= {*COLUMNS} else cells


def _lines(path: Path, faults: Faults, most: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row of a table with its line, by its headings; empty rows are passed over. A fault for
    each that has more cells, as where a value has a comma, or more lines than one."""
    is_book = _is_book(path)
    rows = _of_book(path, most) if is_book else _of_text(path)
    last, first = next(rows, (1, []))
    head = [name.casefold() for name in first]
    for name in COLUMNS:
        if name not in head:
            faults.add(1, name, "", said("refused.reference.heading", columns=", ".join(COLUMNS)))
        elif head.count(name) > 1:
            faults.add(1, name, "", said("refused.sheet.column_twice"))
    faults.refuse()
    for number, cells in rows:
        lines, last = number - last, number
        if lines > 1 and not is_book:
            faults.add(number - lines + 1, "", "", said("refused.customs.stray_quote"))
        elif any(cells[len(head) :]):
            reason = said("refused.customs.fields", there=len(cells), expected=len(head))
            faults.add(number, "", "", reason)
        elif any(cells):
            yield number, dict(zip(head, [*cells, *[""] * len(head)], strict=False))


def _is_book(path: Path) -> bool:
    return path.suffix.casefold() == ".xlsx"


def _of_book(path: Path, most: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet; whole numbers without the decimals that some programs
    store."""
    with workbook(path, most * MEBIBYTE) as book:
        for row in book.sheets[0] if book.sheets else ():
            cells = [row.cells.get(column) for column in range(1, max(row.cells, default=0) + 1)]
            yield (
                row.number,
                [tidy(cell.value).removesuffix(".0") if cell else "" for cell in cells],
            )


def _of_text(path: Path, most: int = -1) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text, or of its first bytes."""
    reader = reader_of(path, most)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        reason = said("refused.mirror.csv", error=str(error))
        raise DataRefused([Reason(path.name, reader.line_num, "", "", reason)]) from error
