"""A server has the odd rows of a release found that no import has looked for."""

from __future__ import annotations

import fcntl
import logging
from pathlib import Path

import pytest

from dashboard.commands.odd_search import LOCK, OddSearch
from dashboard.loaders.odd_rows import path_of
from tests.answers.test_oddities import ROWS, asks_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a release of which three rows are odd, which nobody looked for."""
    asks_of(tmp_path, ROWS)
    return tmp_path


def test_odd_rows_that_nobody_looked_for_are_found_once(folder: Path) -> None:
    path, search = path_of(folder, "customs", 1), OddSearch(folder)
    assert not path.exists()
    assert search.look() == 1
    assert len(path.read_text("utf-8").splitlines()) == 2 + 3, "the release, the columns, the rows"
    written = path.stat().st_mtime_ns
    assert search.look() == OddSearch(folder).look() == 0
    assert path.stat().st_mtime_ns == written


def test_what_is_looked_for_in_vain_is_not_looked_for_again(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    (folder / "customs/releases/0001/codes.parquet").unlink()
    search = OddSearch(folder)
    assert [search.look(), search.look()] == [0, 0]
    assert [line.split(" after")[0] for line in caplog.messages].count("they are not found") == 1


def test_one_process_looks_at_a_time(folder: Path) -> None:
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        search = OddSearch(folder)
        assert search.look() == 0 and not path_of(folder, "customs", 1).exists()
    assert search.look() == 1, "the other one ended without them"


def test_where_nothing_was_imported_or_can_be_kept_nothing_is_done(folder: Path) -> None:
    assert OddSearch(folder / "none").look() == 0
    (folder / LOCK).symlink_to(folder / "elsewhere")
    assert OddSearch(folder).look() == 0
    assert not (folder / "elsewhere").exists() and not path_of(folder, "customs", 1).exists()
