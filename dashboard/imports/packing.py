"""What lies in a file that was given: itself, or the files in a zip, and in zips within it.

What is plainly no data is passed over and named. Whatever cannot be unpacked whole, or would not
stop, is refused.
"""

from __future__ import annotations

import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from dashboard.errors import DataRefused, Reason
from dashboard.imports.limits import MEBIBYTE, TRUSTED, Limits
from dashboard.imports.wording import because, why
from dashboard.sentences import Sentence, said

DEEPEST = 3
"""Zips within zips."""
IN_MEMORY = 16 * MEBIBYTE
ZIP, TABLES = b"PK\x03\x04", "[Content_Types].xml"
_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r")
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


class Readable(Protocol):
    """Bytes that can be read on."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the disk, or one inside: ``inside`` are the places in each zip on the way."""

    path: Path
    name: str
    size: int
    inside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that was not read, and why."""

    name: str
    reason: Sentence


def refusal(file: str, reason: str, column: str = "", value: str = "") -> DataRefused:
    """A refusal of a whole file for one reason."""
    return DataRefused([Reason(file, None, column, value, reason)])


def sources(path: Path, limits: Limits) -> tuple[list[Source], list[PassedOver]]:
    """Every file to be looked into, and what is passed over.

    Raises:
        DataRefused: there is no such file, or it cannot be read or unpacked.
    """
    try:
        if not path.is_file():
            raise _unread(path, "is_folder" if path.is_dir() else "not_there")
        whole = Source(path, path.name, path.stat().st_size)
        with path.open("rb") as stream:
            if not _is_archive(stream, path.name):
                return [whole], []
    except OSError as error:
        raise _unread(path, "unreadable", fault=error.strerror or str(error)) from error
    found: list[Source] = []
    passed: list[PassedOver] = []
    with unpacking(path.name), zipfile.ZipFile(path) as archive:
        if {"mimetype", "content.xml"} <= archive.NameToInfo.keys():
            raise refusal(path.name, why("opendocument"))
        for one in _members(archive, whole, limits):
            (passed if isinstance(one, PassedOver) else found).append(one)  # type: ignore[arg-type]
    if not found:
        raise refusal(path.name, why("zip_empty"))
    return found, passed


def _unread(path: Path, key: str, **values: object) -> DataRefused:
    return refusal(path.name or str(path), said(f"refused.workbook.{key}", **values))


def _is_archive(stream: IO[bytes], name: str) -> bool:
    """Whether it is a zip of files; a workbook is one too, but of its own parts."""
    if stream.read(len(ZIP)) != ZIP and not zipfile.is_zipfile(stream):
        return False
    stream.seek(0)
    with unpacking(name):
        try:
            with zipfile.ZipFile(stream) as archive:
                return TABLES not in archive.NameToInfo
        except zipfile.BadZipFile:
            raise refusal(name, why("zip_torn")) from None


def _members(
    archive: zipfile.ZipFile, outer: Source, limits: Limits
) -> Iterator[Source | PassedOver]:
    names: dict[str, int] = {}
    for place, entry in enumerate(archive.infolist()):
        if entry.filename.endswith("/"):  # its own question fails on an empty name
            continue
        names[entry.filename] = names.get(entry.filename, 0) + 1
        again = f" ({names[entry.filename]})" if names[entry.filename] > 1 else ""
        name = f"{outer.name}/{entry.filename}{again}"
        if _is_of_the_system(entry.filename):
            yield PassedOver(name, because("system"))
            continue
        _bounded(entry, name, limits)
        source = Source(outer.path, name, entry.file_size, (*outer.inside, place))
        with archive.open(entry) as stream:
            packed = stream.read(len(ZIP)) == ZIP
        if not packed:
            yield source
            continue
        with archive.open(entry) as stream, _copied(stream) as copy:
            if not _is_archive(copy, name):
                yield source
                continue
            if len(source.inside) >= DEEPEST:
                raise refusal(name, why("zip_deep", count=DEEPEST))
            with unpacking(name), zipfile.ZipFile(copy) as within:
                yield from _members(within, source, limits)


def _is_of_the_system(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in parts.parts or parts.name.startswith(".") or parts.name.lower() in _SYSTEM


def _bounded(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if entry.flag_bits & 1:
        raise refusal(name, why("password"))
    large = entry.file_size > limits.largest_unpacked * MEBIBYTE
    ratio = entry.file_size > limits.largest_ratio * max(entry.compress_size, 1)
    if large or (ratio and entry.file_size > TRUSTED):
        size = entry.file_size // MEBIBYTE
        raise refusal(name, why("bomb", size=size), value=f"{size} MiB")


@contextmanager
def opened(source: Source) -> Iterator[Readable]:
    """The bytes of a source, unpacked.

    Raises:
        DataRefused: they cannot be unpacked.
    """
    with ExitStack() as stack:
        stream: IO[bytes] = stack.enter_context(source.path.open("rb"))
        with unpacking(source.name):
            for level, place in enumerate(source.inside):
                if level:
                    stream = stack.enter_context(_copied(stream))
                archive = stack.enter_context(zipfile.ZipFile(stream))
                stream = stack.enter_context(archive.open(archive.infolist()[place]))
        yield Unpacked(stream, source.name) if source.inside else stream


class Unpacked:
    """A stream of a zip whose damage is a refusal."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        with unpacking(self._name):
            return self._stream.read(size)


@contextmanager
def _copied(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy, MEBIBYTE)
        copy.seek(0)
        yield copy


@contextmanager
def unpacking(name: str) -> Iterator[None]:
    """Every way in which unpacking fails, as one refusal."""
    try:
        yield
    except _BROKEN as error:
        what = str(error).partition("\n")[0]
        raise refusal(name, why("zip_damaged", error=what)) from error
