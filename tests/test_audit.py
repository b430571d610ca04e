"""What was done is recorded, and a record that was touched is noticed."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path

import pytest

from dashboard.__main__ import DONE, REFUSED, main
from dashboard.audit import FILE, faults, read, record

Capture = pytest.CaptureFixture[str]


def _three(folder: Path) -> list[str]:
    for number in (1, 2, 3):
        record(folder, "import", "anna", release=number)
    return read(folder)


def test_of_one_line_it_says_one(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / FILE).write_text(_three(tmp_path)[0] + "\n", encoding="utf-8")
    assert main(["audit", "--verify", "--data-dir", str(tmp_path)]) == DONE
    assert capsys.readouterr().out.startswith("1 line, each")


def test_lines_say_what_who_and_when_and_verify(tmp_path: Path, capsys: Capture) -> None:
    lines = _three(tmp_path)
    row = json.loads(lines[1])
    assert (row["what"], row["who"], row["release"]) == ("import", "anna", 2)
    assert row["time"].endswith("+00:00")
    assert (tmp_path / FILE).stat().st_mode & 0o007 == 0
    assert main(["audit", "--verify", "--data-dir", str(tmp_path)]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("3 lines, each") and json.loads(lines[2])["chain"] in said
    assert main(["audit", "--data-dir", str(tmp_path)]) == DONE
    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize(
    ("touch", "row"),
    [
        (lambda lines: [lines[0], lines[1].replace("anna", "ivan"), lines[2]], 2),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: lines[1:], 1),
        (lambda lines: [lines[1], lines[0], lines[2]], 1),
        (lambda lines: [lines[0], "nonsense", lines[2]], 2),
        (lambda lines: [*lines, lines[2]], 4),
    ],
    ids=["changed", "removed", "first removed", "moved", "overwritten", "repeated"],
)
def test_whatever_is_touched_is_named(
    tmp_path: Path, touch: object, row: int, capsys: Capture
) -> None:
    touched = touch(_three(tmp_path))  # type: ignore[operator]
    assert faults(touched)[0].row == row
    (tmp_path / FILE).write_text("\n".join(touched) + "\n")
    assert main(["audit", "--verify", "--data-dir", str(tmp_path)]) == REFUSED
    assert f"audit.log  {row}" in capsys.readouterr().err


@pytest.mark.parametrize("rest", [0, 1, 2], ids=["emptied", "cut", "made anew"])
def test_a_log_that_verifies_by_itself_is_held_against_a_kept_chain(
    tmp_path: Path, rest: int, capsys: Capture
) -> None:
    lines = _three(tmp_path)
    kept = json.loads(lines[1 if rest == 2 else 2])["chain"]
    verify = ["audit", "--verify", kept, "--data-dir", str(tmp_path)]
    record(tmp_path, "login", "anna")
    assert main(verify) == DONE
    (tmp_path / FILE).write_text("".join(f"{line}\n" for line in lines[:rest]))
    if rest == 2:
        (tmp_path / FILE).write_text("")
        for number in (1, 9, 3):
            record(tmp_path, "import", "anna", release=number)
    assert main(["audit", "--verify", "--data-dir", str(tmp_path)]) == DONE
    assert main(verify) == REFUSED
    assert kept[:20] in capsys.readouterr().err


def test_many_write_at_once_in_one_chain(tmp_path: Path) -> None:
    def write() -> None:
        for _ in range(20):
            record(tmp_path, "login", "anna")

    threads = [threading.Thread(target=write) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(read(tmp_path)) == 120
    assert faults(read(tmp_path)) == []


def test_a_line_that_was_cut_is_named_and_later_ones_are_whole(tmp_path: Path) -> None:
    lines = _three(tmp_path)
    (tmp_path / FILE).write_text("\n".join(lines)[:-9])
    record(tmp_path, "login", "anna")
    assert [one.row for one in faults(read(tmp_path))] == [3]


def test_what_cannot_be_recorded_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).mkdir()
    record(tmp_path, "rollback", "anna", release=7)
    assert '"release": 7' in caplog.text


def test_importing_going_back_and_accounts_are_recorded(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = ["--data-dir", str(two_releases)]
    assert main(["rollback", "1", *place]) == DONE
    assert main(["rollback", "0", *place]) == DONE
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
    assert main(["accounts", "add", "anna", "--role", "editor", *place]) == DONE
    assert main(["accounts", "remove", "anna", *place]) == DONE
    rows = [json.loads(line) for line in read(two_releases)]
    done = [(one["what"], one.get("dataset"), one.get("release")) for one in rows]
    assert done == [
        ("import", "customs", 1),
        ("import", "customs", 2),
        ("import", "demonstration", 1),
        ("rollback", "customs", 1),
        ("rollback", "customs", 0),
        ("account added", None, None),
        ("account removed", None, None),
    ]
    assert "a long enough one" not in (two_releases / FILE).read_text()
    assert faults(read(two_releases)) == []
