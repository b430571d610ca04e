"""The rows of a file of text as blocks of whole lines, whatever it was packed in.

A copy that was interrupted has holes of zero bytes, a download ends in the middle of a line, and
some files never end one: none of them is read as if it were whole.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.imports.faults import Faults
from dashboard.imports.unpacking import Readable
from dashboard.imports.wording import why

BLOCK = 16 * 2**20
"""Larger ones are given back to the system each time and cost a quarter more."""
LINES = 2**18
"""So many lines to a block at most: real ones are longer, and of lines of a few bytes what is made
of each takes a hundred times its place."""
STRETCH = 2**18
"""Bytes that are looked at at once: they stay in the processor's cache."""
NEWLINE = ord("\n")
_END = b"\x1a"
_BLANK = b" \t\r"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text, each with its end. ``first`` is the row of the first of them in the file,
    ``numbers`` are those of all. ``deleted`` are rows that the file itself has struck out,
    ``hidden`` those among them that a workbook does not show.
    """

    text: bytes
    first: int
    numbers: np.ndarray
    deleted: int = 0
    hidden: int = 0


class Transcoded:
    """UTF-16, as spreadsheets save "Unicode text", read as UTF-8."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes. Bytes that are not UTF-16 become ones that are not UTF-8."""
        while len(self._rest) < size or size < 0:
            data = self._stream.read(BLOCK)
            try:
                self._rest += self._decoder.decode(data, final=not data).encode()
            except UnicodeError:
                self._rest += b"\xff\n"
                break
            if not data:
                break
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def line_blocks(
    stream: Readable, first: int, longest: int, faults: Faults, size: int = BLOCK
) -> Iterator[Block]:
    """Lines from where the stream stands, whole ones to a block.

    Faults: a line that is longer than ``longest`` bytes, and a last one that has no end.
    """
    rest = b""
    while data := stream.read(size):
        end = data.rfind(b"\n") + 1
        if not end:
            rest += data
        else:
            text = b"".join((rest, memoryview(data)[:end]))
            if too_long := _too_long(text, longest):
                faults.add(first + too_long - 1, "", "", why("long_line", most=longest))
                return
            for part, lines in _of_few_lines(text):
                yield Block(part, first, np.arange(first, first + lines))
                first += lines
            rest = data[end:]
        if len(rest) > longest:
            faults.add(first, "", "", why("long_line", most=longest))
            return
    if not rest.rstrip(_END).strip(_BLANK):
        return
    if not rest.strip(b"\x00" + _BLANK + _END):
        faults.add(first, "", "", why("zero_bytes"))
    else:
        faults.add(first, "", "", why("torn_end"))


def _of_few_lines(text: bytes) -> Iterator[tuple[bytes, int]]:
    """Whole lines in parts of so many at most, and how many each has."""
    lines = counted(text, NEWLINE)
    if lines <= LINES:
        yield text, lines
        return
    middle = text.find(b"\n", len(text) // 2, len(text) - 1) + 1
    middle = middle or text.rfind(b"\n", 0, len(text) // 2) + 1
    for half in (text[:middle], text[middle:]):
        yield from _of_few_lines(half)


def counted(text: bytes, byte: int) -> int:
    """How often a byte is there; of one in every line this is twice as quick as ``bytes.count``."""
    data = np.frombuffer(text, np.uint8)
    places = range(0, len(data), STRETCH)
    return sum(int(np.count_nonzero(data[at : at + STRETCH] == byte)) for at in places)


def _too_long(text: bytes, longest: int) -> int:
    """Which line is longer than it may be, counted from 1; 0 if none is.

    Where every stretch of half the length has an end of line, no line is longer.
    """
    half = longest // 2
    places = range(0, len(text), half)
    if all(text.find(b"\n", place, place + half) >= 0 for place in places[:-1]):
        return 0
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == NEWLINE)
    long = np.flatnonzero(np.diff(ends, prepend=-1) > longest)
    return int(long[0]) + 1 if len(long) else 0
