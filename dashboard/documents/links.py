"""Where the numbers of a document are led to: the panels on the pages that its view is of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.amount import Amount
from dashboard.charts.addresses import FIGURE, amount_path, number_path, row_path
from dashboard.charts.chart import Chart
from dashboard.charts.mark_addresses import mark_addresses
from dashboard.charts.table import Cell, Column, Table
from dashboard.documents.address import shared_query
from dashboard.narrative.linked import Line, Number, pieces_of
from dashboard.query import Query
from dashboard.store.ask import Ask

WEB = ("http://", "https://")
NEAR = 1e-9
"""Part of a value up to which another is the same: sums are of floats."""

Run = tuple[str, str]
"""A piece of a line and its address; "" where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Links:
    """``base`` is the address of the pages; without one nothing is led anywhere. ``query`` is that
    of the document, with year and release; ``partner``: of whom its page is. ``on_page``: of what
    stands on a page itself, whose own query goes with every path."""

    base: str = ""
    query: str = ""
    lang: str = ""
    partner: str = ""
    on_page: bool = False

    @property
    def leads(self) -> bool:
        """Whether anything is led anywhere."""
        return bool(self.base) or self.on_page

    def at(self, path: str, query: str = "") -> str:
        """The whole address of a path of a number; a row of the data is the same of any query."""
        if self.on_page:
            return path
        if not (path and self.base):
            return ""
        of_cell = "/" in path.removeprefix(FIGURE)
        asked = f"{query}&lang={self.lang}" if query else self.query if of_cell else ""
        return f"{self.base}{path}?{asked or f'lang={self.lang}'}"

    def cell(self, amount: object, table: str, row: str, column: str) -> str:
        """Of a cell of a table; empty where it is no known amount."""
        if not isinstance(amount, Amount):
            return ""
        return self.at(amount_path(amount, table, row, column, self.partner))

    def table(self, table: Table, name: str) -> tuple[tuple[str, ...], ...]:
        """Of each cell of a table: that of its number, and what leads to the row of the data."""
        if not self.leads:
            return ()
        return tuple(
            tuple(
                (self.row(row.key) if column.leads and cell else "")
                if isinstance(cell, str)
                else self.cell(cell, name, row.key, column.key)
                for column, cell in zip(table.columns, row.cells, strict=True)
            )
            for row in table.rows
        )

    def drawn(self, chart: Chart) -> dict[str, str]:
        """Of each number that a chart draws, by its cell: row and column."""
        if not self.leads:
            return {}
        found = mark_addresses(chart, self.partner)
        return {cell: self.at(path) for cell, path in found.items()}

    def row(self, row: str) -> str:
        """Of a figure, a relation or an event by its id."""
        return self.at(row_path(row))

    def line(self, line: Line) -> tuple[Run, ...]:
        """A sentence piece by piece."""
        return tuple((one, "") if isinstance(one, str) else self._run(one) for one in line)

    def runs(self, text: str) -> tuple[Run, ...]:
        """A text piece by piece, each number that it knows of with its address."""
        return self.line(pieces_of(text))

    def _run(self, number: Number) -> Run:
        return number.text, self.at(number_path(number, self.partner), number.query)


NOWHERE = Links()
ON_PAGE = Links(on_page=True)


def links_of(ask: Ask, base: str, query: Query, partner: str = "") -> Links:
    """The links of a document of a query. Raises ``StoreUnavailable`` as `Ask.store` does."""
    if not base.startswith(WEB):
        return NOWHERE
    text = shared_query(query.with_(release=ask.store(query).release))
    return Links(base.rstrip("/"), text, query.lang, partner)


def frame_links(frame: pd.DataFrame, chart: Chart, links: Links) -> tuple[tuple[str, ...], ...]:
    """The address of each cell of a frame that is a number of the table of a chart: the column
    has its name and unit, a column of the frame the key of its row, and the value is the same.
    No row where nothing is led anywhere."""
    rows = {row.key: row for row in chart.table.rows}
    keys = next((keys for name in frame if (keys := _keys(frame[name], rows))), None)
    if not links.leads or keys is None:
        return ()
    named = {_named(column): place for place, column in enumerate(chart.table.columns)}
    found: list[list[str]] = []
    for name in frame:
        place = named.get(str(name))
        if place is None:
            found.append([""] * len(keys))
            continue
        column = chart.table.columns[place].key
        cells = [rows[key].cells[place] if key in rows else "" for key in keys]
        found.append([
            links.cell(cell, chart.name, key, column) if _same(cell, value) else ""
            for key, cell, value in zip(keys, cells, frame[name].tolist(), strict=True)
        ])  # fmt: skip
    return tuple(zip(*found, strict=True))


def _named(column: Column) -> str:
    """What a column of a chart's table is called in a frame."""
    return column.key if column.unit in (None, "count") else f"{column.key}_{column.unit}"


def _keys(cells: pd.Series, rows: Collection[str]) -> list[str]:
    """The keys of rows that a column has, each at most once; empty where it has none."""
    keys = [str(one) for one in cells]
    return keys if len({*keys}) == len(keys) and any(one in rows for one in keys) else []


def _same(cell: Cell, value: object) -> bool:
    if not isinstance(cell, Amount) or cell.value is None or not isinstance(value, (int, float)):
        return False
    return abs(value - cell.value) <= NEAR * max(1.0, abs(cell.value))
