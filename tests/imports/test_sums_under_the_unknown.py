"""NNN for all partners and XXXXXXXXXX for all goods: a sum under the sign of what is not known
counts once, and honest rows under these signs count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.imports.customs import Import, try_import
from dashboard.imports.report import ImportReport
from tests.imports.customs_files import (
    REGISTERS,
    TRUSTING,
    Cells,
    assert_adds_up,
    row,
    text,
    written,
)

GOODS = [
    row("ЭК", f"0{month}/2019", partner, code, usd=f"{place * 1000 + 123}.17", kg=f"{place}.5")
    for place, (month, partner, code) in enumerate(
        (month, partner, code)
        for month in (1, 2)
        for partner in ("CN", "DE", "FI")
        for code in ("2709009009", "2710192100", "2710193100", "4407119300")
    )
]
MONEY = sum(Decimal(cells[5]) for cells in GOODS)


def added(
    rows: list[Cells], partner: Callable[[str], str], code: Callable[[str], str]
) -> list[Cells]:
    """The sums of rows by month, and by what a partner and a code become."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for cells in rows:
        key = (cells[1], partner(cells[2]), code(cells[3]))
        sums[key] = sums.get(key, Decimal(0)) + Decimal(cells[5])
    return [row("ЭК", *key, usd=str(usd), kg="") for key, usd in sums.items()]


def same(name: str) -> str:
    return name


def reported(folder: Path, rows: list[Cells]) -> ImportReport:
    file = written(folder / "f.csv", text(rows))
    report = try_import(Import((file,), folder / "r", limits=TRUSTING), REGISTERS)
    assert_adds_up(report)
    return report


SUMS = {
    "all partners of a good": added(GOODS, lambda _: "NNN", same),
    "all goods of a partner": added(GOODS, same, lambda _: "XXXXXXXXXX"),
    "all goods in Russian letters": added(GOODS, same, lambda _: "ХХХХХХХХХХ"),
    "all of a month": added(GOODS, lambda _: "NNN", lambda _: "XXXXXXXXXX"),
    "all goods of each chapter": added(GOODS, same, lambda code: f"{code[:2]}XXXXXXXX"),
}


@pytest.mark.parametrize("kind", SUMS)
def test_a_sum_under_the_unknown_counts_once(kind: str, tmp_path: Path) -> None:
    sums = SUMS[kind]
    report = reported(tmp_path, [*GOODS, *sums])
    assert report.rows_passed_over == len(sums)
    assert report.usd_passed_over == float(sum(Decimal(cells[5]) for cells in sums))
    assert report.passed_over[0]["reason"] == "sums"


@pytest.mark.parametrize("kind", SUMS)
@pytest.mark.parametrize("more", ["0.01", "5000"])
def test_what_is_not_the_sum_to_the_cent_is_trade(kind: str, more: str, tmp_path: Path) -> None:
    sums = [
        (*cells[:5], str(Decimal(cells[5]) + Decimal(more)), *cells[6:]) for cells in SUMS[kind]
    ]
    report = reported(tmp_path, [*GOODS, *sums])
    assert report.rows_passed_over == 0
    assert report.rows_kept == len(GOODS) + len(sums)


@pytest.mark.parametrize("unknown", [{"partner": "NNN"}, {"code": "XXXXXXXXXX"}])
def test_a_row_as_large_as_the_one_beside_it_is_trade(
    unknown: dict[str, str], tmp_path: Path
) -> None:
    report = reported(tmp_path, [row(usd="500"), row(usd="500", **unknown)])
    assert (report.usd_kept, report.rows_passed_over) == (1000, 0)


def test_honest_rows_of_the_unknown_belong_to_the_sum_of_all(tmp_path: Path) -> None:
    honest = row("ЭК", "01/2019", "NNN", "2709009009", usd="77.70")
    sums = added([*GOODS, honest], same, lambda _: "XXXXXXXXXX")
    report = reported(tmp_path, [*GOODS, honest, *sums])
    assert report.usd_kept == float(MONEY + Decimal("77.70"))
