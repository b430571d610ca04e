"""``import-mirror``: a release of its own, told in the language of whoever imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.imports.comtrade_files import reported, written


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no data by region"), ("ru", "данных по регионам")]
)
def test_an_import_is_told_and_says_what_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    file = str(written(tmp_path / "f.csv", reported(), reported(cmdCode="4407")))
    data = ["--data-dir", str(tmp_path / "data"), "--lang", lang]
    assert main(["import-mirror", file, *data]) == 0
    out = capsys.readouterr().out.replace("\xa0", " ")
    assert "1" in out and said in out
    assert main(["releases", "--dataset", "mirror", *data[:2]]) == 0
    assert "mirror 1" in capsys.readouterr().out


def test_a_refused_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(written(tmp_path / "f.csv", reported(refYear="x")))
    assert main(["import-mirror", file, "--data-dir", str(tmp_path / "data")]) == 1
    assert "refYear" in capsys.readouterr().err
    assert not (tmp_path / "data" / "mirror" / "current").exists()
