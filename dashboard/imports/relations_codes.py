"""One reading of the codes and ids in the owner's workbook.

A code of a register or one of a few words is what it looks like: in small letters, or with Russian
letters for Latin ones, it is the same. What it is called in any language stands for it, too. An id
is the owner's own, so it stays as it is; two that look alike would be two rows of one thing, and
are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from dashboard.errors import Reason
from dashboard.imports.values import folded, trimmed
from dashboard.loaders.columns import Column
from dashboard.loaders.owner_relations import KEYS, TABLES
from dashboard.sentences import said
from dashboard.typography import harmless

Names = Mapping[str, Mapping[str, Collection[str]]]
"""Column → what a code of it is called → the codes that are called so."""


def with_codes(
    table: str, raw: pd.DataFrame, known: Mapping[str, Collection[str]], names: Names
) -> pd.DataFrame:
    """The cells of a table of text, its codes and words as its registers write them; what is none,
    or the name of several, stays as it came."""
    columns = {
        name: column for name, column in TABLES[table].columns.items()
        if name in raw and (column.choices or column.register in known)
    }  # fmt: skip
    return raw.assign(**{
        name: _read(raw[name], column, {*column.choices, *column.besides,
                                        *known.get(column.register, ())}, names.get(name, {}))
        for name, column in columns.items()
    })  # fmt: skip


def _read(
    cells: pd.Series, column: Column, codes: Collection[str], names: Mapping[str, Collection[str]]
) -> pd.Series:
    looks = _by_look((code, code) for code in codes)
    called = _by_look((name, code) for name, of in names.items() for code in of if code in codes)

    def one(text: str) -> str:
        meant = looks.get(_look(text)) or called.get(_look(text), set())
        return next(iter(meant)) if text not in codes and len(meant) == 1 else text

    many = column.many
    return cells.map(lambda cell: ";".join(map(one, cell.split(";"))) if many else one(cell))


def _by_look(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """What codes or their names look like → the codes."""
    found: dict[str, set[str]] = {}
    for text, code in pairs:
        found.setdefault(_look(text), set()).add(code)
    return found


def _look(text: str) -> str:
    return folded(trimmed(" ".join(text.split())))


def ids_at_fault(
    table: str, ids: Collection[str], lines: Sequence[int], place: str, others: Collection[str]
) -> Iterator[Reason]:
    """Ids that look like another of the sheet or like one of ``others`` and are not the same, and
    those with signs that are not seen."""
    first = {_look(one): one for one in others}
    for line, one in zip(lines, ids, strict=True):
        if harmless(one) != one:
            yield Reason(place, line, KEYS[table], one, said("refused.sheet.unseen"))
        elif (other := first.setdefault(_look(one), one)) != one:
            reason = said("refused.sheet.alike_id", other=other)
            yield Reason(place, line, KEYS[table], one, reason)
