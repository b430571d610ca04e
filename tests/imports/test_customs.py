from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import DataRefused, WrongUsage
from tests.imports.customs_files import (
    EXPORTS_USD,
    NEIGHBOUR,
    ROWS,
    imported,
    row,
    text,
    usd,
    written,
)


def test_a_region_that_is_not_in_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="40000"):
        imported(tmp_path / "r", written(tmp_path / "f", text([row(region=NEIGHBOUR)])))


def test_other_regions_can_be_imported_into_their_own_place(tmp_path: Path) -> None:
    file = written(tmp_path / "f", text(ROWS))
    assert usd(imported(tmp_path / "spb", file, region=(40000,)), 0) == 5000000.01
    everything = imported(tmp_path / "all", file, region=())
    assert usd(everything, 0) == pytest.approx(EXPORTS_USD + 5000000.01, abs=1e-6)
    with pytest.raises(WrongUsage, match="data-dir"):
        imported(tmp_path / "spb", file)


def test_a_month_that_comes_again_replaces_the_month(tmp_path: Path) -> None:
    first = written(tmp_path / "1", text([row(period="01/2019"), row(period="02/2019")]))
    second = written(
        tmp_path / "2", text([row(period="02/2019", usd="1.50"), row(period="03/2019")])
    )
    imported(tmp_path / "r", first)
    cube = imported(tmp_path / "r", second)
    monthly = np.diff(cube.cents[0, :, 0].sum(axis=(1, 2)), prepend=0)
    assert list(monthly[:5]) == [0, 123456, 150, 123456, 0]


def test_a_whole_year_stands_apart_from_its_months(tmp_path: Path) -> None:
    year = written(tmp_path / "y", text([row(period="2018"), row(period="2019", usd="7")]))
    months = written(tmp_path / "m", text([row(period="01/2019", usd="3")]))
    cube = imported(tmp_path / "r", year)
    assert cube.axes.months == ((2018, 0), (2019, 0))
    with pytest.raises(DataRefused, match=r"2019, \$7\.00, would be lost as such"):
        imported(tmp_path / "r", months)
    assert usd(imported(tmp_path / "r", months, replace=True), 0) == 1234.56 + 3
    assert usd(imported(tmp_path / "r", year, replace=True), 0) == 1234.56 + 7
    with pytest.raises(DataRefused, match="twice"):
        imported(tmp_path / "r2", year, months)
