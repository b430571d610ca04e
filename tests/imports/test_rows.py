from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DashboardError
from dashboard.imports.customs import Import, import_customs
from dashboard.loaders.releases import current_number, current_release
from tests.cubes import read_cube
from tests.imports.customs_files import (
    REGISTERS,
    ROWS,
    TRUSTING,
    dbf,
    imported,
    row,
    same,
    text,
    written,
    zipped,
)

FILES = {
    "A": text(ROWS),
    "B": text(ROWS, "\t", "utf-8", ","),
    "DBF": dbf(ROWS),
}


ANY_ROWS = st.lists(
    st.builds(
        row,
        flow=st.sampled_from(["ЭК", "ИМ"]),
        period=st.sampled_from(["01/2019", "02/2019", "12/2019", "03/2021"]),
        partner=st.sampled_from(["CN", "NA", "NNN", "QQ", "DE"]),
        code=st.sampled_from(["2709", "8703231981", "103", "XXXXXXXXXX", "SS", "27XXXXXXXX"]),
        usd=st.decimals(-1000, 10**9, places=2).map(str),
        kg=st.decimals(0, 10**6, places=3).map(str),
    ),
    min_size=1,
    max_size=12,
    unique=True,
)
SLOW = settings(max_examples=3, deadline=None)


@SLOW
@given(rows=ANY_ROWS, cut=st.integers(0, 12))
def test_any_partition_into_files_gives_the_same_cube(
    rows: list[tuple[str, ...]], cut: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        parts = [part for part in (rows[:cut], rows[cut:]) if part]
        whole = imported(
            place / "whole", written(place / "w", text(rows)), limits=TRUSTING, replace=True
        )
        files = [written(place / str(n), text(part)) for n, part in enumerate(parts)]
        assert same(whole, imported(place / "together", *files, limits=TRUSTING, replace=True))
        by_month = {r[1]: [cells for cells in rows if cells[1] == r[1]] for r in rows}
        for n, part in enumerate(by_month.values()):
            last = imported(
                place / "apart", written(place / f"m{n}", text(part)), limits=TRUSTING, replace=True
            )
        assert same(whole, last)


@SLOW
@given(rows=ANY_ROWS)
def test_the_sides_of_the_cube_agree(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        cube = imported(
            place / "r", written(place / "w", text(rows)), limits=TRUSTING, replace=True
        )
        exact = round(sum(round(float(cells[5]) * 100) for cells in rows))
        assert int(cube.cents[:, -1].sum()) == exact
        made = place / "r" / "customs" / "releases" / "0001"
        for side, axis in (("partners", 4), ("chapters", 3)):
            assert np.array_equal(np.load(made / f"{side}_cents.npy"), cube.cents.sum(axis=axis))


@settings(max_examples=12, deadline=None)
@given(
    place=st.integers(0, 400),
    junk=st.binary(max_size=40),
    cut=st.integers(0, 60),
    kind=st.sampled_from(["A", "B", "DBF", "zip"]),
)
def test_damaged_files_are_imported_or_refused_and_never_crash(
    place: int, junk: bytes, cut: int, kind: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "zip":
            content = zipped(folder / "z", a__csv=FILES["A"]).read_bytes()
        else:
            content = FILES[kind]
        damaged = content[:place] + junk + content[place + cut :]
        before = imported(folder / "r", written(folder / "good", FILES["A"]))
        try:
            found = import_customs(
                Import((written(folder / "f", damaged),), folder / "r"), REGISTERS
            )
        except DashboardError:
            assert current_number(folder / "r", "customs") == 1
            release = current_release(folder / "r", "customs")
            assert release is not None
            assert same(before, read_cube(release))
        else:
            # What was not damaged after all brings nothing new, and makes no release.
            assert current_number(folder / "r", "customs") == (found.held_in or 2)
