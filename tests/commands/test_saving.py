"""Files that are exported stand whole in their place, or what was there before does."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.commands.saving import saved, say_saved
from dashboard.errors import WrongUsage

ROOM = 1000


@contextmanager
def full_beyond(most: int) -> Iterator[None]:
    """No file grows beyond so many bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refused(path: Path) -> str:
    with full_beyond(ROOM), pytest.raises(WrongUsage) as found:
        saved(path, b"x" * ROOM * 2)
    return str(found.value)


def test_on_a_full_disk_no_half_of_a_file_is_left(tmp_path: Path) -> None:
    assert refused(tmp_path / "deck.pptx").startswith(f"Cannot write {tmp_path / 'deck.pptx'}: ")
    assert list(tmp_path.iterdir()) == []


def test_on_a_full_disk_the_file_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(b"yesterday")
    refused(tmp_path / "deck.pptx")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("deck.pptx", b"yesterday")
    ]


def test_a_new_file_is_as_any_other_and_an_old_one_keeps_who_may_read_it(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    saved(tmp_path / "new.pptx", b"one")
    assert (tmp_path / "new.pptx").stat().st_mode == plain.stat().st_mode
    (tmp_path / "new.pptx").chmod(0o600)
    saved(tmp_path / "new.pptx", b"two")
    assert (tmp_path / "new.pptx").stat().st_mode & 0o777 == 0o600


def test_a_link_leads_to_the_file_as_before(tmp_path: Path) -> None:
    (tmp_path / "link.pptx").symlink_to(tmp_path / "file.pptx")
    saved(tmp_path / "link.pptx", b"one")
    assert (tmp_path / "link.pptx").is_symlink()
    assert (tmp_path / "file.pptx").read_bytes() == b"one"


def test_into_a_pipe_it_is_written_and_nothing_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    saved(pipe, b"one")
    assert os.read(reader, 10) == b"one"
    os.close(reader)
    say_saved(pipe)
    assert capsys.readouterr().out == ""


def test_what_was_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(tmp_path / "deck.pptx", b"x" * 52_300)
    say_saved(tmp_path / "deck.pptx")
    assert capsys.readouterr().out == f"{tmp_path / 'deck.pptx'}: 52 kB\n"
