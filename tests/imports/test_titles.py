"""Other units and second headings: what a person writes above a table, or joins to it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, try_import
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import HEADINGS, REGISTERS, ROWS, Cells, row, text, written


def tried(path: Path, content: bytes | None = None) -> ImportReport:
    if content is not None:
        written(path, content)
    return try_import(Import((path,), path.parent / "r", replace=True), REGISTERS)


def reasons(path: Path, content: bytes) -> list[tuple[int | None, str, str]]:
    with pytest.raises(DataRefused) as refused:
        tried(path, content)
    return [(one.row, one.column, one.value) for one in refused.value.reasons]


UNITS = ("Внешняя торговля, тыс. долл. США", "Стоимость - тысяч долларов", "млн долларов США",
         "в рублях; руб.", "вес - тонны", "Values in thousands of US dollars", "USD mln", "EUR",
         "Net weight, tonnes", "Стоимость (юань)", "Стоимость, долл.; масса, т",
         "вес (т), долл.")  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp866", "cp1251"])
@pytest.mark.parametrize("title", UNITS)
def test_a_title_that_names_other_units_is_refused(
    title: str, encoding: str, tmp_path: Path
) -> None:
    content = f"Отчёт\n{title}\n".encode(encoding) + text(ROWS, ";", encoding)
    assert reasons(tmp_path / "f.csv", content) == [(2, "", title)]


def test_a_workbook_with_such_a_title_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for cells in (["Торговля", None, "тыс. долл."], [], HEADINGS, *ROWS):
        book.active.append(cells)
    book.save(tmp_path / "f.xlsx")
    with pytest.raises(DataRefused, match="US dollars") as refused:
        tried(tmp_path / "f.xlsx")
    assert refused.value.reasons[0].row == 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp866", "cp1251"])
def test_other_titles_are_passed_over_in_their_letters(encoding: str, tmp_path: Path) -> None:
    title = "Статистика таможни, долл. США, кг, т. е. нетто"
    found = tried(tmp_path / "f.csv", f"{title}\n".encode(encoding) + text(ROWS, "\t", encoding))
    assert [one["values"]["line"] for one in found.passed_over] == [title]


def test_a_heading_with_another_unit_is_named(tmp_path: Path) -> None:
    headings = [f"{one}, тыс. долл." if one == "STOIM" else one for one in HEADINGS]
    content = text(ROWS, ";", "utf-8", headings=headings)
    assert reasons(tmp_path / "f.csv", content) == [(1, "STOIM", "STOIM, тыс. долл.")]


def test_other_headings_among_the_rows_are_named_once_each(tmp_path: Path) -> None:
    others = [f"{one} (EUR)" if one == "STOIM" else one for one in HEADINGS]
    content = text(ROWS[:2]) + text(ROWS[2:4], headings=others) + text(ROWS[4:], headings=others)
    assert reasons(tmp_path / "f.csv", content) == [(4, "", ""), (7, "", "")]


def priced(usd: str, kg: str) -> list[Cells]:
    return [row(usd=usd, kg=kg), row("ИМ", "02/2019", "DE", "8703231981", "300", "100")]


@pytest.mark.parametrize(
    ("usd", "kg", "said"),
    [("5000", "1.5", "$3,333.33"), ("5", "10000", "$0.50"), ("5000", "0", ""), ("-5", "1", ""),
     ("5000", "50", ""), ("100", "10000", "")],
)  # fmt: skip
def test_a_kilogram_that_hardly_costs_that_is_asked_about(
    usd: str, kg: str, said: str, tmp_path: Path
) -> None:
    found = tried(tmp_path / "f.csv", text(priced(usd, kg)))
    assert [one["flow"] for one in found.prices] == (["export"] if said else [])
    lines = report_text(found.as_mapping(), language("en")).splitlines()
    asked = [line for line in lines if "are the values US dollars" in line]
    assert len(asked) == len(found.prices)
    assert all(said in line for line in asked)
    russian = report_text(found.as_mapping(), language("ru"))
    assert ("проверьте, что стоимость указана в долларах США" in russian) == bool(said)
