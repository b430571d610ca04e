"""Numbers of 64 bits for every row, equal where the rows are: to find what was delivered twice.

Three of a row: its *key* is what it is of (month, flow, partner, code, region), its *row* the key
and what is counted (value and mass; the amount in other units is not part of a release, so rows
that differ in it alone are the same), its *parts* the customs post and whatever else a file tells
its rows apart by, if it does.

The upper quarter is the month and the flow, so that sorting brings the rows of a month together;
the rest is mixed from everything else.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.imports.fields import Fields
from dashboard.imports.numbers import MONEY

_PRIME = np.uint64(0x9E3779B97F4A7C15)
LOWER = np.uint64(48)
_MIXED = np.uint64((1 << 48) - 1)
KINDS = ("rows", "keys", "parts")
AT_ONCE = 16_000_000
"""Rows whose fingerprints are held at once: 128 MB."""

Prints = dict[str, np.ndarray]
"""Kind → a number for every row; ``parts`` are empty where a file has no such column."""


def fingerprints(fields: Fields, rows: np.ndarray, partners: Sequence[str | None]) -> Prints:
    """Of the rows at some places of a block. ``partners``: what each different text means."""
    partner, codes = fields.words["strana"], fields.codes
    names = [one or text for one, text in zip(partners, partner.texts, strict=True)]
    odd = np.zeros(len(fields.flow), np.uint64)
    odd[codes.odd_rows] = _of_texts(codes.odd.texts)[codes.odd.of_row]
    # A code that lost its leading zero has one digit less and is the same.
    length = codes.digits + codes.digits % 2
    key = np.zeros(len(rows), np.uint64)
    for column in (_of_texts(names)[partner.of_row], codes.filled, length, odd, fields.region):
        key = _mixed(key, column[rows])
    row = key
    for name in (MONEY, "netto"):
        row = _mixed(row, fields.numbers[name].values[rows])
    parts = np.zeros(len(rows) if fields.parts else 0, np.uint64)
    for words in fields.parts:
        parts = _mixed(parts, _of_texts(words.texts)[words.of_row[rows]])
    months = fields.month[rows].astype(np.uint64) * 2 + fields.flow[rows].astype(np.uint64)
    head = months << LOWER
    return {"rows": head | (row >> np.uint64(16)), "keys": head | (key >> np.uint64(16)),
            "parts": parts >> np.uint64(16)}  # fmt: skip


def apart(prints: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Fingerprints that tell rows of different parts apart; the month and the flow stay."""
    with np.errstate(over="ignore"):
        mixed = ((prints ^ parts) * _PRIME) & _MIXED
    found: np.ndarray = (prints & ~_MIXED) | mixed
    return found


def heads_of(prints: np.ndarray) -> np.ndarray:
    """The month and the flow of each: (year · 13 + month) · 2 + flow."""
    return (prints >> LOWER).astype(np.int64)


def of_turn(prints: np.ndarray, turn: int, times: int) -> np.ndarray:
    """Which fingerprints are of the months of a turn, where all are taken in so many."""
    found: np.ndarray = heads_of(prints) % times == turn
    return found


def _mixed(so_far: np.ndarray, column: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        mixed = (so_far ^ column.astype(np.uint64)) * _PRIME
    found: np.ndarray = mixed ^ (mixed >> np.uint64(29))
    return found


def _of_texts(texts: Sequence[str]) -> np.ndarray:
    return np.array([zlib.crc32(text.encode()) for text in texts], np.uint64)


@dataclass(frozen=True, slots=True)
class Repeats:
    """Rows of a month and a flow, and how many of them repeat another."""

    month: int
    flow: int
    rows: int
    repeated: int


def repeats_in(prints: np.ndarray) -> list[Repeats]:
    """By month and flow. Sorts the fingerprints where they are."""
    prints.sort()
    again = prints[1:] == prints[:-1]
    heads = heads_of(prints)
    rows = np.bincount(heads, minlength=1)
    repeated = np.bincount(heads[1:][again], minlength=len(rows))
    return [
        Repeats(int(head) // 2, int(head) % 2, int(rows[head]), int(repeated[head]))
        for head in np.flatnonzero(rows)
    ]
