"""The sheets of a workbook: everything that is in them, whoever wrote them, or a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as Written

from dashboard.errors import DataRefused
from dashboard.imports.xlsx import workbook
from dashboard.imports.xlsx_rows import Cell, Row, column_letters, column_number
from tests.imports.workbooks import number, row, text, written

MOST = 10_000_000


def sheets(path: Path) -> dict[str, list[Row]]:
    with workbook(path, MOST) as book:
        return {sheet.name: list(sheet) for sheet in book.sheets}


def texts(rows: list[Row]) -> list[list[str]]:
    return [[cell.value for cell in line.cells.values()] for line in rows]


def refusal(path: Path) -> str:
    with pytest.raises(DataRefused) as refused:
        sheets(path)
    return refused.value.reasons[0].reason


@pytest.mark.parametrize("extent", ["A1", "A1:B1", "C9:D10", "A1:XFD1048576", "nonsense"])
def test_the_extent_that_a_sheet_declares_is_not_believed(tmp_path: Path, extent: str) -> None:
    rows = "".join(row(n, [text(f"a{n}"), text(f"b{n}")]) for n in range(1, 25))
    path = written(tmp_path / "b.xlsx", {"events": rows}, dimension=extent)
    assert texts(sheets(path)["events"]) == [[f"a{n}", f"b{n}"] for n in range(1, 25)]


def test_what_other_programs_write_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["one", 2, None, "Ж"])
    book.save(tmp_path / "openpyxl.xlsx")
    with Written(tmp_path / "xlsxwriter.xlsx") as other:
        other.add_worksheet("Sheet").write_row(0, 0, ["one", 2, None, "Ж"])
    for name in ("openpyxl.xlsx", "xlsxwriter.xlsx"):
        (line,) = sheets(tmp_path / name)["Sheet"]
        assert line == Row(
            1, {1: Cell("text", "one"), 2: Cell("number", "2"), 4: Cell("text", "Ж")}
        )


def test_places_may_be_left_out_and_names_of_parts_differ_in_case(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C2'><v>3</v></c><c><v>4</v></c></row>"
    )
    path = written(
        tmp_path / "b.xlsx",
        {"a": ""},
        without=["xl/worksheets/sheet1.xml"],
        others={
            "XL\\worksheets/Sheet1.xml": f"<sheet><sheetData>{rows}</sheetData></sheet>".encode()
        },
    )
    first, second = sheets(path)["a"]
    assert (list(first.cells), list(second.cells)) == ([1, 2], [3, 4])


def test_shared_texts_are_put_together_without_how_they_are_pronounced(tmp_path: Path) -> None:
    strings = (
        "<si><r><t>Kyo</t></r><r><t>to</t></r><rPh><t>kyo</t></rPh></si>"
        "<si><t/></si><si><t xml:space='preserve'> two </t></si>"
    )
    cells = "".join(f"<c t='s'><v>{place}</v></c>" for place in range(3))
    path = written(tmp_path / "b.xlsx", {"a": f"<row>{cells}</row>"}, strings=strings)
    assert texts(sheets(path)["a"]) == [["Kyoto", " two "]]


def test_what_a_cell_is_is_kept(tmp_path: Path) -> None:
    cells = [
        ' t="e"><f>1/0</f><v>#DIV/0!</v>',
        ' t="b"><v>1</v>',
        "><f>A1+1</f>",
        "><f>A1+1</f><v></v>",
        "><f>A1+1</f><v>3</v>",
        ' t="str"><f>""</f><v></v>',
        ' t="str"><f>"x"</f>',
        ' t="d" s="1"><v>2019-05-28</v>',
        number(7, 1),
        number(7, 99),
        ' s="1">',
    ]
    path = written(tmp_path / "b.xlsx", {"a": row(1, cells)}, formats=["0", "mmm-yy"])
    (line,) = sheets(path)["a"]
    assert list(line.cells.items()) == [
        (1, Cell("error", "#DIV/0!")),
        (2, Cell("logical", "TRUE")),
        (3, Cell("formula", "=A1+1")),
        (4, Cell("formula", "=A1+1")),
        (5, Cell("number", "3", "0")),
        (7, Cell("formula", '="x"')),
        (8, Cell("date", "2019-05-28", "mmm-yy")),
        (9, Cell("number", "7", "mmm-yy")),
        (10, Cell("number", "7")),
    ]


def test_hidden_sheets_and_rows_and_merged_cells_are_told(tmp_path: Path) -> None:
    rows = row(1, [text("a")]) + row(2, [text("b")], ' hidden="1"') + '<row r="3"/>'
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells><drawing><row>9</row></drawing>'
    path = written(tmp_path / "b.xlsx", {"a": rows, "b": rows}, hidden=["b"], after=merged)
    with workbook(path, MOST) as book:
        assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("a", False), ("b", True)]
        assert [line.hidden for line in book.sheets[0]] == [False, True]
        assert book.sheets[0].merged == ["A1:A2"]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    for old in (False, True):
        with workbook(written(tmp_path / "b.xlsx", {"a": ""}, from_1904=old), MOST) as book:
            assert book.from_1904 is old


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="x"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="1048577"/>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="1A"/></row>',
        '<row r="1"><c t="s"><v>0</v></c></row>',
        '<row r="1"><c t="s"><v>-1</v></c></row>',
    ],
)
def test_rows_and_cells_that_do_not_follow_one_another_are_refused(
    tmp_path: Path, rows: str
) -> None:
    assert "is damaged" in refusal(written(tmp_path / "b.xlsx", {"a": rows}))


@pytest.mark.parametrize("rows", ["<row>", "<row></raw>", "&nothing;", "<row a=1/>"])
def test_a_torn_sheet_is_refused(tmp_path: Path, rows: str) -> None:
    assert "cannot be read to its end" in refusal(written(tmp_path / "b.xlsx", {"a": rows}))


def test_a_sheet_that_is_named_and_is_not_there_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "b.xlsx", {"a": "", "b": ""}, without=["xl/worksheets/sheet2.xml"])
    assert "sheet2.xml is not there" in refusal(path)


def test_columns_have_letters() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip
    assert all(column_number(column_letters(n)) == n for n in range(1, 2_000))
