"""Table: the numbers of a chart as numbers, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from dashboard.amount import Amount, Unit
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.narrative import amounts

Cell = Amount | str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its noun, its heading, and the unit of its amounts (None: words).

    ``change``: its amounts are changes, shown with their sign. ``leads``: its words lead to the row
    of the data that a row of the table is of, by the key of that row.
    """

    key: str
    label: str
    unit: Unit | None = None
    change: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``order`` is what a click on its mark would choose. ``apart``: it counts
    what other rows do; it stands below the table of a sheet, and below the rows of a table that is
    sorted, in this order."""

    cells: tuple[Cell, ...]
    order: str = ""
    key: str = ""
    apart: int = 0


class Table:
    """The numbers of a chart as numbers, row by row.

    ``rows`` may be given as what makes them: a page shows few of its tables, so they are then made
    when they are first asked for. ``keys`` are those of its rows, known without making them.
    """

    __slots__ = ("_keys", "_rows", "columns")

    def __init__(
        self,
        columns: tuple[Column, ...] = (),
        rows: tuple[Row, ...] | Callable[[], tuple[Row, ...]] = (),
        keys: Iterable[str] | None = None,
    ) -> None:
        self.columns = columns
        self._rows = rows
        self._keys = None if keys is None else frozenset(keys)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order."""
        if callable(self._rows):
            self._rows = self._rows()
        return self._rows

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the rows."""
        if self._keys is None:
            self._keys = frozenset(row.key for row in self.rows)
        return self._keys

    def only(self, columns: Collection[str]) -> Table:
        """The same with some of its columns, in the order that they have."""
        kept = [place for place, column in enumerate(self.columns) if column.key in columns]
        rows = tuple(
            replace(row, cells=tuple(row.cells[place] for place in kept)) for row in self.rows
        )
        return Table(tuple(self.columns[place] for place in kept), rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (self.columns, self.rows) == (other.columns, other.rows)

    def __hash__(self) -> int:
        return hash(self.columns)

    def __repr__(self) -> str:
        return f"Table(columns={self.columns!r}, rows={self.rows!r})"

    def texts(self, words: Language) -> tuple[tuple[str, ...], ...]:
        """The cells as they are displayed, row by row."""
        return tuple(
            tuple(_text(words, column, cell) for column, cell in zip(self.columns, row.cells,
                                                                     strict=True))
            for row in self.rows
        )  # fmt: skip

    def tips(self, words: Language) -> tuple[tuple[str, ...], ...]:
        """The range that each cell stands for, row by row; empty where it has none."""
        return tuple(
            tuple("" if isinstance(cell, str) else amounts.span(words, cell) for cell in row.cells)
            for row in self.rows
        )


def _text(words: Language, column: Column, cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return amounts.signed(words, cell) if column.change else amounts.cell(words, cell)
