"""Files are imported or refused whole; the report is written where it was asked for, or nothing
is done."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import build_parser, main
from dashboard.loaders.releases import current_number
from dashboard.settings import ROOT
from tests.imports.customs_files import NEIGHBOUR, ROWS, Cells, row, text, written

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "TCBT.csv", text(ROWS))


def _import(file: Path, data_dir: Path, *more: str) -> int:
    return main(["import", str(file), "--data-dir", str(data_dir), *more])


def test_an_import_reports(file: Path, tmp_path: Path, capsys: Capture) -> None:
    report = tmp_path / "report.json"
    assert _import(file, tmp_path / "r", "--report", str(report)) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Release 1 is made and is the current one.\n")
    assert re.search(r"^  Rows kept +5 +\$22,300\.20$", printed.out, re.MULTILINE)
    assert printed.err == ""
    assert json.loads(report.read_text(encoding="utf-8"))["release"] == 1
    assert _import(file, tmp_path / "r", "--report", str(report)) == 0
    again = json.loads(report.read_text(encoding="utf-8"))
    assert (again["release"], again["held_in"]) == (None, 1)
    printed = capsys.readouterr()
    assert printed.out.startswith("Nothing was imported: release 1 holds all of it")
    assert printed.err == ""


def test_rows_that_repeat_another_are_to_be_looked_at(tmp_path: Path, capsys: Capture) -> None:
    """Two consignments may be alike, so they are counted; nobody but the reader can tell."""
    for rows, told in ((ROWS, False), ([*ROWS, ROWS[0]], True)):
        file = written(tmp_path / "f.csv", text(rows))
        for lang, said in (("en", "all of them are counted"), ("ru", "все они учтены")):
            assert _import(file, tmp_path / "r", "--dry-run", "--lang", lang) == 0
            assert (said in capsys.readouterr().out) is told


def test_a_dry_run_changes_nothing(file: Path, tmp_path: Path, capsys: Capture) -> None:
    assert _import(file, tmp_path / "r", "--dry-run") == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert not (tmp_path / "r").exists()


def test_a_folder_that_may_be_read_alone_is_one_for_a_dry_run(file: Path, capsys: Capture) -> None:
    nobodys = Path("/proc/self")
    assert _import(file, nobodys, "--dry-run") == 0
    assert "22,300.20" in capsys.readouterr().out
    assert _import(file, nobodys) == 2


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize("content", [b"x", text([row(usd="?")])])
def test_a_refusal_is_said_once_and_names_the_file_first(
    tmp_path: Path, capsys: Capture, content: bytes, more: tuple[str, ...]
) -> None:
    bad = written(tmp_path / "f.csv", content)
    assert _import(bad, tmp_path / "r", *more) == 1
    first, heads, reason, count = capsys.readouterr().err.splitlines()
    assert first == "f.csv: refused, nothing was imported."
    assert heads.split() == ["file", "row", "column", "value", "reason"]
    assert reason.startswith("f.csv ")
    assert count == "1 reason."


def test_of_many_refused_files_the_first_are_named_in_front(
    tmp_path: Path, capsys: Capture
) -> None:
    bad = [written(tmp_path / f"{name}.csv", b"x") for name in "abcde"]
    for lang, said in (
        ("en", "a.csv, b.csv, c.csv and 2 more: refused, nothing was imported."),
        ("ru", "a.csv, b.csv, c.csv и\u00a0ещё 2: отказано, ничего не\u00a0загружено."),
    ):
        words = ["import", *map(str, bad), "--data-dir", str(tmp_path / "r"), "--lang", lang]
        assert main(words) == 1
        assert capsys.readouterr().err.splitlines()[0] == said


def test_a_refused_file_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    bad = written(tmp_path / "f.csv", text([row(usd="?")]))
    report = tmp_path / "report.json"
    assert _import(bad, tmp_path / "r", "--report", str(report)) == 1
    printed = capsys.readouterr().err
    assert "STOIM" in printed
    assert current_number(tmp_path / "r", "customs") is None
    assert not report.exists()


@pytest.mark.parametrize("report", ["nowhere/report.json", "."])
def test_a_report_that_cannot_be_written_is_said_before_any_work(
    file: Path, tmp_path: Path, report: str, capsys: Capture
) -> None:
    assert _import(file, tmp_path / "r", "--report", str(tmp_path / report)) == 2
    assert capsys.readouterr().err.startswith("Cannot write the report ")
    assert not (tmp_path / "r").exists()


def test_a_report_is_no_folder_that_is_to_be_made(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        _import(file, tmp_path / "r", "--report", f"{tmp_path}/reports/")
    assert ended.value.code == 2
    assert "reports/ is a folder: name the file of the report" in capsys.readouterr().err
    assert not (tmp_path / "r").exists() and not (tmp_path / "reports").exists()


def test_a_report_is_never_written_over_a_file_that_is_imported(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    content = file.read_bytes()
    assert _import(file, tmp_path / "r", "--report", str(file)) == 2
    assert "is a file that is imported" in capsys.readouterr().err
    assert file.read_bytes() == content
    assert not (tmp_path / "r").exists()


def test_a_report_keeps_what_it_held_until_there_is_another(file: Path, tmp_path: Path) -> None:
    report = written(tmp_path / "report.json", b"the last one, which is longer" * 1000)
    bad = written(tmp_path / "f.csv", text([row(usd="?")]))
    assert _import(bad, tmp_path / "r", "--report", str(report)) == 1
    assert report.read_bytes().startswith(b"the last one")
    assert _import(file, tmp_path / "r", "--report", str(report)) == 0
    assert json.loads(report.read_text(encoding="utf-8"))["release"] == 1


def test_what_is_done_is_done_though_its_report_finds_no_room(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert _import(file, tmp_path / "r", "--report", "/dev/full") == 0
    printed = capsys.readouterr()
    assert "Cannot write the report /dev/full: No space left on device" in printed.err
    assert printed.out.startswith("Release 1 is made")
    assert _import(file, tmp_path / "r", "--dry-run", "--report", "/dev/full") == 2
    again = ("--dry-run", "--report", "/dev/full", "--lang", "ru")
    assert _import(file, tmp_path / "r", *again) == 2
    assert "Отчёт не записан: /dev/full: на диске нет места" in capsys.readouterr().err
    assert current_number(tmp_path / "r", "customs") == 1


def test_what_was_done_is_no_refusal_where_it_cannot_be_printed(file: Path, tmp_path: Path) -> None:
    done = "Done, but it cannot be printed what: No space left on device"
    for command, code, said, current in (
        (("import", file), 0, done, 1),
        (("releases",), 2, "Cannot print what was asked for: No space left on device", 1),
        (("table", "turnover"), 2, "Cannot print what was asked for: No space left on device", 1),
        (("rollback", "0"), 0, done, None),
    ):
        line = [sys.executable, "-m", "dashboard", *command, "--data-dir", tmp_path / "r"]
        with Path("/dev/full").open("w") as full:
            ended = subprocess.run(line, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
        assert (ended.returncode, ended.stderr.splitlines()[-1]) == (code, said)
        assert "Traceback" not in ended.stderr
        assert current_number(tmp_path / "r", "customs") == current


ASCII_ALONE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def _spoken(file: Path, folder: Path, **spoken: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dashboard", "import", str(file), "--lang", "ru"]
    spoken = {**os.environ, "DASHBOARD_DATA_DIR": str(folder), **spoken}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=spoken)
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("encoding", ["ascii", "koi8-r"])
def test_letters_that_a_terminal_has_not_are_no_refusal(
    encoding: str, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Данные № 1"
    done = _spoken(file, folder, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert rb"\u2116" in done.stdout
    assert current_number(folder, "customs") == 1


def test_an_environment_without_letters_is_none_either(file: Path, tmp_path: Path) -> None:
    done = _spoken(file, tmp_path / "data", **ASCII_ALONE)
    assert (done.returncode, done.stdout[:12]) == (0, rb"\u0412\u044b")
    refused = _spoken(file, tmp_path / "Данные", **ASCII_ALONE)
    assert refused.returncode == 2
    assert b"set LC_ALL=C.UTF-8" in refused.stderr


@pytest.mark.parametrize("name", ["O'Brien.json", "a [b] *?.json", "от чёт.json", 'say "x".json'])
def test_any_legal_path_holds_a_report(name: str, file: Path, tmp_path: Path) -> None:
    report = tmp_path / name
    assert _import(file, tmp_path / "r", "--report", str(report)) == 0
    assert json.loads(report.read_text(encoding="utf-8"))["release"] == 1


def test_a_broken_release_is_not_built_upon(
    file: Path, two_releases: Path, capsys: Capture
) -> None:
    (two_releases / "customs" / "releases" / "0002" / "manifest.json").write_text("[1]")
    assert _import(file, two_releases) == 1
    assert "release 2 of customs cannot be read" in capsys.readouterr().err
    assert current_number(two_releases, "customs") == 2


def test_the_region_can_be_told(tmp_path: Path, capsys: Capture) -> None:
    file = written(tmp_path / "f", text([row(), row(region=NEIGHBOUR, usd="3000000")]))
    assert _import(file, tmp_path / "r", "--region", "40000") == 0
    assert "2019 Exports: $3.0 million, 1 month" in capsys.readouterr().out
    assert _import(file, tmp_path / "r", "--region", "41000") == 2
    assert "holds the regions 40000" in capsys.readouterr().err
    with pytest.raises(SystemExit) as wrong:
        _import(file, tmp_path / "r", "--region", "Leningrad")
    assert wrong.value.code == 2


def test_any_data_directory_will_do(file: Path, tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "O'Brien *[x]"
    for _ in range(2):
        assert _import(file, place) == 0
    capsys.readouterr()
    assert main(["table", "turnover", "--dataset", "customs", "--data-dir", str(place)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("2019,1234.56,,")


def test_the_report_speaks_the_language_asked_for(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert _import(file, tmp_path / "r", "--dry-run", "--lang", "ru") == 0
    assert capsys.readouterr().out.startswith("Пробный запуск: ничего не изменено.\n")
    bad = written(tmp_path / "f.csv", text([row(usd="?")]))
    assert _import(bad, tmp_path / "r", "--lang", "ru") == 1
    assert "не число" in capsys.readouterr().err


def test_a_fall_by_more_than_half_is_the_first_thing_said(tmp_path: Path, capsys: Capture) -> None:
    for usd in ("1000", "400"):
        file = written(tmp_path / "f.csv", text([row(usd=usd)]))
        assert _import(file, tmp_path / "r") == 0
    first = "Turnover: more than half is gone of what is replaced: $1,000.00 before, $400.00"
    assert f"\n{first} now. Release 2 is made" in capsys.readouterr().out


def test_what_changes_is_said_by_flow_and_in_runs_of_months(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(rows: list[Cells], *more: str) -> str:
        file = written(tmp_path / "f.csv", text(rows))
        assert _import(file, tmp_path / "r", *more) == 0
        return capsys.readouterr().out

    export = [row(period=f"{month:02d}/2019", usd="1000") for month in (1, 2, 3, 5)]
    give([*export, row("ИМ", "01/2019", usd="100000")])
    change = [row("ИМ", "01/2019", usd="100001"), row(period="02/2019", usd="400")]
    corrected = [row("ИМ", "01/2019", usd="100002")]
    said = give(change, "--dry-run")
    assert said.startswith("Exports: more than half is gone of what is replaced: $1,000.00")
    assert "Replaced: exports of February 2019, $1,000.00 before, $400.00 now" in said
    russian = give(change, "--dry-run", "--lang", "ru")
    assert "Заменено: экспорт за февраль 2019\N{NO-BREAK SPACE}года" in russian
    back = f"python -m dashboard rollback 1 --dataset customs --data-dir {tmp_path / 'r'}"
    assert back in give(change)
    monkeypatch.setattr("sys.argv", ["/opt/bin/trade-dashboard"])
    assert "with: trade-dashboard rollback 2 --dataset customs --data-dir" in give(corrected)
    monkeypatch.undo()
    assert main(["rollback", "1", "--data-dir", str(tmp_path / "r")]) == 0
    again = give([row(period="04/2020", usd="1")])
    assert (
        "python -m dashboard rollback 1 --dataset customs" in again
    )  # what it was made from, not the number before
    assert "Months missing: April, June–December 2019; January–March 2020" in again


def test_a_file_that_brings_what_is_there_says_that_nothing_changes(
    tmp_path: Path, capsys: Capture
) -> None:
    def give(rows: list[Cells], *more: str) -> str:
        assert _import(written(tmp_path / "f.csv", text(rows)), tmp_path / "r", *more) == 0
        return capsys.readouterr().out

    rows = [row(usd="1000"), row(partner="DE", usd="500"), row("ИМ", "02/2019", usd="7")]
    give(rows)
    said = give(rows[::-1])
    assert "No change: exports of January 2019, $1,500.00 as before" in said
    assert "No change: imports of February 2019, $7.00 as before" in said
    assert "Replaced" not in said
    assert "Без изменений: экспорт за январь 2019" in give(rows, "--dry-run", "--lang", "ru")
    # The same money of other partners, or in other rows, is a change.
    for other in (
        [row(usd="500"), row(partner="DE", usd="1000")],
        [row(usd="1000"), row(partner="DE", usd="250"), row(partner="DE", usd="250", kg="1")],
    ):
        said = give([*other, rows[2]], "--dry-run", "--replace")
        assert "Replaced: exports of January 2019, $1,500.00 before, $1,500.00 now" in said
        assert "No change: imports of February 2019" in said


def test_what_may_be_unknown_has_a_limit(tmp_path: Path, capsys: Capture) -> None:
    rows = [row(usd="97"), row(partner="UK", usd="3")]
    file = written(tmp_path / "f.csv", text(rows))
    assert _import(file, tmp_path / "r") == 1
    assert "perhaps GBR, or NNN where it is not known; $3.00; 3.0%" in capsys.readouterr().err
    assert _import(file, tmp_path / "r", "--unknown", "3%") == 0
    assert "Unknown partners: 3.0% of the value kept" in capsys.readouterr().out
    with pytest.raises(SystemExit) as wrong:
        _import(file, tmp_path / "r", "--unknown", "many")
    assert wrong.value.code == 2


@pytest.mark.parametrize(
    ("stated", "months"),
    [
        ("2019-11..2020-02", [(2019, 11), (2019, 12), (2020, 1), (2020, 2)]),
        ("2019-03", [(2019, 3)]),
        ("2019-05,2019-03", [(2019, 3), (2019, 5)]),
        ("2019", [(2019, month) for month in range(1, 13)]),
        ("2018-12..2019", [(2018, 12), *((2019, month) for month in range(1, 13))]),
    ],
)
def test_the_owner_states_months_in_short(stated: str, months: list[tuple[int, int]]) -> None:
    args = build_parser("import").parse_args(["import", "f.csv", "--complete", stated])
    assert list(args.complete) == months


@pytest.mark.parametrize(
    "stated", ["", "2019-13", "2020-01..2019-12", "2019-1", "2019..", "01/2019"]
)
def test_what_are_no_months_is_wrong_usage(file: Path, tmp_path: Path, stated: str) -> None:
    with pytest.raises(SystemExit) as wrong:
        _import(file, tmp_path / "r", "--complete", stated)
    assert wrong.value.code == 2


def test_the_statement_is_in_the_report(file: Path, tmp_path: Path, capsys: Capture) -> None:
    assert _import(file, tmp_path / "r", "--complete", "2019-01..2019-03") == 0
    assert "although it has no rows: exports of February–March 2019" in capsys.readouterr().out
