"""The numbers that a workbook stores, as long as it shows them as they are.

How a number is shown (with blanks between thousands, for example) does not matter, unless its
format shows another number than is stored (half as 50%, a million as thousand thousands): nobody
can tell which of the two is meant.
"""

from __future__ import annotations

from dashboard.imports.xlsx_formats import scales, shown
from dashboard.imports.xlsx_rows import Cell
from dashboard.sentences import Sentence


class StoredNumbers:
    """Tells of cells whether they show what they store; formats are looked at once."""

    def __init__(self) -> None:
        self._formats: dict[str, bool] = {}

    def text(self, cell: Cell) -> str:
        """The stored number, however many of its digits are shown; empty where the cell holds
        none, or shows another one."""
        return _digits(cell.value) if cell.kind == "number" and self._is_shown(cell) else ""

    def _is_shown(self, cell: Cell) -> bool:
        known = self._formats.get(cell.format)
        if known is None:
            fault = shown(Cell("number", "1", cell.format), dated=False, from_1904=False).fault
            date = isinstance(fault, Sentence) and fault.key == "refused.cell.date"
            known = not date and not scales(cell.format)
            self._formats[cell.format] = known
        return known


def _digits(stored: str) -> str:
    """A stored number in digits that no one can take for groups of thousands."""
    if stored.lstrip("-").isdigit():
        return stored
    try:
        value = float(stored)
    except ValueError:
        return stored
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return f"{text}0" if len(text.partition(".")[2]) == 3 and "e" not in text else text
