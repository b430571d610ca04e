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
    """The folder is made if need be, which is said once: its name may be misspelt."""
    inbox, data = tmp_path / "inbox", tmp_path / "data"

    def steps() -> Iterator[object]:
        yield written(inbox / "good.csv", text(ROWS))
        yield written(inbox / "bad.csv", text([row(usd="?")]))
        yield "look"
        yield written(inbox / "again.csv", text([row(period="03/2019", usd="5")]))
        yield "look"

    words = ["--watch", str(inbox), "--data-dir", str(data), "--lang", lang]
    assert _watch(monkeypatch, steps(), *words) == 0
    made, begun = (language(lang).t(f"watching.{key}", folder=inbox) for key in ("made", "begun"))
    assert capsys.readouterr().out.startswith(f"{made}\n{begun}\n")
    assert _watch(monkeypatch, iter(()), *words) == 0
    assert capsys.readouterr().out.startswith(begun)
    assert current_number(data, "customs") == 2
    assert sorted(path.name for path in inbox.iterdir()) == [".watched", "done", "refused"]
    assert (inbox / "done/good.csv.txt").read_text(encoding="utf-8").startswith(kept)
    assert json.loads((inbox / "done/again.csv.json").read_text(encoding="utf-8"))["release"] == 2
    assert refused in (inbox / "refused/bad.csv.txt").read_text(encoding="utf-8")
    assert not (inbox / "refused/bad.csv.json").exists()


@pytest.mark.parametrize("more", [["f.csv"], ["--dry-run"], ["--report", "r.json"]])
def test_a_watch_goes_with_no_file_of_its_own(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--watch", str(tmp_path), *more]) == 2
    assert "--watch does not go with" in capsys.readouterr().err


def test_an_import_of_nothing_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import"]) == 2
    assert "FILE" in capsys.readouterr().err
