from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.commands.refusals import refusal_text
from dashboard.errors import DataRefused, Reason
from dashboard.imports.faults import Gathered
from dashboard.language import language
from dashboard.loaders.releases import current_number
from tests.imports.customs_files import HEADINGS, ROWS, Cells, imported, row, text, written

FAULTS = {
    "number": (row(usd="12,3x"), "STOIM", "12,3x"),
    "number missing": (row(usd=""), "STOIM", ""),
    "mass": (row(kg="much"), "NETTO", "much"),
    "amount": (row(amount="?"), "KOL", "?"),
    "too large": (row(usd="1" + 14 * "0"), "STOIM", "1" + 14 * "0"),
    "a shortened value": (row(usd="1.23E+08"), "STOIM", "1.23E+08"),
    "a shortened mass": (row(kg="1E+06"), "NETTO", "1E+06"),
    "a shortened code": (row(code="2.71E+09"), "TNVED", "2.71E+09"),
    "a shortened sum": (row(partner="ИТОГО", usd="1e3"), "STOIM", "1e3"),
    "a sum too large": (row(partner="ИТОГО", usd="1" + 14 * "0"), "STOIM", "1" + 14 * "0"),
    "direction": (row(flow="ТР"), "NAPR", "ТР"),
    "period": (row(period="13/2019"), "PERIOD", "13/2019"),
    "no period": (row(period="2019-03"), "PERIOD", "2019-03"),
    "a year to come": (row(period="2098"), "PERIOD", "2098"),
    "region": (row(region="ЛЕНИНГРАДСКАЯ"), "REGION", "ЛЕНИНГРАДСКАЯ"),
    "torn": (row()[:6], "", None),
    "too long": ((*row(), "more"), "", None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_the_whole_file_refused(fault: str, tmp_path: Path) -> None:
    broken, column, value = FAULTS[fault]
    file = written(tmp_path / "TCBT.csv", text([*ROWS, broken, *ROWS], "\t", "cp866"))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", file)
    (reason,) = refused.value.reasons
    assert (reason.file, reason.row, reason.column) == ("TCBT.csv", 8, column)
    assert value is None or reason.value == value
    assert current_number(tmp_path / "r", "customs") is None


def test_merged_cells_are_one_reason_for_each_column(tmp_path: Path) -> None:
    merged = [row(), row(flow="", period=""), row(flow=""), row(flow="ИМ"), row(flow="")]
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f", text(merged)))
    napr, period = refused.value.reasons
    assert (napr.row, napr.column, napr.value) == (3, "NAPR", "")
    assert "is empty below a filled cell (rows: 3)" in napr.reason and "unmerge" in napr.reason
    assert (period.row, period.column) == (3, "PERIOD") and "(rows: 1)" in period.reason


def test_a_first_cell_that_is_empty_is_below_none(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="neither ИМ"):
        imported(tmp_path / "r", written(tmp_path / "f", text([row(flow=""), row()])))


def test_bytes_that_are_not_utf8_are_a_fault(tmp_path: Path) -> None:
    rows = text([row()] * 3000, "\t", "utf-8") + b"\xff\xfe\n"
    with pytest.raises(DataRefused, match="3002"):
        imported(tmp_path / "r", written(tmp_path / "f", rows))


def test_the_first_hundred_faults_are_named(tmp_path: Path) -> None:
    file = written(tmp_path / "f", text([row(usd="x", kg="y")] * 75))
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", file)
    assert len(refused.value.reasons) == 100
    assert str(refused.value).endswith("The first 100 reasons; there may be more.")
    assert refusal_text(refused.value, language("en")).splitlines()[-1] == (
        "The first 100 reasons; there may be more."
    )


def test_of_several_checks_one_that_stopped_early_leaves_the_count_open() -> None:
    gathered = Gathered()
    for complete in (False, True):
        with gathered:
            raise DataRefused([Reason("f", 2, "STOIM", str(complete), "no")], complete=complete)
    with pytest.raises(DataRefused) as refused:
        gathered.refuse()
    assert refusal_text(refused.value, language("en")).endswith(
        "The first 2 reasons; there may be more."
    )


def test_what_offices_write_otherwise_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Files as people make them by hand: each is told what stands there and how it should."""
    words = ("Направление", "Период", "Страна", "Код ТН ВЭД", "ЕИ", "Стоимость, тыс. долл. США",
             "Вес нетто, т", "Количество", "Регион", "ФО")  # fmt: skip
    roubles = [one if one != "STOIM" else "STOIM, млн руб." for one in HEADINGS]
    numbers = tuple(map(str, range(1, 11)))
    alone = ("Импорт", *[""] * 9)
    unnamed = ("", "", "", "", "", "1234.56", "", "", "", "")
    pages = text([row()], ";", "cp866") + text([row()] * 9, ";", "cp1251").split(b"\n", 1)[1]
    mixed = text([row()], ";", "utf-8") + text([row()] * 9, ";", "cp1251").split(b"\n", 1)[1]
    for content, column, shown, reason in (
        (text([row(kg="-")], ";"), "NETTO", "-", "write 0 where there was nothing"),
        (text([row(usd="(1200.50)")], ";"), "STOIM", "(1200.50)", "a minus before what is below"),
        (text([row(usd="100 руб")], ";"), "STOIM", "100 руб", "with “руб” behind it"),
        (text([row(usd="1234,50*")], ";"), "STOIM", "1234,50*", "with “*” behind it"),
        (text([row(usd="1234,50 1)")], ";"), "STOIM", "1234,50 1)", "with “)” behind it"),
        (text([row(usd="…")], ";", "utf-8"), "STOIM", "…", "leave out a row whose value"),
        (text([row(kg="н/д")], ";"), "NETTO", "н/д", "of a mass or an amount that is not known"),
        (text([row(usd="")], ";"), "STOIM", "", "has no value: write it"),
        (text([row(usd="1234,50-")], ";"), "STOIM", "1234,50-", "put a minus before"),
        (text([row(usd="–1234,50")], ";", "utf-8"), "STOIM", "–1234,50", "put a minus before"),
        (text([row(period="янв.21")], ";", "cp1251"), "PERIOD", "янв.21", "perhaps of 01/2021"),
        (text([row(partner="Казахсан")], ";"), "STRANA", "Казахсан", "perhaps KAZ, or"),
        (text([row(partner="KZ - КАЗАХСТАН")], ";"), "STRANA", "KZ - КАЗАХСТАН", "perhaps KAZ, or"),
        (text([row(code="27О9OО9009")], ";"), "TNVED", None, "digits, perhaps 2709009009"),
        ("За январь–март 2021 года (нарастающим итогом)\n".encode("cp1251")
         + text([row()], ";", "cp1251"), "", None, "speaks of “нарастающим итогом”"),
        (mixed, "NAPR", None, "in another encoding than the rest"),
        (pages, "NAPR", None, "in another encoding than the rest"),
        (text([row()], ";") + "Источник: ФТС;;;;;;;;;\n".encode("cp866"), "NAPR",
         "Источник: ФТС", "as a note below a table"),
        (text([row()], ";") + "Исп. Иванов\n".encode("cp866"), "", "Исп. Иванов", "as a note"),
        (text([row()], ";", "cp1251", headings=words), "", "",
         "rename Направление → NAPR, Период → PERIOD, Страна → STRANA, Код ТН ВЭД → TNVED"),
        (text([row()], ";", "cp1251", headings=roubles), "STOIM", "STOIM, млн руб.",
         "convert those of another unit, then write STOIM"),
        ("Направление;Страна;Код ТН ВЭД;Январь;Февраль\nЭК;CN;4407;1;2\n".encode(), "", "",
         "side by side as columns (Январь, Февраль)"),
        (b"NAPR;STRANA;TNVED;01/2021;02/2021\nEXP;CN;4407;1;2\n", "", "", "columns (01/2021, 02"),
        (b"region;2020;2021\nX;1;2\n", "", "", "columns (2020, 2021)"),
        (text([words, row()], ";", "cp1251"), "", None, "a second line of headings"),
        (text([numbers, row()], ";"), "", "1 2 3 4 6 7 8 9", "numbers of columns"),
        (text([row(), unnamed], ";"), "", "1234.56", "a sum without a name"),
        (text([row(), alone, row()], ";"), "NAPR", "Импорт", "as a note"),
        (text([row(code='"=""2709009009"""')], ";"), "TNVED", None, "digits, perhaps 2709009009"),
        (text([row(code="'2709009009")], ";"), "TNVED", None, "digits, perhaps 2709009009"),
        (text([row(code="2710 - ПРОЧИЕ МАСЛА")], ";"), "TNVED", None, "digits, perhaps 2710"),
        (text([row()], ";", headings=[*HEADINGS[:1], "GOD", *HEADINGS[2:]]), "PERIOD", "GOD",
         "the column is missing"),
        (text([(*row(), *row())], ";", headings=HEADINGS * 2), None, "", "side by side"),
        (b"note\n" * 20 + text([row()], ";"), "", "", "none of its first 20 lines"),
        (text([row(region="ЛЕНИНГРАДСКАЯ")], ";"), "REGION", "ЛЕНИНГРАДСКАЯ", "write its five"),
    ):  # fmt: skip
        with pytest.raises(DataRefused) as refused:
            imported(tmp_path / "r", written(tmp_path / "f.csv", content))
        first = refused.value.reasons[0]
        assert column in (None, first.column) and reason in first.reason, first
        assert shown in (None, first.value), first


@pytest.mark.parametrize(
    ("cells", "period", "value"),
    [
        (row("Э", "03-2019"), "perhaps 03/2019", "03-2019"),
        (row("Отгрузка", "I квартал 2019"), "of several months", "I квартал 2019"),
        (row("Отгрузка", "2019-03", "Китай"), "perhaps 03/2019", "2019-03"),
        (row("Отгрузка", "2019-03", code="XXXXXXXXXX"), "perhaps 03/2019", "2019-03"),
        (row("", ""), "is empty below a filled cell", ""),
    ],
)
def test_trade_whose_flow_and_month_are_not_understood_is_not_to_be_deleted(
    tmp_path: Path, cells: Cells, period: str, value: str
) -> None:
    """Each column has its reason, though most rows are right."""
    good = [row(partner=partner, usd=f"{place}1.5") for place, partner in enumerate(("CN", "FI"))]
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f.csv", text([*good, cells], ";", "cp1251")))
    flow, month = refused.value.reasons
    assert (flow.column, flow.row, flow.value) == ("NAPR", 4, cells[0])
    assert (month.column, month.row, month.value) == ("PERIOD", 4, value)
    assert ("neither ИМ (IMP) nor ЭК (EXP)" if cells[0] else period) in flow.reason
    assert period in month.reason


@pytest.mark.parametrize(
    "cells",
    [row("", "", "CN", "", "5000.5"), row("", "", "", "27", "5000.5"), row("a", "b", usd="value")],
)
def test_what_may_be_no_row_is_refused_with_both_ways(tmp_path: Path, cells: Cells) -> None:
    content = text([row(), row(partner="FI"), cells], ";")
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "r", written(tmp_path / "f.csv", content))
    first = refused.value.reasons[0]
    assert (first.column, first.row) == ("", 4)
    assert "delete the line; if it is a row, mend its direction (ИМ or ЭК)" in first.reason
