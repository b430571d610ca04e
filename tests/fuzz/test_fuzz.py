"""Some of the many files of ``make fuzz``, and that it would notice."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.imports import rows
from dashboard.imports.fields import Fields
from tests.fuzz.run import one

SEED, FILES = 3, 80


def test_random_files_are_imported_or_refused_and_lose_no_money() -> None:
    became: Counter[str] = Counter()
    for number in range(FILES):
        what, _, wrong = one(SEED, number)
        assert not wrong, f"seed {SEED}, file {number}: {wrong}"
        became[what] += 1
    assert min(became["imported"], became["refused"]) > FILES / 10


def test_money_that_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that takes a row for another region's, or makes a cent more of a value."""
    once = rows.tally_of

    def lossy(fields: Fields, *more: object) -> object:
        fields.numbers["stoim"].values[-1] += 1
        return once(fields, *more)

    monkeypatch.setattr(rows, "tally_of", lossy)
    found = [one(SEED, number) for number in range(40)]
    assert any("instead of" in wrong for _, _, wrong in found)
