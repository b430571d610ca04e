"""What is not understood is refused with the place in which it first stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from tests.imports.customs_files import ROWS, imported, row, text, written

ODD = (
    row(partner="QQ", period="03/2019"),
    row("ИМ", "03/2019", "DE", "44О7119300"),
    row("ИМ", "03/2019", "DE", "9912345678"),
    row(partner="QQ", period="04/2019"),
)


@pytest.mark.parametrize("kind", ["one file", "two files"])
def test_the_refusal_names_file_and_row(tmp_path: Path, kind: str) -> None:
    (tmp_path / "import").mkdir()
    paths = [written(tmp_path / "import" / "odd.csv", text([*ROWS, *ODD]))]
    first = 2 + len(ROWS)
    if kind == "two files":
        paths = [written(tmp_path / "import" / "whole.csv", text(ROWS)),
                 written(tmp_path / "import" / "odd.csv", text(ODD))]  # fmt: skip
        first = 2
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", *paths)
    places = [(one.file, one.row, one.column, one.value) for one in refused.value.reasons]
    assert sorted(places) == [
        ("odd.csv", first, "STRANA", "QQ"),
        ("odd.csv", first + 1, "TNVED", "44О7119300"),
        ("odd.csv", first + 2, "TNVED", "9912345678"),
    ]
