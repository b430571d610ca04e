"""What is not understood is refused with the place in which it first stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports import tally
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


def test_of_more_odd_texts_than_are_told_apart_the_places_are_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tally, "MOST_TEXTS", 4)
    every = tally.Tally()
    for first in (10, 30, 12):
        block, rows = tally.Tally(), range(first, first + 7)
        for n in rows:
            block.odd_codes.count(f"Q{n}", 1, 100)
        block.stand({("TNVED", f"Q{n}"): n * first for n in rows})
        assert list(block.first_rows) == [("TNVED", f"Q{n}") for n in rows[:4]]
        kept = every.first_rows
        every.add(block)
        assert every.first_rows is kept, "to copy all at every block takes longer than to count"
    assert every.first_rows == {("TNVED", f"Q{n}"): n * 10 for n in range(10, 14)}


def test_a_code_of_noughts_stands_where_it_is_and_not_at_an_odd_one(tmp_path: Path) -> None:
    odd = [row(code="44О7119300"), row("ИМ", "03/2019", "DE", "0000000012")]
    with pytest.raises(DataRefused) as refused:
        imported(tmp_path / "data", written(tmp_path / "odd.csv", text([*ROWS, *odd])))
    places = {one.value: one.row for one in refused.value.reasons}
    assert places == {"44О7119300": 2 + len(ROWS), "0000000012": 3 + len(ROWS)}
