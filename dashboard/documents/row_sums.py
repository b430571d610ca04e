"""Rows that stand in no table and are the sum of rows that do: all others of a drawing, several
that are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.amount import Amount, Unit, counted
from dashboard.charts.addresses import BEYOND
from dashboard.charts.table import Row, Table
from dashboard.documents import analysis_lineage, lineage, time_series_lineage
from dashboard.documents.lineage import AskedCell, At, Derivation, left_of
from dashboard.language import Language
from dashboard.measures.shares import REST, SEVERAL
from dashboard.measures.sums import computed, together
from dashboard.narrative.scene import MOST_NAMED
from dashboard.narrative.wording import listed, small

NAMES = {"usd": "sectors.rest", "count": "fields.rest"}
"""What the others are, by the unit of what is summed."""
NAMES_IN = {"goods": "goods.rest", "partners": "partners.rest"}
"""What they are in tables whose rows are not always of one kind."""
MOST_WRITTEN = 12
"""So many numbers are written out in a formula; of more, the first ones and the last."""
SUMMED = frozenset({"partners"})
"""The tables of which several rows are said as one."""
LEFT = ("partners", "share")
"""The table and column of which the others are what the first few leave of a hundred."""
_KEY = re.compile(rf"{BEYOND}(\d+)(?:-(\d+))?")


def summed_row(
    of: str, table: Table, key: str, column: str, words: Language
) -> tuple[Row, tuple[str, ...]] | None:
    """The row of all others after the first few of a table, with one column summed, and the keys
    of the rows that it is the sum of; None where the key is of no such row or there are none.
    ``of`` is the name of the table; a key of several of its rows (``CHN,DEU``) is that of their
    sum."""
    if len(codes := key.split(SEVERAL)) > 1:
        return _several(table, codes, key, column, words)
    found = _KEY.fullmatch(key)
    if found and (of, column) == LEFT and not found[2]:
        return _left(table, int(found[1]), key, words)
    unit = next((one.unit for one in table.columns if one.key == column), "")
    if not found or unit not in NAMES:
        return None
    places = [place for place, one in enumerate(table.columns) if one.unit == unit]
    there = [row for row in table.rows if any(_known(row, place) for place in places)]
    at = [one.key for one in table.columns].index(column)
    beyond = there[int(found[1]) : int(found[2] or len(there))]
    left = [row for row in beyond if _known(row, at)]
    if not left:
        return None
    amounts = [cell for row in left if isinstance(cell := row.cells[at], Amount)]
    name = _others(NAMES_IN.get(of, NAMES[unit]), beyond, words)
    cells = [_cell(one.unit, one.key == column, amounts, name) for one in table.columns]
    return Row(tuple(cells), key=key), tuple(row.key for row in left)


def _left(
    table: Table, first: int, key: str, words: Language
) -> tuple[Row, tuple[str, ...]] | None:
    """The share of all others: what the first few partners leave, as it is printed."""
    name, column = LEFT
    at = [one.key for one in table.columns].index(column)
    named, beyond = table.rows[:first], table.rows[first:]
    if not beyond or not 0 < len(named) <= MOST_WRITTEN:
        return None
    shares = [cell for row in named if isinstance(cell := row.cells[at], Amount) and cell.known]
    if len(shares) < len(named) or any(row.key == REST for row in named):
        return None
    left = computed(round(100 - sum(one.plain() for one in shares), 1), "pct", *shares)
    others = _others(NAMES_IN[name], beyond, words)
    cells = tuple(
        left if place == at else Amount() if one.unit else others
        for place, one in enumerate(table.columns)
    )
    return Row(cells, key=key), tuple(row.key for row in named)


def _others(key: str, rows: Sequence[Row], words: Language) -> str:
    """What the others are and how many; not how many where a row of them stands for several."""
    if any(row.key == REST for row in rows):
        return small(words.t("partners.others"))
    return small(words.plural(key, len(rows)))


def _several(
    table: Table, codes: list[str], key: str, column: str, words: Language
) -> tuple[Row, tuple[str, ...]] | None:
    """The sum of some rows, all of which are known; so many that nobody reads their names are
    counted, as titles do."""
    places = [place for place, one in enumerate(table.columns) if one.key == column]
    rows = [row for row in table.rows if row.key in codes]
    if not places or len(rows) < len(codes) or not all(_known(row, places[0]) for row in rows):
        return None
    amounts = [cell for row in rows if isinstance(cell := row.cells[places[0]], Amount)]
    many = words.plural("traded.summed.partner", len(rows)) if len(rows) > MOST_NAMED else ""
    cells = tuple(
        together(amounts) if place == places[0]
        else many or listed(words, [str(row.cells[place]) for row in rows]) if not one.unit
        else Amount()
        for place, one in enumerate(table.columns)
    )  # fmt: skip
    return Row(cells, key=key), tuple(row.key for row in rows)


def _known(row: Row, place: int) -> bool:
    cell = row.cells[place]
    return isinstance(cell, Amount) and cell.known


def _cell(unit: Unit | None, summed: bool, amounts: list[Amount], name: str) -> Amount | str:
    if not unit:
        return name
    if not summed:
        return Amount()
    return together(amounts) if unit == "usd" else counted(int(sum(one.plain() for one in amounts)))


def follows(table: str, asked: AskedCell) -> Derivation | None:
    """What a cell follows from: that of the others from the cells of each, else as
    the modules of lineage know it."""
    beyond = asked.row.startswith(BEYOND)
    if not beyond and not _of_several(table, asked):
        rules = (time_series_lineage, analysis_lineage, lineage)
        return next((found for one in rules if (found := one.follows(table, asked))), None)
    each = tuple(At(table, key, asked.column) for key in asked.rows)
    if beyond and (table, asked.column) == LEFT:
        return left_of("100", each)
    return Derivation(_sum_of(len(each)), each)


def _of_several(table: str, asked: AskedCell) -> bool:
    return table in SUMMED and SEVERAL in asked.row


def _sum_of(number: int) -> str:
    """The form of a sum of so many; empty where it is the one."""
    if number <= MOST_WRITTEN:
        return " + ".join("{}" for _ in range(number)) if number > 1 else ""
    first = (f"{{{place}}}" for place in range(MOST_WRITTEN - 1))
    return " + ".join([*first, "…", f"{{{number - 1}}}"])
