"""A number of 64 bits for every row, equal where the rows are: to find what was delivered twice.

The upper quarter is the month and the flow, so that sorting brings the rows of a month together;
the rest is mixed from everything else that is read of a row.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.imports.fields import Fields

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_LOWER = np.uint64(48)


def fingerprints(fields: Fields, rows: np.ndarray) -> np.ndarray:
    """Of the rows at some places of a block."""
    partner = fields.words["strana"]
    odd = np.zeros(len(fields.flow), np.uint64)
    odd[fields.codes.odd_rows] = _of_texts(fields.codes.odd.texts)[fields.codes.odd.of_row]
    mixed = np.zeros(len(rows), np.uint64)
    for column in (
        _of_texts(partner.texts)[partner.of_row],
        fields.codes.filled,
        fields.codes.digits,
        odd,
        *(number.values for number in fields.numbers.values()),
        fields.region,
    ):
        with np.errstate(over="ignore"):
            mixed = (mixed ^ column[rows].astype(np.uint64)) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    head = (
        fields.month[rows].astype(np.uint64) * 2 + fields.flow[rows].astype(np.uint64)
    ) << _LOWER
    found: np.ndarray = head | (mixed >> np.uint64(16))
    return found


def _of_texts(texts: Sequence[str]) -> np.ndarray:
    return np.array([zlib.crc32(text.encode()) for text in texts], np.uint64)


@dataclass(frozen=True, slots=True)
class Repeats:
    """Rows of a month and a flow, and how many of them repeat another; ``different`` ones."""

    month: int
    flow: int
    rows: int
    repeated: int


def repeats_in(prints: np.ndarray) -> list[Repeats]:
    """By month and flow. Sorts the fingerprints where they are."""
    prints.sort()
    again = prints[1:] == prints[:-1]
    heads = (prints >> _LOWER).astype(np.int64)
    rows = np.bincount(heads, minlength=1)
    repeated = np.bincount(heads[1:][again], minlength=len(rows))
    return [
        Repeats(int(head) // 2, int(head) % 2, int(rows[head]), int(repeated[head]))
        for head in np.flatnonzero(rows)
    ]
