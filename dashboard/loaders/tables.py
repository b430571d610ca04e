"""A checked file becomes a typed frame, or one refusal with every reason in it.

`read_table` goes through: checksum, UTF-8, header and row lengths, types, the rules of the
schema, codes that a register must know. The first three stop at once, since nothing after
them would mean anything; the faults of the others are gathered and reported together.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.loaders.checking import Fault, Values, checked
from dashboard.loaders.columns import Schema
from dashboard.loaders.provenance import read_checked, shown

Rules = Callable[[pd.DataFrame], Iterable[Fault]]


def read_table(
    path: Path,
    schema: Schema,
    known: Mapping[str, Collection[str]] | None = None,
    besides: Rules | None = None,
) -> pd.DataFrame:
    """Read a CSV file of ``data/`` into a frame with the columns and types of a schema.

    Args:
        path: the file, with its sidecar beside it.
        schema: one of `dashboard.loaders.schemas`.
        known: the codes of each register by its name (``countries``, ``sectors``, ``chapters``,
            ``regions``, ``sources``, ``paragraphs``); registers that are not given are not
            checked against.
        besides: further rules that the rows of a frame must keep.

    Returns:
        A new frame, rows in the order of the file, index from 0. Empty text is ``""``, an
        empty number is missing. Texts of a language that the file lacks are the fallback's, and
        columns that a file of an earlier version lacks are filled in.

    Raises:
        DataRefused: with every fault; ``row`` is the line of the file, the header being line 1.
    """
    lines, raw = _cells(path, read_checked(path), schema)
    return checked_frame(raw, lines, schema, known or {}, shown(path), besides)


def checked_frame(
    raw: pd.DataFrame,
    lines: Sequence[int],
    schema: Schema,
    known: Mapping[str, Collection[str]],
    file: str,
    besides: Rules | None = None,
) -> pd.DataFrame:
    """Cells of text as a frame of a schema, as `read_table` returns it.

    ``lines`` are the rows of the file named ``file`` from which the cells come. Columns that a
    file may lack may be missing.

    Raises:
        DataRefused: with every fault.
    """
    given, raw = set(raw.columns), completed(raw, schema)
    cells = {name: raw[name].tolist() for name in schema.columns}
    values, faults = checked(cells, schema, known)
    # What fills in for a column that the file lacks has its faults in its own column.
    faults = [fault for fault in faults if not fault.column or fault.column in given]
    frame = raw
    if not faults:
        frame = _as_frame(raw, values, schema)
        faults = [*(besides(frame) if besides else ())]
    if faults:
        order = {column: place for place, column in enumerate(raw.columns)}
        faults.sort(key=lambda fault: (fault.position, order.get(fault.column, -1)))
        raise DataRefused(Reason(file, lines[fault.position], *fault[1:]) for fault in faults)
    return frame


def completed(raw: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Cells of text with every column of a schema, in its order: what the file lacks of languages
    and of later columns is filled in, and cells left empty that mean their usual value."""
    full = {str(name): column for name, column in raw.items()}
    for name, column in schema.columns.items():
        if name not in full:
            other = column.formerly if column.formerly in full else column.fallback
            full[name] = full[other] if other else pd.Series("", index=raw.index, dtype="str")
        if column.instead:
            full[name] = full[name].mask(full[name] == "", column.instead)
    return pd.DataFrame({name: full[name] for name in schema.columns}, index=raw.index)


def columns_in(header: Collection[str], schema: Schema) -> list[str]:
    """The columns that a file with this header must have, in order: without those that it may
    lack and does, with those that it calls as earlier versions did."""
    found = []
    for name, column in schema.columns.items():
        if name in header or not column.lacking:
            found.append(name)
        elif column.formerly and column.formerly in header:
            found.append(column.formerly)
    return found


def _cells(path: Path, content: bytes, schema: Schema) -> tuple[list[int], pd.DataFrame]:
    """The cells as text, and the line on which each row begins."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        value = content[fault.start : fault.end].hex(" ")
        raise DataRefused(
            [Reason(shown(path), line, "", value, "is not UTF-8; save the file as UTF-8")]
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        columns = columns_in(header, schema)
        if header != columns:
            raise DataRefused(
                [Reason(shown(path), 1, "", ",".join(header), _header_fault(header, columns))]
            )
        lines, rows, torn = [], [], []
        begins = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(columns):
                reason = f"has {len(cells)} cells instead of {len(columns)}"
                torn.append(Reason(shown(path), begins, "", ",".join(cells), reason))
            lines.append(begins)
            rows.append(cells)
            begins = reader.line_num + 1
    except csv.Error as fault:
        raise DataRefused(
            [Reason(shown(path), reader.line_num, "", "", f"is not CSV: {fault}")]
        ) from None
    if torn:
        raise DataRefused(torn)
    return lines, pd.DataFrame(rows, columns=columns, dtype="str")


def _header_fault(header: list[str], columns: list[str]) -> str:
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    faults = [f"lacks {', '.join(missing)}"] if missing else []
    faults += [f"has the unknown {', '.join(unknown)}"] if unknown else []
    return f"the header {'; '.join(faults) or 'has another order'}; it must be {','.join(columns)}"


def _as_frame(raw: pd.DataFrame, values: Values, schema: Schema) -> pd.DataFrame:
    """The cells with their numbers in the types of the columns."""
    numbers = {
        name: pd.array(list(values[name]), dtype=column.dtype)
        for name, column in schema.columns.items()
        if column.dtype != "str"
    }
    return raw.assign(**numbers)
