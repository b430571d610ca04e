"""The template: every column that is asked for, and the owner's rows read back as they were."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard.errors import DataRefused
from dashboard.imports.relations_languages import in_one_language
from dashboard.imports.relations_template import columns_of, template_xlsx
from dashboard.language import language, languages
from dashboard.loaders.owner_relations import TABLES
from tests.imports.owner_books import EVENT, REGISTERS, RELATION, SOURCE, filled, read


def template(lang: str = "en", **rows: Any) -> bytes:
    return template_xlsx(language(lang), REGISTERS, **rows)


def test_it_has_every_column_that_is_asked_for() -> None:
    book = load_workbook(io.BytesIO(template()))
    assert book.sheetnames[: len(TABLES)] == list(TABLES)
    for sheet in TABLES:
        assert [cell.value for cell in book[sheet][1]] == columns_of(sheet)
        assert all(cell.comment for cell in book[sheet][1])
    assert "year" not in columns_of("events")


@pytest.mark.parametrize(
    ("sheet", "column", "said"),
    [
        ("relations", "source", "without a source is refused"),
        ("relations", "quote", "is marked so"),
        ("relations", "since", "marked as undated"),
        ("events", "source", "without a source is refused"),
        ("events", "quote", "is marked so"),
        ("events", "start", "marked as undated"),
        ("sources", "published", "marked as undated"),
    ],
)
def test_it_says_what_becomes_of_an_empty_cell(sheet: str, column: str, said: str) -> None:
    page = load_workbook(io.BytesIO(template()))[sheet]
    head = next(cell for cell in page[1] if cell.value == column)
    assert said in head.comment.text


def test_an_empty_one_is_read_as_empty_tables(tmp_path: Path) -> None:
    found = read(filled(tmp_path / "own.xlsx"))
    assert {name: len(frame) for name, frame in found.tables.items()} == dict.fromkeys(TABLES, 0)
    assert found.absent == ()


def test_the_owners_rows_come_back_as_they_were(tmp_path: Path) -> None:
    path = filled(tmp_path / "own.xlsx", relations=[RELATION], events=[EVENT], sources=[SOURCE])
    first = read(path).tables
    path.write_bytes(template(rows=first))
    for name, frame in read(path).tables.items():
        assert frame.equals(first[name])


def test_it_says_how_it_is_filled_in_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    latin = re.compile(r"[A-Za-z]{4,}")
    for lang in languages():
        path = tmp_path / "own.xlsx"
        path.write_bytes(template(lang))
        book = load_workbook(path)
        words = language(lang)
        how, codes = (book[words.t(f"template.{name}")] for name in ("how", "codes"))
        comments = [cell.comment.text for sheet in TABLES for cell in book[sheet][1]]
        said = [row[2] for row in how.iter_rows(values_only=True) if row[2]]
        assert {one for one in comments if one not in said} == set()
        if lang == "ru":
            names = {"ISO", "English", *columns_of("relations")}
            foreign = [one for one in said if {*latin.findall(one)} - names]
            assert foreign == []
        listed = {row[1]: row[2:] for row in codes.iter_rows(min_row=2, values_only=True)}
        assert listed["CN-HE"] == ("Hebei", "провинция Хэбэй")
        assert listed["CHN"] == ("China", "Китай")
        assert {*REGISTERS.sectors["sector"], "announced", "visit", "in-force"} <= {*listed}
        empty = read(path)
        assert empty.passed_over == (how.title, codes.title)
        assert [name for name, frame in empty.tables.items() if len(frame)] == []
        # The example is one that would be taken, were it written where it belongs.
        shown = [row for row in how.iter_rows(values_only=True) if row[1] and row[3]]
        for sheet in TABLES:
            cells = {row[1]: row[3] for row in shown if row[0] == sheet}
            book[sheet].append([cells.get(name) for name in columns_of(sheet)])
        book.save(path)
        assert [len(frame) for frame in read(path).tables.values()] == [1, 1, 1]


def test_one_language_is_enough_and_is_told(tmp_path: Path) -> None:
    mine = {**RELATION, "party_en": "", "title_en": ""}
    rows = [{**EVENT, "title_en": ""}, {**EVENT, "event": "OE2", "title_ru": ""},
            {**EVENT, "event": "OE3"}]  # fmt: skip
    tables = read(filled(tmp_path / "own.xlsx", relations=[mine], events=rows)).tables
    assert list(tables["relations"]["title_en"]) == [RELATION["title_ru"]]
    assert list(tables["relations"]["party_en"]) == [RELATION["party_ru"]]
    assert list(tables["events"]["title_en"]) == ["Визит", "Visit", "Visit"]
    assert list(tables["events"]["title_ru"]) == ["Визит", "Visit", "Визит"]
    assert list(in_one_language("events", tables["events"])) == [True, True, False]
    with pytest.raises(DataRefused) as refused:
        read(filled(tmp_path / "none.xlsx", events=[{**EVENT, "title_en": "", "title_ru": ""}]))
    assert {one.column for one in refused.value.reasons} == {"title_en", "title_ru"}
