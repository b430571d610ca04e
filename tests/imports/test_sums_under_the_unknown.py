"""NNN for all partners and XXXXXXXXXX for all goods: a sum under the sign of what is not known
counts once, and honest rows under these signs count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
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


def reported(folder: Path, rows: list[Cells]) -> ImportReport:
    file = written(folder / "f.csv", text(rows))
    report = try_import(Import((file,), folder / "r", limits=TRUSTING), REGISTERS)
    assert_adds_up(report)
    return report


UNKNOWN = {
    "all partners of a good": (lambda _: "NNN", str),
    "all goods of a partner": (str, lambda _: "XXXXXXXXXX"),
    "all goods in Russian letters": (str, lambda _: "ХХХХХХХХХХ"),
    "all of a month": (lambda _: "NNN", lambda _: "XXXXXXXXXX"),
    "all goods of each chapter": (str, lambda code: f"{code[:2]}XXXXXXXX"),
}
"""What a partner and a code become in sums of a kind."""
SUMS = {kind: added(GOODS, *become) for kind, become in UNKNOWN.items()}


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


def rounded(sums: list[Cells], unit: int) -> list[Cells]:
    """Sums in whole units of so many dollars."""
    return [(*cells[:5], str(round(Decimal(cells[5]) / unit) * unit), *cells[6:]) for cells in sums]


@pytest.mark.parametrize("kind", SUMS)
@pytest.mark.parametrize("unit", [1, 1000], ids=["dollars", "thousands"])
def test_a_rounded_sum_under_the_unknown_counts_once(kind: str, unit: int, tmp_path: Path) -> None:
    large = [(*cells[:5], str(Decimal(cells[5]) * 100 + Decimal("0.01")), *cells[6:])
             for cells in GOODS]  # fmt: skip
    partner, code = UNKNOWN[kind]
    sums = rounded(added(large, partner, code), unit)
    report = reported(tmp_path, [*large, *sums])
    assert report.rows_passed_over == len(sums)
    assert report.usd_kept == float(sum(Decimal(cells[5]) for cells in large))


def test_round_rows_of_the_unknown_beside_round_rows_are_trade(tmp_path: Path) -> None:
    whole = rounded(GOODS, 1000)
    unknown = [
        (*cells[:5], str(Decimal(cells[5]) + 1000), *cells[6:])
        for cells in added(whole, lambda _: "NNN", lambda _: "2709009009")
    ]
    assert reported(tmp_path, [*whole, *unknown]).rows_passed_over == 0


def test_one_round_row_of_the_unknown_among_many_months_is_trade(tmp_path: Path) -> None:
    rows = [
        row("ЭК", f"{month:02d}/2019", partner, "2709009009", usd=f"{place * 100_000}.37")
        for month in range(1, 9)
        for place, partner in enumerate(("CN", "DE", "FI"), month)
    ]
    honest = [
        row("ЭК", f"{month:02d}/2019", "NNN", "2709009009", usd=f"{month}777.77")
        for month in range(2, 9)
    ]
    chance = added(rows[:3], lambda _: "NNN", lambda _: "2709009009")
    report = reported(tmp_path, [*rows, *honest, *rounded(chance, 1000)])
    assert report.rows_passed_over == 0


def test_what_is_perhaps_a_rounded_sum_of_little_is_refused(tmp_path: Path) -> None:
    rows = [row(partner=partner, usd=f"{place}321.45")
            for place, partner in enumerate(("CN", "DE", "FI"), 1)]  # fmt: skip
    with pytest.raises(DataRefused) as refused:
        reported(tmp_path, [*rows, row(partner="NNN", usd="7000")])
    assert [one.reason.key for one in refused.value.reasons] == ["refused.customs.nearly_unknown"]


@pytest.mark.parametrize("unknown", [{"partner": "NNN"}, {"code": "XXXXXXXXXX"}])
def test_a_row_as_large_as_the_one_beside_it_is_trade(
    unknown: dict[str, str], tmp_path: Path
) -> None:
    report = reported(tmp_path, [row(usd="500"), row(usd="500", **unknown)])
    assert (report.usd_kept, report.rows_passed_over) == (1000, 0)


def test_honest_rows_of_the_unknown_belong_to_the_sum_of_all(tmp_path: Path) -> None:
    honest = row("ЭК", "01/2019", "NNN", "2709009009", usd="77.70")
    sums = added([*GOODS, honest], str, lambda _: "XXXXXXXXXX")
    report = reported(tmp_path, [*GOODS, honest, *sums])
    assert report.usd_kept == float(MONEY + Decimal("77.70"))
