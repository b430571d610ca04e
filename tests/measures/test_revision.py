"""What a release changed against the one before it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.measures.revision import revised_years, revision, revision_by
from dashboard.store.current import ReleasedDataset
from tests.imports.customs_files import registers, row, text, written

REGISTERS = registers()


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> ReleasedDataset:
    """Release 1: 2019, and January of 2020. Release 2: that January revised, and February."""
    folder: Path = tmp_path_factory.mktemp("months")
    year = [row(period=f"{month:02d}/2019", usd=f"{100 * month}") for month in range(1, 13)]
    year.append(row("ИМ", "02/2019", "DE", usd="40"))
    parts = (
        [*year, row(period="01/2020", usd="70"), row(period="01/2020", partner="FI", usd="5")],
        [row(period="01/2020", usd="75"), row(period="01/2020", partner="FI", usd="5"),
         row(period="02/2020", usd="1000")],
    )  # fmt: skip
    for rows in parts:
        import_customs(Import((written(folder / "f.csv", text(rows)),), folder), REGISTERS)
    return ReleasedDataset(folder, "customs", REGISTERS)


def test_new_months_are_not_a_revision(stores: ReleasedDataset) -> None:
    old, new = (stores.store(number) for number in (1, 2))
    frame = revision(old, new)
    assert frame[["year", "partner", "difference_usd"]].values.tolist() == [[2020, "CHN", 5.0]]
    assert revision_by(frame, "partner")["difference_usd"].tolist() == [5.0]
    assert revision_by(frame, "year")["year"].tolist() == [2020]
    assert revision(new, new).empty
    years = revised_years(old, new).set_index("year")
    assert years.loc[2020, ["old_months", "new_months"]].tolist() == [1, 2]
    assert years.loc[2020, ["old_usd", "new_usd"]].tolist() == [75.0, 1080.0]
    assert years.loc[2020, ["same_old_usd", "same_new_usd"]].tolist() == [75.0, 80.0]
    assert years.loc[2019, "old_usd"] == years.loc[2019, "new_usd"]


def test_a_year_of_one_release_only_is_missing_in_the_other(stores: ReleasedDataset) -> None:
    old = stores.store(1)
    frame = revised_years(old, old)
    assert np.allclose(frame["old_usd"], frame["new_usd"])
