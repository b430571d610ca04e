"""One rule of exit codes over all commands: 1, what is named is not there or was refused; 2, the
call itself is wrong. Whatever ends so says why, in sentences and not in numbers of errors."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from dashboard.__main__ import DONE, REFUSED, WRONG, main
from dashboard.commands import COMMANDS

Capture = pytest.CaptureFixture[str]
LONG = "a" * 300
"""A name that no file system takes."""
ABSENT = (
    ("table", "turnover", "--dataset", "customs", "--release", "99"),
    ("table", "changes", "--dataset", "customs", "--release", "2", "--against-release", "99"),
    ("table", "turnover", "--dataset", "demonstration"),
    ("table", "oddities"),
    ("import", "nowhere.csv"),
    ("import", "nowhere.csv", "--dry-run"),
    ("import", "."),
    ("import", "--watch", "nowhere/inbox"),
    ("import", "--watch", "a.csv"),
    ("rollback", "99"),
    ("rollback", "1", "--dataset", "relations"),
    ("import-relations", "nowhere.xlsx"),
    ("import-relations", ".", "--dry-run"),
    ("import-mirror", "nowhere.csv"),
    ("import-mirror", ".", "--dry-run"),
    ("import-mirror", "a.csv"),
    ("import-reference", "nowhere.csv"),
    ("import-reference", ".", "--dry-run"),
    ("publish", "99"),
    ("publish", "1", "--dataset", "relations"),
    ("verdict", "2018-01", "export", "CHN", "27", "right", "--reason", "so it is"),
    ("accounts", "remove", "nobody"),
    ("export", "chart", "turnover", "--dataset", "demonstration", "--output", "made.csv"),
    ("export", "deck", "--template", "nowhere.pptx", "--output", "made.pptx"),
)
"""What is asked for is well said, but not there."""
USAGE = (
    ("serve", "--port", "many"),
    ("serve", "--host", "0.0.0.0"),
    ("accounts", "add"),
    ("accounts", "remove"),
    ("table", "turnover", "--year", "1700"),
    ("table", "turnover", "--dataset", "mine"),
    ("table", "turnover", "--months", "13"),
    ("table", "turnover", "--data-dir", "a.csv"),
    ("releases", "--data-dir", "a.csv"),
    ("ask",),
    ("ask", ""),
    ("ask", " "),
    ("table", "compare", "--year", "2018"),
    ("audit", "everything"),
    ("check", "everything"),
    ("check", "--data-dir", "nowhere"),
    ("import",),
    ("import", "a.csv", "--unknown", "much"),
    ("import", "a.csv", "--report", "nowhere/report.json"),
    ("import", "a.csv", "--report", LONG),
    ("import", LONG),
    ("import", "--watch", LONG),
    ("import-relations", LONG),
    ("import-mirror", LONG),
    ("releases", "--data-dir", LONG),
    ("releases", "--data-dir", ""),
    ("export", "deck", "--output", f"{LONG}.pptx"),
    ("export", "deck", "--template", LONG, "--output", "made.pptx"),
    *(
        ("export", "deck", "--link", link, "--output", "made.pptx")
        for link in (
            "trade.example",
            "javascript:alert(1)",
            "https://",
            "https://a:b@trade.example",
        )
    ),
    ("import", "a.csv", "--watch", "."),
    ("releases", "--dataset", "published"),
    ("rollback", "first"),
    ("demo", "--seed", "1"),
    ("demo", "--data-dir", "a.csv"),
    ("demo", "--data-dir", "/proc/nowhere"),
    ("import-relations",),
    ("import-mirror",),
    ("import-reference",),
    ("publish", "first"),
    ("publish", "1", "--dataset", "published"),
    ("verdict", "2018-01", "export", "CHN", "27", "perhaps"),
    ("export", "chart", "--output", "made.csv"),
    ("export", "chart", "nothing", "--output", "made.csv"),
    ("export", "brief", "--output", "made.pdf"),
    ("export", "brief", "--partner", "XYZ", "--output", "made.pdf"),
    ("export", "factsheet", "--output", "nowhere/made.pdf"),
    ("export", "factsheet", "--all-partners", "--output", "a.csv"),
    ("export", "deck", "--output", "made.png"),
    ("export", "deck", "--output", ""),
)
"""What is said is no word, no value or no place of the command."""
NEVER_ABSENT = {"serve", "ask", "audit", "check", "releases", "demo"}
"""They name nothing that could be missing: an empty list is one, and so is an answer without a
value."""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, two_releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("no customs file")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(two_releases))
    for folder in (two_releases / "demonstration").rglob("current*"):
        folder.unlink()


def _ended(words: tuple[str, ...]) -> int:
    try:
        return main(words)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("words", ABSENT, ids=" ".join)
def test_what_is_not_there_ends_with_one(words: tuple[str, ...], capsys: Capture) -> None:
    assert _ended(words) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip()
    assert not any(raw in printed.err for raw in ("Errno", "Traceback"))
    assert not list(Path().glob("made.*"))


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_a_wrong_call_ends_with_two(words: tuple[str, ...], capsys: Capture) -> None:
    assert _ended(words) == WRONG
    printed = capsys.readouterr().err
    assert printed.strip() and "Errno" not in printed
    assert not list(Path().glob("made.*"))


@pytest.mark.parametrize("words", [("check",), ("export", "deck", "--output", "made.pptx")])
def test_a_setting_that_names_no_file_ends_with_two(
    words: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DECK_TEMPLATE", "nowhere.pptx")
    assert _ended(words) == WRONG
    assert "DASHBOARD_DECK_TEMPLATE: there is no file nowhere.pptx" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("table", "turnover"),
        ("ask", "turnover 2018"),
        ("releases",),
        ("check",),
        ("audit",),
        ("rollback", "1"),
        ("export", "deck", "--output", "made.pptx"),
    ],
)
def test_what_is_read_has_to_be_there(words: tuple[str, ...], capsys: Capture) -> None:
    """A folder that was misspelt was taken for one without any import."""
    assert _ended([*words, "--data-dir", "nowhere/at/all"]) == WRONG
    assert "--data-dir: there is no folder nowhere/at/all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("table", "partners", "--partner", "CHN", "--partner", "DEU"), "--partner CHN,DEU"),
        (("table", "turnover", "--year", "2018", "--year=2017"), "--year: stands twice"),
        (("export", "deck", "--lang", "en", "--lang", "ru", "--output", "made.pptx"), "--lang"),
        (("releases", "--data-dir", ".", "--data-dir", "/"), "--data-dir: stands twice"),
    ],
)
def test_a_flag_that_stands_twice_drops_no_value(
    words: tuple[str, ...], said: str, capsys: Capture
) -> None:
    assert _ended(words) == WRONG
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_every_command_is_held_to_the_rule() -> None:
    every = {command.name for command in COMMANDS}
    assert {words[0] for words in USAGE} == every
    assert {words[0] for words in ABSENT} | NEVER_ABSENT == every


@pytest.mark.parametrize("words", [("releases", "--dataset", "relations"), ("ask", "exports 1066")])
def test_an_empty_answer_is_an_answer(words: tuple[str, ...]) -> None:
    assert _ended(words) == DONE


def test_a_release_that_is_not_there_is_said_with_those_that_are(capsys: Capture) -> None:
    for words in (ABSENT[0], ("rollback", "99")):
        assert _ended(words) == REFUSED
        expected = "release 99 of customs is not there; there are: 1, 2"
        assert expected in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("export", "brief", "--output", "made.pdf"), "--partner: a country (CHN)"),
        (("export", "chart", "--output", "made.csv"), "turnover, balance, contribution"),
        (("import",), "needs a FILE"),
        (("import", "."), "import --watch"),
        (("tabel", "turnover"), "did you mean table?"),
        (("table", "turnovr"), "did you mean turnover?"),
        (("export", "facsheet"), "did you mean factsheet?"),
    ],
)
def test_what_lacks_is_named(words: tuple[str, ...], wanted: str, capsys: Capture) -> None:
    _ended(words)
    assert wanted in capsys.readouterr().err


def test_an_import_leaves_the_processor_to_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    stepped: list[int] = []
    monkeypatch.setattr("os.nice", stepped.append)
    for words, times in ((["import"], 1), (["releases", "--help"], 1)):
        monkeypatch.setattr("sys.argv", ["trade-dashboard", *words])
        with contextlib.suppress(SystemExit):
            main()
        assert len(stepped) == times
