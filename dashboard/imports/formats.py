"""What a customs file is, told from its content: text, DBF or workbook, plain or in a zip, its
encoding, separator and columns; and its rows as blocks of lines, whatever it came as.

Generation A (``TCBT.csv``: comma, CP866, decimal dot) and generation B (``DATTSVT.csv``: tab,
UTF-8, decimal comma; ``DATTSVT.dbf``) hold the same ten columns. The name of a file says nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import DataRefused, Reason
from dashboard.imports import dbf
from dashboard.imports.blocks import BLOCK, Block, Transcoded, line_blocks
from dashboard.imports.encodings import encoding_of
from dashboard.imports.faults import Faults
from dashboard.imports.headings import BEFORE_HEADINGS, columns_of, likeness
from dashboard.imports.limits import Limits
from dashboard.imports.other_formats import OLE, old_kind, other_format_of
from dashboard.imports.packing import ZIP, PassedOver, beside_a_table, sources
from dashboard.imports.titles import titles_passed_over
from dashboard.imports.unpacking import Readable, Source, opened, refusal
from dashboard.imports.wording import because, not_xlsx, why

if TYPE_CHECKING:  # the reader of workbooks is loaded where there is one
    from dashboard.imports import spreadsheet

SAMPLE = 2**18
_SEPARATORS = "\t;,|"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class CustomsFile:
    """One file of rows, and how to read it.

    ``columns`` are our names in the order of the file, ``""`` for a column that is not used;
    ``start`` is the byte at which the rows begin and ``first`` the row of the first of them;
    ``layout`` is that of a DBF, ``sheet`` the part of a workbook; ``transcoded`` the UTF-16 that
    is read as ``encoding``.
    """

    source: Source
    encoding: str
    separator: str
    columns: tuple[str, ...]
    start: int = 0
    first: int = 2
    layout: dbf.Layout | None = None
    sheet: spreadsheet.Sheet | None = None
    transcoded: str = ""

    @property
    def name(self) -> str:
        """The file, the file inside it if it is a zip, and its sheet if there are several."""
        return self.sheet.label(self.source.name) if self.sheet else self.source.name

    @property
    def size(self) -> int:
        """Bytes, unpacked."""
        return self.source.size

    @property
    def kind(self) -> str:
        """``dbf``, ``xlsx`` or ``text``."""
        return "dbf" if self.layout else "xlsx" if self.sheet else "text"

    @property
    def quoted(self) -> bool:
        """Whether quotes may stand around its fields; elsewhere fields are apart by themselves."""
        return not (self.layout or self.sheet)


@dataclass(slots=True)
class Recognised:
    """The files of rows in what was given, and what was passed over."""

    files: list[CustomsFile] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)


def recognise(path: Path, limits: Limits, name: str = "") -> Recognised:
    """The customs files in a file: one, or as many as a zip holds; ``name``: what it is called.

    Raises:
        DataRefused: there is no such file, it is no customs file, or a column is missing; every
            reason.
    """
    found, passed = sources(path, limits, name)
    recognised = Recognised(passed_over=list(passed))
    reasons: list[Reason] = []
    for source in found:
        try:
            _recognise(source, limits, recognised)
        except DataRefused as refused:
            if len(found) > 1 and (kind := beside_a_table(source.name)) and not _is_table(source):
                recognised.passed_over.append(PassedOver(source.name, because(kind)))
            else:
                reasons += refused.reasons
    if not (reasons or recognised.files):
        raise refusal(path.name, why("zip_empty"))
    if reasons:
        raise DataRefused(reasons)
    return recognised


def _is_table(source: Source) -> bool:
    """Whether a text that has no headings of ours may be rows all the same."""
    with opened(source) as stream:
        lines = stream.read(SAMPLE).split(b"\n")[:BEFORE_HEADINGS]
    many = [line for line in lines if max(line.count(s.encode()) for s in _SEPARATORS) >= 7]
    return len(many) * 2 > len(lines)


def _recognise(source: Source, limits: Limits, into: Recognised) -> None:
    with opened(source) as stream:
        head = stream.read(SAMPLE)
        if head.startswith(ZIP):
            into.files += _workbook(source, limits, into)
            return
        if not head.strip(b"\x00\x1a \r\n\t\xef\xbb\xbf"):
            raise refusal(source.name, why("empty"))
        layout = dbf.layout_of(head)
        if head.startswith(OLE):
            raise refusal(source.name, not_xlsx(old_kind(stream, head)))
        if layout is not None:
            into.files.append(_dbf(source, layout, head))
        elif reason := other_format_of(head):
            raise refusal(source.name, why(reason))
        else:
            into.files.append(_text(source, head, into))


def _workbook(source: Source, limits: Limits, into: Recognised) -> list[CustomsFile]:
    from dashboard.imports import spreadsheet

    sheets, passed = spreadsheet.tables(source, limits)
    if not sheets:
        raise refusal(source.name, not_xlsx("no_book"))
    into.passed_over += passed
    found: list[CustomsFile] = []
    reasons: list[Reason] = []
    for one in sheets:
        try:
            columns = columns_of(one.headings, one.label(source.name), one.row)
        except DataRefused as refused:
            reasons += refused.reasons
            continue
        found.append(CustomsFile(source, "utf-8", "\t", columns, first=one.row + 1, sheet=one))
    if reasons:
        raise DataRefused(reasons)
    return found


def _dbf(source: Source, layout: dbf.Layout, head: bytes) -> CustomsFile:
    encoding = encoding_of(dbf.sample(head, layout))
    names = [_decoded(name, dbf.sample(head, layout)) for name in layout.names]
    columns = columns_of(names, source.name, 1)
    dbf.check_size(layout, source.size, source.name)
    return CustomsFile(source, encoding, "\t", columns, layout.start, layout=layout)


def _text(source: Source, head: bytes, into: Recognised) -> CustomsFile:
    transcoded = _UTF16.get(head[:2], "")
    start = 2 if transcoded else 3 if head.startswith(_BOM) else 0
    text = head[start:]
    if transcoded:
        text = text[: len(text) // 2 * 2].decode(transcoded, "replace").encode()
    lines = text.split(b"\n", BEFORE_HEADINGS)
    if len(lines) < 2:
        raise refusal(source.name, why("no_headings"))
    row, separator, headings = _headings(lines[:-1], text)
    columns = columns_of(headings, source.name, row + 1)
    above = sum(len(line) + 1 for line in lines[: row + 1])
    rows = b"\n".join(lines[row + 1 :])
    encoding = "utf-8" if transcoded else encoding_of(rows)
    titles = (line.decode(encoding, "replace") for line in lines[:row])
    into.passed_over += titles_passed_over(source.name, enumerate(titles, 1))
    return CustomsFile(
        source, encoding, separator, columns,
        start=above if transcoded else start + above, first=row + 2, transcoded=transcoded,
    )  # fmt: skip


def _headings(lines: list[bytes], sample: bytes) -> tuple[int, str, list[str]]:
    """Row (from 0), separator and texts of the headings: the first line most like ours."""
    found: list[tuple[tuple[int, ...], int, str, list[str]]] = []
    for row, line in enumerate(lines):
        text = _decoded(line, sample).strip("\r\n")
        separator = max(_SEPARATORS, key=text.count)
        headings = _split(text, separator)
        found.append((likeness(headings), -row, separator, headings))
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    best = max(found, key=lambda one: one[:2])
    _, row, separator, headings = best if any(best[0]) else found[first]
    return -row, separator, headings


def _split(line: str, separator: str) -> list[str]:
    """The headings of a line; one that holds the separator stands in quotes, all of which close.
    A line that cannot be read so has quotes by chance, as of a file that is no text."""
    if '"' in line and line.count('"') % 2 == 0:
        with suppress(csv.Error):
            return next(csv.reader([line], delimiter=separator))
    return line.split(separator)


def _decoded(heading: bytes, sample: bytes) -> str:
    """Headings in UTF-8, or else as a sample of the rows is encoded."""
    try:
        return heading.decode("utf-8")
    except UnicodeDecodeError:
        return heading.decode(encoding_of(sample), "replace")


def blocks(file: CustomsFile, limits: Limits, faults: Faults, size: int = BLOCK) -> Iterator[Block]:
    """The rows, as separated lines in the encoding of the file, whole lines to a block.

    Faults are noted of what is torn at its ends. Raises ``DataRefused`` if it cannot be unpacked.
    """
    if file.sheet:
        from dashboard.imports import spreadsheet

        yield from spreadsheet.row_blocks(file.source, file.sheet, file.columns, limits, faults)
        return
    with opened(file.source) as packed:
        stream: Readable = packed
        if file.transcoded:
            packed.read(2)
            stream = Transcoded(packed, file.transcoded)
        _skip(stream, file.start)
        if file.layout:
            yield from dbf.record_blocks(stream, file.layout, size, faults)
        else:
            yield from line_blocks(stream, file.first, limits.longest_line, faults, size)


def _skip(stream: Readable, size: int) -> None:
    while size > 0 and (read := len(stream.read(min(size, BLOCK)))):
        size -= read
