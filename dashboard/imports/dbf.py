"""A DBF of the customs service: records of fixed width, text in all of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.imports.blocks import LINES, Block
from dashboard.imports.faults import Faults
from dashboard.imports.unpacking import Readable, refusal
from dashboard.imports.wording import why

_KINDS = b"\x02\x03\x04\x05\x30\x31\x32\x43\x83\x8b\xf5"
_FIELD, _END_OF_FIELDS, _END = 32, 0x0D, b"\x1a"
_VALID, _DELETED = ord(" "), ord("*")
_PLAIN = bytes(0x20 if byte in b'\x00\t\n\r"\x1a' else byte for byte in range(256))
"""What would break a line of text is a blank inside a field."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Records announced, bytes before the first, names and widths of the fields."""

    records: int
    start: int
    names: tuple[bytes, ...]
    widths: tuple[int, ...]

    @property
    def width(self) -> int:
        """Bytes of a record, its mark included."""
        return 1 + sum(self.widths)


def layout_of(head: bytes) -> Layout | None:
    """The layout that the first bytes of a file tell; None if they are not those of a DBF."""
    if len(head) < 2 * _FIELD + 1 or head[0] not in _KINDS:
        return None
    records, start, width = struct.unpack_from("<IHH", head, 4)
    names, widths, place = [], [], _FIELD
    while place + _FIELD <= min(start, len(head)) and head[place] != _END_OF_FIELDS:
        names.append(head[place : place + 11].split(b"\x00")[0])
        widths.append(head[place + 16])
        place += _FIELD
    found = Layout(records, start, tuple(names), tuple(widths))
    return found if names and width == found.width else None


def sample(head: bytes, layout: Layout) -> bytes:
    """The bytes of whole records in the first bytes of a file, a line each."""
    body = head[layout.start :]
    whole = body[: len(body) // layout.width * layout.width].translate(_PLAIN)
    return b"\n".join(
        whole[place : place + layout.width] for place in range(0, len(whole), layout.width)
    )


def check_size(layout: Layout, size: int, name: str) -> None:
    """Raise ``DataRefused`` if a file of this size has fewer records than announced."""
    there = max(size - layout.start, 0) // layout.width
    if there < layout.records:
        raise refusal(name, why("dbf_fewer", announced=layout.records, there=there))


def record_blocks(stream: Readable, layout: Layout, size: int, faults: Faults) -> Iterator[Block]:
    """The records as lines of fields with a tab between them; deleted ones are left out.

    ``stream`` stands at the first record. The number of a record is its row, the head being 1.
    """
    width, left, first = layout.width, layout.records, 2
    padded = None
    while left:
        data = _exactly(stream, min(max(size // width, 1), LINES, left) * width)
        read = np.frombuffer(data, np.uint8)
        records = read[: len(read) // width * width].reshape(-1, width)
        if not len(records):
            break
        # Some programs fill fields up with zero bytes; in a file of another they are a hole.
        padded = bool((records[0] == 0).any()) if padded is None else padded
        marks = records[:, 0]
        torn = (marks != _VALID) & (marks != _DELETED)
        if not padded:
            torn |= (records == 0).any(axis=1)
        for place in np.flatnonzero(torn)[: faults.room]:
            faults.add(first + int(place), "", "", why("dbf_torn"))
        kept = np.flatnonzero((marks == _VALID) & ~torn)
        text = _separated(records[kept], layout.widths)
        yield Block(text, first, first + kept, deleted=int((marks == _DELETED).sum()))
        first += len(records)
        left -= len(records)
    rest = _exactly(stream, width)
    if left:
        there = layout.records - left
        faults.add(None, "", "", why("dbf_fewer", announced=layout.records, there=there))
    elif rest.lstrip(b"\x00 ")[:1] not in (b"", _END):
        faults.add(None, "", "", why("dbf_more", announced=layout.records))
    while stream.read(size):
        pass  # to its end, where a zip finds its own damage


def _exactly(stream: Readable, size: int) -> bytes:
    """So many bytes; fewer only at the end."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _separated(records: np.ndarray, widths: tuple[int, ...]) -> bytes:
    table = np.frombuffer(_PLAIN, np.uint8)
    lines = np.full((len(records), sum(widths) + len(widths)), ord("\t"), np.uint8)
    source, place = 1, 0
    for width in widths:
        lines[:, place : place + width] = table[records[:, source : source + width]]
        source, place = source + width, place + width + 1
    lines[:, -1] = ord("\n")
    return lines.tobytes()
