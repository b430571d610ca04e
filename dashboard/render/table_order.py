"""The order in which a reader asks for a table: of all its rows, before it is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from dashboard.amount import Amount
from dashboard.charts.table import Row, Table
from dashboard.language import Language

WAYS = ("ascending", "descending")
"""As ``aria-sort`` names them."""
_WRITTEN = re.compile(rf"(\d{{1,3}}):({'|'.join(WAYS)})")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class TableOrder:
    """Sorted by the column at ``place``, ``way`` up or down."""

    place: int
    way: str

    @property
    def descending(self) -> bool:
        """Whether the largest, or what is last in the alphabet, comes first."""
        return self.way == WAYS[1]

    def rows_of(self, table: Table, words: Language) -> list[Row]:
        """All rows of a table in this order, as the browser sorts those of a table that is not cut
        (assets/sorting.js): what is not known comes last whichever way and below it what counts
        other rows; equals stay as they came."""
        if self._numbers(table):
            known = [row for row in table.rows if self._value(row) is not None]
            rest = [row for row in table.rows if self._value(row) is None]
            known.sort(key=lambda row: self._value(row) or 0.0, reverse=self.descending)
        else:
            rest = []
            known = sorted(table.rows, key=partial(self._words, words), reverse=self.descending)
        return sorted([*known, *rest], key=lambda row: row.apart)

    def _value(self, row: Row) -> float | None:
        cell = row.cells[self.place]
        return cell.value if isinstance(cell, Amount) else None

    def _words(self, words: Language, row: Row) -> tuple[tuple[int, int, str], ...]:
        """The words of a cell as they stand in a list, its numbers by their size."""
        cell = row.cells[self.place]
        text = "" if isinstance(cell, Amount) else cell.strip()
        parts = _DIGITS.split(words.order(text))
        return tuple((0, int(one), "") if one.isdecimal() else (1, 0, one) for one in parts if one)

    def _numbers(self, table: Table) -> bool:
        return bool(table.columns[self.place].unit) or any(
            isinstance(row.cells[self.place], Amount) for row in table.rows
        )

    def rows_shown(self, table: Table, words: Language, shown: int) -> str:
        """Which of the rows are shown, where not all are."""
        kind = "number" if self._numbers(table) else "word"
        counts = {"shown": words.number(shown, 0), "count": words.number(len(table.rows), 0)}
        column = table.columns[self.place].label
        return words.t(f"frame.sorted_rows.{kind}.{self.way}", column=column, **counts)


def order_in(text: str, table: Table) -> TableOrder | None:
    """The order that is asked for as ``2:descending``; None of any other text, and of a column
    that the table has not."""
    found = _WRITTEN.fullmatch(text)
    if found is None or int(found[1]) >= len(table.columns):
        return None
    return TableOrder(int(found[1]), found[2])
