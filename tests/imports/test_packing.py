"""What files come packed in: what is no data is passed over and named, bombs are refused."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from dashboard.errors import DataRefused
from dashboard.imports import row_files, staging
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.formats import SAMPLE, recognise
from dashboard.imports.limits import Limits
from dashboard.settings import ROOT
from tests.imports.customs_files import (
    EXPORTS_USD,
    HEADINGS,
    REGISTERS,
    ROWS,
    assert_adds_up,
    imported,
    row,
    text,
    usd,
    written,
    zipped,
)

CONTENT = text(ROWS)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LETTER = io.BytesIO()
docx.Document().save(LETTER)


def open_document(kind: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        made.writestr("content.xml", "<a/>")
    return packed.getvalue()


ODT, ODS = open_document("text"), open_document("spreadsheet")


def archive(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize(
    "member",
    [
        ("readme.txt", b"Rows of the customs service\n"),
        (".DS_Store", b"\0\1\2"),
        ("__MACOSX/._TCBT.csv", b"\0\1"),
        ("docs/Thumbs.db", b"x"),
        ("~$TCBT.xlsx", b"\x04user" + b" " * 160),
        ("letter.pdf", b"%PDF-1.7"),
        ("letter.docx", LETTER.getvalue()),
        ("письмо.odt", ODT),
        ("letter.pptx", LETTER.getvalue()),
        ("letter.eml", b"From: a@b\n\nRows\n"),
        ("TCBT.csv.p7s", b"0\x82\x05"),
        ("empty.txt", b""),
        ("metadata.json", b'{"title": "Rows"}'),
        ("index.html", b"<html><body>Rows</body></html>"),
        ("README", b"Rows of the customs service\n"),
    ],
    ids=lambda member: str(member[0]),
)
def test_what_is_no_data_is_passed_over_and_named(
    member: tuple[str, bytes], tmp_path: Path
) -> None:
    file = archive(tmp_path / "f.zip", ("TCBT.csv", CONTENT), member)
    report = try_import(Import((file,), tmp_path / "r", regions=(41000,)), REGISTERS)
    assert_adds_up(report)
    assert report.rows_kept == 5
    assert [one["name"] for one in report.passed_over] == [f"f.zip/{member[0]}"]


@pytest.mark.parametrize(
    "member",
    [
        ("more.csv", b"a;b\n1;2\n"),
        ("more.csv", CONTENT.split(b"\n", 1)[1]),
        ("more.txt", CONTENT.split(b"\n", 1)[1]),
        ("README", CONTENT.split(b"\n", 1)[1]),
        ("rows", b"Rows of the customs service\n"),
        ("more.csv", text(ROWS, headings=HEADINGS[:-1])),
        ("more.xlsx", LETTER.getvalue()),
    ],
    ids=[
        "another table",
        "without headings",
        "rows as txt",
        "rows named so",
        "any name",
        "a column missing",
        "no workbook",
    ],
)
def test_what_may_be_data_is_not_passed_over(member: tuple[str, bytes], tmp_path: Path) -> None:
    file = archive(tmp_path / "f.zip", ("TCBT.csv", CONTENT), member)
    with pytest.raises(DataRefused, match=f"f.zip/{member[0]}"):
        imported(tmp_path / "r", file)


def test_an_open_document_in_a_zip_is_one_file_and_said_to_be_so(tmp_path: Path) -> None:
    for file in (
        archive(tmp_path / "f.zip", ("TCBT.csv", CONTENT), ("more.ods", ODS)),
        written(tmp_path / "more.ods", ODS),
    ):
        with pytest.raises(DataRefused, match=r"is an OpenDocument table \(\.ods\)") as refused:
            imported(tmp_path / "r", file)
        (reason,) = refused.value.reasons
        assert reason.file.endswith("more.ods")


def test_a_zip_packed_in_an_unusual_way_is_not_called_damaged(tmp_path: Path) -> None:
    file = archive(tmp_path / "f.zip", ("TCBT.csv", CONTENT))
    packed = bytearray(file.read_bytes())
    for method in (8, packed.index(b"PK\1\2") + 10):
        packed[method] = 9  # as Windows packs what is larger than two gigabytes
    with pytest.raises(DataRefused, match="unpack it first, or pack it anew as usual"):
        imported(tmp_path / "r", written(file, bytes(packed)))


def test_zips_within_zips_are_read(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", a__csv=CONTENT).read_bytes()
    outer = archive(tmp_path / "outer.zip", ("inner.zip", inner))
    assert usd(imported(tmp_path / "r", outer), 0) == pytest.approx(EXPORTS_USD, abs=1e-9)


def test_zips_within_zips_have_an_end(tmp_path: Path) -> None:
    content = CONTENT
    for level in range(5):
        content = archive(tmp_path / f"{level}.zip", (f"{level}", content)).read_bytes()
    with pytest.raises(DataRefused, match="to a depth of 3"):
        recognise(tmp_path / "4.zip", Limits())


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_equal_names_in_a_zip_are_two_files(tmp_path: Path) -> None:
    parts = [text([row(period=f"0{month}/2019", usd=f"{month}.00")]) for month in (1, 2)]
    file = archive(tmp_path / "f.zip", *(("a.csv", part) for part in parts))
    assert usd(imported(tmp_path / "r", file), 0) == 3
    assert [one.name for one in recognise(file, Limits()).files] == [
        "f.zip/a.csv",
        "f.zip/a.csv (2)",
    ]


def test_a_file_in_a_zip_may_have_no_name(tmp_path: Path) -> None:
    file = archive(tmp_path / "f.zip", ("Xa.csv", CONTENT))
    file.write_bytes(file.read_bytes().replace(b"Xa.csv", b"\0a.csv"))  # read up to the zero
    assert usd(imported(tmp_path / "r", file), 0) == pytest.approx(EXPORTS_USD, abs=1e-9)


def test_empty_rows_and_a_line_of_the_separator_are_passed_over(tmp_path: Path) -> None:
    content = b"sep=;\r\n" + text(ROWS, ";") + b";;;;;;;;;\n\n   \n;;;;;;;;;\n"
    report = try_import(
        Import((written(tmp_path / "f", content),), tmp_path / "r", regions=(41000,)), REGISTERS
    )
    assert_adds_up(report)
    assert (report.rows_kept, report.empty_lines) == (5, 4)
    assert report.passed_over[0]["values"] == {"line": "sep=;"}


def test_the_english_edition_is_read(tmp_path: Path) -> None:
    headings = ("DIRECTION", "PERIOD", "COUNTRY", "HS", "UM", "VALUE", "NETWEIGHT", "QUANTITY",
                "REGION", "REGION_S")  # fmt: skip
    rows = [
        row("IMP", "01/2015", "FR", "8534009000", "9479", "25", "0", "45000 - MOSCOW, THE CAPITAL"),
        row("EXP", "01/2015", "EC", "7326909808", "1063", "2", "0", "45000 - MOSCOW, THE CAPITAL"),
    ]
    file = written(tmp_path / "f", text(rows, headings=headings))
    cube = imported(tmp_path / "r", file, region=(45000,))
    assert (usd(cube, 0), usd(cube, 1)) == (1063, 9479)


SERVICES = {
    "UN Comtrade": "typeCode,freqCode,refYear,reporterCode,flowCode,cmdCode,primaryValue",
    "Eurostat Comext": "DECLARANT,PARTNER_ISO,PRODUCT_NC,FLOW,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG",
    "Comex Stat": "CO_ANO;CO_MES;CO_NCM;CO_UNID;CO_PAIS;SG_UF_NCM;KG_LIQUIDO;VL_FOB",
}


def test_several_headings_in_the_first_one_are_those_of_eurostat(tmp_path: Path) -> None:
    content = "freq,reporter,flow,indicators\\TIME_PERIOD\t2019-01 \t2019-02 \nM,DE,1,V\t1 \t: \n"
    with pytest.raises(DataRefused, match="a file of Eurostat Comext"):
        imported(tmp_path / "r", written(tmp_path / "f.tsv", content.encode()))


@pytest.mark.parametrize("service", SERVICES)
def test_a_file_of_another_service_is_called_by_its_name(service: str, tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", f"{SERVICES[service]}\n1,2,3\n".encode())
    with pytest.raises(DataRefused, match=f"{service}.*expected are the columns NAPR, PERIOD"):
        imported(tmp_path / "r", file)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (OLE, r"of the old form \(.xls\); open it in Excel or LibreOffice and save it as “Excel"),
        (OLE + bytes(SAMPLE) + "EncryptedPackage".encode("utf-16-le"), "remove the password"),
        (b"%PDF-1.7\n", "PDF"),
        (b"7z\xbc\xaf\x27\x1c", "unpack it first"),
        (b"\x1f\x8b\x08", "unpack it first"),
        (b"PAR1", "Parquet"),
    ],
)
def test_other_kinds_of_files_are_told_apart(content: bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match=what):
        imported(tmp_path / "r", written(tmp_path / "f", content + bytes(100)))


def book(*sheets: tuple[str, list[list[object]], bool]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows, hidden in sheets:
        sheet = made.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
        sheet.sheet_state = "hidden" if hidden else "visible"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


TABLE: list[list[object]] = [list(HEADINGS), *(list(cells) for cells in ROWS)]


def test_sheets_without_a_table_are_passed_over(tmp_path: Path) -> None:
    content = book(("Notes", [["a note"]], False), ("Data", TABLE, False))
    report = try_import(
        Import((written(tmp_path / "f.xlsx", content),), tmp_path / "r", regions=(41000,)),
        REGISTERS,
    )
    assert report.rows_kept == 5
    assert [one["name"] for one in report.passed_over] == ["f.xlsx/Notes"]


def test_a_hidden_table_is_refused(tmp_path: Path) -> None:
    content = book(("Data", TABLE, False), ("More", TABLE, True))
    with pytest.raises(DataRefused, match="hidden sheet"):
        imported(tmp_path / "r", written(tmp_path / "f.xlsx", content))


def test_months_that_excel_took_for_dates_are_months(tmp_path: Path) -> None:
    from datetime import date

    cells: list[object] = list(row(period="", usd="12.50"))
    cells[1] = date(2019, 3, 1)
    cube = imported(
        tmp_path / "r", written(tmp_path / "f.xlsx", book(("D", [TABLE[0], cells], False)))
    )
    assert cube.axes.known == ((2019, 3, 0),)
    cells[1] = date(2019, 3, 2)
    file = written(tmp_path / "g.xlsx", book(("D", [TABLE[0], cells], False)))
    with pytest.raises(DataRefused, match="2019-03-02"):
        imported(tmp_path / "s", file)


def test_a_cell_without_its_value_is_a_fault(tmp_path: Path) -> None:
    cells: list[object] = list(ROWS[0])
    cells[5] = "=1+1"
    file = written(tmp_path / "f.xlsx", book(("D", [TABLE[0], cells], False)))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", file)
    (reason,) = refused.value.reasons
    assert (reason.row, reason.column) == (2, "STOIM")
    assert "value is not stored" in reason.reason


# --- bounded cost -----------------------------------------------------------------------------

BOUNDED = """
import sys, time
from pathlib import Path
from dashboard.__main__ import main
code = main(["import", sys.argv[1], "--dry-run", "--data-dir", sys.argv[2]])
status = Path("/proc/self/status").read_text()  # getrusage begins with what the parent used
print(code, time.process_time(), status.partition("VmHWM:")[2].split()[0])
"""
MOST_SECONDS, MOST_KIB = 10, 500 * 1024
"""Seconds of the processors: the clock of a shared machine says nothing."""


def cost(file: Path, folder: Path) -> tuple[int, float, int]:
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(file), str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, seconds, peak = done.stdout.split()[-3:]
    return int(code), float(seconds), int(peak)


def lines_of_nothing(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("a.csv", "w") as file:
        file.write(text([row()]))
        for _ in range(512):
            file.write(b"\n" * 2**20)
    return path


def one_long_line(path: Path) -> Path:
    with path.open("wb") as file:
        file.write(text([row()]))
        for _ in range(256):
            file.write(b"x" * 2**20)
    return path


def endless_sheet(path: Path) -> Path:
    """A workbook whose sheet unpacks to 300 MiB of empty rows after some good ones."""
    part = "xl/worksheets/sheet1.xml"
    with (
        zipfile.ZipFile(io.BytesIO(book(("D", TABLE, False)))) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for entry in made.infolist():
            if entry.filename != part:
                bomb.writestr(entry, made.read(entry))
        before, end, after = made.read(part).partition(b"</sheetData>")
        with bomb.open(part, "w") as sheet:
            sheet.write(before)
            for _ in range(300):
                sheet.write(b"<row/>" * (2**20 // 6))
            sheet.write(end + after)
    return path


@pytest.mark.parametrize("make", [lines_of_nothing, one_long_line, endless_sheet])
def test_a_bomb_is_refused_soon_and_in_little_memory(make: object, tmp_path: Path) -> None:
    file = make(tmp_path / "bomb")  # type: ignore[operator]
    code, seconds, peak = cost(file, tmp_path / "r")
    assert code == 1
    assert peak < MOST_KIB
    assert seconds < MOST_SECONDS


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(longest_line=1024), "longer than 1024 bytes"),
        (Limits(longest_field=64), "longer than 64 bytes"),
    ],
    ids=["line", "field"],
)
def test_lines_and_fields_have_a_length(limits: Limits, reason: str, tmp_path: Path) -> None:
    long = row(partner="C" * 100) if limits.longest_field == 64 else row(unit="x" * 2000)
    file = written(tmp_path / "f", text([*ROWS, long, *ROWS]))
    with pytest.raises(DataRefused, match=reason) as refused:
        imported(tmp_path / "r", file, limits=limits)
    assert refused.value.reasons[0].row == 8


def test_one_fault_at_the_end_is_found_in_one_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    once = staging.blocks

    def counted(*args: object) -> object:
        for block in once(*args):  # type: ignore[arg-type]
            seen.append(block.text.count(b"\n"))
            yield block

    monkeypatch.setattr(staging, "blocks", counted)
    lines = text([row()]).splitlines(keepends=True)
    file = written(
        tmp_path / "f",
        lines[0] + lines[1] * 200_000 + text([row(period="2018-01")]).splitlines(keepends=True)[1],
    )
    with pytest.raises(DataRefused, match="200002") as refused:
        imported(tmp_path / "r", file)
    assert len(refused.value.reasons) == 1
    assert sum(seen) == 200_001


# --- paths ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["O'Brien", "a [b] *?", "дан ные", 'say "x"', "100%{x}", "a;b&c"])
def test_any_legal_path_works(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    file = written(folder / f"{name}.csv", CONTENT)
    imported(folder / name, file)
    cube = imported(folder / name, written(folder / "2.csv", text([row(period="05/2019")])))
    assert (2019, 5, 0) in cube.axes.known
    assert len(cube.axes.known) == 5


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="is a folder"):
        import_customs(Import((tmp_path,), tmp_path / "r"), REGISTERS)


def test_a_zip_of_many_files_is_opened_and_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        for place in range(12):
            made.writestr(f"{place}.csv", text([row(partner="DE", code=f"44071{place:05d}")]))
    members = [(f"{place}.csv", text([row(code=f"27090{place:05d}")])) for place in range(12)]
    file = archive(tmp_path / "f.zip", *members, ("inner.zip", inner.getvalue()))
    opened: list[object] = []
    begin = zipfile.ZipFile.__init__
    monkeypatch.setattr(
        zipfile.ZipFile, "__init__", lambda *given, **more: opened.append(begin(*given, **more))
    )
    written_files: list[Path] = []
    write = row_files.write_rows
    for module in (row_files, staging):
        monkeypatch.setattr(
            module, "write_rows", lambda rows, path: written_files.append(path) or write(rows, path)
        )
    report = try_import(Import((file,), tmp_path / "r", regions=(41000,)), REGISTERS)
    assert report.usd_kept == round(24 * 1234.56, 2)
    assert len(opened) <= 8
    assert len(written_files) == 1  # else every question of an import opens as many as there are


def test_more_files_than_may_be_are_refused(tmp_path: Path) -> None:
    members = [(f"{place}.csv", text([row(code=f"27090{place:05d}")])) for place in range(4)]
    packed = archive(tmp_path / "f.zip", *members)
    plain = [written(tmp_path / name, content) for name, content in members]
    for files in ((packed,), plain):
        order = Import(tuple(files), tmp_path / "r", limits=Limits(most_files=3))
        with pytest.raises(DataRefused, match="more than 3 files at once"):
            try_import(order, REGISTERS)
    order = Import((packed,), tmp_path / "r", regions=(41000,), limits=Limits(most_files=4))
    assert try_import(order, REGISTERS).rows_kept == 4
