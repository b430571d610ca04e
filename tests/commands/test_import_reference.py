"""``import-reference``: a release of its own, told in the language of whoever imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.__main__ import main


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "RUS, exports: 2018, 2019"), ("ru", "RUS, экспорт: 2018, 2019"),
])  # fmt: skip
def test_an_import_is_told_kept_and_rolled_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    file = tmp_path / "t.csv"
    lines = ("reporter,year,flow,code,value_usd", "RUS,2018,export,44,1", "RUS,2019,export,44,1",
             "RUS,2019,export,98,2")  # fmt: skip
    file.write_text("\n".join(lines), encoding="utf-8")
    data = ["--data-dir", str(tmp_path / "data")]
    assert main(["import-reference", str(file), *data, "--lang", lang]) == 0
    told = capsys.readouterr().out.replace("\xa0", " ")
    assert said.casefold() in told.casefold()
    assert re.search(r"t\.csv: [^\n]*: 98; 1 \w+, 50(\.0)? ?%", told.replace("50,0", "50.0"))
    assert main(["releases", "--dataset", "reference", *data]) == 0
    assert "reference 3" in capsys.readouterr().out
    assert main(["rollback", "0", "--dataset", "reference", *data]) == 0


def test_a_refused_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.csv"
    file.write_text("reporter,year,flow,code,value_usd\nRUS,x,export,44,1\n", encoding="utf-8")
    assert main(["import-reference", str(file), "--data-dir", str(tmp_path / "data")]) == 1
    assert "year" in capsys.readouterr().err
    assert not (tmp_path / "data" / "reference" / "current").exists()
