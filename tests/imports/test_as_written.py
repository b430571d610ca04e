"""Refusals name what a file says as the file has it, and in which column that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused, Reason
from dashboard.imports import tally
from dashboard.imports.customs import Import, import_customs
from tests.imports.customs_files import (
    OURS,
    REGISTERS,
    TRUSTING,
    Cells,
    imported,
    row,
    text,
    usd,
    written,
)

WHOLE = [
    row(period="01/2019", partner=partner, code=code, usd="1000")
    for partner in ("CN", "FI", "DE", "NO")
    for code in ("2709009009", "4407119300", "7208100000", "8703231981")
]


def _refused(
    folder: Path, rows: list[Cells], regions: tuple[int, ...] = (41000,)
) -> tuple[Reason, ...]:
    file = written(folder / "r.csv", text(rows))
    with pytest.raises(DataRefused) as refused:
        import_customs(Import((file,), folder, regions=regions), REGISTERS)
    return tuple(refused.value.reasons)


@pytest.mark.parametrize(
    ("column", "place", "values"),
    [("STRANA", 2, ["Fuuu", "gERmania"]), ("TNVED", 3, ["abc Def", "99"])],
)
def test_a_value_is_refused_as_it_is_written(
    tmp_path: Path, column: str, place: int, values: list[str]
) -> None:
    odd = [(*row()[:place], value, *row()[place + 1 :]) for value in values]
    found = _refused(tmp_path, [*WHOLE, *odd])
    assert [(one.column, one.value) for one in found] == [(column, value) for value in values]
    assert [one.row for one in found] == [len(WHOLE) + 2, len(WHOLE) + 3]


def test_what_may_be_the_cause_of_a_loss_is_said_as_it_is_written(tmp_path: Path) -> None:
    imported(tmp_path, written(tmp_path / "1.csv", text(WHOLE)))
    again = [(*one[:2], "Finl" if one[2] == "FI" else one[2], *one[3:]) for one in WHOLE]
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path, written(tmp_path / "2.csv", text(again)), limits=TRUSTING)
    cause = refused.value.reasons[0]
    assert (cause.column, cause.row, cause.value) == ("STRANA", 6, "Finl")
    assert cause.reason.endswith("what would be lost is perhaps counted here")


TOTALS_OF_REGIONS = [
    "Итого", "Total", "Итого по РФ", "Все регионы", "00000 - Итого по регионам",
    "41000 - Всего", "41000 - Ленинградская область всего",
]  # fmt: skip


def _of_region(name: str) -> list[Cells]:
    return [(*one[:8], name, one[9]) for one in WHOLE]


@pytest.mark.parametrize("name", TOTALS_OF_REGIONS)
def test_rows_of_a_total_of_regions_are_not_to_be_taken_for_those_of_ours(
    tmp_path: Path, name: str
) -> None:
    """They may be of the whole country: its trade must not be written down as that of ours."""
    (reason,) = _refused(tmp_path, _of_region(name))
    assert (reason.column, reason.value) == ("REGION", name)
    first, only_if = str(reason.reason).split("; ")
    assert first.endswith("get the file of region 41000")
    assert only_if.startswith("only if the rows are of this region alone, write its code and its")


def test_rows_of_our_region_alone_are_imported_once_they_are_mended_as_is_said(
    tmp_path: Path,
) -> None:
    (reason,) = _refused(tmp_path, _of_region("41000 - Ленинградская область всего"))
    assert "its code and its name in each of them, without the word" in str(reason.reason)
    mended = written(tmp_path / "m.csv", text(_of_region("41000 - Ленинградская область")))
    assert usd(imported(tmp_path, mended), 0) == 1000 * len(WHOLE)


def test_of_all_regions_those_that_are_totals_are_to_be_had_by_region(tmp_path: Path) -> None:
    (reason,) = _refused(tmp_path, _of_region("Итого по РФ"), regions=())
    assert (reason.column, reason.value) == ("REGION", "Итого по РФ")
    assert str(reason.reason).endswith("get the file by region")


def test_of_more_totals_than_are_told_apart_some_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "MOST_TEXTS", 5)
    names = [f"Итого по округу {place}" for place in range(len(WHOLE))]
    totals = [(*one[:8], name, one[9]) for one, name in zip(WHOLE, names, strict=True)]
    (reason,) = _refused(tmp_path, totals)
    assert reason.column == "REGION"
    assert reason.value == ", ".join(names[:5])
    made = import_customs(
        Import((written(tmp_path / "w.csv", text([*WHOLE, *totals])),), tmp_path), REGISTERS
    )
    assert made.usd_kept == 1000 * len(WHOLE)


def test_what_is_not_seen_before_a_code_does_not_hide_the_name_behind_it(tmp_path: Path) -> None:
    """Else rows of ours under another code would be left out without a word."""
    ours, other = _of_region(f"\u200b{OURS}"), _of_region(f"47000{OURS[5:]}")
    file = written(tmp_path / "r.csv", text([*ours, *other], encoding="utf-8"))
    with pytest.raises(DataRefused) as refused:
        import_customs(Import((file,), tmp_path, regions=(41000,)), REGISTERS)
    (reason,) = refused.value.reasons
    assert (reason.column, reason.value) == ("REGION", f"47000{OURS[5:]}")


def test_rows_of_totals_of_partners_are_not_said_to_be_of_regions(tmp_path: Path) -> None:
    rows = [row(partner="Всего по странам", usd="1000", region=OURS) for _ in range(3)]
    (reason,) = _refused(tmp_path, rows)
    assert (reason.column, reason.value) == ("STRANA", "Всего по странам")
    assert "get the file by partner and commodity code" in str(reason.reason)
