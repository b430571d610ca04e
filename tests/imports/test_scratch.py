"""What a program that was killed left is gone after the next one, and nothing else is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.imports.scratch import scratch
from dashboard.imports.work_folder import work_folder
from dashboard.settings import ROOT
from dashboard.whole_files import write_whole

KILLED = """
import os, signal, sys
from pathlib import Path
from dashboard import whole_files
from dashboard.imports.scratch import scratch
folder = Path(sys.argv[1])
with scratch(folder) as tried:
    (tried / "rows").write_text("half")
    whole_files.os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
    whole_files.write_whole(folder / "current", b"1", 0o644)
"""
AN_HOUR_AND_MORE = 4000
OTHERS = ("dry-run-reports", "dry-run-x1y2z3w4", ".dashboard-dry-run-x1y2z3w4",
          ".dashboard-dry-run-reports1", ".dashboard-mine", "my.part", ".a.part", "dry-run.txt",
          ".dashboard-notes.part", ".dashboard-Monthly1.part")  # fmt: skip
"""What the owner may have in the folder, however alike it is called; folders come first."""
FOLDERS = 4


@pytest.fixture
def left(tmp_path: Path) -> list[Path]:
    """What a killed program left in a folder."""
    dead = subprocess.run([sys.executable, "-c", KILLED, tmp_path], cwd=ROOT, check=False)
    assert dead.returncode == -signal.SIGKILL
    found = sorted(tmp_path.iterdir())
    assert len(found) == 2
    return found


def _age(*paths: Path) -> None:
    then = time.time() - AN_HOUR_AND_MORE
    for path in paths:
        os.utime(path, (then, then))


def test_what_was_left_goes_with_the_next_import(tmp_path: Path, left: list[Path]) -> None:
    others = [tmp_path / name for name in OTHERS]
    for path in others[:FOLDERS]:
        path.mkdir()
    for path in others[FOLDERS:]:
        path.touch()
    _age(*left, *others)
    with work_folder(tmp_path, "customs"):
        write_whole(tmp_path / "current", b"2", 0o644)
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)


def test_what_may_be_in_use_stays(tmp_path: Path, left: list[Path]) -> None:
    with scratch(tmp_path) as first:
        _age(first)
        with scratch(tmp_path):
            write_whole(tmp_path / "current", b"2", 0o644)
            assert first.is_dir()
    assert all(path.exists() for path in left), "they may be of a program that still runs"
