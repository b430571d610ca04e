"""What became of a file: known to every process, kept a while, and made again when it was lost."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
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
