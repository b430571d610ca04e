"""What is not understood is refused with the place in which it first stands."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataRefused
from dashboard.imports import tally
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.language import language
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import (
    REGISTERS,
    ROWS,
    assert_adds_up,
    imported,
    row,
    text,
    written,
)
from tests.scenes import plain

ODD = (
    row(partner="QQ", period="03/2019"),
    row("ИМ", "03/2019", "DE", "44О7119300"),
    row("ИМ", "03/2019", "DE", "9912345678"),
    row(partner="QQ", period="04/2019"),
)


@pytest.mark.parametrize("kind", ["one file", "two files"])
def test_the_refusal_names_file_and_row(tmp_path: Path, kind: str) -> None:
    (tmp_path / "import").mkdir()
    paths = [written(tmp_path / "import" / "odd.csv", text([*ROWS, *ODD]))]
    first = 2 + len(ROWS)
    if kind == "two files":
        paths = [written(tmp_path / "import" / "whole.csv", text(ROWS)),
                 written(tmp_path / "import" / "odd.csv", text(ODD))]  # fmt: skip
        first = 2
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", *paths)
    places = [(one.file, one.row, one.column, one.value) for one in refused.value.reasons]
    assert sorted(places) == [
        ("odd.csv", first, "STRANA", "QQ"),
        ("odd.csv", first + 1, "TNVED", "44О7119300"),
        ("odd.csv", first + 2, "TNVED", "9912345678"),
    ]


def test_of_more_odd_texts_than_are_told_apart_the_places_are_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tally, "MOST_TEXTS", 4)
    every = tally.Tally()
    for first in (10, 30, 12):
        block, rows = tally.Tally(), range(first, first + 7)
        for n in rows:
            block.odd_codes.count(f"Q{n}", 1, 100)
        block.stand({("TNVED", f"Q{n}"): tally.First(n * first, f"q{n}") for n in rows})
        assert list(block.first_rows) == [("TNVED", f"Q{n}") for n in rows[:4]]
        kept = every.first_rows
        every.add(block)
        assert every.first_rows is kept, "to copy all at every block takes longer than to count"
    assert every.first_rows == {
        ("TNVED", f"Q{n}"): tally.First(n * 10, f"q{n}") for n in range(10, 14)
    }


def test_a_text_stays_with_its_row_also_where_another_file_has_it_in_the_same_row() -> None:
    every = tally.Tally()
    for shown in ("Qq", "Q", "qQ"):
        one = tally.Tally()
        one.odd_partners.count("QQ", 1, 100)
        one.stand({("STRANA", "QQ"): tally.First(5, shown)})
        every.add(one)
    assert every.first_rows == {("STRANA", "QQ"): tally.First(5, "Qq")}


def test_a_code_of_noughts_stands_where_it_is_and_not_at_an_odd_one(tmp_path: Path) -> None:
    odd = [row(code="44О7119300"), row("ИМ", "03/2019", "DE", "0000000012")]
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "odd.csv", text([*ROWS, *odd])))
    places = {one.value: one.row for one in refused.value.reasons}
    assert places == {"44О7119300": 2 + len(ROWS), "0000000012": 3 + len(ROWS)}


@pytest.mark.parametrize(
    ("written_so", "meant"),
    [("Конго", "COG"), ("Korea", "KOR"), ("Гермния", "DEU"), ("Republic of Chna", "CHN"),
     ("Республика Казахстан", "KAZ"), ("QZ", ""),
     ("Dminican Republic", "DOM"), ("Нигери", ""), ("Ieland", ""),
     ("GUA", ""), ("CHA", ""), ("IRA", "")],
)  # fmt: skip
def test_a_country_that_is_not_understood_is_refused_with_what_to_write(
    tmp_path: Path, written_so: str, meant: str
) -> None:
    odd = row(partner=written_so, usd="9000000")
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "odd.csv", text([*ROWS, odd])))
    (reason,) = refused.value.reasons
    assert "write its two or three letters (ISO 3166-1" in reason.reason
    assert (f"perhaps {meant}" in reason.reason) == bool(meant)


@pytest.mark.parametrize(
    ("flow", "partner", "meant"),
    [("Вывоз", "Казахстан", "KAZ"), ("ввоз", "США", "USA"), ("EXPORTS", "China", "CHN"),
     ("Imports", "South Korea", "KOR"), ("ЭК", "Россия", "XXX"), ("ИМ", "Республика Корея", "KOR")],
)  # fmt: skip
def test_a_name_of_one_country_and_a_word_for_a_flow_are_read(
    tmp_path: Path, flow: str, partner: str, meant: str
) -> None:
    cells = row(flow, partner=partner, code="8429519100", usd="9000000")
    file = written(tmp_path / "f.csv", text([*ROWS, cells], encoding="utf-8"))
    report = import_customs(Import((file,), tmp_path / "data"), REGISTERS)
    assert report.unknown_partners == ()
    (rows,) = tmp_path.glob("data/customs/releases/0001/rows.parquet")
    found = pd.read_parquet(rows, filters=[("cents", "==", 900_000_000)])
    assert found["partner"].tolist() == [meant]
    assert found["flow"].tolist() == [int(flow.casefold() in ("ввоз", "imports", "им"))]


def test_merged_cells_of_partners_are_told_as_such(tmp_path: Path) -> None:
    rows = [row(partner=partner, code=f"{chapter}09009009", usd=f"{chapter}.5")
            for partner, chapter in (("CN", 27), ("", 44), ("", 84), ("DE", 22))]  # fmt: skip
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "f.csv", text(rows)))
    (reason,) = refused.value.reasons
    assert (reason.row, reason.column) == (3, "STRANA")
    assert reason.reason.startswith("is empty (rows: 2): perhaps these cells are merged")


@pytest.mark.parametrize(
    ("written_so", "meant"),
    [("04407119300", "4407119300"), ("4407.11.93.00", "4407119300"), ("44071193001", ""),
     ("4407119300 Доски", "4407119300"),
     ("004407", "")],
)  # fmt: skip
def test_of_a_code_that_is_too_long_no_other_is_offered_for_it(
    tmp_path: Path, written_so: str, meant: str
) -> None:
    odd = row(code=written_so, usd="9000000")
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "odd.csv", text([*ROWS, odd])))
    (reason,) = refused.value.reasons
    assert "is no commodity code" in reason.reason
    assert ("perhaps" in reason.reason) == bool(meant) and meant in reason.reason


@pytest.mark.parametrize("ended", ["SU", "YUG", "СS", "an"])
def test_no_other_country_is_offered_for_a_state_that_several_followed(
    tmp_path: Path, ended: str
) -> None:
    odd = row(partner=ended, usd="9000000")
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "odd.csv", text([*ROWS, odd])))
    (reason,) = refused.value.reasons
    assert "is a state that is no more" in reason.reason and "perhaps" not in reason.reason


def test_a_file_of_totals_alone_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "sums.csv", text([row(partner="WLD")])))
    (reason,) = refused.value.reasons
    assert reason.reason.startswith("all rows are totals of others")


@pytest.mark.parametrize(
    ("lang", "reserved", "none"),
    [("en", "reserved chapter “77”: 1 row, $9.00", "there is no chapter 99"),
     ("ru", "зарезервированная группа ТН ВЭД «77»: 1 строка, 9,00 долл. США", "группы 99 нет")],
)  # fmt: skip
def test_the_report_names_chapters_that_no_goods_have(
    tmp_path: Path, lang: str, reserved: str, none: str
) -> None:
    rows = [*ROWS, row(code="7701000000", usd="9"), row(code="9901000000", usd="9")]
    order = Import((written(tmp_path / "f.csv", text(rows)),), tmp_path / "data")
    report = import_customs(order, REGISTERS)
    assert_adds_up(report)
    shown = plain(report_text(report.as_mapping(), language(lang)))
    assert reserved in shown and none in shown


@pytest.mark.parametrize("beside", [[], [row(code="4407")], [row()]])
def test_a_lost_zero_is_put_back_whatever_stands_beside(
    beside: list[tuple[str, ...]], tmp_path: Path
) -> None:
    path = written(tmp_path / "f.csv", text([row(code="401", period="03/2019"), *beside]))
    order = Import((path,), tmp_path / "data", regions=(41000,))
    assert try_import(order, REGISTERS).mended_codes == 1


def test_a_mistyped_code_is_mended_into_no_other_chapter(tmp_path: Path) -> None:
    path = written(tmp_path / "f.csv", text([*ROWS[:3], row(code="440"), row(code="4407")]))
    with pytest.raises(DataRefused, match="is no commodity code") as refused:
        imported(tmp_path / "data", path)
    assert [(one.row, one.value) for one in refused.value.reasons] == [(5, "440")]
