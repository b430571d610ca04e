"""The row of all others of a drawing: it stands in no table, and is the sum of rows that do."""

from __future__ import annotations

from dashboard.amount import Amount, Unit, counted
from dashboard.charts.addresses import BEYOND
from dashboard.charts.table import Row, Table
from dashboard.documents import lineage
from dashboard.documents.lineage import Asked, At, Follows
from dashboard.language import Language
from dashboard.measures.sums import together

NAMES = {"usd": "sectors.rest", "count": "fields.rest"}
"""What the others are, by the unit of what is summed."""


def folded_row(
    table: Table, key: str, column: str, words: Language
) -> tuple[Row, tuple[str, ...]] | None:
    """The row of all others after the first few of a table, with one column summed, and the keys
    of the rows that it is the sum of; None where the key is of no such row or there are none."""
    drawn = key.removeprefix(BEYOND)
    unit = next((one.unit for one in table.columns if one.key == column), "")
    if key == drawn or not drawn.isdecimal() or unit not in NAMES:
        return None
    places = [place for place, one in enumerate(table.columns) if one.unit == unit]
    there = [row for row in table.rows if any(_known(row, place) for place in places)]
    at = [one.key for one in table.columns].index(column)
    left = [row for row in there[int(drawn) :] if _known(row, at)]
    if not left:
        return None
    amounts = [cell for row in left if isinstance(cell := row.cells[at], Amount)]
    name = words.plural(NAMES[unit], len(there) - int(drawn))
    cells = [_cell(one.unit, one.key == column, amounts, name) for one in table.columns]
    return Row(tuple(cells), key=key), tuple(row.key for row in left)


def _known(row: Row, place: int) -> bool:
    cell = row.cells[place]
    return isinstance(cell, Amount) and cell.known


def _cell(unit: Unit | None, summed: bool, amounts: list[Amount], name: str) -> Amount | str:
    if not unit:
        return name
    if not summed:
        return Amount()
    return together(amounts) if unit == "usd" else counted(int(sum(one.plain() for one in amounts)))


def follows(table: str, asked: Asked) -> Follows | None:
    """What a cell follows from: that of the others from the cells of each, else as
    `dashboard.documents.lineage` knows it."""
    if not asked.row.startswith(BEYOND):
        return lineage.follows(table, asked)
    each = tuple(At(table, key, asked.column) for key in asked.rows)
    return Follows(" + ".join("{}" for _ in each), each) if len(each) > 1 else Follows("", each)
