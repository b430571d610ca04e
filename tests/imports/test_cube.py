from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.imports.cube import build_cube, write_cube

CELLS = {
    "month": np.array([2019 * 13, 2020 * 13 + 1, 2020 * 13 + 3]),
    "flow": np.array([0, 1, 1]),
    "partner": np.array(["FIN", "CHN", "FIN"], object),
    "chapter": np.array([27, 0, 1]),
    "cents": np.array([100, 20, 3]),
    "grams": np.array([7, 8, 9]),
}


KNOWN = [(2019 * 13, 0), (2020 * 13 + 1, 1), (2020 * 13 + 3, 1), (2020 * 13 + 3, 0)]


def test_a_cube_runs_along_the_months() -> None:
    cube = build_cube(CELLS, KNOWN)
    assert cube.axes.years == (2019, 2020)
    assert cube.axes.known == ((2019, 0, 0), (2020, 1, 1), (2020, 3, 0), (2020, 3, 1))
    assert cube.axes.months == ((2019, 0), (2020, 1), (2020, 3))
    assert cube.axes.partners == ("CHN", "FIN")
    assert cube.cents[0, :, 0, 1, 26].tolist() == [100] * 13
    assert cube.cents[1, :, 1, 0, 97].tolist() == [0, *[20] * 12]
    assert cube.cents[1, :, 1, 1, 0].tolist() == [0, 0, 0, *[3] * 10]
    assert int(cube.grams[:, -1].sum()) == 24


def test_the_sides_are_sums_of_the_cube(tmp_path: Path) -> None:
    cube = build_cube(CELLS, KNOWN)
    write_cube(cube, tmp_path)
    assert np.array_equal(np.load(tmp_path / "cube_cents.npy"), cube.cents)
    assert np.array_equal(np.load(tmp_path / "partners_grams.npy"), cube.grams.sum(axis=4))
    assert np.array_equal(np.load(tmp_path / "chapters_cents.npy"), cube.cents.sum(axis=3))
