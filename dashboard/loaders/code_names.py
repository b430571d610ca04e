"""The texts of codes that are told apart as numbers: each is written once and kept, as to write
fifty thousand of them takes longer than to add them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.loaders.row_table import TEN, code_texts

NONE = -1
"""The number of no code."""


def texts_of(texts: Sequence[str] | np.ndarray) -> pd.api.extensions.ExtensionArray:
    """Texts as a column of a frame has them."""
    return pd.array(np.asarray(texts, object), dtype="str")


@dataclass(slots=True)
class CodeNames:
    """Numbers of codes (see `dashboard.loaders.year_codes.WHAT`) and the texts of those that were
    asked for so far."""

    _held: tuple[np.ndarray, pd.api.extensions.ExtensionArray] = field(
        default_factory=lambda: (np.zeros(0, np.int64), texts_of([]))
    )

    def of(self, numbers: np.ndarray) -> pd.api.extensions.ExtensionArray:
        """The text of each number."""
        known, texts = self._held
        place = np.searchsorted(known, numbers)
        # Not by a set of numpy: it sorts both sides anew, which takes ten times as long.
        held = np.append(known, NONE)[place] == numbers
        if not held.all():
            known, texts = self._held = _with(known, texts, np.unique(numbers[~held]))
            place = np.searchsorted(known, numbers)
        return texts[place]


def _with(
    known: np.ndarray, texts: pd.api.extensions.ExtensionArray, new: np.ndarray
) -> tuple[np.ndarray, pd.api.extensions.ExtensionArray]:
    """Numbers and texts with those of new numbers. Of two threads that both write some each goes on
    with its own, and one of both is kept."""
    written = np.asarray(code_texts(*np.divmod(new, TEN + 1)), object)
    every = np.concatenate([known, new])
    order = np.argsort(every, kind="stable")
    return every[order], texts_of(np.concatenate([np.asarray(texts, object), written])[order])
