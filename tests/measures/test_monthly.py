"""Months beside months, and which of them may be compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.imports.customs import Import, import_customs
from dashboard.measures.monthly import comparable_months, monthly_frame
from dashboard.measures.revision import revised_years, revision, revision_by
from dashboard.query import Query
from dashboard.store.current import CustomsStores
from dashboard.store.customs import IncompleteYear
from tests.loaders.customs_files import registers, row, text, written

REGISTERS = registers()
NINE = IncompleteYear(2021, (1, 9))


@pytest.mark.parametrize(
    ("asked", "years", "found"),
    [
        (None, (2021, 2020), (1, 9)),
        (None, (2019, 2021), (1, 9)),
        (None, (2020, 2019), None),
        ((1, 3), (2021, 2020), (1, 3)),
        ((6, 12), (2021, 2020), (6, 9)),
        ((10, 12), (2021, 2020), (10, 12)),
        ((6, 12), (2020, 2019), (6, 12)),
    ],
)
def test_years_are_compared_by_months_that_both_have(asked, years, found) -> None:
    assert comparable_months(asked, NINE, years) == found
    assert comparable_months(asked, None, years) == asked


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> CustomsStores:
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
    return CustomsStores(folder, REGISTERS)


def test_months_of_two_years_stand_side_by_side(stores: CustomsStores) -> None:
    frame = monthly_frame(stores.store("customs"), Query(year=2020), 2019)
    assert frame["month"].tolist() == list(range(1, 13))
    assert frame["exports_usd"].tolist()[:2] == [80.0, 1000.0]
    assert frame["exports_usd"].isna().sum() == 10
    assert frame["exports_usd_before"].tolist()[:2] == [100.0, 200.0]
    assert frame["turnover_usd_before"].tolist()[1] == 240.0


def test_a_flow_and_a_range_of_months(stores: CustomsStores) -> None:
    chosen = Query(year=2019, flow="import", months=(2, 3))
    frame = monthly_frame(stores.store("customs"), chosen, 2018)
    assert frame["month"].tolist() == [2, 3]
    assert frame["turnover_usd"].tolist() == [40.0, 0.0]
    assert frame["exports_usd"].isna().all()
    assert frame["turnover_usd_before"].isna().all()


def test_new_months_are_not_a_revision(stores: CustomsStores) -> None:
    old, new = (stores.store("customs", number) for number in (1, 2))
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


def test_a_year_of_one_release_only_is_missing_in_the_other(stores: CustomsStores) -> None:
    old = stores.store("customs", 1)
    frame = revised_years(old, old)
    assert np.allclose(frame["old_usd"], frame["new_usd"])
