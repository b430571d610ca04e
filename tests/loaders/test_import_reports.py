from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import StoreUnavailable
from dashboard.loaders.import_reports import read_report
from dashboard.loaders.releases import Release


def release(folder: Path) -> Release:
    return Release(3, folder, {}, "3-x")


def test_a_report_is_read(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"rows_read": 5}', encoding="utf-8")
    assert read_report(release(tmp_path)) == {"rows_read": 5}


@pytest.mark.parametrize("text", [None, "{", "[1]"])
def test_a_report_that_cannot_be_read_names_its_release(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="report of release 3"):
        read_report(release(tmp_path))
