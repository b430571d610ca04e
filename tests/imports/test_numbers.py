"""What a sign between digits means is a matter of the column, and no matter of two minds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from tests.imports.customs_files import imported, row, text, usd, written


@pytest.mark.parametrize(
    ("usd_text", "kg_text", "column", "value"),
    [
        ("-12.50", "434.615,182", "netto", "434.615,182"),
        ("1,234.50", "0,5", "stoim", "1,234.50"),
        ("1.234.567", "7.25", "stoim", "1.234.567"),
    ],
)
def test_a_sign_that_groups_in_one_column_and_is_decimal_in_another_is_refused(
    tmp_path: Path, usd_text: str, kg_text: str, column: str, value: str
) -> None:
    file = written(tmp_path / "f", text([row(usd=usd_text, kg=kg_text)], separator=";"))
    with pytest.raises(DataRefused, match="elsewhere in the file") as refused:
        imported(tmp_path / "r", file)
    (reason,) = refused.value.reasons
    assert (reason.row, reason.column, reason.value) == (2, column.upper(), value)


def test_columns_of_one_mind_are_read_as_they_prove(tmp_path: Path) -> None:
    rows = [row(usd="1.234,50", kg="434.615,182"), row(usd="12.500", kg="7", code="2709009008")]
    file = written(tmp_path / "f", text(rows, separator=";", decimal="."))
    assert usd(imported(tmp_path / "r", file), 0) == 1234.5 + 12500
