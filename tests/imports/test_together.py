"""Imports and rollbacks at the same time, and folders that cannot be written."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.errors import StoreUnavailable
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.publishing import roll_back
from dashboard.loaders.cube import Cube
from dashboard.loaders.release_faults import damaged
from dashboard.loaders.releases import current_number, list_releases
from tests.cubes import read_cube
from tests.imports.customs_files import REGISTERS, row, text, written

MONTHS = (1, 2, 3, 4)
TURNS = 3
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__, "dashboard.imports.customs"])


def _publish(folder: Path, month: int, usd: int) -> None:
    period = f"{month:02d}/2019"
    file = written(
        folder.parent / f"{month}-{usd}.csv", text([row(period=period, usd=f"{usd}.00")])
    )
    import_customs(Import((file,), folder, regions=(41000,)), REGISTERS)


def _publish_some(folder: str, month: int, start: Any) -> None:
    start.wait()
    for turn in range(TURNS):
        _publish(Path(folder), month, 10 * month + turn)


def _roll_back_some(folder: str, start: Any) -> None:
    start.wait()
    for turn in range(3 * TURNS):
        numbers = [one.number for one in list_releases(Path(folder), "customs")]
        with suppress(StoreUnavailable):
            roll_back(Path(folder), "customs", numbers[turn % len(numbers)])


def _monthly(cube: Cube) -> list[int]:
    """Dollars of each month of 2019."""
    return [int(cents) // 100 for cents in np.diff(cube.cents.sum(axis=(0, 2, 3, 4)))]


def test_imports_and_rollbacks_at_once_make_one_release_after_another(tmp_path: Path) -> None:
    """Each release is the one that it was built upon with the months of one file, and no other."""
    folder = tmp_path / "r"
    _publish(folder, 12, 7)
    start = CONTEXT.Barrier(len(MONTHS) + 1)
    children = [
        CONTEXT.Process(target=_publish_some, args=(str(folder), month, start)) for month in MONTHS
    ]
    children.append(CONTEXT.Process(target=_roll_back_some, args=(str(folder), start)))
    for child in children:
        child.start()
    for child in children:
        child.join(120)
        assert child.exitcode == 0
    releases = {one.number: one for one in list_releases(folder, "customs")}
    assert sorted(releases) == list(range(1, 2 + TURNS * len(MONTHS)))
    monthly = {number: _monthly(read_cube(one)) for number, one in releases.items()}
    for number, release in releases.items():
        assert damaged(release) == ()
        before = monthly.get(release.manifest["parent"], [0] * 12)
        changed = [place for place in range(12) if monthly[number][place] != before[place]]
        (replaced,) = {str(one["name"]).partition("-") for one in release.manifest["sources"]}
        assert changed == [int(replaced[0]) - 1]
        assert monthly[number][changed[0]] == int(replaced[2].removesuffix(".csv"))
    assert current_number(folder, "customs") in releases
    assert not (folder / "customs" / "work").exists()


# --- folders that cannot be written -----------------------------------------------------------

NOBODY = 65534


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may look into, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _refused(folder: str, closed: str, answer: Any) -> None:
    """In a child that has no rights of its own: what an import into a closed folder says."""
    with tempfile.TemporaryDirectory() as files:
        _publish(Path(files) / "r", 5, 1)  # loads what is loaded late
        Path(files).chmod(0o755)
        (Path(folder) / closed).chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        try:
            file = Path(files) / "5-1.csv"
            import_customs(Import((file,), Path(folder), regions=(41000,)), REGISTERS)
        except StoreUnavailable as refused:
            answer.put(str(refused))
        else:
            answer.put("imported")
        finally:
            os.seteuid(os.getuid())


@pytest.mark.parametrize("closed", [".", "customs", "customs/releases"])
def test_a_folder_that_cannot_be_written_changes_nothing_and_is_named(
    closed: str, open_folder: Path
) -> None:
    folder = open_folder / "r"
    _publish(folder, 1, 7)
    if closed != ".":
        for path in (folder, folder / "customs"):
            path.chmod(0o777)
    answer = CONTEXT.SimpleQueue()
    child = CONTEXT.Process(target=_refused, args=(str(folder), closed, answer))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    said = answer.get()
    assert "no permission for" in said
    assert str(folder) in said
    for path in (folder, folder / "customs", folder / "customs" / "releases"):
        path.chmod(0o755)
    assert [one.number for one in list_releases(folder, "customs")] == [1]
    _publish(folder, 2, 8)
    assert current_number(folder, "customs") == 2


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null/nowhere"])
def test_a_place_where_no_folder_can_be_is_said(place: str, tmp_path: Path) -> None:
    file = written(tmp_path / "f.csv", text([row()]))
    with pytest.raises(StoreUnavailable, match="the data directory cannot be written"):
        import_customs(Import((file,), Path(place), regions=(41000,)), REGISTERS)
