"""A code that vanishes together with its money is named and refused; what was corrected is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.report import ImportReport
from dashboard.language import language
from dashboard.loaders.releases import current_number
from dashboard.narrative.imports import report_text
from tests.imports.customs_files import REGISTERS, Cells, row, text, written

LOGS, PLANKS, BOARD, OIL, PETROL = "4403110000", "4407119300", "4410110000", "2709009009", "2710"
HELD = [
    row("ЭК", f"{month:02d}/2019", partner, code, usd)
    for month in (1, 2)
    for partner in ("CN", "DE")
    for code, usd in ((LOGS, "500"), (PLANKS, "300"), (OIL, "900"))
]


def give(folder: Path, rows: list[Cells], **more: bool) -> ImportReport:
    file = written(folder / "f.csv", text(rows))
    return import_customs(Import((file,), folder / "r", regions=(41000,), **more), REGISTERS)


def changed(*changes: tuple[tuple[str, ...], tuple[tuple[str, str], ...]]) -> list[Cells]:
    """What is held, with codes and values of some rows (period, partner, code) instead."""
    instead = dict(changes)
    return [
        (*cells[:3], code, cells[4], usd, *cells[6:])
        for cells in HELD
        for code, usd in instead.get(cells[1:4], ((cells[3], cells[5]),))
    ]


GERMAN_LOGS = ("02/2019", "DE", LOGS)
GERMAN_PLANKS = ("02/2019", "DE", PLANKS)
LOSSES = {
    "the code alone": (changed((GERMAN_LOGS, ())), "500"),
    "kept without money": (changed((GERMAN_LOGS, ((LOGS, "0"),))), "500"),
    "another code of less": (changed((GERMAN_LOGS, ((BOARD, "100"),))), "400"),
    "put beside another, of less": (
        changed((GERMAN_LOGS, ()), (GERMAN_PLANKS, ((PLANKS, "350"),))), "450"),
    "another partner has more": (
        changed((GERMAN_LOGS, ()), (("02/2019", "CN", LOGS), ((LOGS, "1000"),))), "500"),
    "a revision upwards elsewhere": (
        changed((GERMAN_LOGS, ()), (("02/2019", "DE", OIL), ((OIL, "1400"),))), "500"),
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES)
def test_a_code_that_takes_its_money_away_is_named_and_refused(loss: str, tmp_path: Path) -> None:
    rows, money = LOSSES[loss]
    give(tmp_path, HELD)
    with pytest.raises(DataRefused, match="--replace") as refused:
        give(tmp_path, rows)
    (reason,) = refused.value.reasons
    assert (reason.column, reason.value) == ("TNVED", LOGS)
    assert "2019-02" in reason.reason
    assert f"DEU, ${money}.00" in reason.reason
    assert current_number(tmp_path / "r", "customs") == 1
    report = give(tmp_path, rows, replace=True)
    assert [(one["kind"], one["partner"], one["code"], one["usd"]) for one in report.lost] == [
        ("code", "DEU", LOGS, float(money))
    ]
    assert report.vanished == ({"flow": "export", "usd": float(money)},)
    for words in map(language, ("en", "ru")):
        assert LOGS in report_text(report.as_mapping(), words)


CORRECTIONS = {
    "another code of the chapter": changed((GERMAN_LOGS, ((BOARD, "500"),))),
    "a code that is there": changed((GERMAN_LOGS, ()), (GERMAN_PLANKS, ((PLANKS, "800"),))),
    "two codes": changed((GERMAN_LOGS, ((BOARD, "200"), ("4411120000", "310")))),
    "a new code of another chapter": changed((GERMAN_LOGS, (("4503900000", "500"),))),
    "a new code of a chapter that is there": changed((GERMAN_LOGS, ((PETROL, "500"),))),
    "not disclosed any more": changed((GERMAN_LOGS, (("XXXXXXXXXX", "500"),))),
    "a little of everything": [
        (*cells[:5], str(float(cells[5]) * (0.97 if place % 2 else 1.02)), *cells[6:])
        for place, cells in enumerate(HELD)
    ],
}


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_a_correction_is_no_loss(correction: str, tmp_path: Path) -> None:
    give(tmp_path, HELD)
    report = give(tmp_path, CORRECTIONS[correction])
    assert report.vanished == ()


def test_what_was_not_disclosed_may_hold_more_of_it(tmp_path: Path) -> None:
    closed = row("ЭК", "02/2019", "DE", "XXXXXXXXXX", "70")
    more = row("ЭК", "02/2019", "DE", "XXXXXXXXXX", "570")
    give(tmp_path, [*HELD, closed])
    assert give(tmp_path, [*changed((GERMAN_LOGS, ())), more]).vanished == ()


def test_a_code_of_hardly_anything_may_go_but_is_named(tmp_path: Path) -> None:
    give(tmp_path, [*HELD, row("ЭК", "02/2019", "DE", BOARD, "0.50")])
    report = give(tmp_path, HELD)
    assert [(one["kind"], one["code"], one["usd"]) for one in report.lost] == [("code", BOARD, 0.5)]


def test_codes_and_chapters_of_little_each_are_added_up(tmp_path: Path) -> None:
    small = [
        row("ЭК", "02/2019", "DE", BOARD, "20"),
        row("ЭК", "02/2019", "CN", "8703231981", "20"),
    ]
    give(tmp_path, [*HELD, *small])
    give(tmp_path, [*HELD, small[0]])
    give(tmp_path, [*HELD, *small])
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, HELD)
    assert {one.value for one in refused.value.reasons} == {"87", BOARD}


def test_what_is_not_understood_is_named_with_what_would_be_lost(tmp_path: Path) -> None:
    """All causes at once: of little value they would be no reason by themselves."""
    whole = [*HELD, row("ЭК", "01/2019", "FI", OIL, "50"), row("ЭК", "02/2019", usd="9000")]
    give(tmp_path, whole)
    spoilt = [(*one[:2], "ZZ", *one[3:]) if one[2] == "FI" else one for one in whole]
    spoilt[1] = (*spoilt[1][:3], "ABCD", *spoilt[1][4:])
    with pytest.raises(DataRefused) as refused:
        give(tmp_path, [*spoilt, row("ЭК", "01/2019", "ИТОГО", "", "99999")])
    found = [(one.file, one.row, one.column, one.value) for one in refused.value.reasons]
    assert ("f.csv", 3, "TNVED", "ABCD") in found  # not understood, and more than may be
    assert (None, "PERIOD", "2019-01") in [one[1:] for one in found]  # less than its total
    assert ("f.csv", 14, "STRANA", "ZZ") in found and (None, "STRANA", "FIN") in [
        one[1:] for one in found
    ]
    said = [one.reason for one in refused.value.reasons]
    assert any("what would be lost is perhaps counted here" in one for one in said)
