"""Releases are listed, gone back to, or gone back from; what is damaged is said and not shown."""

from __future__ import annotations

import errno
import os
import shlex
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import COMMANDS
from dashboard.commands.releases import contents
from dashboard.imports import publishing
from dashboard.loaders.releases import current_number
from dashboard.store.datasets import WITH_RELEASES
from tests.imports.customs_files import ROWS, text, written
from tests.imports.releases import changed, cut, release_folder, spoil_pointer

Capture = pytest.CaptureFixture[str]


def _listed(capsys: Capture, data_dir: Path, *more: str) -> list[str]:
    capsys.readouterr()
    assert main(["releases", "--data-dir", str(data_dir), *more]) == 0
    return capsys.readouterr().out.splitlines()


def _back(data_dir: Path, number: str) -> int:
    return main(["rollback", number, "--data-dir", str(data_dir)])


def test_releases_are_listed_and_gone_back_to(two_releases: Path, capsys: Capture) -> None:
    first, second = _listed(capsys, two_releases)
    assert (first[0], second[0]) == (" ", "*")
    assert "5 rows  2019–2020  $22,300" in first
    assert _back(two_releases, "1") == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("Release 1 of customs is the current one.\n", "")
    assert [line[0] for line in _listed(capsys, two_releases)] == ["*", " "]


def test_back_to_nothing(two_releases: Path, capsys: Capture) -> None:
    assert _back(two_releases, "0") == 0
    printed = capsys.readouterr()
    assert "No release of customs is the current one any more." in printed.out
    assert printed.err == ""
    assert [line[0] for line in _listed(capsys, two_releases)] == [" ", " "]
    assert main(["table", "turnover", "--dataset", "customs", "--data-dir", str(two_releases)]) == 1
    assert "no release of the dataset customs can be shown" in capsys.readouterr().err


def test_nothing_is_gone_back_from_where_nothing_is_shown(tmp_path: Path, capsys: Capture) -> None:
    assert _back(tmp_path, "0") == 0
    said = capsys.readouterr().out
    assert "there is nothing to go back from" in said and "any more" not in said
    pointer = tmp_path / "customs" / "current"
    pointer.parent.mkdir()
    pointer.write_text("broken")
    assert _back(tmp_path, "0") == 0
    assert not pointer.exists() and "any more" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["0", "1"])
@pytest.mark.parametrize(
    ("code", "exit_code"), [(errno.EROFS, 2), (errno.EACCES, 2), (errno.ENOSPC, 1), (errno.EIO, 1)]
)
def test_a_place_that_cannot_be_written_is_wrong_usage(
    two_releases: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, number: str, code: int,
    exit_code: int,
) -> None:  # fmt: skip
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code), str(two_releases))

    monkeypatch.setattr(publishing, "locked", refused)
    assert _back(two_releases, number) == exit_code
    assert "nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["9", "-1"])
def test_a_number_that_there_is_not_is_refused(
    two_releases: Path, number: str, capsys: Capture
) -> None:
    assert _back(two_releases, number) == 1
    assert "there are: 1, 2" in capsys.readouterr().err
    assert current_number(two_releases, "customs") == 2


def test_where_nothing_says_which_is_current_it_is_said_how_one_is_made_so(
    two_releases: Path, capsys: Capture
) -> None:
    spoil_pointer(two_releases / "customs", "0002\x00\x00")
    first, second, said = _listed(capsys, two_releases)
    assert (first[:6], second[:6]) == ("     1", "     2")
    assert said.startswith("the current release of customs is unreadable")
    advised = said.partition("python -m dashboard ")[2]
    assert main(shlex.split(advised)) == 0
    assert [line[0] for line in _listed(capsys, two_releases)] == [" ", "*"]


def test_an_import_that_finds_no_current_release_says_what_lists_them(
    two_releases: Path, tmp_path: Path, capsys: Capture
) -> None:
    spoil_pointer(two_releases / "customs")
    file = written(tmp_path / "f.csv", text(ROWS))
    assert main(["import", str(file), "--data-dir", str(two_releases)]) == 1
    assert "`releases --dataset customs` lists them" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["import-mirror", "import-reference"])
def test_a_pipe_is_refused_and_not_waited_for(
    command: str, tmp_path: Path, capsys: Capture
) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.csv")
    assert main([command, str(pipe), "--data-dir", str(tmp_path / "d")]) == 1
    assert "is a pipe or a device, not a file" in capsys.readouterr().err


def test_what_is_damaged_is_listed_and_never_gone_back_to(
    two_releases: Path, capsys: Capture
) -> None:
    (release_folder(two_releases, 1) / "manifest.json").write_text("{}")
    first, second = _listed(capsys, two_releases)
    assert "its manifest.json lacks" in first
    assert second.startswith("*    2  ")
    assert _back(two_releases, "1") == 1
    cut(release_folder(two_releases, 2) / "codes.parquet")
    assert _back(two_releases, "2") == 1
    assert "codes.parquet is not what was written" in capsys.readouterr().err
    assert current_number(two_releases, "customs") == 2


def test_a_release_of_which_a_byte_was_changed_is_listed_as_damaged(
    two_releases: Path, capsys: Capture
) -> None:
    changed(release_folder(two_releases, 1) / "codes.parquet")
    first, said, second = _listed(capsys, two_releases)
    assert (first[:6], second[:6]) == ("     1", "*    2")
    assert said.strip() == "damaged: codes.parquet: not what was written"
    spoil_pointer(two_releases / "customs")
    assert "rollback 2" in _listed(capsys, two_releases)[-1]


def test_what_mends_a_damaged_release_depends_on_whether_it_is_shown(
    two_releases: Path, capsys: Capture
) -> None:
    """A file of an earlier release that is imported again is held already, by the current one."""
    for number in (1, 2):
        changed(release_folder(two_releases, number) / "codes.parquet")
    assert main(["check", "--data-dir", str(two_releases)]) == 1
    earlier, current = [line for line in capsys.readouterr().err.splitlines()
                        if "codes.parquet" in line]  # fmt: skip
    assert "pages show release 2" in earlier and "import" not in earlier
    assert "import the customs file again" in current


def test_nothing_imported_is_said(tmp_path: Path, capsys: Capture) -> None:
    for dataset in WITH_RELEASES:
        (said,) = _listed(capsys, tmp_path, "--dataset", dataset)
        assert said.startswith(f"No release of {dataset} in {tmp_path}. ")
        assert said.split("python -m dashboard ")[1].split()[0] in {one.name for one in COMMANDS}


def test_a_release_of_one_year_is_of_that_year() -> None:
    manifest = {"rows": 2, "totals": [{"year": 2021, "usd": 1.0}, {"year": 2021, "usd": 2.0}]}
    assert "2 rows  2021  $" in contents(manifest)


@pytest.mark.parametrize(
    ("usd", "said"),
    [("110500.00", "$110,500.00"), ("2290.05", "$2,290.05"), ("4628800000", "$4,628.8 million")],
)
def test_a_small_release_is_not_rounded_away(usd: str, said: str) -> None:
    held = contents({"rows": 2, "totals": [{"year": 2021, "usd": usd}]})
    assert held.replace("\u00a0", " ").endswith(f"  2021  {said}")
