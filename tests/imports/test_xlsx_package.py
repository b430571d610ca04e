"""What is no workbook, or would unpack to more than memory holds, is refused and said so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.xlsx import workbook
from dashboard.language import language
from dashboard.sentences import Sentence
from tests.imports.workbooks import row, text, written

MOST = 2_000_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(path: Path, most: int = MOST) -> str:
    with pytest.raises(DataRefused) as refused, workbook(path, most) as book:
        for sheet in book.sheets:
            list(sheet)
    (reason,) = refused.value.reasons
    assert isinstance(reason.reason, Sentence)
    assert reason.file == path.name
    assert any("а" <= letter <= "я" for letter in reason.reason.in_language(language("ru")))
    return reason.reason


def zipped(path: Path, parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"relation,scope\n1,2\n", "is not an Excel workbook"),
        (b"<html><table></table></html>", "is not an Excel workbook"),
        (b"PK\x03\x04broken", "is not an Excel workbook"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "of the old form (.xls)"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_what_is_no_workbook_is_told_apart(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "relations.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_other_packages_are_told_apart(tmp_path: Path) -> None:
    ods = b"application/vnd.oasis.opendocument.spreadsheet"
    path = tmp_path / "relations.xlsx"
    assert "(.ods)" in refusal(zipped(path, {"mimetype": ods, "content.xml": b"<a/>"}))
    assert "(.xlsb)" in refusal(zipped(path, {"xl/workbook.bin": b""}))
    assert "has none in it" in refusal(zipped(path, {"readme.txt": b"hello"}))
    assert "save it as “Excel Workbook (.xlsx)”" in refusal(path)


def test_what_is_not_there_or_a_folder_or_closed_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "there is no such file"
    assert "is a folder" in refusal(tmp_path)
    path = written(tmp_path / "b.xlsx", {"a": ""})
    path.chmod(0)
    if not os.access(path, os.R_OK):
        assert "cannot be read" in refusal(path)


def test_parts_that_lie_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    doctype = (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    )
    cell = "<row><c t='s'><v>0</v></c></row>"
    written(path, {"a": cell}, others={"xl/sharedStrings.xml": doctype})
    assert "declares a document type" in refusal(path)
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert "packs two parts" in refusal(path)
    parts = {"_rels/.rels": b"<a/>"}
    assert "in a way that Excel does not" in refusal(zipped(path, parts, ZIP_BZIP2))


def test_a_part_with_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    with ZipFile(written(tmp_path / "good.xlsx", {"a": row(1, [text("Hebei")])})) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = zipped(tmp_path / "b.xlsx", parts, ZIP_STORED)
    content = path.read_bytes()
    assert content.count(b"Hebei") == 1
    path.write_bytes(content.replace(b"Hebei", b"Henan"))
    assert "cannot be read to its end" in refusal(path)


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    rows = "".join(row(n, [text(f"row {n}")]) for n in range(1, 50))
    content = written(tmp_path / "good.xlsx", {"a": rows}).read_bytes()
    path = tmp_path / "b.xlsx"
    for length in range(1, len(content), 97):
        path.write_bytes(content[:length])
        refusal(path)


def test_a_part_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    content = bytearray(written(tmp_path / "good.xlsx", {"a": ""}).read_bytes())
    place = content.index(b"PK\1\2")
    while place >= 0:
        content[place + 9] |= 8  # names are said to be UTF-8
        place = content.find(b"PK\1\2", place + 1)
    for name in (b"_rels/.rels", b"xl/workbook.xml"):
        path = tmp_path / "b.xlsx"
        path.write_bytes(content.replace(name, b"\xa2" + name[1:], 1))
        refusal(path)


@pytest.mark.parametrize(("start", "flipped"), [(0, 0x01), (1, 0x80), (2, 0xFF)])
def test_a_workbook_with_any_byte_changed_is_read_or_refused(
    tmp_path: Path, start: int, flipped: int
) -> None:
    content = bytearray(written(tmp_path / "good.xlsx", {"a": row(1, [text("x")])}).read_bytes())
    path = tmp_path / "b.xlsx"
    for place in range(start, len(content), 3):
        content[place] ^= flipped
        path.write_bytes(content)
        content[place] ^= flipped
        with suppress(DataRefused), workbook(path, MOST) as book:
            assert [list(sheet) for sheet in book.sheets]


def bombs() -> Iterator[tuple[str, dict[str, bytes]]]:
    sheet = "xl/worksheets/sheet1.xml"
    begin, end = b"<worksheet><sheetData>", b"</sheetData></worksheet>"
    size = MOST * 9 // 10
    yield "unpacked", {sheet: begin + b" " * (MOST + 1) + end}
    yield "cells", {sheet: begin + (b"<row>" + b"<c/>" * 99 + b"</row>") * (size // 408) + end}
    yield "rows", {sheet: begin + b"<row/>" * (size // 6) + end}
    yield "deep", {sheet: begin + b"<a>" * 99 + b"</a>" * 99 + end}
    yield "attribute", {sheet: begin + b'<row a="' + b"A" * size + b'"/>' + end}
    many = b" ".join(b'a%d=""' % n for n in range(size // 12))
    yield "attributes", {sheet: begin + b"<row " + many + b"/>" + end}
    yield "merged", {sheet: begin + end[:12] + b"<mergeCell/>" * (size // 12) + end[12:]}
    shared = begin + b"<row><c t='s'><v>0</v></c></row>" + end
    texts = b"<sst>" + b"<si><t>a</t></si>" * (size // 18) + b"</sst>"
    yield "texts", {sheet: shared, "xl/sharedStrings.xml": texts}


@pytest.mark.parametrize("others", [pytest.param(o, id=name) for name, o in bombs()])
def test_what_would_cost_too_much_is_refused(tmp_path: Path, others: dict[str, bytes]) -> None:
    path = written(tmp_path / "b.xlsx", {"a": ""}, others=others)
    assert "unpacks to more than 2,000,000 bytes" in refusal(path)


def test_a_large_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = written(tmp_path / "b.xlsx", {"a": ""})
    assert "more than 100 bytes" in refusal(path, 100)
    with ZipFile(path, "a") as archive:
        for part in range(25_000):
            archive.writestr(f"{part}", b"")
    assert "packs more parts" in refusal(path, 10 * MOST)
