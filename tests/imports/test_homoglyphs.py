"""A heading is read as it looks, by whatever alphabet, blanks, quotes and capitals it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import DataRefused
from dashboard.imports.comtrade_headings import headings_of
from dashboard.imports.formats import recognise
from dashboard.imports.headings import COLUMNS
from dashboard.imports.homoglyphs import normalised
from dashboard.imports.limits import Limits
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import import_reference
from dashboard.loaders.reference import reference
from tests.imports import comtrade_files
from tests.imports.customs_files import HEADINGS, REGISTERS, ROWS, dbf, text, written
from tests.imports.owner_books import RELATION, plain, read, whole

SEEN = {
    "as they are": {},
    "Russian letters": {"STOIM": "STОIM", "REGION": "REGIОN", "KOL": "КОL", "NETTO": "NЕТТО"},
    "Ukrainian letters": {"PERIOD": "PERІOD", "REGION_S": "REGIОN_Ѕ"},
    "small letters": {name: name.lower() for name in HEADINGS},
    "small Russian letters": {"STOIM": "stоim", "STRANA": "strаnа"},
    "blanks": {"STOIM": "\u00a0STOIM\u2009", "NETTO": "NETTO\u200b", "KOL": "K\u00adOL"},
    "mark and quotes": {"NAPR": '\ufeff"NAPR"', "STOIM": "«STOIM»", "TNVED": "“TNVED”"},
    "wide letters": {"STOIM": "ＳＴＯＩＭ"},
}
WRITTEN = ("cp866", "cp1251", "koi8-r", "utf-8", "utf-8-sig", "utf-16")


def _columns(path: Path, content: bytes) -> tuple[str, ...]:
    (file,) = recognise(written(path, content), Limits()).files
    return file.columns


def _can(encoding: str, *texts: str) -> bool:
    try:
        "".join(texts).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_headings_of_customs_files_are_read_as_they_look(tmp_path: Path) -> None:
    tried = 0
    for kind, spelt in SEEN.items():
        names = [spelt.get(name, name) for name in HEADINGS]
        for encoding in (one for one in WRITTEN if _can(one, *names)):
            content = text(ROWS, "\t", encoding, headings=names)
            assert _columns(tmp_path / "f.csv", content) == COLUMNS, (kind, encoding)
            tried += 1
        for encoding in ("cp866", "cp1251"):
            if _can(encoding, *names) and all(len(name) < 11 for name in names):
                content = dbf(ROWS, encoding=encoding)
                for name, other in spelt.items():
                    field = name.encode().ljust(11, b"\0")
                    content = content.replace(field, other.encode(encoding).ljust(11, b"\0"), 1)
                assert _columns(tmp_path / "f.dbf", content) == COLUMNS, (kind, encoding)
        book = Workbook()
        for cells in (names, *ROWS):
            book.active.append(list(cells))
        book.save(tmp_path / "f.xlsx")
        assert _columns(tmp_path / "f.xlsx", (tmp_path / "f.xlsx").read_bytes()) == COLUMNS, kind
    assert tried > 25


def test_so_are_those_of_every_other_reader(tmp_path: Path) -> None:
    table = "rероrter,YEAR, \u00a0flow,соde,«value_usd»\nRUS,2019,ехport,44,9\n"
    file = written(tmp_path / "r.csv", table.encode())
    import_reference(ImportOrder((file,), tmp_path / "data"), REGISTERS)
    assert dict(reference(tmp_path / "data")) == {("RUS", 2019, "export"): {"44": 9.0}}
    for head in (comtrade_files.HEAD, comtrade_files.BEFORE):
        other = [name.replace("o", "о").replace("e", "е").replace("a", "а") for name in head]
        assert headings_of(other).places == headings_of(head).places
    spelt = {"relation": "rеlаtiоn ", "kind": "\u200bKIND", "since": "ѕincе"}
    facts = {spelt.get(name, name): cell for name, cell in whole("relations", RELATION).items()}
    book = read(plain(tmp_path / "b.xlsx", **{"Rеlаtiоns\u00a0": [facts]}))
    assert book.tables["relations"]["relation"].tolist() == ["O001"]


def test_a_letter_that_looks_like_none_of_ours_is_named(tmp_path: Path) -> None:
    names = [{"STOIM": "STΩIM", "KOL": "KOŁ"}.get(name, name) for name in HEADINGS]
    with pytest.raises(DataRefused) as refused:
        _columns(tmp_path / "f.csv", text(ROWS, encoding="utf-8", headings=names))
    said = [(one.column, one.value, str(one.reason)) for one in refused.value.reasons]
    assert [one[:2] for one in said] == [("STOIM", "STΩIM"), ("KOL", "KOŁ")]
    assert "Ω (U+03A9)" in said[0][2] and "Ł (U+0141)" in said[1][2]


def test_what_is_seen_stays() -> None:
    assert (
        normalised('"\u00a0' * 100_000 + "STOIM") == "stoim"
    )  # at once, however much is around it
    assert normalised(' "REGION_S" ') == "region_s" != normalised("REGION S")
    assert normalised("Стоимость") != normalised("STOIM")
