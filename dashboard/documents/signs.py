"""The signs before the numbers of a sheet: "≈" before one that is only about right, ">" and "<"
before a bound. They are part of how a number looks, and no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.loaders.records import records
from dashboard.narrative.amounts import SIGNS
from dashboard.row_amounts import amount_of

ENDS = ("_usd", "_pct", "_points")
"""Units of the columns that may be qualified; a low or a high end is exact."""
OF_RANGE = ("_low", "_high")


def sign_of(qualifier: object) -> str:
    """The sign of a qualifier, ``≈``; empty for a number that stands for itself."""
    return SIGNS.get(qualifier, "") if isinstance(qualifier, str) else ""


def frame_signs(frame: pd.DataFrame, nouns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The sign of each cell of a frame, row by row, by ``exports_qualifier`` beside
    ``exports_usd``; ``qualifier`` alone is that of the first of some nouns that is there. No row
    where all numbers stand for themselves."""
    first = next((noun for noun in nouns if f"{noun}_usd" in frame), "")
    found = [_column(frame, str(name), first) for name in frame.columns]
    return tuple(zip(*found, strict=True)) if any(map(any, found)) else ()


def frame_whole(frame: pd.DataFrame) -> tuple[tuple[bool, ...], ...]:
    """Whether a share or a growth of a frame is written without decimals, row by row: what is known
    of it justifies none. No row where all have them."""
    rows = records(frame)
    nouns = [str(name).removesuffix("_pct") if str(name).endswith("_pct") else ""
             for name in frame.columns]  # fmt: skip
    found = tuple(
        tuple(bool(noun) and amount_of(row, noun, "pct").decimals() == 0 for noun in nouns)
        for row in rows
    )
    return found if any(map(any, found)) else ()


def _column(frame: pd.DataFrame, name: str, first: str) -> list[str]:
    stem = next((name.removesuffix(end) for end in ENDS if name.endswith(end)), "")
    by = f"{stem}_qualifier" if f"{stem}_qualifier" in frame else ""
    if not by and stem == first and "qualifier" in frame:
        by = "qualifier"
    if not stem or not by or stem.endswith(OF_RANGE):
        return [""] * len(frame)
    return [sign_of(one) for one in frame[by]]
