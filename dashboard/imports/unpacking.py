"""The bytes of a file on the disk, or of one in a zip, or in a zip within it.

Whatever cannot be unpacked whole is refused.
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
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO, Protocol

from dashboard.errors import DataRefused, Reason
from dashboard.imports.limits import MEBIBYTE
from dashboard.imports.wording import why

IN_MEMORY = 16 * MEBIBYTE
_BROKEN = (
    zipfile.BadZipFile,
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


def refusal(file: str, reason: str, column: str = "", value: str = "") -> DataRefused:
    """A refusal of a whole file for one reason."""
    return DataRefused([Reason(file, None, column, value, reason)])


def no_file(path: Path) -> str:
    """The key of ``refused.workbook`` that says why a path is no file; empty if it is one.

    Raises:
        OSError: the system does not tell, as where links lead round in a circle.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "not_there"
    return "" if S_ISREG(mode) else "is_folder" if S_ISDIR(mode) else "no_end"


@contextmanager
def zips_kept_open() -> Iterator[None]:
    """Within, the zips on the way to a source stay open until a source of others is opened: a zip
    has its table of contents read once, not once for each of its files."""
    with ExitStack() as stack:
        token = _KEPT.set(stack.enter_context(_Way()))
        try:
            yield
        finally:
            _KEPT.reset(token)


@contextmanager
def opened(source: Source) -> Iterator[Readable]:
    """The bytes of a source, unpacked.

    Raises:
        DataRefused: they cannot be unpacked.
    """
    if not source.inside:
        with source.path.open("rb") as plain:
            yield plain
        return
    with ExitStack() as stack:
        way = _KEPT.get() or stack.enter_context(_Way())
        with unpacking(source.name):
            archive = way.to(source)
            stream = stack.enter_context(archive.open(archive.infolist()[source.inside[-1]]))
        yield Unpacked(stream, source.name)


class _Way:
    """The zips that lead to a source, each in the one before it, open."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._open: list[tuple[int, zipfile.ZipFile, ExitStack]] = []

    def __enter__(self) -> _Way:
        return self

    def __exit__(self, *_: object) -> None:
        self._shut(0)

    def to(self, source: Source) -> zipfile.ZipFile:
        """The zip that holds a source; those that do not lead to it are closed."""
        places = (-1, *source.inside[:-1])
        held = [place for place, _, _ in self._open] if self._path == source.path else []
        same = next((n for n, (a, b) in enumerate(zip(held, places, strict=False)) if a != b),
                    min(len(held), len(places)))  # fmt: skip
        self._shut(same)
        self._path = source.path
        for place in places[same:]:
            with ExitStack() as stack:
                if place < 0:
                    archive = stack.enter_context(zipfile.ZipFile(source.path))
                else:
                    outer = self._open[-1][1]
                    packed = stack.enter_context(outer.open(outer.infolist()[place]))
                    archive = stack.enter_context(
                        zipfile.ZipFile(stack.enter_context(copied(packed)))
                    )
                self._open.append((place, archive, stack.pop_all()))
        return self._open[-1][1]

    def _shut(self, level: int) -> None:
        while len(self._open) > level:
            self._open.pop()[2].close()


_KEPT: ContextVar[_Way | None] = ContextVar("kept", default=None)


class Unpacked:
    """A stream of a zip whose damage is a refusal."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        with unpacking(self._name):
            return self._stream.read(size)


@contextmanager
def copied(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """A copy of a stream that can be read at any place."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy, MEBIBYTE)
        copy.seek(0)
        yield copy


@contextmanager
def unpacking(name: str) -> Iterator[None]:
    """Every way in which unpacking fails, as one refusal."""
    try:
        yield
    except NotImplementedError as error:
        raise refusal(name, why("zip_method", error=str(error))) from error
    except _BROKEN as error:
        what = str(error).partition("\n")[0]
        raise refusal(name, why("zip_damaged", error=what)) from error
