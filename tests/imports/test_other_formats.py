"""A file that is none of the customs service is refused by what it is, whatever its name."""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.other_formats import other_format_of
from dashboard.loaders.releases import current_number
from tests.imports.customs_files import HEADINGS, ROWS, dbf, imported, text, written

WHOLE = text(ROWS, "\t", "utf-8", ",")
PAGE = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in ROWS)


def tar() -> bytes:
    found = io.BytesIO()
    with tarfile.open(fileobj=found, mode="w") as archive:
        member = tarfile.TarInfo("TCBT.csv")
        member.size = len(WHOLE)
        archive.addfile(member, io.BytesIO(WHOLE))
    return found.getvalue()


STRANGERS = {
    "a page": (f"<html><table>{PAGE}</table></html>".encode(), "web page"),
    "a page with a mark": (f"\ufeff\r\n<!DOCTYPE html><table>{PAGE}".encode(), "web page"),
    "XML of Excel": (b'<?xml version="1.0"?>\n<Workbook>\n</Workbook>\n', "XML"),
    "JSON": (json.dumps([dict(zip(HEADINGS, cells, strict=True)) for cells in ROWS]).encode(),
             "JSON"),
    "lines of JSON": (b'{"NAPR": "\xd0\x98\xd0\x9c"}\n{"NAPR": 1}\n', "JSON"),
    "tar": (tar(), "unpack it first"),
    "Zstandard": (b"\x28\xb5\x2f\xfd" + bytes(40), "unpack it first"),
    "UTF-16 without a mark": (WHOLE.decode().encode("utf-16-le"), "several bytes"),
    "UTF-16 turned, without a mark": (WHOLE.decode().encode("utf-16-be"), "several bytes"),
    "UTF-32": (WHOLE.decode().encode("utf-32"), "several bytes"),
    "UTF-32 without a mark": (WHOLE.decode().encode("utf-32-be"), "several bytes"),
    "an old Macintosh": (WHOLE.replace(b"\n", b"\r"), "carriage return"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("name", ["f.csv", "f.xls"])
def test_a_stranger_is_refused_by_what_it_is(kind: str, name: str, tmp_path: Path) -> None:
    content, expected = STRANGERS[kind]
    with pytest.raises(DataRefused, match=expected) as refused:
        imported(tmp_path / "r", written(tmp_path / name, content))
    assert len(refused.value.reasons) == 1
    assert current_number(tmp_path / "r", "customs") is None


def test_a_database_is_refused_by_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    sqlite3.connect(file).execute("create table t (a)").connection.close()
    with pytest.raises(DataRefused, match="a database"):
        imported(tmp_path / "r", file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp866", "utf-16", "koi8-r"])
def test_no_file_of_the_service_is_a_stranger(encoding: str) -> None:
    for separator in ",;\t|":
        assert other_format_of(text(ROWS, separator, encoding)) == ""
    assert other_format_of(dbf(ROWS)) == ""
