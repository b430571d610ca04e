from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.imports.customs import Import, try_import
from tests.imports.customs_files import REGISTERS, ROWS, TRUSTING, dbf, row, text, written


def test_the_report_says_what_was_read_and_mended(tmp_path: Path) -> None:
    rows = [
        *ROWS,
        row(),
        row(partner="UK", usd="77"),
        row(code="99.01", usd="5"),
        row(code="8703 23", usd="6"),
        row(usd="-3", kg=""),
        row(usd="6000000000"),
    ]
    found = try_import(Import((written(tmp_path / "f", text(rows)),), tmp_path / "r"), REGISTERS)
    assert (found.rows_read, found.rows_kept, found.rows_other_regions) == (12, 11, 1)
    assert [(r["code"], r["name"], r["rows"], r["kept"]) for r in found.regions] == [
        ("41000", "ЛЕНИНГРАДСКАЯ ОБЛАСТЬ", 11, True),
        ("40000", "ГОРОД САНКТ-ПЕТЕРБУРГ - ГОРОД", 1, False),
    ]
    assert found.unknown_partners == ({"code": "UK", "rows": 1, "usd": 77.0, "suggestion": "GBR"},)
    assert found.partner_not_stated == {"rows": 1, "usd": 999.99}
    assert [(r["code"], r["suggestion"]) for r in found.unknown_codes] == [
        ("8703 23", "870323"),
        ("99.01", ""),
    ]
    assert found.closed_codes == ({"code": "XXXXXXXXXX", "rows": 1, "usd": 999.99},)
    assert found.mended_codes == 1
    assert found.repeated_rows == 1
    assert found.rows_without_mass == 1
    assert found.negative_values == {"rows": 1, "usd": -3.0}
    assert [r["usd"] for r in found.absurd_values] == [6e9]
    assert found.months_missing[0] == "2019-03"
    assert len(found.months_missing) == 20
    assert not (tmp_path / "r").exists()


ODD = [*ROWS, row(partner="СN", usd="7"), row(partner="КИ", usd="5")]
WRITTEN = {
    **{code: text(ODD, ",", code) for code in ("utf-8", "utf-16", "cp866", "cp1251", "koi8-r")},
    **{f"{code}, DBF": dbf(ODD, ",", code) for code in ("cp866", "cp1251")},
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_odd_values_are_said_in_their_letters(content: bytes, tmp_path: Path) -> None:
    file = written(tmp_path / "f", content)
    order = Import((file,), tmp_path / "r", regions=(41000,), limits=TRUSTING)
    found = try_import(order, REGISTERS).unknown_partners
    assert [(one["code"], one["suggestion"]) for one in found] == [("СN", "CHN"), ("КИ", "")]


def test_jumps_are_those_of_the_same_months(tmp_path: Path) -> None:
    rows = [
        row(period="01/2019", partner="DE", code="8703", usd="100"),
        row(period="02/2019", partner="DE", code="8703", usd="5000"),
        row(period="01/2020", partner="DE", code="8703", usd="1100"),
        row(period="01/2020", partner="CN", code="2709", usd="10000"),
        row(period="01/2019", partner="CN", code="2709", usd="9000"),
    ]
    found = try_import(Import((written(tmp_path / "f", text(rows)),), tmp_path / "r"), REGISTERS)
    assert found.jumps == (
        {
            "year": 2020,
            "flow": "export",
            "partner": "DEU",
            "chapter": "87",
            "before_usd": 100.0,
            "usd": 1100.0,
        },
    )
