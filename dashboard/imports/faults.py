"""The rules of a row of a customs file, and the slow reading that names whatever breaks them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.formats import CustomsFile, blocks, refusal

FLOWS = {"ЭК": 0, "EK": 0, "EXP": 0, "ИМ": 1, "IM": 1, "IMP": 1}
"""Words for the direction → 0 export, 1 import."""

PERIODS = {
    text: year * 13 + month
    for year in range(1990, 2100)
    for month in range(13)
    for text in ((f"{month:02d}/{year}", f"{month}/{year}") if month else (str(year),))
}
"""``2019`` and ``03/2019`` → year · 13 + month, month 0 for a whole year."""

NUMBER = re.compile(r"\s*[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?\s*")
LARGEST = {"stoim": 1e13, "netto": 1e12, "kol": 1e12}
_REASONS = {
    "napr": "is neither ИМ (IMP) nor ЭК (EXP)",
    "period": "is neither YYYY nor MM/YYYY",
    "region": "does not begin with a region's code",
}


class RowsRefused(DataRefused):
    """A refusal that counts more reasons than it holds, for files with millions of faults."""

    def __init__(self, reasons: Iterable[Reason], count: int) -> None:
        self.count = count
        super().__init__(reasons)

    def __str__(self) -> str:
        table, _, last = super().__str__().rpartition("\n")
        if self.count == len(self.reasons):
            return f"{table}\n{last}"
        return f"{table}\nThe first {len(self.reasons)} of {self.count} reasons."


def refused(file: CustomsFile, otherwise: str) -> DataRefused:
    """The refusal of a file, with its first faults and their number.

    ``otherwise`` is the reason when the slow reading finds nothing to name.
    """
    reasons: list[Reason] = []
    count = 0
    try:
        for reason in faults(file):
            count += 1
            if count <= SHOWN:
                reasons.append(reason)
    except DataRefused as torn:
        reasons.extend(torn.reasons)
        count += len(torn.reasons)
    return RowsRefused(reasons, count) if reasons else refusal(file.name, otherwise)


def faults(file: CustomsFile) -> Iterator[Reason]:
    """Every fault of every row: row (headings are row 1), column, value, reason."""
    row = 1
    for block in blocks(file):
        for line in block.split(b"\n")[:-1]:
            row += 1
            for column, value, reason in _line_faults(line.rstrip(b"\r"), file):
                yield Reason(file.name, row, column, value, reason)


def _line_faults(line: bytes, file: CustomsFile) -> Iterator[tuple[str, str, str]]:
    if not line:
        return
    try:
        text = line.decode(file.encoding)
    except UnicodeDecodeError:
        yield "", line.decode(file.encoding, "replace"), f"is not {file.encoding.upper()}"
        return
    try:
        values = next(csv.reader([text], delimiter=file.separator, strict=True), [])
    except csv.Error as error:
        yield "", text, f"the row is torn: {error}"
        return
    if len(values) != len(file.columns):
        yield "", text, f"the row is torn: {len(values)} fields instead of {len(file.columns)}"
        return
    cells = dict(zip(file.columns, values, strict=True))
    yield from row_faults({name: value.strip() for name, value in cells.items() if name})


def row_faults(cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Column, value and reason of everything that is wrong with a row of ten cells."""
    region = cells["region"].split("-")[0].strip()
    wrong = {
        "napr": cells["napr"].upper() not in FLOWS,
        "period": cells["period"] not in PERIODS,
        "region": region != "" and not region.isdigit(),
    }
    for column, broken in wrong.items():
        if broken:
            yield column.upper(), cells[column], _REASONS[column]
    for column, largest in LARGEST.items():
        value = cells[column]
        if not value and column != "stoim":
            continue
        if not NUMBER.fullmatch(value):
            yield column.upper(), value, "is not a number"
        elif abs(float(value.replace(",", "."))) >= largest:
            yield column.upper(), value, f"is not below {largest:.0e}"
