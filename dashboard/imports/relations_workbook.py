"""The owner's workbook of relations, read as it is shown, or refused with every fault in it.

Sheets go by their names, whatever their case and blanks, and columns by their headings, in any
order. Nothing is passed over in silence: what is not understood is refused with sheet, row,
column and value, and sheets that are no table of ours are named.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.imports.homoglyphs import normalised
from dashboard.imports.relations_codes import ids_at_fault, with_codes
from dashboard.imports.relations_languages import in_every_language
from dashboard.imports.relations_rules import Rules, at_odds, of_closed_source
from dashboard.imports.relations_sheet import SheetRows, read_sheet
from dashboard.imports.relations_template import WORKED_OUT, columns_of
from dashboard.imports.xlsx import Book, Sheet, workbook
from dashboard.imports.xlsx_formats import tidy
from dashboard.loaders.owner_relations import KEYS, TABLES, restricted_rows
from dashboard.loaders.tables import checked_frame, columns_in, completed
from dashboard.sentences import said

LARGEST = 16 * 2**20
"""Bytes, unpacked; a workbook of facts written by hand is far smaller."""

_PRECISION = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True, slots=True, eq=False)
class OwnerBook:
    """What a workbook holds.

    ``tables``: each table of the owner, of its schema, empty where its sheet is ``absent``;
    ``passed_over``: the names of sheets that are none of ours; ``hidden_rows``: how many of the
    rows that were read a filter hides.
    """

    tables: Mapping[str, pd.DataFrame]
    absent: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    hidden_rows: int = 0


@dataclass(slots=True)
class _Found:
    """The sheets of a workbook, sorted by what they are, and what is wrong with them."""

    rows: dict[str, SheetRows] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


def read_workbook(
    path: Path,
    known: Mapping[str, Collection[str]],
    rules: Rules,
    most: int = LARGEST,
    published: Mapping[str, Collection[str]] | None = None,
) -> OwnerBook:
    """The three tables of a workbook, checked; a sheet that is not there is an empty table.

    ``known``: the registers as in `read_table`; sources of the workbook itself count as known.
    Nothing begins more than a few years after the day of ``rules``. ``most`` bytes may be unpacked.
    ``published``: the ids of each table of the repository.

    Raises:
        DataRefused: with every fault of every sheet; ``row`` is the row of the sheet.
    """
    with workbook(path, most) as book:
        found = _sheets(path.name, book)
    if all(rows.columns for rows in found.rows.values()):
        tables = _checked(path.name, found, known, rules, published or {})
    else:
        for rows in found.rows.values():
            found.reasons += rows.reasons(f"{path.name}: {rows.name}")
    if found.reasons:
        raise DataRefused(found.reasons)
    return OwnerBook(
        tables,
        tuple(table for table in TABLES if table not in found.rows),
        tuple(found.others),
        sum(rows.hidden for rows in found.rows.values()),
    )


def _checked(
    name: str,
    found: _Found,
    known: Mapping[str, Collection[str]],
    rules: Rules,
    published: Mapping[str, Collection[str]],
) -> dict[str, pd.DataFrame]:
    """The tables; what is wrong with their rows goes to ``found``."""
    raw = {
        table: in_every_language(table, _with_derived(table, found.rows.get(table)))
        for table in TABLES
    }
    codes = {**known, "sources": {*known["sources"], *raw["sources"]["source"]}}
    raw = {table: with_codes(table, frame, codes, rules.names) for table, frame in raw.items()}
    closed = restricted_rows({"sources": completed(raw["sources"], TABLES["sources"])})
    tables: dict[str, pd.DataFrame] = {}
    for table, frame in raw.items():
        rows = found.rows.get(table, SheetRows(table))
        place = f"{name}: {rows.name}"
        faults = [
            *rows.reasons(place),
            *at_odds(table, frame, rows.lines, place, rules),
            *of_closed_source(frame, rows.lines, place, closed),
            *ids_at_fault(table, frame[KEYS[table]], rows.lines, place, published.get(table, ())),
        ]
        known_faults = {(fault.row, fault.column) for fault in faults}
        try:
            tables[table] = checked_frame(frame, rows.lines, TABLES[table], codes, place)
        except DataRefused as refused:
            faults += [
                one
                for one in refused.reasons
                if (one.row, one.column) not in known_faults
                and one.column not in WORKED_OUT.get(table, ())
            ]
        found.reasons += sorted(faults, key=lambda fault: fault.row or 0)
    return tables


def _sheets(name: str, book: Book) -> _Found:
    """The rows of the sheets of our tables; other sheets by name.

    Raises:
        DataRefused: no sheet is one of ours, or one is damaged.
    """
    found = _Found()
    for sheet in book.sheets:
        table = _table(sheet.name)
        place = f"{name}: {sheet.name}"
        if table is None:
            if like := _alike(sheet):
                reason = said("refused.sheet.alike", table=like)
                found.reasons.append(Reason(place, None, "", sheet.name, reason))
            found.others.append(sheet.name)
        elif sheet.hidden:
            found.reasons.append(Reason(place, None, "", "", said("refused.sheet.hidden")))
        elif table in found.rows:
            reason = said("refused.sheet.twice", other=found.rows[table].name)
            found.reasons.append(Reason(place, None, "", "", reason))
        else:
            found.rows[table] = read_sheet(sheet, table)
    if not found.rows and not found.reasons:
        names = ", ".join(sheet.name for sheet in book.sheets)
        reason = said("refused.sheet.none", tables=", ".join(TABLES))
        raise DataRefused([Reason(name, None, "", names, reason)])
    return found


def _table(name: str) -> str | None:
    """The table that a sheet of this name holds, if it is one of ours."""
    plain = "".join(normalised(name).split())
    return plain if plain in TABLES else None


def _alike(sheet: Sheet) -> str:
    """The table whose headings a sheet of another name has; empty if it has none's."""
    first = next(iter(sheet), None)
    if first is None:
        return ""
    names = {normalised(tidy(cell.value)) for cell in first.cells.values()}
    for table, key in KEYS.items():
        columns = columns_in(names, TABLES[table])
        if key in names and 2 * len(names.intersection(columns)) > len(columns):
            return table
    return ""


def _with_derived(table: str, rows: SheetRows | None) -> pd.DataFrame:
    """The cells of a sheet as text, with what follows from them."""
    columns = rows.columns if rows else columns_of(table)
    raw = pd.DataFrame(rows.cells if rows else [], columns=columns, dtype="str")
    if table != "events":
        return raw
    start = raw["start"]
    precision = [_PRECISION.get(len(text), "unknown") for text in start]
    full = raw.assign(
        year=start.str[:4].astype("str"),
        precision=pd.Series(precision, index=raw.index, dtype="str"),
    )
    return full[columns_in(list(full.columns), TABLES[table])]
