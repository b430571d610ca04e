"""Refusals name what a file says as the file has it, and in which column that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused, Reason
from dashboard.imports.customs import Import, import_customs
from tests.imports.customs_files import OURS, REGISTERS, Cells, row, text, written

WHOLE = [
    row(period="01/2019", partner=partner, code=code, usd="1000")
    for partner in ("CN", "FI", "DE", "NO")
    for code in ("2709009009", "4407119300", "7208100000", "8703231981")
]


def _refused(folder: Path, rows: list[Cells]) -> tuple[Reason, ...]:
    file = written(folder / "r.csv", text(rows))
    with pytest.raises(DataRefused) as refused:
        import_customs(Import((file,), folder, regions=(41000,)), REGISTERS)
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


@pytest.mark.parametrize("name", ["Итого", "Total", "00000 - Итого по регионам"])
def test_a_region_called_like_a_total_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    (reason,) = _refused(tmp_path, [(*one[:8], name, one[9]) for one in WHOLE])
    assert (reason.column, reason.value) == ("REGION", name)
    assert "write the code of the region, 41000" in str(reason.reason)


def test_rows_of_totals_of_partners_are_not_said_to_be_of_regions(tmp_path: Path) -> None:
    rows = [row(partner="Всего по странам", usd="1000", region=OURS) for _ in range(3)]
    (reason,) = _refused(tmp_path, rows)
    assert (reason.column, reason.value) == ("STRANA", "Всего по странам")
    assert "get the file by partner and commodity code" in str(reason.reason)
