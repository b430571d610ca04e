"""Rows of the owner's workbook that are written in one language alone.

An official writes in his own; readers of another see that rather than nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.imports.relations_guide import is_required, kind_of
from dashboard.language import languages
from dashboard.loaders.owner_relations import TABLES


def in_every_language(table: str, raw: pd.DataFrame) -> pd.DataFrame:
    """The cells of a table, with what must be there and is not in a language taken from another.
    What is in none stays empty, and is refused."""
    found = raw.copy()
    for columns in _kinds(table, raw):
        for name in columns:
            for other in columns:
                found[name] = found[name].where(found[name].ne(""), raw[other])
    return found


def in_one_language(table: str, rows: pd.DataFrame) -> pd.Series:
    """Which rows say something in the same words in every language."""
    alike = pd.Series(data=False, index=rows.index)
    for columns in _kinds(table, rows):
        texts = rows[columns]
        alike |= texts.eq(texts[columns[0]], axis="index").all(axis="columns")
    return alike


def _kinds(table: str, rows: pd.DataFrame) -> Iterator[list[str]]:
    """The columns of each kind of text that a row must have, one for every language."""
    kinds: dict[str, list[str]] = {}
    for name, column in TABLES[table].columns.items():
        kind, code = kind_of(name)
        if code and name in rows and is_required(column):
            kinds.setdefault(kind, []).append(name)
    yield from (names for names in kinds.values() if len(names) == len(languages()) > 1)
