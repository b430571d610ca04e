"""Reading a frame: its rows as plain objects, their numbers and texts."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping, Sequence
from functools import lru_cache
from keyword import iskeyword
from typing import Any, TypeAlias, get_type_hints

import numpy as np
import pandas as pd

from dashboard.language import in_language, languages

Rows: TypeAlias = pd.DataFrame | Sequence[Any]
"""The rows of an answer, or the frame of them."""


class Framed(tuple[Any, ...]):
    """Rows of a kind that is known only when they are made; they know how they become a frame."""

    def frame(self) -> pd.DataFrame:
        """Their frame, index from 0."""
        return pd.DataFrame(list(self), columns=self[0]._fields if self else None)


def records(given: Rows) -> Sequence[Any]:
    """The rows of a frame, an attribute a column, with numbers as Python's own; rows as they are.

    Many times faster than ``itertuples``, which makes a new kind of row for every frame: on ten
    rows, and most frames have ten, that is what a chart costs.
    """
    if not isinstance(given, pd.DataFrame):
        return given
    row = row_of(tuple(map(str, given.columns)))
    columns = [_plain(cells) for _, cells in given.items()]
    return tuple(map(row._make, zip(*columns, strict=True)))


@lru_cache(maxsize=1024)
def row_of(columns: tuple[str, ...]) -> Any:
    """The kind of row that has these columns; unlike that of a named tuple one may be ``from``."""
    names = [name if name.isidentifier() and not iskeyword(name) else f"c{place}"
             for place, name in enumerate(columns)]  # fmt: skip
    row = namedtuple("Row", names)  # type: ignore[misc]
    for name, known_by in zip(columns, names, strict=True):
        setattr(row, name, getattr(row, known_by))
    row._fields = columns  # type: ignore[assignment]
    return row


_TYPES = {int: "int64", float: "float64", str: "str", bool: "bool", int | None: "Int64",
          tuple[str, ...]: "object", tuple[float, ...]: "object"}  # fmt: skip


def frame_of(row: Any, rows: Sequence[Any]) -> pd.DataFrame:
    """The frame of some rows of a kind, a `NamedTuple` of numbers and texts."""
    frame = pd.DataFrame(rows, columns=row._fields)
    return frame.astype({name: _TYPES[of] for name, of in get_type_hints(row).items()})


def _plain(cells: pd.Series) -> list[Any]:
    # Texts have their objects at hand; whole numbers that may be missing must stay whole.
    fast = isinstance(cells.dtype, (np.dtype, pd.StringDtype))
    return list(cells.to_numpy().tolist() if fast else cells.tolist())


Texts = Mapping[str, str]
"""Language → text."""


def texts(row: object, noun: str) -> Texts:
    """The texts of a row in every language: ``title`` from its columns ``title_en`` and so on."""
    return {code: text(row, f"{noun}_{code}") for code in languages()}


def text_in(row: object, noun: str, language: str) -> str:
    """A text of a row, or of an object that has `Texts`, in a language; in English where it has
    none in that."""
    given = getattr(row, noun, None)
    return in_language(given if isinstance(given, Mapping) else texts(row, noun), language)


def translated(row: object, noun: str, language: str) -> str:
    """A text that stands in its own language (``title``), in the reader's: from ``title_en`` and so
    on where that is filled in, else as it stands."""
    return text(row, f"{noun}_{language}") or text(row, noun)


def text(row: object, column: str) -> str:
    """A text of a row; empty where the frame has no such column or no value."""
    found = getattr(row, column, "")
    return found if isinstance(found, str) else ""
