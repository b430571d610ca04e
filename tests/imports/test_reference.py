"""The trade of others is read from a table, UN Comtrade or a customs file of all regions, and
refused by file, row and column."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import DataRefused
from dashboard.imports import reference_headings, table_books
from dashboard.imports.faults import Faults
from dashboard.imports.other_regions import WHOLE_COUNTRY
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import ReferenceReport, import_reference
from dashboard.imports.reference_table import Known, read_table
from dashboard.imports.table_rows import text_rows
from dashboard.imports.xlsx import workbook
from dashboard.loaders.reference import reference, referred
from dashboard.loaders.releases import numbers
from tests.imports import comtrade_files, customs_files
from tests.imports.customs_files import REGISTERS, row

HEAD = "reporter,year,flow,code,value_usd"


def _table(path: Path, *lines: str, head: str = HEAD) -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def _import(folder: Path, *files: Path, dry_run: bool = False) -> ReferenceReport:
    return import_reference(ImportOrder(files, folder, dry_run=dry_run), REGISTERS)


def test_a_table_of_the_country_as_csv_or_workbook(tmp_path: Path) -> None:
    book = Workbook()
    for cells in (HEAD.split(","), ["WLD", 2019, "export", 1, 12.5], ["WLD", 2019, "export",
                                                                      "0203", 7]):  # fmt: skip
        book.active.append(cells)
    book.save(tmp_path / "world.xlsx")
    lines = ("RUS;2019;Export;44;1000.5", "RUS;2019;export;TOTAL;3000")
    table = _table(tmp_path / "country.csv", *lines, head=HEAD.replace(",", ";"))
    assert _import(tmp_path, table, tmp_path / "world.xlsx").release == 1
    assert dict(reference(tmp_path)) == {
        ("RUS", 2019, "export"): {"44": 1000.5, "TOTAL": 3000.0},
        ("WLD", 2019, "export"): {"01": 12.5, "0203": 7.0},
    }
    assert {one.source for one in referred(tmp_path)} == {"country.csv", "world.xlsx"}


def test_of_comtrade_the_trade_with_the_world_is_taken(tmp_path: Path) -> None:
    world = {"partnerISO": "W00", "partnerDesc": "World"}
    reported, written = comtrade_files.reported, comtrade_files.written
    file = written(tmp_path / "c.csv", reported(**world, primaryValue="9"), reported(),
                   reported(**world, cmdCode="440710", primaryValue="4"))  # fmt: skip
    _import(tmp_path, file)
    assert dict(reference(tmp_path)) == {("FIN", 2019, "import"): {"TOTAL": 9.0, "440710": 4.0}}
    with pytest.raises(DataRefused, match="W00"):
        _import(tmp_path, written(tmp_path / "d.csv", reported()))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_comma_before_cents_is_taken(separator: str, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    lines = [HEAD, "RUS,2019,export,44,12500 50", "RUS,2019,export,TOTAL,337103000000 5"]
    text = "\n".join(line.replace(",", separator).replace(" ", ",") for line in lines)
    file.write_text(text, encoding="utf-8")
    _import(tmp_path / "data", file)
    assert dict(reference(tmp_path / "data")) == {
        ("RUS", 2019, "export"): {"44": 12500.5, "TOTAL": 337103000000.5}
    }
    # A thousand, or one and a half: nobody can tell.
    file.write_text(text.replace("12500,50", "12,500"), encoding="utf-8")
    with pytest.raises(DataRefused, match="one or two figures of cents"):
        _import(tmp_path / "data", file)


def test_a_folder_is_not_to_be_watched_for_customs_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataRefused) as refused:
        _import(tmp_path / "data", tmp_path / "folder")
    (reason,) = refused.value.reasons
    assert "is a folder, not a file: name the files in it" in str(reason.reason)
    assert "--watch" not in str(reason.reason)
    assert "value_usd" in str(refused.value.__notes__)


def test_thousands_apart_are_refused_for_what_they_are(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    head = HEAD.replace(",", ";")
    file.write_text(f"{head}\nRUS;2019;export;44;1 234,50\n", encoding="utf-8")
    with pytest.raises(DataRefused, match=r"nothing between thousands: 1234\.50"):
        _import(tmp_path / "data", file)


def _regions(many: int) -> list[str]:
    return [f"{code:05d} - РЕГИОН {code}" for code in range(1000, 1000 * many + 1, 1000)]


def test_of_a_customs_file_of_all_regions_whole_years_are_summed(tmp_path: Path) -> None:
    rows = [
        row("ЭК", f"{month:02d}/{year}", code=code, usd="1.25", region=region)
        for year in (2018, 2019) for month in range(1, 13 if year == 2018 else 7)
        for code in ("4407119000", "4408") for region in _regions(WHOLE_COUNTRY)
    ]  # fmt: skip
    file = customs_files.written(tmp_path / "all.csv", customs_files.text(rows))
    _import(tmp_path / "data", file)
    assert dict(reference(tmp_path / "data")) == {
        ("RUS", 2018, "export"): {"TOTAL": 1200.0, "44": 1200.0, "440711": 600.0},
    }
    assert [one.name for one in (tmp_path / "data").iterdir() if one.is_dir()] == ["reference"]


def test_a_month_of_few_regions_is_no_month_of_the_country(tmp_path: Path) -> None:
    rows = [
        row(flow, f"{month:02d}/{year}", usd="1", region=region)
        for flow in ("ЭК", "ИМ") for year in (2018, 2019) for month in range(1, 13)
        if (year, month) != (2019, 12) or flow == "ЭК"
        for region in _regions(3 if (year, month) == (2019, 12) else WHOLE_COUNTRY)
    ]  # fmt: skip
    file = customs_files.written(tmp_path / "all.csv", customs_files.text(rows))
    with pytest.raises(DataRefused, match="rows of 3 regions") as refused:
        _import(tmp_path / "data", file)
    assert [(one.column, one.value) for one in refused.value.reasons] == [("PERIOD", "2019-12")]
    # Of imports the year was not whole anyhow.
    kept = [cells for cells in rows if cells[:2] != ("ЭК", "12/2019")]
    _import(tmp_path / "data", customs_files.written(file, customs_files.text(kept)))
    years = {place[1:]: goods["TOTAL"] for place, goods in reference(tmp_path / "data").items()}
    assert years == {(2018, "export"): 480.0, (2018, "import"): 480.0}


def test_what_is_in_no_register_is_said_with_its_share(tmp_path: Path) -> None:
    table = _table(tmp_path / "t.csv", "RUS,2019,export,44,90", "RUS,2019,export,99,10",
                   "RUS,2019,export,TOTAL,100")  # fmt: skip
    reported, world = comtrade_files.reported, {"partnerISO": "W00", "cmdCode": "44"}
    comtrade = comtrade_files.written(
        tmp_path / "c.csv", reported(**world, primaryValue="30"),
        reported(**world, reporterISO="EUR", primaryValue="60"),
        reported(**world, reporterISO="ASE", primaryValue="10"),
    )  # fmt: skip
    rows = [
        row("ЭК", f"{month:02d}/2018", usd="10", region=region,
            partner="QZ" if month == 1 and place < 2 else "CN")
        for month in range(1, 13) for place, region in enumerate(_regions(WHOLE_COUNTRY))
    ]  # fmt: skip
    customs = customs_files.written(tmp_path / "all.csv", customs_files.text(rows))
    found = _import(tmp_path / "data", table, comtrade, customs).strangers
    assert [(one.file, one.what, one.names, one.rows, one.usd) for one in found] == [
        ("t.csv", "codes", ("99",), 1, 10.0),
        ("c.csv", "reporters", ("EUR", "ASE"), 2, 70.0),
        ("all.csv", "partners", ("QZ",), 2, 20.0),
    ]
    assert [round(one.share_pct, 2) for one in found] == [10.0, 70.0, 0.42]


def test_a_customs_file_of_some_regions_is_no_reference(tmp_path: Path) -> None:
    rows = [row(region=region) for region in _regions(WHOLE_COUNTRY - 1)]
    file = customs_files.written(tmp_path / "some.csv", customs_files.text(rows))
    with pytest.raises(DataRefused, match=r"has 39; .* at least 40"):
        _import(tmp_path / "data", file)
    assert numbers(tmp_path / "data", "reference") == []


@pytest.mark.parametrize(("line", "column"), [
    ("ZZZ,2019,export,44,1", "reporter"), ("RUS,19,export,44,1", "year"),
    ("RUS,2019,transit,44,1", "flow"), ("RUS,2019,export,4x,1", "code"),
    ("RUS,2019,export,44,-1", "value_usd"), ("RUS,2019,export,44,", "value_usd"),
    ("RUS,2019,export,44,1,234", ""), ('RUS,2019,export,44,1,"x\nRUS,2019,export,45,1', ""),
    ("RUS,2019,export,44,inf", "value_usd"), ("RUS,2019,export,01,5", "code"),
    ("RUS,2019,export,0,5", "code"), ("RUS,2019,export,0099,5", "code"),
])  # fmt: skip
def test_what_is_wrong_is_refused_by_row_and_column(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(DataRefused) as refused:
        _import(tmp_path, _table(tmp_path / "t.csv", "RUS,2019,export,01,1", line))
    (reason,) = refused.value.reasons
    assert (reason.file, reason.row, reason.column) == ("t.csv", 3, column)


@pytest.mark.parametrize("page", ["cp1251", "cp866", "utf-8"])
def test_what_is_wrong_is_shown_in_its_letters(tmp_path: Path, page: str) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(f"{HEAD}\nРоссия,2021,экспорт,44,1000\n".encode(page))
    with pytest.raises(DataRefused) as refused:
        _import(tmp_path, file, dry_run=True)
    assert [one.value for one in refused.value.reasons] == ["Россия", "экспорт"]


def test_of_a_text_that_is_no_table_only_the_head_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference_headings, "HEAD", 64)
    long = "\ufeff" + "я" * 1_000
    read = partial(read_table, known=Known({"RUS"}, {"44"}), most=1, today=date(2026, 1, 1))
    assert read(_table(tmp_path / "a.csv", long, head=long)) is None
    file = _table(tmp_path / "b.csv", "RUS,2019,export,44,1", "", head=f"\ufeff{HEAD}")
    found = read(file)
    assert found is not None
    assert len(found.rows) == 1
    faults = Faults("a.csv")
    assert [*text_rows(tmp_path / "a.csv", faults, 64)] == [(1, ["я" * 30])]


def test_a_workbook_is_opened_once_and_may_be_of_comtrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = comtrade_files.reported(partnerISO="W00", primaryValue="9")
    rows = {
        "plain.xlsx": [HEAD.split(","), ["WLD", 2019, "export", "0203", 7]],
        "comtrade.xlsx": [[*world], [*world.values()]],
    }
    opened: list[Path] = []
    monkeypatch.setattr(
        table_books, "workbook", lambda path, most: opened.append(path) or workbook(path, most)
    )
    files = []
    for name, lines in rows.items():
        book = Workbook()
        for cells in lines:
            book.active.append(cells)
        book.save(tmp_path / name)
        files.append(tmp_path / name)
    _import(tmp_path / "data", *files)
    assert opened == files
    assert dict(reference(tmp_path / "data")) == {
        ("FIN", 2019, "import"): {"TOTAL": 9.0}, ("WLD", 2019, "export"): {"0203": 7.0},
    }  # fmt: skip


def _book(path: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        for cells in (sheet := book.create_sheet(name), lines)[1]:
            sheet.append(cells)
    book.save(path)
    return path


ROWS_OF = [HEAD.split(","), ["WLD", 2019, "export", "0203", 7]]


@pytest.mark.parametrize("lines", [ROWS_OF, ROWS_OF[:1]])
def test_no_sheet_of_a_workbook_is_left_out_without_a_word(
    tmp_path: Path, lines: list[list[object]]
) -> None:
    """The table is where its headings are; two tables are two files."""
    file = _book(tmp_path / "a.xlsx", Readme=[["About"]], Data=ROWS_OF, Empty=[])
    found = _import(tmp_path / "r", file)
    assert ([one.usd for one in found.rows], found.sheets) == ([7.0], ("a.xlsx/Readme",))
    two = _book(tmp_path / "b.xlsx", First=ROWS_OF, Second=lines)
    with pytest.raises(DataRefused, match="each of these sheets") as refused:
        _import(tmp_path / "r", two)
    assert refused.value.reasons[0].value == "First, Second"


@pytest.mark.parametrize(
    ("shown", "said"),
    [("0%", "shows as another one"), ('#,##0 "тыс."', "shows as another one"),
     ("dd.mm.yyyy", "is a date or time")],
)  # fmt: skip
def test_a_cell_that_shows_another_number_than_it_stores_is_refused(
    shown: str, said: str, tmp_path: Path
) -> None:
    book = Workbook()
    for cells in ROWS_OF:
        book.active.append(cells)
    book.active["E2"].number_format = shown
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(DataRefused, match=said) as refused:
        _import(tmp_path / "r", tmp_path / "a.xlsx")
    (reason,) = refused.value.reasons
    assert (reason.row, reason.column, reason.value) == (2, "value_usd", "7")


def test_a_table_that_lacks_a_heading_is_told_which(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        head = HEAD.replace("value_usd", "value_thousand_usd")
        if name == "a.csv":
            file = _table(tmp_path / name, "RUS,2019,export,44,1", head=head)
        else:
            file = _book(tmp_path / name, Data=[head.split(","), *ROWS_OF[1:]])
        with pytest.raises(DataRefused) as refused:
            _import(tmp_path / "r", file)
        assert [(one.row, one.column) for one in refused.value.reasons] == [(1, "value_usd")]


def test_what_is_no_table_at_all_is_told_what_would_be_one(tmp_path: Path) -> None:
    with pytest.raises(DataRefused) as refused:
        _import(tmp_path / "r", _table(tmp_path / "a.csv", "1,2", head="what,ever"))
    assert "reporter, year, flow, code, value_usd" in refused.value.__notes__[0]


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="second time"):
        _import(tmp_path, _table(tmp_path / "t.csv", "RUS,2019,export,01,1,2", head=f"{HEAD},code"))


def test_codes_that_are_more_than_their_total_are_refused(tmp_path: Path) -> None:
    lines = ("RUS,2019,export,TOTAL,10", "RUS,2019,export,44,6", "RUS,2019,export,27,6")
    with pytest.raises(DataRefused, match="more than TOTAL"):
        _import(tmp_path, _table(tmp_path / "t.csv", *lines))


def test_a_new_file_replaces_its_years_and_a_dry_run_nothing(tmp_path: Path) -> None:
    _import(tmp_path, _table(tmp_path / "a.csv", "RUS,2018,export,44,1", "RUS,2019,export,44,2"))
    second = _table(tmp_path / "b.csv", "RUS,2019,export,44,3")
    assert _import(tmp_path, second, dry_run=True).release is None
    assert _import(tmp_path, second).release == 2
    assert {key[1]: goods["44"] for key, goods in reference(tmp_path).items()} == {2018: 1, 2019: 3}
