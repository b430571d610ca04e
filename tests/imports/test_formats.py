from __future__ import annotations

import os
from pathlib import Path

import dbfread
import openpyxl
import pytest

from dashboard.errors import DataRefused
from dashboard.imports.faults import Faults
from dashboard.imports.formats import blocks, recognise
from dashboard.imports.headings import COLUMNS
from dashboard.imports.limits import Limits
from dashboard.loaders.releases import current_number
from tests.imports.customs_files import (
    EXPORTS_USD,
    HEADINGS,
    IMPORTS_USD,
    ROWS,
    dbf,
    imported,
    same,
    text,
    usd,
    written,
    zipped,
)

B_HEADINGS = [
    "napr",
    "period",
    "nastranapr",
    "tnved",
    "edizm",
    "Stoim",
    "Netto",
    "Kol",
    "Region",
    "Region_s",
]
VARIANTS = {
    "A": text(ROWS),
    "A cp1251": text(ROWS, encoding="cp1251"),
    "A utf-8": text(ROWS, encoding="utf-8"),
    "A semicolon, decimal comma": text(ROWS, ";", "cp1251", ","),
    "A quoted decimal comma": text(ROWS, ",", "cp866", ","),
    "A with \\r\\n and the end of a DOS file": text(ROWS, newline="\r\n") + b"\x1a",
    "A in English": text(ROWS)
    .replace("ЭК".encode("cp866"), b"EXP")
    .replace("ИМ,".encode("cp866"), b"IMP,"),
    "B": text(ROWS, "\t", "utf-8", ",", B_HEADINGS),
    "B with a mark": text(ROWS, "\t", "utf-8-sig", ",", B_HEADINGS),
    "B as DBF": dbf(ROWS),
    "B as DBF in cp1251": dbf(ROWS, ".", "cp1251"),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "zip"])
def test_every_form_of_file_gives_the_same_cube(variant: str, packed: bool, tmp_path: Path) -> None:
    content = VARIANTS[variant]
    file = (
        zipped(tmp_path / "data.bin", inner__csv=content)
        if packed
        else written(tmp_path / "data.bin", content)
    )
    cube = imported(tmp_path / "releases", file)
    assert usd(cube, 0) == pytest.approx(EXPORTS_USD, abs=1e-9)
    assert usd(cube, 1) == pytest.approx(IMPORTS_USD, abs=1e-9)
    assert cube.axes.years == (2019, 2020)
    assert cube.axes.months == ((2019, 1), (2019, 2), (2020, 11), (2020, 12))
    assert cube.axes.partners == ("CHN", "DEU", "FIN", "NAM", "XXX")
    assert int(cube.grams[:, -1].sum()) == 100500 + 1500000 + 1 + 1000 + 20000
    fish = cube.axes.chapters.index("07")
    assert int(cube.cents[1, -1, 0, 2, fish]) == 5550
    closed = cube.axes.chapters.index("XX")
    assert int(cube.cents[1, -1, 0, 4, closed]) == 99999


def test_our_dbf_is_one_that_others_read(tmp_path: Path) -> None:
    file = written(tmp_path / "x.dbf", dbf(ROWS))
    rows = [tuple(record.values()) for record in dbfread.DBF(file, encoding="cp866")]
    assert [r[:4] for r in rows] == [cells[:4] for cells in ROWS]


def test_missing_columns_are_all_named(tmp_path: Path) -> None:
    kept = [place for place in range(10) if place not in (3, 5)]
    rows = [tuple(cells[place] for place in kept) for cells in ROWS]
    content = text(rows, headings=[HEADINGS[place] for place in kept])
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f", content))
    assert [reason.column for reason in refused.value.reasons] == ["TNVED", "STOIM"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"hello\nworld\n", b"PK\x03\x04rubbish", dbf(ROWS)[:-300], text(())],
    ids=["empty", "blank", "other", "zip", "torn DBF", "no rows"],
)
def test_what_is_no_customs_file_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(DataRefused):
        imported(tmp_path / "r", written(tmp_path / "f", content))
    assert current_number(tmp_path / "r", "customs") is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_heading_in_quotes_may_hold_the_separator(separator: str, tmp_path: Path) -> None:
    note = f'"Примечание{separator} ""см. ниже"""'
    rows = [(*cells, "") for cells in ROWS]
    content = text(rows, separator, "utf-8", headings=(*HEADINGS, note))
    file = written(tmp_path / "noted.csv", content)
    plain = imported(tmp_path / "plain", written(tmp_path / "plain.csv", text(ROWS)))
    assert same(imported(tmp_path / "noted", file), plain)


def test_another_unit_in_a_heading_in_quotes_is_named(tmp_path: Path) -> None:
    headings = ["STOIM, тыс. долл." if one == "STOIM" else one for one in HEADINGS]
    content = text(ROWS, encoding="utf-8", headings=[f'"{one}"' for one in headings])
    file = written(tmp_path / "thousands.csv", content)
    with pytest.raises(DataRefused) as caught:
        recognise(file, Limits())
    [reason] = caught.value.reasons
    assert (reason.row, reason.column, reason.value) == (1, "STOIM", "STOIM, тыс. долл.")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match=r"nowhere\.csv .* there is no such file"):
        imported(tmp_path / "r", tmp_path / "nowhere.csv")


def test_what_is_there_and_no_file_is_said_to_be_what_it_is(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.csv", tmp_path / "link.csv"
    os.mkfifo(pipe)
    link.symlink_to(link)
    for path, said in ((pipe, "is a pipe or a device"), (link, "cannot be read: Links lead round"),
                       (tmp_path, "is a folder")):  # fmt: skip
        with pytest.raises(DataRefused, match=said):
            imported(tmp_path / "r", path)


@pytest.mark.parametrize("size", [1, 7, 64, 1000, 10**6])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\x1a"])
def test_blocks_of_any_size_are_whole_lines_and_lose_nothing(
    size: int, end: bytes, tmp_path: Path
) -> None:
    content = text(ROWS).rstrip(b"\r\n")
    file = recognise(written(tmp_path / "f.csv", content + end), Limits()).files[0]
    faults = Faults(file.name)
    cut = list(blocks(file, Limits(), faults, size))
    assert not faults
    assert all(block.text.endswith(b"\n") for block in cut)
    assert [block.first for block in cut] == [
        2 + sum(b.text.count(b"\n") for b in cut[:n]) for n in range(len(cut))
    ]
    lines = [line.rstrip(b"\r") for line in b"".join(b.text for b in cut).split(b"\n") if line]
    assert lines == content.splitlines()[1:]


def test_partners_may_be_codes_of_three_letters(tmp_path: Path) -> None:
    three = {"CN": "CHN", "DE": "DEU", "FI": "FIN", "NA": "NAM"}
    rows = [(*cells[:2], three.get(cells[2], cells[2]), *cells[3:]) for cells in ROWS]
    of_two = imported(tmp_path / "2", written(tmp_path / "two.csv", text(ROWS)))
    of_three = imported(tmp_path / "3", written(tmp_path / "three.csv", text(rows)))
    assert of_two.axes.partners == of_three.axes.partners
    assert (of_two.cents == of_three.cents).all()
    with pytest.raises(DataRefused, match=r"QQQ .*is not understood"):
        unknown = [*rows, (*rows[0][:2], "QQQ", *rows[0][3:])]
        imported(tmp_path / "4", written(tmp_path / "f.csv", text(unknown)))


@pytest.mark.parametrize("theirs", ["Стоимость, тыс. долл. США", "STOIM (руб.)", "Value, USD"])
def test_a_heading_that_is_not_known_is_named_with_what_to_write(
    theirs: str, tmp_path: Path
) -> None:
    content = text(ROWS, ";", "cp1251", ",", [*HEADINGS[:5], theirs, *HEADINGS[6:]])
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f", content))
    (reason,) = refused.value.reasons
    assert (reason.row, reason.column, reason.value) == (1, "STOIM", theirs)
    assert "convert those of another unit, then write STOIM instead" in str(reason.reason)


@pytest.mark.parametrize("line", ['a\r,"b"', '"a\r"b,c', f'"{"a" * 200_000}",b'], ids=len)
def test_quotes_that_stand_by_chance_are_no_failure(line: str, tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", f"{line}\n1,2\n3,4\n".encode())
    with pytest.raises(DataRefused, match="this is not a customs file"):
        recognise(file, Limits())


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_headings_in_words_below_a_title_are_named_with_their_row(
    tmp_path: Path, ending: str
) -> None:
    """As a table that was made by hand: what each heading is to be called."""
    rows = [
        ["Внешняя торговля, стоимость в долларах США"],
        [],
        ["Направление", "Период", "Страна", "Код ТН ВЭД", "Стоимость"],
        ["Экспорт", "01/2021", "CN", "4407", "12500"],
    ]
    path = tmp_path / f"own.{ending}"
    if ending == "csv":
        path.write_text("\n".join(";".join(one) for one in rows) + "\n", encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for one in rows:
            book.worksheets[0].append(one)
        book.save(path)
    with pytest.raises(DataRefused) as refused:
        recognise(path, Limits())
    reason, lacking = refused.value.reasons
    assert reason.row == lacking.row == 3
    assert "no heading of this line has a word for EDIZM, NETTO, KOL" in str(lacking.reason)
    assert (
        "rename Направление → NAPR, Период → PERIOD, Страна → STRANA, Код ТН ВЭД → TNVED, "
        "Стоимость → STOIM; expected are NAPR" in str(reason.reason)
    )


@pytest.mark.parametrize(
    "heads",
    [
        "НАПР;ПЕРИОД;СТРАНА;ТНВЭД;ЕДИЗМ;СТОИМ;НЕТТО;КОЛ;РЕГИОН;РЕГИОН_С",
        "Направление;Месяц;Страна;Код ТН ВЭД;Ед.;Сумма;Масса, кг;Шт;Субъект РФ;Округ",
        "Направление;Месяц;Страна;ТН ВЭД;Ед. изм.;Стоимость;Нетто;Кол-во;Субъект РФ;Округ",
    ],
)
def test_all_headings_in_words_are_renamed_at_once(heads: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{heads}\n{'1;' * 9}1\n", encoding="utf-8")
    with pytest.raises(DataRefused) as refused:
        recognise(path, Limits())
    (reason,) = refused.value.reasons
    for theirs, ours in zip(heads.split(";"), COLUMNS, strict=True):
        assert f"{theirs} → {ours.upper()}" in str(reason.reason)


@pytest.mark.parametrize(
    ("place", "heading", "warned"),
    [
        (4, "Наименование товара", False),
        (5, "Стоимость, руб.", True),
        (5, "Стоимость, тыс. долл.", True),
        (6, "Вес брутто, кг", True),
        (6, "Вес нетто, т", True),
    ],
)
def test_a_heading_of_another_thing_or_unit_is_not_to_be_renamed(
    place: int, heading: str, warned: bool, tmp_path: Path
) -> None:
    heads = ["Направление", "Месяц", "Страна", "Код ТН ВЭД", "Ед.", "Сумма", "Масса, кг", "Шт",
             "Субъект РФ", "Округ"]  # fmt: skip
    heads[place] = heading
    path = tmp_path / "own.csv"
    path.write_text(f"{';'.join(heads)}\n{'1;' * 9}1\n", encoding="utf-8")
    with pytest.raises(DataRefused) as refused:
        recognise(path, Limits())
    renamed, *others = refused.value.reasons
    assert "Округ → REGION_S" in str(renamed.reason) and heading not in str(renamed.reason)
    named = [one for one in others if one.value == heading]
    assert [("as it stands" in str(one.reason)) for one in named] == [warned]


def test_of_two_headings_the_one_in_our_unit_is_renamed(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Страна;Код ТН ВЭД;Стоимость, руб.;Стоимость, долл.;Вес брутто, кг;Вес нетто, кг\n"
        "CN;4407;1;1;1;1\n", encoding="utf-8",
    )  # fmt: skip
    with pytest.raises(DataRefused) as refused:
        recognise(path, Limits())
    renamed, unfit, _ = refused.value.reasons
    assert "Стоимость, долл. → STOIM, Вес нетто, кг → NETTO" in str(renamed.reason)
    assert unfit.value == "Стоимость, руб., Вес брутто, кг"


@pytest.mark.parametrize("last", ["Округ", "ФО"])
def test_the_last_heading_is_that_of_the_last_column_in_any_order(
    last: str, tmp_path: Path
) -> None:
    heads = f"{last};Субъект РФ;Направление;Месяц;Страна;Код ТН ВЭД;Ед. изм.;Стоимость;Нетто;Кол-во"
    path = tmp_path / "own.csv"
    path.write_text(f"{heads}\n{'1;' * 9}1\n", encoding="utf-8")
    with pytest.raises(DataRefused) as refused:
        recognise(path, Limits())
    (reason,) = refused.value.reasons
    assert f"{last} → REGION_S;" in str(reason.reason)


def test_what_lacks_in_the_sheets_of_a_workbook_is_said_of_all_at_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    heads = [one.upper() for one in COLUMNS]
    for name, lacking in (("exports", "napr"), ("imports", "napr"), ("others", "stoim")):
        sheet = book.create_sheet(name)
        sheet.append([one for one in heads if one != lacking.upper()])
        sheet.append(["1"] * (len(heads) - 1))
    book.remove(book.worksheets[0])
    book.save(tmp_path / "sheets.xlsx")
    with pytest.raises(DataRefused) as refused:
        recognise(tmp_path / "sheets.xlsx", Limits())
    assert [(one.file.partition("/")[2], one.column) for one in refused.value.reasons] == [
        ("exports", "NAPR"), ("imports", "NAPR"), ("others", "STOIM"),
    ]  # fmt: skip
