"""``import --watch``: real files become releases as they are put into a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import import_watch
from dashboard.language import language
from dashboard.loaders.releases import current_number
from tests.imports.customs_files import ROWS, row, text, written


def _watch(monkeypatch: pytest.MonkeyPatch, steps: Iterator[object], *words: str) -> int:
    """Run the command; between two looks the next step is done."""
    monkeypatch.setenv("DASHBOARD_WATCH_SETTLE", "0")
    monkeypatch.setattr(import_watch, "_until_asked", lambda: lambda _: next(steps, None) is None)
    return main(["import", *words])


@pytest.mark.parametrize(
    ("lang", "kept", "refused"),
    [("en", "Release 1 is made", "STOIM"), ("ru", "Выпуск 1 создан", "STOIM")],
)
def test_files_become_releases_or_are_refused(
    lang: str, kept: str, refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """What is watched is said at once, the whole way to it, and how much lies there."""
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    inbox.mkdir()
    monkeypatch.chdir(tmp_path)

    def steps() -> Iterator[object]:
        yield written(inbox / "good.csv", text(ROWS))
        yield written(inbox / "bad.csv", text([row(usd="?")]))
        yield "look"
        yield written(inbox / "again.csv", text([row(period="03/2019", usd="5")]))
        yield "look"

    words = ["--watch", "inbox", "--data-dir", str(data), "--lang", lang]
    assert _watch(monkeypatch, steps(), *words) == 0
    begun = language(lang).t("watching.begun.empty", folder=inbox)
    assert capsys.readouterr().out == f"{begun}\n"
    written(inbox / "later.csv", b"x")
    assert _watch(monkeypatch, iter(()), *words) == 0
    begun = language(lang).plural("watching.begun.waiting", 1, folder=inbox)
    assert capsys.readouterr().out == f"{begun}\n"
    assert current_number(data, "customs") == 2
    assert sorted(path.name for path in inbox.iterdir()) == [".watched", "done", "refused"]
    assert (inbox / "done/good.csv.txt").read_text(encoding="utf-8").startswith(kept)
    assert json.loads((inbox / "done/again.csv.json").read_text(encoding="utf-8"))["release"] == 2
    told = (inbox / "refused/bad.csv.txt").read_text(encoding="utf-8")
    assert told.startswith("bad.csv: ") and refused in told
    assert not (inbox / "refused/bad.csv.json").exists()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "inbx is not there"), ("ru", "inbx нет, файлы в\u00a0неё не\u00a0положить")],
)
def test_a_folder_whose_name_is_misspelt_is_refused_and_not_made(
    lang: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "inbox").mkdir()
    words = ["--watch", str(tmp_path / "inbx"), "--data-dir", str(tmp_path / "r"), "--lang", lang]
    assert _watch(monkeypatch, iter(()), *words) == 1
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox"]


@pytest.mark.parametrize("more", [["f.csv"], ["--dry-run"], ["--report", "r.json"]])
def test_a_watch_goes_with_no_file_of_its_own(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--watch", str(tmp_path), *more]) == 2
    assert "--watch does not go with" in capsys.readouterr().err


def test_an_import_of_nothing_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import"]) == 2
    assert "FILE" in capsys.readouterr().err
