"""Headings that stand again among the rows of one file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import DataRefused
from dashboard.imports import staging
from dashboard.imports.customs import Import, try_import
from dashboard.imports.formats import blocks
from dashboard.imports.limits import Limits
from dashboard.imports.report import ImportReport
from tests.imports.customs_files import (
    HEADINGS,
    REGISTERS,
    Cells,
    imported,
    of_nothing,
    row,
    same,
    text,
    written,
)

PARTNERS = ("CN", "DE", "FI", "NA", "TR", "BY")


def month(of: str, rise: int = 0) -> list[Cells]:
    """A month of exports, and imports, of every partner; values that differ by ``rise``."""
    return [
        row(flow, of, partner, code, f"{1000 + 7 * place + rise}.25", "10")
        for flow in ("ЭК", "ИМ")
        for place, partner in enumerate(PARTNERS)
        for code in ("4407119300", "8429519100", "2709009009", "0302140000")
    ]


JANUARY, FEBRUARY = month("01/2021"), month("02/2021", 3)


def tables(*parts: Sequence[Cells], headings: Sequence[str] = HEADINGS) -> list[Cells]:
    """Rows in one list, headings between the parts."""
    first, *others = parts
    found = list(first)
    for part in others:
        found += [tuple(headings), *part]
    return found


def tried(folder: Path, rows: Sequence[Cells], **limits: float) -> ImportReport:
    file = written(folder / "TCBT.csv", text(rows))
    return try_import(Import((file,), folder / "none", limits=Limits(**limits)), REGISTERS)


def refused(folder: Path, rows: Sequence[Cells], **limits: float) -> str:
    with pytest.raises(DataRefused) as caught:
        tried(folder, rows, **limits)
    return str(caught.value)


@pytest.mark.parametrize("length", [1, 7, 40])
def test_headings_at_the_top_of_each_page_are_passed_over(length: int, tmp_path: Path) -> None:
    rows = [*JANUARY, *FEBRUARY]
    pages = tables(*(rows[at : at + length] for at in range(0, len(rows), length)))
    whole = imported(tmp_path / "whole", written(tmp_path / "whole.csv", text(rows)))
    printed = imported(tmp_path / "printed", written(tmp_path / "printed.csv", text(pages)))
    assert same(whole, printed)


@pytest.mark.parametrize("form", ["xlsx", "B"])
def test_they_are_in_every_form_of_file(form: str, tmp_path: Path) -> None:
    pages = tables(JANUARY, FEBRUARY)
    printed = tmp_path / f"printed.{form}"
    if form == "xlsx":
        book = Workbook()
        for cells in (HEADINGS, *pages):
            book.worksheets[0].append(cells)
        book.save(printed)
    else:
        printed.write_bytes(text(pages, "\t", "utf-8", ","))
    whole = written(tmp_path / "whole.csv", text([*JANUARY, *FEBRUARY]))
    assert same(imported(tmp_path / "whole", whole), imported(tmp_path / "printed", printed))


def test_they_are_named_and_counted_as_no_rows(tmp_path: Path) -> None:
    report = tried(tmp_path, tables(JANUARY[:20], JANUARY[20:], FEBRUARY))
    passed = [(one["reason"], str(one["values"]["headings"])) for one in report.passed_over]
    assert passed == [("headings_again", "2")]
    assert report.rows_read == report.rows_kept == len([*JANUARY, *FEBRUARY])


def test_a_revision_below_what_it_revises_is_refused(tmp_path: Path) -> None:
    revised = tables([*JANUARY, *FEBRUARY], month("02/2021", 4))
    assert f"the same month, partner and code ({len(FEBRUARY)})" in refused(tmp_path, revised)


def test_a_revision_of_one_row_is_refused(tmp_path: Path) -> None:
    one = (*JANUARY[3][:5], "99.00", *JANUARY[3][6:])
    assert "partner and code (1)" in refused(tmp_path, tables([*JANUARY, *FEBRUARY], [one]))


def test_rows_of_one_key_are_honest_below_the_same_headings(tmp_path: Path) -> None:
    twice = (*FEBRUARY[-1][:5], "99.00", *FEBRUARY[-1][6:])
    assert tried(tmp_path, tables(JANUARY, [*FEBRUARY, twice])).rows_kept == 97


def test_a_person_may_say_that_they_are_pages_of_one_table(tmp_path: Path) -> None:
    one = (*JANUARY[3][:5], "99.00", *JANUARY[3][6:])
    rows = tables([*JANUARY, *FEBRUARY], [one])
    assert tried(tmp_path, rows, repeats_pct=100).rows_kept == 97


def test_rows_of_many_blocks_are_held_against_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "blocks", partial(blocks, size=300))
    months = [month(f"{place:02d}/2021") for place in range(1, 13)]
    assert tried(tmp_path, tables(*months)).rows_kept == 12 * len(JANUARY)
    assert "partner and code (1)" in refused(tmp_path, tables(*months, [months[4][5]]))


@pytest.mark.parametrize("other", ["STOIM, тыс. долл.", "NETTO"])
def test_headings_that_are_not_those_of_the_file_are_refused(other: str, tmp_path: Path) -> None:
    theirs = [other if heading == "STOIM" else heading for heading in HEADINGS]
    found = refused(tmp_path, tables(JANUARY, FEBRUARY, headings=theirs))
    assert "headings stand here again, and not those of the file" in found


def test_columns_in_another_order_are_refused(tmp_path: Path) -> None:
    theirs = [*HEADINGS[:5], "NETTO", "STOIM", *HEADINGS[7:]]
    found = refused(tmp_path, tables(JANUARY, FEBRUARY, headings=theirs))
    assert "not those of the file" in found


def test_headings_without_a_row_below_are_nothing(tmp_path: Path) -> None:
    rows = tables([], [], of_nothing("01/2021"), [])
    assert tried(tmp_path, rows).rows_kept == len(of_nothing("01/2021"))
