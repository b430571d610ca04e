"""A file of text or records becomes blocks of whole lines, of which none has too many."""

from __future__ import annotations

import io

import numpy as np

from dashboard.imports import dbf
from dashboard.imports.blocks import BLOCK, LINES, line_blocks
from dashboard.imports.faults import Faults


def test_lines_of_few_bytes_are_many_to_a_file_and_few_to_a_block() -> None:
    for data in (b"\n" * (2 * LINES + 5), b"a,b\n" * LINES + b"\n" * LINES + b"c" * 60_000 + b"\n"):
        found = list(line_blocks(io.BytesIO(data), 2, 65_536, Faults("f.csv")))
        assert b"".join(block.text for block in found) == data
        assert all(block.text.endswith(b"\n") for block in found)
        numbers = np.concatenate([block.numbers for block in found])
        assert np.array_equal(numbers, np.arange(2, 2 + data.count(b"\n")))
        assert [block.first for block in found] == [block.numbers[0] for block in found]
        assert max(len(block.numbers) for block in found) <= LINES < len(numbers)


def test_records_of_few_bytes_are_few_to_a_block() -> None:
    layout = dbf.Layout(LINES + 7, 0, (b"A",), (1,))
    stream = io.BytesIO(b" 1" * layout.records)
    found = list(dbf.record_blocks(stream, layout, BLOCK, Faults("f.dbf")))
    assert [len(block.numbers) for block in found] == [LINES, 7]
    assert [block.first for block in found] == [2, LINES + 2]
