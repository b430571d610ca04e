"""A watched folder: files are taken when they are whole, and put away with their report."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dashboard.errors import StoreUnavailable, Unwritable, WrongUsage
from dashboard.imports import watching
from dashboard.imports.watched_folder import watched
from dashboard.imports.watching import Inbox, Outcome

SETTLE = 10.0


class Importer:
    """Refuses what says so, fails where it is asked to, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, str]] = []
        self.fault: Exception | None = None

    def __call__(self, path: Path) -> Outcome:
        if self.fault is not None:
            raise self.fault
        content = path.read_text(encoding="utf-8")
        self.given.append((path.name, content))
        if content == "crash":
            raise ZeroDivisionError("division by zero")
        return Outcome("bad" not in content, f"report of {content}", "{}" * ("bad" not in content))


@pytest.fixture
def importer() -> Importer:
    return Importer()


@pytest.fixture
def inbox(tmp_path: Path, importer: Importer) -> Inbox:
    return Inbox(tmp_path, importer, SETTLE)


def put(folder: Path, name: str, content: str, time: int = 1_000) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    os.utime(path, (time, time))
    return path


def listed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_good_and_bad_files_are_put_away_with_their_reports(tmp_path: Path, inbox: Inbox) -> None:
    put(tmp_path, "a.csv", "bad", 1)
    put(tmp_path, "b.csv", "good", 2)
    assert inbox.poll(0) == []
    assert inbox.poll(SETTLE) == ["a.csv", "b.csv"]
    assert listed(tmp_path) == [
        "done/b.csv", "done/b.csv.json", "done/b.csv.txt", "refused/a.csv", "refused/a.csv.txt",
    ]  # fmt: skip
    assert (tmp_path / "refused/a.csv.txt").read_text(encoding="utf-8") == "report of bad\n"
    assert inbox.poll(2 * SETTLE) == []


def test_a_file_that_is_being_written_waits(
    tmp_path: Path, inbox: Inbox, importer: Importer
) -> None:
    for second in range(0, 100, 5):
        put(tmp_path, "slow.csv", "x" * second, second)
        assert inbox.poll(second) == []
    # Of the same size and time, but another file: it was renamed in over the first.
    put(tmp_path, "new", "y" * 95, 95).rename(tmp_path / "slow.csv")
    assert inbox.poll(95 + SETTLE) == []
    assert inbox.poll(95 + 2 * SETTLE) == ["slow.csv"]
    assert importer.given == [("slow.csv", "y" * 95)]


def test_a_file_written_to_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "half")
    times: list[str] = []

    def take(file: Path) -> Outcome:
        times.append(file.read_text(encoding="utf-8"))
        if len(times) == 1:
            path.write_text("whole", encoding="utf-8")
        return Outcome(True, "report")

    inbox = Inbox(tmp_path, take, SETTLE)
    polled = [inbox.poll(second) for second in (0, SETTLE, SETTLE + 1, 3 * SETTLE)]
    assert polled == [[], [], [], ["a.csv"]]
    assert times == ["half", "whole"]
    assert listed(tmp_path) == ["done/a.csv", "done/a.csv.txt"]


@pytest.mark.parametrize("name", [".hidden.csv", "~$book.xlsx", "a.csv.part", "a.zip.crdownload"])
def test_unfinished_and_hidden_files_stay(name: str, tmp_path: Path, inbox: Inbox) -> None:
    put(tmp_path, name, "good")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / name)
    os.mkfifo(tmp_path / "pipe.csv")
    assert [inbox.poll(second) for second in (0, 100)] == [[], []]
    assert (tmp_path / name).exists()


def test_what_is_no_file_is_said_once_to_stay(
    tmp_path: Path, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "link.csv").symlink_to(put(tmp_path / "2021", "a.csv", "good"))
    for now in (0, SETTLE, 2 * SETTLE):
        assert inbox.poll(now) == []
    said = [one.getMessage() for one in caplog.records]
    assert [line.split(":")[0] for line in said] == ["2021", "link.csv"]
    assert all("files alone are taken" in line for line in said)


def test_files_of_one_name_are_kept_side_by_side(tmp_path: Path, inbox: Inbox) -> None:
    for turn in range(3):
        put(tmp_path, "TCBT.csv.zip", f"good {turn}")
        inbox.poll(100 * turn)
        inbox.poll(100 * turn + SETTLE)
    names = ["TCBT.2.csv.zip", "TCBT.3.csv.zip", "TCBT.csv.zip"]
    assert [(tmp_path / "done" / name).read_text() for name in names] == [
        "good 1",
        "good 2",
        "good 0",
    ]
    assert (tmp_path / "done/TCBT.3.csv.zip.txt").read_text() == "report of good 2\n"


def test_the_order_is_that_of_their_times(tmp_path: Path, inbox: Inbox, importer: Importer) -> None:
    put(tmp_path, "a.csv", "revision", 2)
    put(tmp_path, "b.csv", "first", 1)
    inbox.poll(0)
    assert inbox.poll(SETTLE) == ["b.csv", "a.csv"]


def test_a_fault_of_the_program_does_not_stop_the_next_file(
    tmp_path: Path, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "a.csv", "crash", 1)
    put(tmp_path, "b.csv", "good", 2)
    inbox.poll(0)
    assert inbox.poll(SETTLE) == ["a.csv", "b.csv"]
    assert "ZeroDivisionError: division by zero" in (tmp_path / "refused/a.csv.txt").read_text()
    assert "Traceback" in caplog.text


def test_a_full_disk_is_no_fault_of_the_file(
    tmp_path: Path, inbox: Inbox, importer: Importer
) -> None:
    put(tmp_path, "a.csv", "good", 1)
    put(tmp_path, "b.csv", "good", 2)
    importer.fault = StoreUnavailable("no space left")
    now, tries = 0.0, []

    def counted(path: Path) -> Outcome:
        tries.append((path.name, now))
        return importer(path)

    inbox.take = counted
    for now in map(float, range(0, 400, 2)):
        assert inbox.poll(now) == []
    assert [time for _, time in tries] == [10, 70, 190]  # longer and longer, one file each time
    importer.fault = None
    assert {name for now in (450.0, 480.0) for name in inbox.poll(now)} == {"a.csv", "b.csv"}


def test_a_file_that_cannot_be_read_is_left_until_it_changes(
    tmp_path: Path, inbox: Inbox, importer: Importer
) -> None:
    put(tmp_path, "a.csv", "good")
    importer.fault = PermissionError(13, "Permission denied")
    assert [inbox.poll(second) for second in (0, 10)] == [[], []]
    importer.fault = None
    assert [inbox.poll(second) for second in (20, 60, 100)] == [[], [], []]
    put(tmp_path, "a.csv", "good", 2_000)
    assert [inbox.poll(second) for second in (110, 120)] == [[], ["a.csv"]]


def test_a_file_that_cannot_be_moved_is_not_imported_again(
    tmp_path: Path, inbox: Inbox, importer: Importer
) -> None:
    put(tmp_path, "a.csv", "good")
    (tmp_path / "done").write_text("no folder", encoding="utf-8")
    put(tmp_path, "done", "")
    inbox.poll(0)
    for second in range(10, 200, 10):
        inbox.poll(second)
    assert [name for name, _ in importer.given].count("a.csv") == 1
    assert (tmp_path / "a.csv").exists()


def test_a_file_that_vanishes_is_passed_over(tmp_path: Path, importer: Importer) -> None:
    path = put(tmp_path, "a.csv", "good")

    def take(file: Path) -> Outcome:
        path.unlink()
        return Outcome(False, f"{file} is no file")

    inbox = Inbox(tmp_path, take, SETTLE)
    assert [inbox.poll(second) for second in (0, 10)] == [[], []]


def test_what_no_file_can_mend_ends_the_watch(
    tmp_path: Path, inbox: Inbox, importer: Importer
) -> None:
    put(tmp_path, "a.csv", "good")
    importer.fault = WrongUsage("holds other regions")
    inbox.poll(0)
    with pytest.raises(WrongUsage):
        inbox.poll(SETTLE)


def test_only_so_many_files_are_held_at_once(
    tmp_path: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_FILES", 3)
    for number in range(7):
        put(tmp_path, f"{number}.csv", "good")
    moved = [len(inbox.poll(second)) for second in range(0, 60, 10)]
    assert max(moved) == 3
    assert sum(moved) == 7


def test_a_folder_that_is_away_for_a_while_is_looked_for_again(
    tmp_path: Path, importer: Importer, caplog: pytest.LogCaptureFixture
) -> None:
    """As a share of the network; a file has to rest anew when it is back."""
    folder = tmp_path / "share"
    folder.mkdir()
    inbox = Inbox(folder, importer, SETTLE)
    put(folder, "a.csv", "good")
    assert inbox.poll(0) == []
    folder.rename(tmp_path / "away")
    assert [inbox.poll(second) for second in (5, 10)] == [[], []]
    (tmp_path / "away").rename(folder)
    assert [inbox.poll(second) for second in (15, 15 + SETTLE)] == [[], ["a.csv"]]
    said = [one.levelname for one in caplog.records if str(folder) in one.message]
    assert said.count("ERROR") == 1


def test_two_do_not_watch_one_folder(tmp_path: Path) -> None:
    with watched(tmp_path), pytest.raises(WrongUsage, match="another program"), watched(tmp_path):
        pass
    with watched(tmp_path):
        pass


def test_a_folder_that_was_put_back_is_watched_by_no_other(
    tmp_path: Path, importer: Importer
) -> None:
    folder, away = tmp_path / "inbox", tmp_path / "away"
    folder.mkdir()
    with watched(folder) as hold:
        inbox = Inbox(folder, importer, 0, hold.keep)
        assert inbox.poll(0) == []
        folder.rename(away)
        assert inbox.poll(1) == []
        folder.mkdir()
        assert inbox.poll(2) == []
        with pytest.raises(WrongUsage, match="another program"), watched(folder):
            pass


def test_a_folder_that_another_watches_since_it_was_put_back_is_left_to_it(
    tmp_path: Path, importer: Importer
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    with watched(folder) as hold:
        folder.rename(tmp_path / "away")
        folder.mkdir()
        with watched(folder), pytest.raises(WrongUsage, match="another program"):
            Inbox(folder, importer, 0, hold.keep).poll(0)


def test_a_folder_that_cannot_be_written_is_a_place_to_be_named_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(Unwritable, match="cannot be watched"), watched(tmp_path):
        pass


def test_what_is_no_folder_is_not_watched(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    with pytest.raises(StoreUnavailable, match="inbox is not there"), watched(inbox):
        pass
    inbox.write_text("")
    with pytest.raises(StoreUnavailable, match="cannot be watched"), watched(inbox):
        pass
