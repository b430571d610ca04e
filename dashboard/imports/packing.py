"""What lies in a file that was given: itself, or the files in a zip, and in zips within it.

What is plainly no data is passed over and named. Whatever cannot be unpacked whole, or would not
stop, is refused.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from dashboard.errors import DataRefused
from dashboard.imports.limits import MEBIBYTE, TRUSTED, Limits
from dashboard.imports.unpacking import Source, copied, no_file, refusal, unpacking
from dashboard.imports.wording import because, why
from dashboard.sentences import Sentence, number, of_system, said
from dashboard.typography import harmless

DEEPEST = 3
"""Zips within zips."""
ZIP, TABLES = b"PK\x03\x04", "[Content_Types].xml"
OPEN_DOCUMENT = frozenset({"mimetype", "content.xml"})
_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r")
_HIDDEN = (".", "~$")
"""How names begin of what is not shown, and of what says that an office has a file open."""

_PAPERS = frozenset({".txt", ".md", ".pdf", ".doc", ".docx", ".rtf", ".html", ".htm", ".png",
                     ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".ini", ".url", ".lnk",
                     ".log", ".odt", ".odp", ".ppt", ".pptx", ".eml", ".msg", ".sig", ".p7s",
                     ".asc", ".md5", ".sha1", ".sha256", ".css", ".js", ".xsd",
                     ".yml", ".yaml"})  # fmt: skip
"""Endings of what may lie beside a table without being one."""
_NAMED = frozenset({"readme", "license", "licence"})
"""The same without an ending."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that was not read, and why."""

    name: str
    reason: Sentence


def names_apart(paths: Collection[Path]) -> dict[Path, str]:
    """What each file is called: its name, and of several of one name as much of the path before it
    as tells them apart."""
    longest = max((len(path.parts) for path in paths), default=0)
    named = {path: path.name for path in paths}
    for size in range(2, longest + 1):
        often = Counter(named.values())
        named = {
            path: "/".join(path.parts[-size:]) if often[name] > 1 else name
            for path, name in named.items()
        }
    return named


def sources(path: Path, limits: Limits, name: str = "") -> tuple[list[Source], list[PassedOver]]:
    """Every file to be looked into, and what is passed over; ``name``: what the file is called, if
    it is not by its name alone.

    Raises:
        DataRefused: there is no such file, or it cannot be read or unpacked.
    """
    try:
        if fault := no_file(path):
            # Of a folder a watched one is perhaps meant.
            raise _unread(path, "watched_folder" if fault == "is_folder" else fault)
        whole = Source(path, harmless(name or path.name), path.stat().st_size)
        with path.open("rb") as stream:
            if not _is_archive(stream, path.name):
                return [whole], []
    except OSError as error:
        raise _unread(path, "unreadable", fault=of_system(error)) from error
    found: list[Source] = []
    passed: list[PassedOver] = []
    with unpacking(path.name), zipfile.ZipFile(path) as archive:
        for one in _members(archive, whole, limits):
            (passed if isinstance(one, PassedOver) else found).append(one)  # type: ignore[arg-type]
            if many := too_many(path.name, len(found) + len(passed), limits):
                raise many
    if not found:
        raise refusal(path.name, why("zip_empty"))
    return found, passed


def beside_a_table(name: str) -> str:
    """The key of ``passed_over`` of what by its name may lie beside a table; empty if by its name
    it is data."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".json":
        return "json"
    return "paper" if path.suffix in _PAPERS or path.name in _NAMED else ""


def too_many(names: str, files: int, limits: Limits) -> DataRefused | None:
    """The refusal of so many files at once, if they are more than may be."""
    if files <= limits.most_files:
        return None
    return refusal(names, why("many_files", most=number(limits.most_files)))


def _unread(path: Path, key: str, **values: object) -> DataRefused:
    return refusal(path.name or str(path), said(f"refused.workbook.{key}", **values))


def _is_archive(stream: IO[bytes], name: str) -> bool:
    """Whether it is a zip of files; a workbook or another document is one too, but of its own
    parts."""
    if stream.read(len(ZIP)) != ZIP and not zipfile.is_zipfile(stream):
        return False
    stream.seek(0)
    with unpacking(name):
        try:
            with zipfile.ZipFile(stream) as archive:
                names = archive.NameToInfo.keys()
                return TABLES not in names and not names >= OPEN_DOCUMENT
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
        name = harmless(f"{outer.name}/{entry.filename}{again}")
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
        with archive.open(entry) as stream, copied(stream) as copy:
            if not _is_archive(copy, name):
                yield source
                continue
            if len(source.inside) >= DEEPEST:
                raise refusal(name, why("zip_deep", count=DEEPEST))
            with unpacking(name), zipfile.ZipFile(copy) as within:
                yield from _members(within, source, limits)


def _is_of_the_system(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    hidden = parts.name.startswith(_HIDDEN) or parts.name.lower() in _SYSTEM
    return hidden or "__MACOSX" in parts.parts


def _bounded(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if entry.flag_bits & 1:
        raise refusal(name, why("password"))
    large = entry.file_size > limits.largest_unpacked * MEBIBYTE
    ratio = entry.file_size > limits.largest_ratio * max(entry.compress_size, 1)
    if large or (ratio and entry.file_size > TRUSTED):
        size = entry.file_size // MEBIBYTE
        raise refusal(name, why("bomb", size=size), value=f"{size} MiB")
