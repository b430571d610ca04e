"""The template: every column that is asked for, and the owner's rows read back as they were."""

from __future__ import annotations

import io
from pathlib import Path

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
