"""The parts of an Excel workbook, unpacked within bounds; what is no such workbook is refused.

An ``.xlsx`` is a zip of XML parts. Nothing of it is believed: a part may unpack to a thousand
times its size, declare entities that refer to files, be torn, or lack. So sizes are held against
a bound before anything is unpacked, a part that declares a document type is refused (no program
that writes workbooks does), and checksums are verified by whoever reads to the end.
"""

from __future__ import annotations

import os
import posixpath
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.errors import DataRefused, Reason
from dashboard.imports.other_formats import OLE, old_kind
from dashboard.imports.unpacking import no_file
from dashboard.sentences import of_system, said

_CHUNK = 1 << 18
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, struct.error)
"""What a damaged zip raises, wherever its damage is met."""
_ODS = b"application/vnd.oasis.opendocument"
_LONGEST_NAME = 200
_LONGEST_TAG = 1 << 20
_DEEPEST = 64
_SMALLEST = 16
"""Bytes for which an element is charged: it costs a hundred times as much as they do."""
_LONGEST_LIST = 1 << 20
_LONGEST_TAIL = (1 << 16) + 42
"""Of a zip: its comment, the record before it, and the locator of a longer record."""

Attributes = Mapping[str, str]
Begin = Callable[[str, Attributes], None]
End = Callable[[str, str], None]


class _PlainNames(dict[str, str]):
    """Names of elements without their namespace: two kinds of ``.xlsx`` differ in nothing else."""

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, name.rpartition(":")[2])


@dataclass(slots=True, eq=False)
class Package:
    """An opened workbook file, and how many bytes and elements may still be unpacked from it."""

    name: str
    parts: Mapping[str, ZipInfo]
    """By their names in small letters, as programs differ in them."""
    archive: ZipFile = field(repr=False)
    most: int
    left: int
    elements: int

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part.casefold() in self.parts

    def parse(self, part: str, begin: Begin, end: End) -> Iterator[None]:
        """Hand a part's elements to ``begin`` (name, attributes) and ``end`` (name, the text
        directly before); yields after every piece that was read.

        Raises:
            DataRefused: the part is not there, too large, torn or not what it should be.
        """
        info = self.parts.get(part.casefold())
        if info is None:
            raise self.refusal("lacking", part=part)
        if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refusal("packed_otherwise", part=part)
        if info.file_size > self.left:
            raise self.refusal("too_large", most=f"{self.most:,}")
        self.left -= info.file_size
        parser = self._parser(part, begin, end)
        read = 0
        try:
            with self.archive.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    parser.Parse(piece, False)
                    read += len(piece)
                    if read - parser.CurrentByteIndex > _LONGEST_TAG:
                        raise self.refusal("too_large", most=f"{self.most:,}")
                    yield
                parser.Parse(b"", True)
        except (*_BROKEN, expat.ExpatError, OSError) as fault:
            raise self.refusal("torn", part=part, fault=str(fault)) from None
        yield

    def _parser(self, part: str, begin: Begin, end: End) -> Any:
        parser = expat.ParserCreate()
        text: list[str] = []
        plain = _PlainNames()
        level = 0

        def begun(name: str, attributes: dict[str, str]) -> None:
            nonlocal level
            level += 1
            self.elements -= 1
            if level > _DEEPEST or self.elements < 0:
                raise self.refusal("too_large", most=f"{self.most:,}")
            text.clear()
            begin(plain[name], attributes)

        def ended(name: str) -> None:
            nonlocal level
            level -= 1
            end(plain[name], "".join(text))
            text.clear()

        def declared(*_: object) -> None:
            raise self.refusal("doctype", part=part)

        parser.buffer_text = True
        parser.StartElementHandler = begun
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = text.append
        parser.StartDoctypeDeclHandler = declared
        return parser

    def read(self, part: str, begin: Begin, end: End = lambda name, text: None) -> None:
        """Hand all of a part's elements over, as `parse` does."""
        for _ in self.parse(part, begin, end):
            pass

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part names: id → (kind, name of the part)."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def begin(element: str, attributes: Attributes) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = kind, posixpath.normpath(target).lstrip("/")

        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if self.has(place):
            self.read(place, begin)
        return found

    def refusal(self, key: str, /, *, sheet: str = "", **values: object) -> DataRefused:
        """The refusal of the file, or of a sheet of it: a message of ``refused.workbook``."""
        return refusal(f"{self.name}: {sheet}" if sheet else self.name, key, **values)


@contextmanager
def opened(path: Path, most: int, name: str = "") -> Iterator[Package]:
    """The package of a workbook of which ``most`` bytes may be unpacked; ``name``: what it is
    called, if it is not by its own name.

    Raises:
        DataRefused: it is not there or cannot be read, is larger, or is no ``.xlsx``.
    """
    name = name or path.name
    try:
        if fault := no_file(path):
            raise refusal(name, fault)
        if path.stat().st_size > most:
            raise refusal(name, "too_large", most=f"{most:,}")
        with path.open("rb") as file:
            head = file.read(_CHUNK)
            if not head.startswith(b"PK"):
                raise refusal(name, _kind(head, file))
            if not _is_listed_briefly(file):
                raise refusal(name, "too_many")
            with ZipFile(file) as archive:
                parts = _parts(name, archive)
                yield Package(name, parts, archive, most, most, most // _SMALLEST)
    except OSError as fault:
        raise refusal(name, "unreadable", fault=of_system(fault)) from None
    except _BROKEN as fault:
        raise refusal(name, "no_zip", fault=str(fault)) from None


def _is_listed_briefly(file: IO[bytes]) -> bool:
    """Whether the list of a zip's parts, which is read whole, is no longer than a workbook's.

    Lists in the form for more than 4 GiB (zip64) are not: no workbook of such a size is read.
    """
    file.seek(0, os.SEEK_END)
    file.seek(-min(file.tell(), _LONGEST_TAIL), os.SEEK_END)
    before, found, end = file.read().rpartition(b"PK\5\6")
    size = int.from_bytes(end[8:12], "little")
    return not found or (size <= _LONGEST_LIST and before[-20:-16] != b"PK\6\7")


def _parts(name: str, archive: ZipFile) -> dict[str, ZipInfo]:
    found: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        part = info.filename.replace("\\", "/").lstrip("/").casefold()
        if part in found:
            raise refusal(name, "twice", part=part[:_LONGEST_NAME])
        found[part] = info
    kind = found.get("mimetype")
    if kind and kind.file_size < _LONGEST_NAME and archive.read(kind).startswith(_ODS):
        raise refusal(name, "ods")
    if "xl/workbook.bin" in found:
        raise refusal(name, "xlsb")
    return found


def _kind(head: bytes, rest: IO[bytes]) -> str:
    """What a file that is no zip probably is: a key of the message that says so."""
    if head.startswith(OLE):
        return old_kind(rest, head)
    return "other" if head.strip() or rest.read().strip() else "empty"


def refusal(place: str, key: str, /, **values: object) -> DataRefused:
    """One reason that concerns a whole file or sheet."""
    save = said("refused.workbook.save")
    sentence = said(f"refused.workbook.{key}", save=save, **values)
    return DataRefused([Reason(place, None, "", "", sentence)])
