"""The template: every column that is asked for, and the owner's rows read back as they were."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard.imports.relations_template import columns_of, template_xlsx
from dashboard.loaders.owner_relations import TABLES
from tests.imports.owner_books import EVENT, RELATION, SOURCE, filled, read


def test_it_has_every_column_that_is_asked_for() -> None:
    book = load_workbook(io.BytesIO(template_xlsx()))
    assert book.sheetnames == list(TABLES)
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
    page = load_workbook(io.BytesIO(template_xlsx()))[sheet]
    head = next(cell for cell in page[1] if cell.value == column)
    assert said in head.comment.text


def test_an_empty_one_is_read_as_empty_tables(tmp_path: Path) -> None:
    found = read(filled(tmp_path / "own.xlsx"))
    assert {name: len(frame) for name, frame in found.tables.items()} == dict.fromkeys(TABLES, 0)
    assert found.absent == ()


def test_the_owners_rows_come_back_as_they_were(tmp_path: Path) -> None:
    path = filled(tmp_path / "own.xlsx", relations=[RELATION], events=[EVENT], sources=[SOURCE])
    first = read(path).tables
    path.write_bytes(template_xlsx(first))
    for name, frame in read(path).tables.items():
        assert frame.equals(first[name])
