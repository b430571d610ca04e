"""What became of a file: known to every process, kept a while, and made again when it was lost."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.exports import jobs
from dashboard.exports.jobs import Job, Jobs

JOB = Job("viewer/anna", "deck.pptx", "pptx", os.getpid())


def test_a_file_is_made_once_while_it_is_kept() -> None:
    one, other = Jobs(), Jobs()
    other._folder = one.open()  # as a process has it that was begun from the first
    assert one.begin("a1", JOB) and not other.begin("a1", JOB)
    other.progressed("a1", 12, 60)
    assert one.get("a1", "viewer/anna") == replace(JOB, done=12, count=60)
    other.made("a1", b"PK")
    assert not one.begin("a1", JOB) and one.file("a1") == b"PK"
    assert one.get("a1", "publisher/anna") is None
    assert one.get("../a1") is None


def test_what_was_refused_or_lost_is_made_again() -> None:
    kept = Jobs()
    gone = subprocess.Popen(["true"])
    gone.wait()
    kept.begin("lost", replace(JOB, process=gone.pid))
    lost = kept.get("lost")
    assert lost is not None and lost.is_lost and kept.begin("lost", JOB)
    kept.refused("lost", "busy", 503, 5)
    refused = kept.get("lost")
    assert refused is not None and (refused.why, refused.status, refused.after) == ("busy", 503, 5)
    assert kept.begin("lost", JOB)


@pytest.mark.parametrize(("name", "least"), [("KEPT", -1.0), ("MOST", 1)])
def test_files_are_let_go_of(monkeypatch: pytest.MonkeyPatch, name: str, least: Any) -> None:
    kept = Jobs()
    kept.begin("old", JOB)
    kept.made("old", b"PK")
    kept.sweep()
    assert kept.file("old") == b"PK"
    monkeypatch.setattr(jobs, name, least)
    kept.sweep()
    assert kept.file("old") is None and not list(kept.open().iterdir())


def test_what_waited_long_is_not_given_and_what_is_under_way_is_not_let_go_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Jobs()
    kept.begin("slow", JOB)
    kept.begin("old", JOB)
    kept.made("old", b"PK")
    monkeypatch.setattr(jobs, "KEPT", -1.0)
    assert (kept.get("old"), kept.file("old")) == (None, None)
    kept.sweep()
    assert [one.name for one in kept.open().iterdir()] == ["slow.json"]
    assert kept.get("slow") == JOB and not kept.begin("slow", JOB)


def test_the_folder_is_for_the_server_alone_and_made_again_where_it_was_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen(["true"])
    gone.wait()
    left, running = (tmp_path / f"dashboard-files-{one}-x" for one in (gone.pid, os.getppid()))
    for one in (left, running):
        one.mkdir()
        (one / "a1.file").write_bytes(b"PK")
    kept = Jobs()
    folder = kept.open()
    assert (left.exists(), running.exists(), folder.stat().st_mode & 0o777) == (False, True, 0o700)
    folder.rmdir()
    assert kept.begin("a1", JOB)
    assert (kept.open(), folder.stat().st_mode & 0o777) == (folder, 0o700)


def test_what_could_not_be_written_leaves_nothing() -> None:
    kept = Jobs()
    kept.begin("a1", JOB)
    (kept.open() / "a1.file").mkdir()  # nothing can be put in its place
    with pytest.raises(OSError):
        kept.made("a1", b"PK")
    assert sorted(one.name for one in kept.open().iterdir()) == ["a1.file", "a1.json"]
