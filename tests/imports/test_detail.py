"""A delivery that knows goods by shorter codes than what it replaces is told, and refused unasked:
no cent is gone, but nobody finds the goods again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.loaders.releases import current_number
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, Cells, row, text, written

CODES = ("4403211100", "4403220000", "4407119300", "2709009009", "8703231981")
HELD = [
    row("ЭК", f"{month:02d}/2019", partner, code, usd)
    for month in (1, 2)
    for partner, usd in (("CN", "1000"), ("DE", "600"))
    for code in CODES
]


def order(folder: Path, rows: list[Cells], *, replace: bool = False) -> Import:
    file = written(folder / "f.csv", text(rows))
    return Import((file,), folder / "r", regions=(41000,), replace=replace)


def give(folder: Path, rows: list[Cells], **more: bool) -> ImportReport:
    return import_customs(order(folder, rows, **more), REGISTERS)


def cut(rows: list[Cells], digits: int, *, partner: str = "", codes: str = "") -> list[Cells]:
    """Rows with codes of so many digits, perhaps only those of a partner or some goods."""
    return [
        (*cells[:3], cells[3][:digits], *cells[4:])
        if partner in cells[2] and cells[3].startswith(codes)
        else cells
        for cells in rows
    ]


def added(rows: list[Cells]) -> list[Cells]:
    """One row for each month, partner and code."""
    sums: dict[Cells, float] = {}
    for cells in rows:
        sums[cells[:5]] = sums.get(cells[:5], 0) + float(cells[5])
    return [(*key, f"{usd:.2f}", *HELD[0][6:]) for key, usd in sums.items()]


# Digits → how many of the codes are gone, into how many shorter ones, and of how much money. Of
# six digits 4403.22 is still the whole of its subheading.
SHORTER = {2: (5, 3, "16,000"), 4: (5, 4, "16,000"), 6: (4, 4, "12,800"), 8: (2, 2, "6,400")}


@pytest.mark.parametrize("digits", SHORTER)
@pytest.mark.parametrize("filled", [False, True])
def test_shorter_codes_are_told_and_refused(digits: int, filled: bool, tmp_path: Path) -> None:
    codes, into, money = SHORTER[digits]
    rows = added(cut(HELD, digits))
    if filled:
        rows = [(*cells[:3], cells[3].ljust(10, "0"), *cells[4:]) for cells in rows]
    give(tmp_path, HELD)
    with pytest.raises(DataRefused, match="--replace") as refused:
        give(tmp_path, rows)
    (reason,) = refused.value.reasons
    assert reason.column == "TNVED"
    assert len(reason.value) <= digits
    assert f"{into} in place of {codes} longer ones" in reason.reason
    assert f"${money}.00" in reason.reason
    assert "2019-01, 2019-02" in reason.reason
    assert current_number(tmp_path / "r", "customs") == 1
    report = give(tmp_path, rows, replace=True)
    (lost,) = report.lost
    assert (lost["kind"], lost["codes"], lost["into"]) == ("detail", codes, into)
    assert report.vanished == ()
    for words in map(language, ("en", "ru")):
        assert reason.value in report_text(report.as_mapping(), words)


def test_one_partner_or_chapter_with_shorter_codes_is_named(tmp_path: Path) -> None:
    give(tmp_path, HELD)
    for partner, codes, count in (("DE", "", 5), ("", "44", 3)):
        with pytest.raises(DataRefused, match=rf"in place of {count} longer ones"):
            give(tmp_path, cut(HELD, 4, partner=partner, codes=codes))


def test_codes_put_into_one_that_was_there_are_named(tmp_path: Path) -> None:
    rest = [row("ЭК", f"{month:02d}/2019", "CN", "4403", "5") for month in (1, 2)]
    give(tmp_path, [*HELD, *rest])
    with pytest.raises(DataRefused, match="1 in place of 2 longer ones"):
        give(tmp_path, added(cut([*HELD, *rest], 4, partner="CN", codes="4403")))


HONEST = {
    "the same again": HELD,
    "longer codes than before": None,
    "another code of the heading": [
        (*cells[:3], cells[3].replace("4403211100", "4403211900"), *cells[4:]) for cells in HELD
    ],
    "not disclosed any more": [
        (*cells[:3], cells[3].replace("2709009009", "2709XXXXXX"), *cells[4:]) for cells in HELD
    ],
    "in another order": HELD[::-1],
}


@pytest.mark.parametrize("honest", HONEST)
def test_what_is_no_coarser_is_taken(honest: str, tmp_path: Path) -> None:
    rows = HONEST[honest]
    give(tmp_path, HELD if rows else added(cut(HELD, 4)))
    assert give(tmp_path, rows or HELD).lost == ()


def test_hardly_any_money_may_lose_its_detail_but_is_named(tmp_path: Path) -> None:
    small = row("ЭК", "02/2019", "DE", "4410110000", "0.50")
    give(tmp_path, [*HELD, small])
    report = try_import(order(tmp_path, [*HELD, *cut([small], 4)]), REGISTERS)
    assert [(one["kind"], one["code"], one["codes"]) for one in report.lost] == [
        ("detail", "4410", 1)
    ]
