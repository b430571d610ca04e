"""The owner's workbook: its template, what is refused, what is published, what is on top."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from dashboard.__main__ import main
from dashboard.app import create_app
from dashboard.errors import DataRefused
from dashboard.imports.relations_workbook import (
    columns_of,
    read_workbook,
    template_xlsx,
)
from dashboard.loaders import schemas
from dashboard.loaders.owner_relations import TABLES, on_top, owner_tables
from dashboard.loaders.registers import load_registers
from dashboard.settings import ROOT, read_settings
from dashboard.store.library import open_library

KNOWN = load_registers(ROOT / "data").codes | {"sources": {"C01"}, "paragraphs": {"IR01"}}
RELATION = {
    "relation": "O001", "scope": "partner-region", "region": "NO-18", "country": "NOR",
    "party_en": "Nordland", "party_ru": "Нурланд", "kind": "agreement", "title_en": "Sturgeon",
    "title_ru": "Новое", "since": 2026, "state": "in-force", "source": "X01",
}  # fmt: skip
EVENT = {
    "event": "OE1", "start": dt.datetime(2026, 3, 4), "end": "2026-03-05",
    "scope": "partner-region", "region": "NO-18", "country": "NOR", "kind": "visit",
    "title_en": "Visit", "title_ru": "Визит", "source": "X01",
}  # fmt: skip
SOURCE = {
    "source": "X01", "title": "Register", "publisher": "Committee", "published": "2026",
    "accessed": "2026-11-22", "language": "ru", "role": "figures",
}  # fmt: skip


def workbook(folder: Path, **rows: list[dict[str, Any]]) -> Path:
    """The template with rows written into it."""
    book = load_workbook(io.BytesIO(template_xlsx()))
    for sheet, facts in rows.items():
        for fact in facts:
            book[sheet].append([fact.get(name) for name in columns_of(sheet)])
    path = folder / "own.xlsx"
    book.save(path)
    return path


def reasons(path: Path) -> list[tuple[str, int | None, str, str]]:
    with pytest.raises(DataRefused) as refused:
        read_workbook(path, KNOWN)
    return [(one.file, one.row, one.column, one.reason) for one in refused.value.reasons]


def test_template_has_every_column_that_is_asked_for() -> None:
    book = load_workbook(io.BytesIO(template_xlsx()))
    assert book.sheetnames == list(TABLES)
    for sheet in TABLES:
        assert [cell.value for cell in book[sheet][1]] == columns_of(sheet)
        assert all(cell.comment for cell in book[sheet][1])
    assert "year" not in columns_of("events")


def test_an_empty_template_is_read_as_empty_tables(tmp_path: Path) -> None:
    found = read_workbook(workbook(tmp_path), KNOWN)
    assert {name: len(frame) for name, frame in found.items()} == dict.fromkeys(TABLES, 0)


def test_dates_and_years_of_excel_are_understood(tmp_path: Path) -> None:
    path = workbook(tmp_path, relations=[RELATION], events=[EVENT], sources=[SOURCE])
    found = read_workbook(path, KNOWN)
    assert found["relations"].loc[0, "since"] == "2026"
    event = found["events"].loc[0]
    assert (event["start"], event["year"], event["precision"]) == ("2026-03-04", 2026, "day")
    assert list(found["events"].columns) == list(schemas.EVENTS.columns)


def test_every_fault_is_told_with_its_row(tmp_path: Path) -> None:
    wrong = {**RELATION, "region": "XX-1", "kind": "friendship", "source": "C01"}
    path = workbook(tmp_path, relations=[{**RELATION, "source": "C01"}, wrong], events=[EVENT])
    told = reasons(path)
    assert ("own.xlsx: relations", 3, "region", "is not in the register of regions") in told
    assert any(one[:3] == ("own.xlsx: relations", 3, "kind") for one in told)
    assert ("own.xlsx: relations", 3, "", "repeats the key of another row") in [
        (file, row, "", reason) for file, row, _, reason in told
    ]
    assert ("own.xlsx: events", 2, "source", "is not in the register of sources") in told


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.xlsx"
    path.write_bytes(content)
    assert "is not a workbook" in reasons(path)[0][3]


def test_another_header_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "relations"
    book.active.append(["id", "name"])
    book.save(tmp_path / "own.xlsx")
    assert reasons(tmp_path / "own.xlsx")[0][1] == 1


def test_rows_of_the_owner_come_last_or_in_place_of_published_ones() -> None:
    published = pd.DataFrame({"relation": ["R1", "R2"], "state": ["unknown", "ended"]})
    own = pd.DataFrame({"relation": ["O1", "R1"], "state": ["planned", "in-force"]})
    found = on_top(published, own, "relation")
    assert list(found["relation"]) == ["R2", "O1", "R1"]
    assert list(found["state"]) == ["ended", "planned", "in-force"]


def test_import_publishes_and_the_library_shows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir = tmp_path / "releases"
    path = workbook(tmp_path, relations=[RELATION], events=[EVENT], sources=[SOURCE])
    command = ["import-relations", str(path), "--data-dir", str(data_dir)]
    assert main([*command, "--dry-run"]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert owner_tables(data_dir, KNOWN) is None
    assert main(command) == 0
    assert "Release 1" in capsys.readouterr().out
    library = open_library(read_settings({}, data_dir=data_dir))
    assert "O001" in set(library.relations.relations["relation"])
    assert "OE1" in set(library.relations.events["event"])
    assert "X01" in set(library.published.sources["source"])


def test_a_refused_import_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir = tmp_path / "releases"
    good = workbook(tmp_path, relations=[RELATION], sources=[SOURCE])
    assert main(["import-relations", str(good), "--data-dir", str(data_dir)]) == 0
    bad = workbook(tmp_path, relations=[{**RELATION, "state": "fine"}], sources=[SOURCE])
    assert main(["import-relations", str(bad), "--data-dir", str(data_dir)]) == 1
    assert "is none of" in capsys.readouterr().err
    present = owner_tables(data_dir, KNOWN)
    assert present is not None
    assert list(present["relations"]["state"]) == ["in-force"]


def test_a_running_server_shows_what_the_owner_publishes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir = tmp_path / "releases"
    client = create_app(read_settings({}, data_dir=data_dir)).server.test_client()

    def shown() -> bool:
        rows = client.get("/download/relations.csv").get_data(as_text=True)
        found = client.get("/search.json?q=sturgeon").get_data(as_text=True)
        assert ("O001" in rows) == ("Sturgeon" in found)
        return "O001" in rows

    assert not shown()
    path = workbook(tmp_path, relations=[RELATION], events=[EVENT], sources=[SOURCE])
    assert main(["import-relations", str(path), "--data-dir", str(data_dir)]) == 0
    assert shown()
    none = workbook(tmp_path)
    assert main(["import-relations", str(none), "--data-dir", str(data_dir)]) == 0
    assert not shown()
    back = ["--dataset", "relations", "--data-dir", str(data_dir)]
    assert main(["rollback", "1", *back]) == 0
    assert shown()
    capsys.readouterr()
    assert main(["releases", *back]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.startswith("*") for line in listed] == [True, False]
    assert "events 1, relations 1, sources 1" in listed[0]
    (data_dir / "relations" / "releases" / "0002" / "relations.csv").write_text("rubbish")
    assert main(["rollback", "2", *back]) == 1
    assert "relations.csv is not what was written" in capsys.readouterr().err
    assert shown()
