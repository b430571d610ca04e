"""What an import made of a file, held against what the file holds by another, simple reading."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal

from dashboard.imports.report import ImportReport
from tests.fuzz.customs_writer import GROUPS, MONEY, Made
from tests.imports.customs_files import HEADINGS, OURS, WIDTHS, assert_adds_up

JUDGED = ("open_sign", "both_signs", "repeated", "repeated_month", "levels", "nearly_level",
          "nearly_sum", "year_twice", "no_region")  # fmt: skip
"""Reasons for which an honest file may be refused: a person has to decide."""


class Wrong(AssertionError):
    """An import that fooled somebody."""


def judge(made: Made, report: ImportReport, whole: bool, damaged_text: bytes | None) -> None:
    """Raise ``Wrong`` if money or rows were lost on the way, or came from nowhere.

    ``whole``: nothing happened to the file after it was written. ``damaged_text``: the text or DBF
    as it was put away, its headings as they were written.
    """
    assert_adds_up(report)
    read = round(report.usd_read * 100)
    if whole and made.usual:
        kept = round((report.usd_kept + report.usd_passed_over) * 100)
        _same("cents read", read, made.cents)
        _same("cents of our region", kept, made.ours)
        _same("rows", report.rows_read, len(made.rows))
    if whole and (groups := _groups_of_ours(made)):
        raise Wrong(f"the money of several partners or goods is counted: {groups}")
    if damaged_text is None or not report.files:
        return
    if made.kind == "text":
        rows, cents = _of_text(made, damaged_text, str(report.files[0]["encoding"]))
        _same("lines", report.rows_read + report.empty_lines, rows)
    else:
        cents = _of_dbf(made, damaged_text)
    if cents is not None:
        _same("cents", read, cents)


def _groups_of_ours(made: Made) -> list[str]:
    """Names of several in rows of our region that are no totals."""
    return [
        cells[column]
        for cells in made.rows
        for column, names in GROUPS.items()
        if cells[column] in names
        and cells[8] == OURS
        and not any(word in cell.upper() for cell in cells for word in ("ИТОГ", "ВСЕГО", "TOTAL"))
    ]


def _same(what: str, found: int, expected: int) -> None:
    if found != expected:
        raise Wrong(f"{what}: {found} instead of {expected}")


def _of_text(made: Made, content: bytes, encoding: str) -> tuple[int, int | None]:
    """Lines below the headings, and the cents in them; None if a value is in no usual form."""
    if made.encoding == "utf-16":
        # The byte order stands before the headings, which are not damaged.
        order = "utf-16-le" if content.startswith(b"\xff\xfe") else "utf-16-be"
        text = content[made.start :].decode(order, "replace")
    else:
        text = content[made.start :].decode(encoding, "replace")
    lines = text.rstrip("\x1a").split("\n")
    if not lines[-1].strip(" \t\r"):
        lines.pop()
    return len(lines), _cents([_value_of(made, line) for line in lines], made)


def _value_of(made: Made, line: str) -> str | None:
    if not line.strip(f" \t\r{made.separator}"):
        return ""
    cells = next(csv.reader([line.rstrip("\r")], delimiter=made.separator), [])
    return cells[made.order.index(MONEY)] if len(cells) == len(HEADINGS) else None


def _of_dbf(made: Made, content: bytes) -> int | None:
    widths = [max(width, 24) for width in WIDTHS]
    width, values = 1 + sum(widths), []
    before = 1 + sum(widths[:MONEY])
    for number in range(len(made.rows)):
        record = content[made.start + number * width :][:width]
        if record[:1] == b" ":
            values.append(record[before : before + widths[MONEY]].decode(made.encoding, "replace"))
    return _cents(values, made)


def _cents(values: list[str | None], made: Made) -> int | None:
    """The sum of values in the style of the file; None if one of them is not."""
    total = 0
    for value in values:
        if value is None:
            return None
        if not value.strip():
            continue
        try:
            number = made.style.read(value)
            total += int((number * 100).quantize(Decimal(1), ROUND_HALF_UP))
        except (ArithmeticError, ValueError):
            return None
    return total
