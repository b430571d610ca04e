"""Which lines of a block are no rows: torn, damaged, not in the encoding, with a stray quote.

The quick reading of rows (`dashboard.imports.reading`) believes quotes and counts fields; before
it may, quotes must stand where they open and close a field, within one line. What is found here
names the lines; it is only asked for blocks that are not sound.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from dashboard.errors import SHOWN
from dashboard.imports.blocks import NEWLINE, STRETCH, Block
from dashboard.imports.formats import CustomsFile
from dashboard.imports.wording import why
from dashboard.sentences import Sentence

QUOTE, RETURN, SPACE, TAB = b'"\r \t'
Broken = dict[int, Sentence]
"""Place of a line in its block, counted from 0 → what is wrong with it."""


def is_sound(text: bytes, file: CustomsFile) -> bool:
    """Whether every byte may be believed: no zero bytes, stray quotes, lone carriage returns, and
    nothing that is not in the encoding. Says nothing about the number of fields."""
    if b"\x00" in text or (b"\r" in text and _has_lone_return(text)):
        return False
    if file.encoding == "utf-8" and not _is_utf8(text):
        return False
    return b'"' not in text or not _stray_quotes(text, file.separator).any()


def _has_lone_return(text: bytes) -> bool:
    """Whether a carriage return stands elsewhere than at the end of a line."""
    data = np.frombuffer(text, np.uint8)
    for at in range(0, len(data), STRETCH):
        here, behind = data[at : at + STRETCH], data[at + 1 : at + 1 + STRETCH]
        lone = (here[: len(behind)] == RETURN) & (behind != NEWLINE)
        if lone.any():
            return True
    return text.endswith(b"\r")


def _is_utf8(text: bytes) -> bool:
    offsets = np.array([0, len(text)], np.int32)
    whole = pa.Array.from_buffers(pa.binary(), 1, [None, pa.py_buffer(offsets), pa.py_buffer(text)])
    try:
        whole.cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _stray_quotes(text: bytes, separator: str) -> np.ndarray:
    """Of every quote, whether it neither opens nor closes a field of its line, nor is doubled."""
    data = np.frombuffer(text, np.uint8)
    quotes = np.flatnonzero(data == QUOTE)
    ends = np.flatnonzero(data == NEWLINE)
    line = np.searchsorted(ends, quotes)
    nth = np.arange(len(quotes)) - np.searchsorted(line, line)
    opens = nth % 2 == 0
    before = np.where(quotes > 0, data[quotes - 1], NEWLINE)
    after = data[np.minimum(quotes + 1, len(data) - 1)]
    edge = ord(separator)
    starts = (before == edge) | (before == NEWLINE)
    stops = (after == edge) | (after == NEWLINE) | (after == RETURN)
    doubled_before = np.diff(quotes, prepend=-2) == 1
    doubled_after = np.diff(quotes, append=len(data) + 1) == 1
    stray: np.ndarray = np.where(opens, ~starts & ~doubled_before, ~stops & ~doubled_after)
    unclosed: np.ndarray = opens & (np.diff(line, append=-1) != 0)
    found: np.ndarray = stray | unclosed
    return found


def broken_lines(block: Block, file: CustomsFile) -> Broken:
    """The lines of a block that are no rows, and why. Blank ones are none of them."""
    text = block.text
    data = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(data == NEWLINE)
    found: Broken = {}

    def note(places: np.ndarray, reason: Sentence) -> None:
        for line in np.unique(np.searchsorted(ends, places)):
            found.setdefault(int(line), reason)

    note(np.flatnonzero(data == 0), why("zero_bytes"))
    returns = np.flatnonzero(data == RETURN)
    note(returns[data[returns + 1] != NEWLINE], why("carriage_return"))
    note(np.fromiter(_not_utf8(text, file), np.int64), why("not_utf8"))
    quotes = np.flatnonzero(data == QUOTE)
    if file.quoted:
        note(quotes[_stray_quotes(text, file.separator)], why("stray_quote"))
    edge, expected = ord(file.separator), len(file.columns)
    fields = _fields(data, ends, quotes, edge)
    for line in np.flatnonzero((fields != expected) & ~_blank(data, ends, edge)):
        there = int(fields[line])
        reason = why("note") if there == 1 else why("fields", there=there, expected=expected)
        found.setdefault(int(line), reason)
    return found


def _not_utf8(text: bytes, file: CustomsFile) -> Iterator[int]:
    place, left = 0, SHOWN
    while file.encoding == "utf-8" and place < len(text) and (left := left - 1):
        try:
            text[place:].decode("utf-8")
            return
        except UnicodeDecodeError as error:
            yield place + error.start
            place = text.find(b"\n", place + error.start) + 1


def _blank(data: np.ndarray, ends: np.ndarray, separator: int) -> np.ndarray:
    """Of every line, whether nothing but blanks and separators is in it."""
    lengths = np.diff(ends, prepend=-1) - 1
    blanks = np.flatnonzero(np.isin(data, (SPACE, TAB, RETURN, separator)))
    count = np.bincount(np.searchsorted(ends, blanks), minlength=len(ends))
    found: np.ndarray = count == lengths
    return found


def _fields(data: np.ndarray, ends: np.ndarray, quotes: np.ndarray, separator: int) -> np.ndarray:
    """The number of fields of every line; separators within quotes are none."""
    places = np.flatnonzero(data == separator)
    line = np.searchsorted(ends, places)
    first = np.searchsorted(quotes, np.concatenate([[-1], ends[:-1]]), "right")
    inside = (np.searchsorted(quotes, places) - first[line]) % 2 == 1
    found: np.ndarray = np.bincount(line[~inside], minlength=len(ends)) + 1
    return found
