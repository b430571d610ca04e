"""``verdict``: an odd row is said to be right or wrong, and is so as long as it stays as it is."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.loaders.verdicts import path_of
from tests.imports.customs_files import Cells, row, text, written

Capture = pytest.CaptureFixture[str]
ROW = ("2019-05", "export", "CHN", "2709009009")


def rows(kilograms: str = "1000.0") -> list[Cells]:
    """Two years of one code, of which May 2019 weighs ten times what it should."""
    return [
        row("ЭК", f"{month:02d}/{year}", "CN", "2709009009", usd=f"{1000 + 10 * month}.00",
            kg=kilograms if (month, year) == (5, 2019) else "100.0")
        for year in (2019, 2020) for month in range(1, 13)
    ]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    imported(tmp_path, rows())
    return tmp_path


def imported(folder: Path, given: list[Cells], *more: str) -> None:
    file = written(folder / "TCBT.csv", text(given))
    assert main(["import", str(file), "--data-dir", str(folder), *more]) == 0
    assert [*folder.glob("odd_rows-customs-*.csv")], "found when they are imported"


def judged(folder: Path, *said: str) -> int:
    return main(["verdict", *said, "--data-dir", str(folder)])


def told(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> list[tuple[str, str]]:
    """What the table says of each odd row."""
    capsysbinary.readouterr()
    assert main(["table", "oddities", "--dataset", "customs", "--data-dir", str(folder)]) == 0
    lines = csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode()))
    return [(line["verdict"], line["why"]) for line in lines]


def test_a_verdict_stands_beside_the_release_until_the_row_changes(
    data: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert told(data, capsysbinary) == [("", "")]
    before = os.umask(0o077)
    try:
        assert judged(data, *ROW, "wrong", "--reason", "  tonnes, \n not kilograms") == 0
    finally:
        os.umask(before)
    # The server is another user, as a rule.
    assert path_of(data, "customs").stat().st_mode & 0o777 == 0o644
    assert path_of(data, "customs").read_text("utf-8").count("\n") == 2
    assert told(data, capsysbinary) == [("wrong", "tonnes, not kilograms")]
    assert judged(data, *ROW, "right", "--reason", "=1+1; an icebreaker") == 0
    assert told(data, capsysbinary)[0][0] == "right"
    imported(data, rows("1100.0"), "--replace")
    assert told(data, capsysbinary) == [("", "")]
    imported(data, rows(), "--replace")
    assert told(data, capsysbinary)[0][0] == "right"
    assert judged(data, *ROW, "open") == 0
    assert told(data, capsysbinary) == [("", "")]


def test_what_is_no_odd_row_or_has_no_reason_changes_nothing(data: Path, capsys: Capture) -> None:
    assert judged(data, "2019-06", *ROW[1:], "right", "--reason", "so it is") == 1
    assert "there are: 2019-05 export CHN 2709009009" in capsys.readouterr().err
    assert judged(data, *ROW, "right") == 2
    assert "--reason is needed" in capsys.readouterr().err
    assert not path_of(data, "customs").exists()


def test_a_file_that_holds_no_verdicts_is_named_and_takes_nothing_down(
    data: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path_of(data, "customs").write_text("period,flow\n2019-05,export\n", "utf-8")
    assert told(data, capsysbinary) == [("", "")]
    assert judged(data, *ROW, "right", "--reason", "so it is") == 1
    said = capsysbinary.readouterr().err.decode()
    assert "verdicts.csv" in said and "the verdict is right or wrong" in said
    assert path_of(data, "customs").read_text("utf-8").startswith("period,flow\n")
