"""A checked file becomes a typed frame, or one refusal with every reason in it.

`read_table` goes through: checksum, UTF-8, header and row lengths, types, the rules of the
schema, codes that a register must know. The first three stop at once, since nothing after
them would mean anything; the faults of the others are gathered and reported together.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dashboard.errors import DataRefused, Reason
from dashboard.language import said
from dashboard.loaders.columns import Schema, SchemaErrors, may_lack, stand_in
from dashboard.loaders.provenance import read_checked, shown

_NUMBERS = {
    "Int64": (r"-?\d+", said("refused.rule.whole_number")),
    "float64": (r"-?\d+(\.\d+)?", said("refused.rule.number")),
}
REPEATED = said("refused.rule.repeated")
"""The reason of rows with the id of another."""
_BY_PANDERA = {
    "not_nullable": said("refused.rule.empty"),
    "multiple_fields_uniqueness": REPEATED,
}


class Fault(NamedTuple):
    """What is wrong with a cell of the row at a position of the frame."""

    position: int
    column: str
    value: str
    reason: str


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
    frame, faults = _typed(raw, schema)
    mistyped = {(fault.position, fault.column) for fault in faults}
    faults += [
        fault
        for fault in _broken_rules(frame, raw, schema)
        if (fault.position, fault.column) not in mistyped
    ]
    faults += _untidy(raw)
    faults += _unknown_codes(raw, schema, known)
    # What fills in for a column that the file lacks has its faults in its own column.
    faults = [fault for fault in faults if not fault.column or fault.column in given]
    faults = faults or [*(besides(frame) if besides else ())]
    if faults:
        order = {column: place for place, column in enumerate(raw.columns)}
        faults.sort(key=lambda fault: (fault.position, order.get(fault.column, -1)))
        raise DataRefused(Reason(file, lines[fault.position], *fault[1:]) for fault in faults)
    return frame


def completed(raw: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """Cells of text with every column of a schema, in its order: what the file lacks of languages
    and of later columns is filled in, and cells left empty that mean their usual value."""
    full, optional = raw, may_lack(schema)
    for name in schema.columns:
        if name in optional:
            other, text = stand_in(schema, name, full.columns)
            if name not in full:
                cells = full[other] if other else pd.Series("", index=full.index, dtype="str")
                full = full.assign(**{name: cells})
            if text:
                full = full.assign(**{name: full[name].mask(full[name] == "", text)})
    return full[list(schema.columns)]


def columns_in(header: Collection[str], schema: Schema) -> list[str]:
    """The columns that a file with this header must have, in order: without those that it may
    lack and does, with those that it calls as earlier versions did."""
    optional, found = may_lack(schema), []
    for name in schema.columns:
        former = (schema.columns[name].metadata or {}).get("formerly", "")
        if name in header or name not in optional:
            found.append(name)
        elif former and former in header:
            found.append(former)
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


def _typed(raw: pd.DataFrame, schema: Schema) -> tuple[pd.DataFrame, list[Fault]]:
    """Numbers as numbers; a cell that is none is a fault and missing in the frame."""
    typed, faults = {}, []
    for name, column in schema.columns.items():
        cells = raw[name]
        if str(column.dtype) not in _NUMBERS:
            typed[name] = cells
            continue
        shape, reason = _NUMBERS[str(column.dtype)]
        fits = cells.str.fullmatch(shape)
        faults += [
            Fault(position, name, cells[position], reason)
            for position in raw.index[~fits & (cells != "")]
        ]
        typed[name] = pd.to_numeric(cells.where(fits)).astype(str(column.dtype))
    return pd.DataFrame(typed, index=raw.index), faults


def _broken_rules(frame: pd.DataFrame, raw: pd.DataFrame, schema: Schema) -> Iterator[Fault]:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as broken:
        cases = broken.failure_cases
    else:
        return
    reasons = _BY_PANDERA | {str(text): text for text in _reasons(schema)}
    seen, parts = set(), ("schema_context", "column", "check", "index")
    for context, column, check, index in zip(*(cases[part] for part in parts), strict=True):
        reason = reasons.get(str(check), str(check))
        across = context != "Column" and check != "multiple_fields_uniqueness"
        name = "" if across else str(column)
        if (index, name, reason) in seen:
            continue
        seen.add((index, name, reason))
        position = int(index)
        value = str(raw.at[position, name]) if name in raw else ""
        yield Fault(position, name, value, reason)


def _reasons(schema: Schema) -> Iterator[str]:
    """The reasons of the checks of a schema as sentences: pandera tells them as plain text."""
    for part in (schema, *schema.columns.values()):
        yield from (check.error for check in part.checks if check.error)


def _untidy(raw: pd.DataFrame) -> list[Fault]:
    return [
        Fault(position, name, repr(cell), said("refused.rule.blank"))
        for name in raw.columns
        for position, cell in raw[name].items()
        if cell != cell.strip()
    ]


def _unknown_codes(
    raw: pd.DataFrame, schema: Schema, known: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    for name, column in schema.columns.items():
        declared = column.metadata or {}
        if declared.get("register") not in known:
            continue
        register = declared["register"]
        allowed = {"", *known[register], *declared["besides"]}
        reason = said("refused.rule.register", register=said(f"refused.register.{register}"))
        for position, cell in raw[name].items():
            for code in cell.split(";") if declared["many"] else [cell]:
                if code not in allowed:
                    yield Fault(position, name, code, reason)
