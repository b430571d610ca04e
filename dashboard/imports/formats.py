"""What a customs file is, told from its content: text or DBF, plain or in a zip, its encoding,
separator and columns; and its rows as blocks of bytes, whatever it came as.

Generation A (``TCBT.csv``: comma, CP866, decimal dot) and generation B (``DATTSVT.csv``: tab,
UTF-8, decimal comma; ``DATTSVT.dbf``) hold the same ten columns. The name of a file says nothing.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from dashboard.errors import DataRefused, Reason, WrongUsage

BLOCK = 16 * 2**20
"""Larger ones are given back to the system each time and cost a quarter more."""
LONGEST_LINE = 2**16
SAMPLE = 2**18

HEADINGS = {
    "napr": "napr", "period": "period", "strana": "strana", "nastranapr": "strana",
    "tnved": "tnved", "edizm": "edizm", "stoim": "stoim", "netto": "netto", "kol": "kol",
    "region": "region", "region_s": "region_s",
}  # fmt: skip
"""Headings of both generations → our name of the column. Case does not matter."""

COLUMNS = tuple(dict.fromkeys(HEADINGS.values()))
_DBF_KINDS = b"\x02\x03\x04\x05\x30\x31\x32\x43\x83\x8b\xf5"


@dataclass(frozen=True, slots=True)
class CustomsFile:
    """One file of rows, and how to read it.

    ``columns`` are our names in the order of the file, ``""`` for a column that is not used;
    ``start`` is the byte at which the rows begin; ``fields`` are the widths of a DBF's columns.
    """

    path: Path
    member: str
    size: int
    encoding: str
    separator: str
    columns: tuple[str, ...]
    start: int
    fields: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The file, and the file inside it if it is a zip."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name


def recognise(path: Path) -> tuple[CustomsFile, ...]:
    """The customs files in a file: one, or as many as a zip holds.

    Raises:
        WrongUsage: there is no such file.
        DataRefused: it is no customs file, or a column is missing.
    """
    if not path.is_file():
        raise WrongUsage(f"there is no file {path}")
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            return (_recognise(stream, path, "", path.stat().st_size),)
    found = []
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
                    continue
                with archive.open(entry) as stream:
                    found.append(_recognise(stream, path, entry.filename, entry.file_size))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise refusal(path.name, f"the zip cannot be read: {error}") from error
    if not found:
        raise refusal(path.name, "the zip is empty")
    return tuple(found)


def refusal(file: str, reason: str, column: str = "", value: str = "") -> DataRefused:
    """A refusal of a whole file for one reason."""
    return DataRefused([Reason(file, None, column, value, reason)])


def _recognise(stream: IO[bytes], path: Path, member: str, size: int) -> CustomsFile:
    name = f"{path.name}/{member}" if member else path.name
    head = stream.read(SAMPLE)
    if not head.strip(b"\x00\x1a \r\n\t"):
        raise refusal(name, "the file is empty")
    layout = _dbf_layout(head)
    if layout is not None:
        return _recognise_dbf(head, layout, CustomsFile(path, member, size, "", "\t", (), 0), name)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal(name, "the file is UTF-16: save it as UTF-8")
    skipped = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    heading, newline, rows = head[skipped:].partition(b"\n")
    if not newline or len(heading) > LONGEST_LINE:
        raise refusal(name, "the file has no line of headings")
    text = heading.decode("utf-8", "replace").strip("\r")
    separator = max("\t;,", key=text.count)
    columns = _columns([part.strip().strip('"') for part in text.split(separator)], name)
    start = skipped + len(heading) + 1
    return CustomsFile(path, member, size, _encoding(rows), separator, columns, start)


def _columns(headings: list[str], name: str) -> tuple[str, ...]:
    columns = tuple(HEADINGS.get(heading.lower(), "") for heading in headings)
    missing = [column for column in COLUMNS if column not in columns]
    if len(missing) == len(COLUMNS):
        raise refusal(name, "this is no customs file: none of its columns is there")
    if missing:
        reasons = [
            Reason(name, 1, column.upper(), "", "the column is missing") for column in missing
        ]
        raise DataRefused(reasons)
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise refusal(name, "the column stands twice", ", ".join(sorted(twice)).upper())
    return columns


def _encoding(sample: bytes) -> str:
    """UTF-8 if the bytes are; else the code page in which more of them are Russian letters."""
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return max(("cp866", "cp1251"), key=lambda page: _russian(whole.decode(page, "replace")))
    return "utf-8"


def _russian(text: str) -> int:
    return sum("А" <= letter <= "я" for letter in text)


def _dbf_layout(head: bytes) -> tuple[int, int, int, list[tuple[str, int]]] | None:
    """Records, bytes before them, bytes of each, names and widths; None if this is no DBF."""
    if len(head) < 65 or head[0] not in _DBF_KINDS:
        return None
    records, start, width = struct.unpack_from("<IHH", head, 4)
    fields, place = [], 32
    while place + 32 <= min(start, len(head)) and head[place] != 0x0D:
        title = head[place : place + 11].split(b"\x00")[0].decode("ascii", "replace")
        fields.append((title, head[place + 16]))
        place += 32
    if not fields or width != 1 + sum(length for _, length in fields):
        return None
    return records, start, width, fields


def _recognise_dbf(
    head: bytes,
    layout: tuple[int, int, int, list[tuple[str, int]]],
    blank: CustomsFile,
    name: str,
) -> CustomsFile:
    records, start, width, fields = layout
    columns = _columns([title for title, _ in fields], name)
    if start + records * width > blank.size:
        there = max(blank.size - start, 0) // width
        raise refusal(name, f"the file is torn: {records} records announced, {there} there")
    widths = tuple(length for _, length in fields)
    size = start + records * width
    encoding = _encoding(head[start : start + (len(head) - start) // width * width])
    return CustomsFile(blank.path, blank.member, size, encoding, "\t", columns, start, widths)


@contextmanager
def opened(file: CustomsFile) -> Iterator[IO[bytes]]:
    """The bytes of the file, unpacked, from the first row on."""
    if file.member:
        with zipfile.ZipFile(file.path) as archive, archive.open(file.member) as stream:
            stream.read(file.start)
            yield stream
    else:
        with file.path.open("rb") as stream:
            stream.seek(file.start)
            yield stream


def blocks(file: CustomsFile, size: int = BLOCK) -> Iterator[bytes]:
    """The rows, as separated text in the encoding of the file, whole lines to a block.

    Raises:
        DataRefused: the bytes of a zip cannot be unpacked.
    """
    try:
        with opened(file) as stream:
            yield from _records(stream, file, size) if file.fields else _lines(stream, size)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise refusal(file.name, f"the zip cannot be read: {error}") from error


def _lines(stream: IO[bytes], size: int) -> Iterator[bytes]:
    rest = b""
    while data := stream.read(size):
        end = data.rfind(b"\n") + 1
        if end:
            yield b"".join((rest, memoryview(data)[:end]))
            rest = data[end:]
        else:
            rest += data
        if len(rest) > LONGEST_LINE:
            yield rest + b"\n"
            rest = b""
    if rest.rstrip(b"\x1a\x00 \r"):
        yield rest.rstrip(b"\x1a\r") + b"\n"


_PLAIN = bytes(0x20 if byte in b'\x00\t\n\r"\x1a' else byte for byte in range(256))


def _records(stream: IO[bytes], file: CustomsFile, size: int) -> Iterator[bytes]:
    width = 1 + sum(file.fields)
    left = file.size - file.start
    while left > 0:
        data = stream.read(min(max(size // width, 1) * width, left))
        if not data:
            break
        left -= len(data)
        records = np.frombuffer(data.translate(_PLAIN), np.uint8)
        records = records[: len(records) // width * width].reshape(-1, width)
        records = records[records[:, 0] != ord("*")]  # deleted, but not yet packed away
        if len(records):
            yield _separated(records, file.fields)


def _separated(records: np.ndarray, widths: tuple[int, ...]) -> bytes:
    """Records of fixed width as lines of fields with a tab between them."""
    lines = np.full((len(records), sum(widths) + len(widths)), ord("\t"), np.uint8)
    source, place = 1, 0
    for width in widths:
        lines[:, place : place + width] = records[:, source : source + width]
        source, place = source + width, place + width + 1
    lines[:, -1] = ord("\n")
    return lines.tobytes()
