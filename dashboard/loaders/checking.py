"""Whether the cells of a table keep the rules of its schema; every fault, not the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.loaders.columns import Column, Schema
from dashboard.sentences import said

_NUMBERS = {
    "Int64": (re.compile(r"-?[0-9]{1,18}"), int, said("refused.rule.whole_number")),
    "float64": (re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?"), float, said("refused.rule.number")),
}
"""How numbers are written, by the type of their column; those of more digits are slips of the
hand, and more than a column holds."""
EMPTY = said("refused.rule.empty")
REPEATED = said("refused.rule.repeated")
"""The reason of rows with the id of another."""


class Fault(NamedTuple):
    """What is wrong with a cell of the row at a position of the frame."""

    position: int
    column: str
    value: str
    reason: str


Cells = Mapping[str, Sequence[str]]
"""Column → its texts."""
Values = Mapping[str, Sequence[Any]]
"""Column → its texts, or its numbers; None where one is missing."""


def checked(
    cells: Cells, schema: Schema, known: Mapping[str, Collection[str]]
) -> tuple[Values, list[Fault]]:
    """The values of the cells, and all that is wrong with them, each kind by itself.

    A cell that is no number is missing in the values, and not asked for more. ``known``: the codes
    of each register by its name; registers that are not given are not checked against.
    """
    values, faults = _typed(cells, schema)
    broken = list(_broken_checks(cells, values, schema))
    faults += broken
    faults += _repeated(cells, values, schema)
    faults += _broken_rules(values, schema)
    faults += _untidy(cells)
    shapeless = {(fault.position, fault.column) for fault in broken}
    faults += _unknown_codes(cells, schema, known, shapeless)
    return values, faults


def _typed(cells: Cells, schema: Schema) -> tuple[Values, list[Fault]]:
    """Numbers as numbers; a cell that is none is a fault and missing in the values."""
    typed: dict[str, Sequence[Any]] = {}
    faults = []
    for name, column in schema.columns.items():
        if column.dtype not in _NUMBERS:
            typed[name] = cells[name]
            continue
        shape, read, reason = _NUMBERS[column.dtype]
        fits = [bool(shape.fullmatch(cell)) for cell in cells[name]]
        pairs = list(zip(cells[name], fits, strict=True))
        faults += [
            Fault(position, name, cell, reason)
            for position, (cell, fit) in enumerate(pairs)
            if cell and not fit
        ]
        typed[name] = [read(cell) if fit else None for cell, fit in pairs]
    return typed, faults


def _broken_checks(cells: Cells, values: Values, schema: Schema) -> Iterator[Fault]:
    for name, column in schema.columns.items():
        missing = {position for position, value in enumerate(values[name]) if value is None}
        if not column.empty:
            yield from (
                Fault(position, name, "", EMPTY)
                for position in missing
                if not cells[name][position]
            )
        for reason, bad in _bad_values(column, values[name]):
            yield from (
                Fault(position, name, cells[name][position], reason)
                for position, value in enumerate(values[name])
                if position not in missing and value in bad
            )


def _bad_values(column: Column, values: Sequence[Any]) -> Iterator[tuple[str, set[Any]]]:
    """Each reason that there is, and the values that it is said of."""
    different = {*values} - {None}
    for check in column.checks:
        if bad := {value for value in different if not check.holds(value)}:
            yield check.reason, bad


def _repeated(cells: Cells, values: Values, schema: Schema) -> Iterator[Fault]:
    """Rows with the key of another, each column of the key."""
    keys = list(zip(*(values[name] for name in schema.key), strict=True))
    counts = Counter(keys)
    for position, key in enumerate(keys):
        if counts[key] > 1:
            yield from (
                Fault(position, name, cells[name][position], REPEATED) for name in schema.key
            )


def _broken_rules(values: Values, schema: Schema) -> Iterator[Fault]:
    for rule in schema.rules:
        rows = zip(*(values[name] for name in rule.columns), strict=True)
        for position, row in enumerate(rows):
            if not rule.holds(*row):
                yield Fault(position, "", "", rule.reason)


def _untidy(cells: Cells) -> list[Fault]:
    return [
        Fault(position, name, repr(cell), said("refused.rule.blank"))
        for name, column in cells.items()
        for position, cell in enumerate(column)
        if cell != cell.strip()
    ]


def _unknown_codes(
    cells: Cells,
    schema: Schema,
    known: Mapping[str, Collection[str]],
    shapeless: Collection[tuple[int, str]],
) -> Iterator[Fault]:
    """Codes that their register does not have. A cell of one code that has not the shape of one, by
    its position and column, is none: that is said."""
    for name, column in schema.columns.items():
        if column.register not in known:
            continue
        allowed = {"", *known[column.register], *column.besides}
        register = said(f"refused.register.{column.register}")
        reason = said("refused.rule.register", register=register)
        for position, cell in enumerate(cells[name]):
            for code in cell.split(";") if column.many else [cell]:
                if code not in allowed and (code != cell or (position, name) not in shapeless):
                    yield Fault(position, name, code, reason)
