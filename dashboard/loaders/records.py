"""Reading a frame: its rows as plain objects, their numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.language import in_language, languages


def records(frame: pd.DataFrame) -> list[Any]:
    """The rows of a small frame, an attribute a column, with numbers as Python's own.

    Several times faster than ``itertuples`` on ten rows, which is most of what a chart costs.
    """
    names = [str(name) for name in frame.columns]
    columns = [_plain(cells) for _, cells in frame.items()]
    return [
        SimpleNamespace(**dict(zip(names, cells, strict=True)))
        for cells in zip(*columns, strict=True)
    ]


def _plain(cells: pd.Series) -> list[Any]:
    # Texts have their objects at hand; whole numbers that may be missing must stay whole.
    fast = isinstance(cells.dtype, (np.dtype, pd.StringDtype))
    return list(cells.to_numpy().tolist() if fast else cells.tolist())


def known(value: object) -> float | None:
    """A number of a row, or None where it is missing."""
    return float(value) if isinstance(value, (int, float)) and value == value else None


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
