"""Files that are not whole are refused with the place, never read as if they were."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataRefused
from dashboard.imports import making
from dashboard.imports.blocks import STRETCH
from dashboard.imports.customs import Import, try_import
from dashboard.imports.staging import stage_files
from dashboard.language import language
from dashboard.loaders.releases import current_number
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, ROWS, dbf, imported, row, text, written, zipped

WHOLE = text(ROWS, "\t", "utf-8", ",")
LINES = WHOLE.splitlines(keepends=True)
HOLE = bytes(200)


def stray_quote() -> bytes:
    """One opens in the last field of a row and closes some rows later."""
    lines = list(LINES)
    lines[2] = lines[2].replace(b"\t02-", b'\t"02-')
    lines[4] = lines[4].replace(b"\n", b'"\n')
    return b"".join(lines)


TORN = {
    "the last line has no end": (WHOLE[:-1], 7, "has no end"),
    "cut in the last field": (WHOLE[:-5], 7, "has no end"),
    "cut in a letter": (WHOLE[:-2], 7, "has no end"),
    "cut in the money": (WHOLE[: WHOLE.rindex(b"5000000") + 3], 7, "has no end"),
    "cut after a tab": (WHOLE[: WHOLE.rindex(b"\t") + 1], 7, "has no end"),
    "fewer fields": (b"".join([*LINES[:3], b"\xd0\x98\xd0\x9c\t02/2019\n", *LINES[3:]]), 4,
                     "2 fields instead of 10"),
    "more fields": (b"".join([*LINES[:3], LINES[1][:-1] + b"\tmore\n"]), 4, "put it in quotation"),
    "zero bytes at the end": (WHOLE + HOLE, 8, "zero bytes"),
    "zero bytes in the middle": (b"".join([*LINES[:3], HOLE, *LINES[3:]]), 4, "zero bytes"),
    "zero bytes over the last line": (b"".join(LINES[:-1]) + HOLE, 7, "zero bytes"),
    "a quote that swallows rows": (stray_quote(), 3, "quotation mark"),
    "bytes of another encoding": (b"".join([*LINES[:4], LINES[4].replace(b"\t", b"\xff\t", 1),
                                            *LINES[5:]]), 5, "is not UTF-8"),
    "a lone carriage return": (WHOLE.replace(b"\t10,05", b"\t10,05\r"), 4, "carriage return"),
}  # fmt: skip


@pytest.mark.parametrize("damage", TORN)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_a_torn_text_is_refused_with_its_line(damage: str, packed: bool, tmp_path: Path) -> None:
    content, line, reason = TORN[damage]
    # A sample of the file tells its encoding: the damage must not change what it is taken for.
    file = zipped(tmp_path / "f", a__csv=content) if packed else written(tmp_path / "f", content)
    with pytest.raises(DataRefused, match=reason) as refused:
        imported(tmp_path / "r", file)
    assert refused.value.reasons[0].row == line
    assert current_number(tmp_path / "r", "customs") is None


def test_the_end_of_a_dos_file_is_no_damage(tmp_path: Path) -> None:
    cube = imported(tmp_path / "r", written(tmp_path / "f", WHOLE + b"\x1a"))
    assert len(cube.axes.known) == 4


DBF = dbf(ROWS)


def announced(content: bytes, records: int) -> bytes:
    return content[:4] + struct.pack("<I", records) + content[8:]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (announced(DBF, 4), "more records than the 4"),
        (announced(DBF, 7), "7 records, 6 are there"),
        (DBF[:-400], "records"),
        (DBF[:600] + bytes(205) + DBF[805:], "record is damaged"),
    ],
    ids=["more", "fewer", "cut", "zero bytes"],
)
def test_a_dbf_has_the_records_that_it_announces(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(DataRefused, match=reason):
        imported(tmp_path / "r", written(tmp_path / "f", content))


def test_records_that_were_deleted_are_left_out(tmp_path: Path) -> None:
    start = struct.unpack_from("<H", DBF, 8)[0]
    content = DBF[:start] + b"*" + DBF[start + 1 :]
    file = written(tmp_path / "f", content)
    assert (2019, 1, 0) not in imported(tmp_path / "r", file).axes.known
    report = try_import(Import((file,), tmp_path / "other"), REGISTERS)
    assert report.deleted_rows == 1
    assert "struck out" in report_text(report.as_mapping(), language("en"))


def damaged(path: Path, method: int, place: int) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("a.csv", WHOLE * 20)
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    return path


METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2]


@pytest.mark.parametrize("method", METHODS, ids=["stored", "deflate", "lzma", "bzip2"])
@pytest.mark.parametrize("place", [40, 60, 120])
def test_a_damaged_zip_is_refused(method: int, place: int, tmp_path: Path) -> None:
    file = damaged(tmp_path / "f.zip", method, place)
    with pytest.raises(DataRefused):
        imported(tmp_path / "r", file)


def test_a_zip_without_its_end_is_torn(tmp_path: Path) -> None:
    content = zipped(tmp_path / "whole.zip", a__csv=WHOLE * 50).read_bytes()
    with pytest.raises(DataRefused, match="the zip is torn"):
        imported(tmp_path / "r", written(tmp_path / "f", content[: len(content) // 2]))


def test_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    one = written(tmp_path / "1.csv", text([row(usd="?")]))
    two = written(tmp_path / "2.csv", text([row(period="2098")]))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", one, two)
    assert [(r.file, r.column) for r in refused.value.reasons] == [
        ("1.csv", "STOIM"),
        ("2.csv", "PERIOD"),
    ]


@pytest.mark.parametrize("place", [STRETCH - 2, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH - 1])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_carriage_return_within_a_line_is_found_wherever_it_stands(
    place: int, newline: str, tmp_path: Path
) -> None:
    content = bytearray(text([row(kg=f"{at}.5") for at in range(8000)], newline=newline))
    start = content.index(b"\n") + 1  # The headings are no part of the block.
    place += next(more for more in range(9) if content[start + place + more] not in b",\r\n")
    content[start + place : start + place + 1] = b"\r"
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f.csv", bytes(content)))
    assert refused.value.reasons[0].row == content[: start + place].count(b"\n") + 1


@pytest.mark.parametrize("how", ["exchanged", "written on", "gone"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its checksum in the release would be that of what was not read."""
    file = written(tmp_path / "january.csv", WHOLE)

    def read_then_changed(*given: Any) -> Any:
        found = stage_files(*given)
        if how == "gone":
            file.unlink()
        elif how == "written on":
            file.write_bytes(WHOLE + LINES[1])
        else:
            written(tmp_path / "other", WHOLE).replace(file)
        return found

    monkeypatch.setattr(making, "stage_files", read_then_changed)
    with pytest.raises(DataRefused, match=r"january.csv.*changed or exchanged while it was read"):
        imported(tmp_path / "data", file)
    assert current_number(tmp_path / "data", "customs") is None
