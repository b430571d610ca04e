from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from dashboard.commands import releases
from dashboard.errors import DataRefused, WrongUsage
from dashboard.loaders.releases import current_number
from dashboard.settings import read_settings
from tests.imports.customs_files import NEIGHBOUR, ROWS, row, text, written


def command(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    releases.add_parser(parser.add_subparsers())
    args = parser.parse_args([str(word) for word in words])
    return int(args.run(args, read_settings({}, data_dir=args.data_dir)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "TCBT.csv", text(ROWS))


def test_import_reports_lists_and_rolls_back(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--data-dir", tmp_path / "r")
    told = tmp_path / "report.json"
    assert command("import", file, "--report", told, *place) == 0
    assert "rows kept                          5" in capsys.readouterr().out
    assert json.loads(told.read_text(encoding="utf-8"))["release"] == 1
    assert command("import", file, *place) == 0
    capsys.readouterr()
    assert command("releases", *place) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert (first[0], second[0]) == (" ", "*")
    assert command("rollback", "1", *place) == 0
    assert current_number(tmp_path / "r", "customs") == 1
    with pytest.raises(WrongUsage):
        command("rollback", "9", *place)


def test_a_dry_run_changes_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("import", file, "--dry-run", "--data-dir", tmp_path / "r") == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert not (tmp_path / "r").exists()


def test_a_refused_file_changes_nothing(tmp_path: Path) -> None:
    bad = written(tmp_path / "f", text([row(usd="?")]))
    with pytest.raises(DataRefused, match="STOIM"):
        command("import", bad, "--data-dir", tmp_path / "r")
    assert current_number(tmp_path / "r", "customs") is None


def test_the_region_can_be_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "f", text([row(), row(region=NEIGHBOUR, usd="3000000")]))
    assert command("import", file, "--region", "40000", "--data-dir", tmp_path / "r") == 0
    assert "3.0 million USD" in capsys.readouterr().out
    with pytest.raises(SystemExit) as wrong:
        command("import", file, "--region", "Leningrad")
    assert wrong.value.code == 2


def test_nothing_imported_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("releases", "--data-dir", tmp_path) == 0
    assert "No release" in capsys.readouterr().out


def test_demo_makes_two_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("demo", "--data-dir", tmp_path) == 0
    assert "2018 export             7,109.0 million USD" in capsys.readouterr().out
    assert command("releases", "--dataset", "demonstration", "--data-dir", tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
