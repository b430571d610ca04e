"""The same rows in every encoding, separator, number style and kind of file are one release, or
one refusal."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.language import language
from dashboard.loaders.releases import current_release
from dashboard.narrative.imports import report_text
from tests.cubes import read_cube
from tests.imports.customs_files import (
    HEADINGS,
    REGISTERS,
    ROWS,
    TRUSTING,
    Cells,
    assert_adds_up,
    dbf,
    row,
    written,
    zipped,
)

NUMBERS = (5, 6, 7)


def grouped(text: str, thousands: str, decimal: str) -> str:
    """``1234.56`` as ``1 234,56``, and so on."""
    whole, _, rest = text.partition(".")
    minus, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    parts = [whole[max(end - 3, 0) : end] for end in range(len(whole), 0, -3)][::-1]
    return minus + thousands.join(parts) + (decimal + rest if rest else "")


STYLES: dict[str, Callable[[str], str]] = {
    "point": lambda text: text,
    "comma": lambda text: text.replace(".", ","),
    "blanks and comma": lambda text: grouped(text, " ", ","),
    "no-break spaces and comma": lambda text: grouped(text, "\xa0", ","),
    "commas and point": lambda text: grouped(text, ",", "."),
    "points and comma": lambda text: grouped(text, ".", ","),
    "blanks around": lambda text: f" {text}  ",
}
ENCODINGS = ("utf-8", "utf-8-sig", "cp866", "cp1251", "koi8-r", "utf-16")
SEPARATORS = (",", ";", "\t", "|")


def delimited(rows: Sequence[Cells], separator: str, encoding: str) -> bytes:
    lines = [separator.join(HEADINGS)]
    for cells in rows:
        quoted = [f'"{cell}"' if separator in cell or '"' in cell else cell for cell in cells]
        lines.append(separator.join(quoted))
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def workbook(rows: Sequence[Cells], *, numbers: bool) -> bytes:
    """An XLSX, with values as texts or as numbers and codes that have lost their zeros."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for cells in rows:
        values: list[object] = list(cells)
        if numbers:
            for place in (3, *NUMBERS):
                text = cells[place]
                if text.lstrip("-").replace(".", "", 1).isdigit():
                    values[place] = float(text) if "." in text else int(text)
        sheet.append(values)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def styled(rows: Sequence[Cells], style: str) -> list[Cells]:
    return [
        tuple(
            STYLES[style](cell) if place in NUMBERS and cell else cell
            for place, cell in enumerate(cells)
        )
        for cells in rows
    ]


def outcome(content: bytes, *, packed: bool = False) -> object:
    """What a file becomes: every cell of the cube; or the columns and values refused."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = written(folder / "f", content)
        if packed:
            file = zipped(folder / "z.zip", a__csv=content)
        try:
            report = import_customs(
                Import((file,), folder / "r", regions=(41000,), limits=TRUSTING), REGISTERS
            )
        except DataRefused as refused:
            return sorted((one.column, one.reason) for one in refused.reasons)
        assert_adds_up(report)
        release = current_release(folder / "r", "customs")
        assert release is not None
        cube = read_cube(release)
        return cube.axes, cube.cents.tobytes(), cube.grams.tobytes()


PLAIN = outcome(delimited(ROWS, ",", "cp866"))


@pytest.mark.parametrize(("encoding", "style"), [*zip((*ENCODINGS, "cp1251"), STYLES, strict=True)])
def test_every_encoding_and_style_reads_the_same(encoding: str, style: str) -> None:
    assert outcome(delimited(styled(ROWS, style), "\t", encoding)) == PLAIN


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_blanks_around_any_value_change_nothing(encoding: str) -> None:
    rows = [tuple(f" {cell}\xa0" for cell in cells) for cells in ROWS]
    assert outcome(delimited(rows, "\t", encoding)) == PLAIN


def test_codes_that_were_taken_for_numbers_are_what_they_were() -> None:
    horses = row(code="0101210000", usd="333000.00")
    floats = [
        (*cells[:3], f"{int(cells[3])}.0" if cells[3].isdigit() else cells[3], *cells[4:])
        for cells in (*ROWS, horses)
    ]
    assert outcome(delimited(floats, ",", "utf-8")) == outcome(
        delimited((*ROWS, horses), ",", "utf-8")
    )


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_every_separator_reads_the_same(separator: str, packed: bool) -> None:
    assert outcome(delimited(styled(ROWS, "comma"), separator, "cp1251"), packed=packed) == PLAIN


@pytest.mark.parametrize("style", ["point", "comma", "blanks and comma", "points and comma"])
def test_a_dbf_reads_the_same(style: str) -> None:
    assert outcome(dbf(styled(ROWS, style), ".")) == PLAIN


@pytest.mark.parametrize("numbers", [False, True], ids=["texts", "numbers"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_a_workbook_reads_the_same(numbers: bool, packed: bool) -> None:
    assert outcome(workbook(ROWS, numbers=numbers), packed=packed) == PLAIN


def formatted(folder: Path, code: str, *, column: int = 6) -> Path:
    """A workbook of one row in which a number is shown in a format."""
    book = openpyxl.load_workbook(io.BytesIO(workbook([row(usd="1500000.5")], numbers=True)))
    book.worksheets[0].cell(2, column).number_format = code
    book.save(folder / "f.xlsx")
    return folder / "f.xlsx"


def test_a_cell_that_shows_another_number_than_it_holds_is_refused(tmp_path: Path) -> None:
    for code in ("0%", "0.00%", "[Red]0.0%", "#,##0,", "0.0,,", '0" тыс."', '#,##0 "млн $"',
                 '#,##0.00\\ "₽"', "[$€-2] #,##0.00", "0.00\\ [$руб.-419]", '"£"0',
                 '0.0 "т"', "0.0\\ т", '0 "тонн"', '0 "tonnes"'):  # fmt: skip
        order = Import((formatted(tmp_path, code),), tmp_path / "r", limits=TRUSTING)
        with pytest.raises(DataRefused) as refused:
            try_import(order, REGISTERS)
        (one,) = refused.value.reasons
        assert (one.row, one.column, one.value) == (2, "STOIM", "1500000.5"), code
        assert one.reason.key == "refused.cell.scaled" and code in one.reason


def test_a_cell_that_shows_its_number_in_other_dress_is_read(tmp_path: Path) -> None:
    for code in ("#,##0", "#,##0.00", "0", "[$-419]0.00", "[$$-409]#,##0.00", "0.00E+00",
                 '#,##0.00 "долл."', '0.0 "кг"'):  # fmt: skip
        order = Import((formatted(tmp_path, code),), tmp_path / "r", limits=TRUSTING)
        assert try_import(order, REGISTERS).usd_kept == 1_500_000.5, code


@pytest.mark.parametrize("area", ["C2:C3", "C1:C2", "I3:I40", "H2:M2"])
def test_merged_cells_of_the_table_are_refused(area: str, tmp_path: Path) -> None:
    """They show one text in several rows, and hold it in the first."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, numbers=True)))
    book.worksheets[0].merge_cells(area)
    book.save(tmp_path / "f.xlsx")
    order = Import((tmp_path / "f.xlsx",), tmp_path / "r", limits=TRUSTING)
    with pytest.raises(DataRefused, match="merged") as refused:
        try_import(order, REGISTERS)
    assert area in {one.value for one in refused.value.reasons}


@pytest.mark.parametrize("area", ["A1:B1", "L2:M9", "A40:J41"])
def test_merged_cells_beside_the_rows_are_none_of_theirs(area: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, numbers=True)))
    if area == "A1:B1":
        book.worksheets[0].insert_rows(1)
    book.worksheets[0].merge_cells(area)
    book.save(tmp_path / "f.xlsx")
    order = Import((tmp_path / "f.xlsx",), tmp_path / "r", limits=TRUSTING)
    assert try_import(order, REGISTERS).usd_kept == pytest.approx(22_300.20)


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, numbers=True)))
    for place in (2, 4):
        book.worksheets[0].row_dimensions[place].hidden = True
    book.save(tmp_path / "f.xlsx")
    order = Import((tmp_path / "f.xlsx",), tmp_path / "r", limits=TRUSTING)
    report = try_import(order, REGISTERS)
    assert (report.hidden_rows, report.rows_read) == (2, len(ROWS))
    assert "Rows that a workbook hides" in report_text(report.as_mapping(), language("en"))


ODD = st.sampled_from(["", "?", "1_000", "1,234", "12.345", "nan", "1e3", "-0", "7", "1 000"])
ANY_ROWS = st.lists(
    st.builds(
        row,
        flow=st.sampled_from(["ЭК", "ИМ", "эк", " ИМ", "ТР"]),
        period=st.sampled_from(["01/2019", "1/2019", "12/2019", "2098", " 03/2019"]),
        partner=st.sampled_from(["CN", "cn", "NA", "NNN", "QQ", " DE"]),
        code=st.sampled_from(["2709", "103", "101210000", "XXXXXXXXXX", "27XXXXXXXX", "1.5"]),
        usd=st.one_of(st.decimals(-1000, 10**9, places=2).map(str), ODD),
        kg=st.one_of(st.decimals(0, 10**6, places=3).map(str), ODD),
        region=st.sampled_from(["41000 - X", " 41000 - X", "41000", "40000 - Y", "X"]),
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@settings(max_examples=15, deadline=None)
@given(
    rows=ANY_ROWS,
    encoding=st.sampled_from(["utf-8", "cp866", "cp1251", "utf-16"]),
    separator=st.sampled_from([";", "\t"]),
    kind=st.sampled_from(["text", "DBF", "XLSX", "zip"]),
)
def test_any_rows_are_read_the_same_whatever_they_came_as(
    rows: list[Cells], encoding: str, separator: str, kind: str
) -> None:
    expected = outcome(delimited(rows, "\t", "utf-8"))
    if kind == "DBF":
        found = outcome(dbf(rows, ".", widths=[64] * len(HEADINGS)))
    elif kind == "XLSX":
        found = outcome(workbook(rows, numbers=False))
    else:
        found = outcome(delimited(rows, separator, encoding), packed=kind == "zip")
    assert found == expected
