"""One reading of the codes and ids in the owner's workbook.

A code of a register or one of a few words is what it looks like: in small letters, or with Russian
letters for Latin ones, it is the same. An id is the owner's own, so it stays as it is; two that
look alike would be two rows of one thing, and are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pandas as pd

from dashboard.errors import Reason
from dashboard.imports.values import folded, trimmed
from dashboard.loaders.columns import Column
from dashboard.loaders.owner_relations import KEYS, TABLES
from dashboard.sentences import said
from dashboard.typography import harmless


def with_codes(table: str, raw: pd.DataFrame, known: Mapping[str, Collection[str]]) -> pd.DataFrame:
    """The cells of a table of text, its codes and words as its registers write them; what is none
    stays as it came."""
    columns = {
        name: column for name, column in TABLES[table].columns.items()
        if name in raw and (column.choices or column.register in known)
    }  # fmt: skip
    return raw.assign(**{
        name: _read(raw[name], column, {*column.choices, *column.besides,
                                        *known.get(column.register, ())})
        for name, column in columns.items()
    })  # fmt: skip


def _read(cells: pd.Series, column: Column, codes: Collection[str]) -> pd.Series:
    looks: dict[str, set[str]] = {}
    for code in codes:
        looks.setdefault(_look(code), set()).add(code)

    def one(text: str) -> str:
        meant = looks.get(_look(text), set())
        return next(iter(meant)) if text not in codes and len(meant) == 1 else text

    many = column.many
    return cells.map(lambda cell: ";".join(map(one, cell.split(";"))) if many else one(cell))


def _look(code: str) -> str:
    return folded(trimmed(code))


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
