from __future__ import annotations

import errno
import multiprocessing
import os
import random
import re
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.errors import DashboardError, StoreUnavailable
from dashboard.imports import publishing
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.engines import _failure
from dashboard.imports.publishing import roll_back
from dashboard.imports.work_folder import unchanged_if_full, work_folder
from dashboard.language import language
from dashboard.loaders.odd_rows import odd_rows, path_of
from dashboard.loaders.release_faults import damaged
from dashboard.loaders.releases import (
    Release,
    current_number,
    current_release,
    list_releases,
    open_release,
)
from dashboard.measures.oddities import oddities
from dashboard.settings import ROOT
from tests.cubes import read_cube
from tests.imports.customs_files import registers, row, text, written

REGISTERS = registers()
KILLED = int(os.environ.get("KILLED", "30"))
WAITED = 10
"""Of so many imports that are killed one is left to end."""


def publish(folder: Path, usd: str = "1.00") -> None:
    file = written(folder.parent / f"{folder.name}-{usd}.csv", text([row(usd=usd)]))
    import_customs(Import((file,), folder), REGISTERS)


def value(folder: Path) -> int:
    release = current_release(folder, "customs")
    assert release is not None
    assert damaged(release) == ()
    return int(read_cube(release).cents[:, -1].sum())


def test_releases_are_numbered_and_rolled_back(tmp_path: Path) -> None:
    assert current_release(tmp_path / "r", "customs") is None
    publish(tmp_path / "r", "1.00")
    publish(tmp_path / "r", "2.00")
    assert [r.number for r in list_releases(tmp_path / "r", "customs")] == [1, 2]
    assert value(tmp_path / "r") == 200
    roll_back(tmp_path / "r", "customs", 1)
    assert value(tmp_path / "r") == 100
    publish(tmp_path / "r", "3.00")
    assert current_number(tmp_path / "r", "customs") == 3
    with pytest.raises(StoreUnavailable, match="there are: 1, 2, 3"):
        roll_back(tmp_path / "r", "customs", 7)


def test_another_user_may_read_a_release_whoever_made_it(tmp_path: Path) -> None:
    """The server does not run as root, who may let nobody read what he makes."""
    file, data = written(tmp_path / "a.csv", text([row()])), tmp_path / "data"
    before = os.umask(0o077)
    try:
        import_customs(Import((file,), data), REGISTERS)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode for path in (data / "customs").rglob("*")}
    closed = [path for path, mode in modes.items()
              if mode & 0o077 != (0o055 if path.is_dir() else 0o044)]  # fmt: skip
    assert closed == [] and data.stat().st_mode & 0o077 == 0


def test_a_link_in_the_place_of_the_lock_leads_nowhere(tmp_path: Path) -> None:
    file, data, other = (
        written(tmp_path / "a.csv", text([row()])),
        tmp_path / "data",
        tmp_path / "o",
    )
    other.write_text("kept")
    (data / "customs").mkdir(parents=True)
    (data / "customs" / "lock").symlink_to(other)
    with pytest.raises(StoreUnavailable):
        import_customs(Import((file,), data), REGISTERS)
    assert other.read_text() == "kept"


def test_the_manifest_tells_where_a_release_comes_from(tmp_path: Path) -> None:
    publish(tmp_path / "r", "1.00")
    publish(tmp_path / "r", "2.00")
    manifest = open_release(tmp_path / "r", "customs", 2).manifest
    assert manifest["parent"] == 1
    assert manifest["regions"] == [41000]
    assert manifest["rows"] == 1
    assert manifest["months_replaced"] == ["2019-01"]
    assert manifest["totals"][0] == {
        "year": 2019, "flow": "export", "usd": 2.0, "net_mass_kg": 100.5, "months": 1,
    }  # fmt: skip
    assert manifest["sources"][0]["name"] == "r-2.00.csv"
    assert {"cube_cents.npy", "axes.json", "report.json"} <= set(manifest["files"])


def test_going_back_to_nothing_and_on_from_there(tmp_path: Path) -> None:
    publish(tmp_path / "r", "1.00")
    assert roll_back(tmp_path / "r", "customs", 0) is None
    assert current_release(tmp_path / "r", "customs") is None
    assert [one.number for one in list_releases(tmp_path / "r", "customs")] == [1]
    publish(tmp_path / "r", "2.00")
    assert value(tmp_path / "r") == 200
    assert open_release(tmp_path / "r", "customs", 2).manifest["parent"] is None
    assert roll_back(tmp_path / "nowhere", "customs", 0) is None
    assert not (tmp_path / "nowhere").exists()


def test_nobody_goes_back_to_a_damaged_release(tmp_path: Path) -> None:
    publish(tmp_path / "r", "1.00")
    publish(tmp_path / "r", "2.00")
    rows = open_release(tmp_path / "r", "customs", 1).folder / "codes.parquet"
    rows.write_bytes(rows.read_bytes()[:-1] + b"x")
    with pytest.raises(StoreUnavailable, match=r"release 1 of customs is damaged: codes\.parquet"):
        roll_back(tmp_path / "r", "customs", 1)
    assert current_number(tmp_path / "r", "customs") == 2


def test_rows_of_a_damaged_release_are_not_carried_over(tmp_path: Path) -> None:
    publish(tmp_path / "r", "1.00")
    (rows,) = (open_release(tmp_path / "r", "customs", 1).folder / "rows.parquet").iterdir()
    rows.write_bytes(rows.read_bytes()[:-1] + b"x")
    file = written(tmp_path / "f.csv", text([row(period="05/2019")]))
    with pytest.raises(StoreUnavailable, match="release 1 of customs is damaged"):
        import_customs(Import((file,), tmp_path / "r"), REGISTERS)
    assert current_number(tmp_path / "r", "customs") == 1


def test_a_second_import_waits_for_the_first(tmp_path: Path) -> None:
    told = threading.Event()
    done: list[str] = []

    def second() -> None:
        with work_folder(tmp_path, "customs", told.set):
            done.append("second")

    with work_folder(tmp_path, "customs"):
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(10)
        done.append("first")
    thread.join(10)
    assert done == ["first", "second"]


@pytest.mark.parametrize("step", ["_checksums", "written_through", "_point_to"])
def test_a_full_disk_changes_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "r", "1.00")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(publishing, step, full)
        with pytest.raises(DashboardError, match="the disk is full; free") as refused:
            publish(tmp_path / "r", "2.00")
        (said,) = refused.value.args
        assert not re.search(
            "[A-Za-z]{3}", said.in_language(language("ru")).replace("data-dir", "")
        )
    assert value(tmp_path / "r") == 100
    assert not (tmp_path / "r" / "customs" / "work").exists()
    publish(tmp_path / "r", "3.00")
    assert value(tmp_path / "r") == 300


def _pointers(folder: Path) -> dict[str, str]:
    there = (folder / "customs").glob("current*")
    return {path.name: path.read_text() for path in there}


@pytest.mark.parametrize("copied", [True, False], ids=["with its copy", "without one"])
@pytest.mark.parametrize("to", [0, 1, 9])
def test_what_is_refused_leaves_the_pointer_and_its_copy_as_they_were(
    copied: bool, to: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for usd in ("1.00", "2.00"):
        publish(tmp_path, usd)
    if not copied:
        (tmp_path / "customs" / "current-copy").unlink()
    before = _pointers(tmp_path)

    def full(path: Path, text: str) -> None:
        if path.name == "current":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, text)

    def gone(path: Path, missing_ok: bool = False) -> None:
        if path.name == "current":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        unlink(path, missing_ok=missing_ok)

    write, unlink = publishing.written_whole, Path.unlink
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "written_whole", full)
        patched.setattr(Path, "unlink", gone)
        with pytest.raises(StoreUnavailable):
            publish(tmp_path, "3.00") if to == 9 else roll_back(tmp_path, "customs", to)
    assert _pointers(tmp_path) == before
    (tmp_path / "customs" / "current").write_text("")
    if copied:
        assert current_number(tmp_path, "customs") == 2


def test_a_copy_that_cannot_be_written_holds_nobody_up_and_says_nothing_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, text: str) -> None:
        if path.name == "current-copy":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(path, text)

    for usd in ("1.00", "2.00"):
        publish(tmp_path, usd)
    write = publishing.written_whole
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "written_whole", full)
        roll_back(tmp_path, "customs", 1)
    assert _pointers(tmp_path) == {"current": "0001\n"}
    assert any("current-copy cannot be written" in said for said in caplog.messages)


@pytest.mark.parametrize(
    ("spoilt", "content"), [("current", "garbage"), ("current-copy", ""), ("current-copy", "0007")]
)
def test_what_is_held_already_has_its_pointer_written_again(
    spoilt: str, content: str, tmp_path: Path
) -> None:
    publish(tmp_path, "1.00")
    (tmp_path / "customs" / spoilt).write_text(content)
    publish(tmp_path, "1.00")
    assert _pointers(tmp_path) == {"current": "0001\n", "current-copy": "0001\n"}
    assert [one.number for one in list_releases(tmp_path, "customs")] == [1]


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        OSError("30000 requested and 2560 written"),
        OSError("Not enough free space to write 30000 bytes"),
    ],
    ids=["the system", "numpy", "tempfile"],
)
def test_whoever_says_it_a_full_disk_is_a_full_disk(error: OSError) -> None:
    with pytest.raises(StoreUnavailable, match="the disk is full"), unchanged_if_full():
        raise error


LIMITED = """
import resource, sys
from dashboard.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(["import", sys.argv[2], "--data-dir", sys.argv[3]]))
"""


@pytest.mark.parametrize("most", [100, 2_000, 20_000, 100_000])
def test_a_disk_that_refuses_to_write_changes_nothing_and_is_not_blamed_on_the_file(
    most: int, tmp_path: Path
) -> None:
    """The system itself refuses, at other places for other limits."""
    publish(tmp_path / "r", "1.00")
    rows = [row(code=f"27090{code:05d}", usd="2.00") for code in range(20_000)]
    file = written(tmp_path / "big.csv", text(rows))
    command = [sys.executable, "-c", LIMITED, str(most), str(file), str(tmp_path / "r")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("nothing was changed: ")
    assert len(done.stderr.splitlines()) == 1, "said once"
    assert "big.csv" not in done.stderr
    assert "Traceback" not in done.stderr
    assert value(tmp_path / "r") == 100
    publish(tmp_path / "r", "3.00")
    assert value(tmp_path / "r") == 300


def _odd_rows_of(folder: Path, release: Release) -> pd.DataFrame | None:
    return odd_rows(folder, release.dataset, release.number, release.version)


def _import_in_child(file: str, folder: str, begun: object) -> None:
    begun.set()  # type: ignore[attr-defined]
    import_customs(Import((Path(file),), Path(folder), odd=oddities), REGISTERS)


def _child_of(context: Any, file: Path, folder: Path) -> Any:
    """A process that has begun to import a file."""
    begun = context.Event()
    child = context.Process(target=_import_in_child, args=(str(file), str(folder), begun))
    child.start()
    assert begun.wait(60)
    return child


def test_killed_imports_leave_the_old_release_or_the_new(tmp_path: Path) -> None:
    """Whole, and with its odd rows beside it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "dashboard.imports.customs"])
    draw = random.Random(3)
    folder = tmp_path / "r"
    publish(folder, "1.00")
    # How long one takes depends on the machine: the others may take half more.
    child, start = (
        _child_of(context, written(tmp_path / "f.csv", text([row()])), folder),
        monotonic(),
    )
    child.join()
    whole = monotonic() - start
    known = {value(folder)}
    survived = 0
    for number in range(KILLED):
        usd = f"{number + 2}.00"
        file = written(tmp_path / "f.csv", text([row(usd=usd)]))
        child = _child_of(context, file, folder)
        # On a machine that has become busy none might end in time: one of a few is waited for.
        child.join(None if number % WAITED == 0 else draw.uniform(0, 1.5 * whole))
        # It may have ended by itself since then, which is no fault.
        child.kill()
        child.join()
        survived += child.exitcode == 0
        known.add((number + 2) * 100)
        assert value(folder) in known
        shown = current_release(folder, "customs")
        assert shown is not None and _odd_rows_of(folder, shown) is not None
    assert 0 < survived < KILLED
    publish(folder, "77.00")
    assert value(folder) == 7700
    assert not (folder / "customs" / "work").exists()


def test_odd_rows_stand_beside_a_release_before_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, point = [], publishing._point_to

    def look(folder: Path, number: int) -> None:
        seen.append((number, path_of(tmp_path, "customs", number).exists()))
        point(folder, number)

    monkeypatch.setattr(publishing, "_point_to", look)
    file = written(tmp_path / "f.csv", text([row()]))
    import_customs(Import((file,), tmp_path, odd=oddities), registers())
    assert seen == [(1, True)]
    assert current_number(tmp_path, "customs") == 1


def test_a_folder_that_refuses_is_said_in_the_language_of_the_reader() -> None:
    for code, words in ((errno.EACCES, "нет доступа к /r"), (errno.EROFS, "/r — только для чтения"),
                        (errno.EDQUOT, "квота"), (errno.EIO, "сбой диска: /r")):  # fmt: skip
        with pytest.raises(DashboardError) as refused, unchanged_if_full():
            raise OSError(code, os.strerror(code), "/r")
        (said,) = refused.value.args
        assert words in said.in_language(language("ru")).replace("\xa0", " ")


def test_a_database_without_room_is_a_full_disk() -> None:
    for told in (
        'IO Error: Could not write file "x": No space left on device',
        "Out of Memory Error: failed to offload data block of size 256.0 KiB (0 bytes used)",
    ):
        with pytest.raises(StoreUnavailable, match="the disk is full"), unchanged_if_full():
            raise _failure(duckdb.Error(told))
