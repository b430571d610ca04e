"""Tables as plain cells: what a sheet of a workbook and a CSV file hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its title, its headings, its rows; a missing value is None."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[str, ...] = ()
    """The columns that the headings word, if they are those of a frame: they name the units."""
    links: tuple[tuple[str, ...], ...] = ()
    """Where each cell leads, row by row; none of a table whose numbers lead nowhere."""
    signs: tuple[tuple[str, ...], ...] = ()
    """The sign before each cell, "≈" or ">", row by row; none of a table of exact numbers."""
    whole: tuple[tuple[bool, ...], ...] = ()
    """Whether no decimal of a cell is justified, row by row, where a page writes none: "≈ 42 %"."""
    apart: tuple[int, ...] = ()
    """For each row 0, or its place among those that a sheet has apart, below its table, for they
    count what other rows do; none where all stand together."""
    decimal: str = "."
    """The decimal sign of its reader, which tells how a CSV of it is written."""

    @property
    def stands(self) -> tuple[int, ...]:
        """`apart` of every row, also where all stand together."""
        return self.apart or (0,) * len(self.rows)


def table_of(
    name: str, title: str, frame: pd.DataFrame, headings: Sequence[str] | None = None
) -> Table:
    """A frame as a table. Money is in the plain dollars that it has."""
    columns = tuple(str(column) for column in frame.columns)
    cells = [[_cell(value) for value in frame[column].tolist()] for column in frame.columns]
    return Table(
        name=name,
        title=title,
        headings=columns if headings is None else tuple(headings),
        rows=tuple(zip(*cells, strict=True)) if cells else (),
        columns=columns,
    )


def _cell(value: object) -> Cell:
    """A plain cell: a number, a text, or None for what is missing."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return None if math.isnan(value) else float(value)
    return str(value)
