"""Blocks of lines → columns of bytes, and the row of the file that each value stands in.

Every line of a file becomes a row, a blank that is counted, or a fault that is named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv

from dashboard.errors import SHOWN
from dashboard.imports.blocks import Block
from dashboard.imports.formats import CustomsFile
from dashboard.imports.headings import PART
from dashboard.imports.structure import broken_lines, is_sound
from dashboard.imports.wording import why
from dashboard.sentences import Sentence

FEW_VALUES = ("napr", "period", "strana", "region")
"""Columns in which the same few values come again and again."""
MANY_VALUES = ("tnved", "stoim", "netto", "kol")
READ = (*FEW_VALUES, *MANY_VALUES)
Fault = tuple[int, str, str, Sentence]
"""Row of the file, column, value, reason."""
_FEW = pa.dictionary(pa.int32(), pa.binary())
_TYPES = {
    **dict.fromkeys(FEW_VALUES, _FEW),
    **dict.fromkeys(MANY_VALUES, pa.binary()),
}


@dataclass(slots=True)
class Lines:
    """The rows of a block: a column of bytes each, of those that are read and those that tell rows
    apart; ``blank`` lines left out, ``faults`` of lines that are no rows. ``numbers`` are the rows
    of the file, in order."""

    columns: dict[str, pa.Array]
    count: int
    blank: int
    faults: list[Fault]
    numbers: np.ndarray


def lines_of(block: Block, file: CustomsFile) -> Lines:
    """Read the lines of a block. What is no row is a fault; the others are read all the same."""
    text = block.text
    numbers = block.numbers
    table = _parsed(text, file) if is_sound(text, file) else None
    faults: list[Fault] = []
    blank_lines = 0
    if table is None:
        broken = broken_lines(block, file)
        shown = list(broken.items())[:SHOWN]
        lines = text.split(b"\n")[:-1]
        faults = [
            (int(numbers[place]), "", lines[place].decode(file.encoding, "replace").strip(), why)
            for place, why in shown
        ]
        nothing = f" \t\r{file.separator}".encode()
        filled = [place for place, line in enumerate(lines) if line.strip(nothing)]
        kept = [place for place in filled if place not in broken]
        blank_lines = len(lines) - len(filled)
        text = b"".join(lines[place] + b"\n" for place in kept)
        numbers = numbers[kept]
        table = _parsed(text, file)
    if table is None:
        reason = why("unreadable")
        return Lines({}, 0, 0, [*faults, (int(block.first), "", "", reason)], numbers[:0])
    blank = len(numbers) - len(table)
    if blank:
        numbers = numbers[_filled(text)]
    columns = {name: _whole(table[name]) for name in table.column_names}
    return Lines(columns, len(table), blank + blank_lines, faults, numbers)


def _parsed(text: bytes, file: CustomsFile) -> pa.Table | None:
    """The columns that are read; None if a line has too many or too few fields."""
    names = [column or f"unused_{place}" for place, column in enumerate(file.columns)]
    types = _TYPES | {name: _FEW for name in names if name.startswith(PART)}
    if not text.lstrip(b"\r\n"):  # of a usual block this copies nothing
        return pa.table({name: pa.array([], kind) for name, kind in types.items()})
    try:
        return pa.csv.read_csv(
            pa.BufferReader(text),
            read_options=pa.csv.ReadOptions(
                column_names=names, use_threads=False, block_size=len(text) + 1
            ),
            parse_options=pa.csv.ParseOptions(
                delimiter=file.separator, quote_char='"' if file.quoted else False
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=types,
                include_columns=list(types),
                check_utf8=False,
                strings_can_be_null=False,
                null_values=[],
            ),
        )
    except pa.ArrowInvalid:
        return None


def _whole(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.array([], column.type) if not len(column) else column.combine_chunks()


def _filled(text: bytes) -> np.ndarray:
    """Of every line, whether anything is in it."""
    data = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(data == ord("\n"))
    lengths = np.diff(ends, prepend=-1) - 1
    only_return = (lengths == 1) & (data[np.maximum(ends - 1, 0)] == ord("\r"))
    found: np.ndarray = (lengths > 0) & ~only_return
    return found
