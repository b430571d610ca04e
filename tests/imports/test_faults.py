from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.loaders.releases import current_number
from tests.imports.customs_files import ROWS, imported, row, text, written

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
