"""The workbook in which the owner keeps relations, events and sources: its sheets and columns.

A sheet a table, a row a fact, the columns of `dashboard.loaders.schemas`; what follows from other
columns (an event's year and precision) is not asked for.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.imports.relations_guide import about, code_rows, guide_rows
from dashboard.language import Language
from dashboard.loaders.owner_relations import TABLES
from dashboard.loaders.registers import Registers
from dashboard.loaders.tables import columns_in

WORKED_OUT = {"events": ("year", "precision")}
"""Columns that follow from ``start``."""

MOST_ROWS = 5_000
"""In a sheet: far more than anybody writes by hand."""


def columns_of(sheet: str, header: Collection[str] | None = None) -> list[str]:
    """The columns of a sheet, in order; of one with this header those that it must have, since
    workbooks of an earlier version lack some."""
    schema = TABLES[sheet]
    names = list(schema.columns) if header is None else columns_in(header, schema)
    return [name for name in names if name not in WORKED_OUT.get(sheet, ())]


def template_xlsx(
    words: Language, registers: Registers, rows: Mapping[str, pd.DataFrame] | None = None
) -> bytes:
    """An empty workbook to be filled, or one with the owner's present rows.

    Its sheets, columns and codes are the same in every language. Every column has its meaning as a
    comment on its head; a column with a few words offers them. How it is filled in, with an
    example, and what the codes mean stand on two sheets behind, which an import passes over.
    """
    import xlsxwriter  # here, since a server rarely needs it

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": words.t("template.title")})
        head = book.add_format({"bold": True, "border": 1})
        text = book.add_format({"num_format": "@"})
        for sheet, schema in TABLES.items():
            page = book.add_worksheet(sheet)
            page.freeze_panes(1, 1)
            for place, name in enumerate(columns_of(sheet)):
                page.set_column(place, place, max(12, len(name) + 2), text)
                page.write_string(0, place, name, head)
                page.write_comment(0, place, about(sheet, name, words))
                if choices := schema.columns[name].choices:
                    page.data_validation(
                        1, place, MOST_ROWS, place, {"validate": "list", "source": list(choices)}
                    )
                _write_down(page, place, _cells_of(rows, sheet, name), text)
        columns = {sheet: columns_of(sheet) for sheet in TABLES}
        for name, lines, widths in (
            ("how", guide_rows(columns, words, registers), (14, 18, 90, 40)),
            ("codes", code_rows(words, registers), (22, 22, 50, 50)),
        ):
            page = book.add_worksheet(words.t(f"template.{name}"))
            for place, width in enumerate(widths):
                page.set_column(place, place, width, text)
            for number, cells in enumerate(lines):
                for place, cell in enumerate(cells):
                    page.write_string(number, place, cell, text)
    return file.getvalue()


def _write_down(page: Any, place: int, cells: Iterable[str], look: Any) -> None:
    """Cells below the head of a column, as text: none of them is a formula."""
    for row, cell in enumerate(cells, start=1):
        page.write_string(row, place, cell, look)


def _cells_of(rows: Mapping[str, pd.DataFrame] | None, sheet: str, name: str) -> list[str]:
    return [str(cell) for cell in rows[sheet][name]] if rows else []
