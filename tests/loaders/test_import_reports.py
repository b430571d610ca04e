from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import StoreUnavailable
from dashboard.loaders.import_reports import read_report
from dashboard.loaders.releases import Release, checksum, open_release


def _release(folder: Path) -> Release:
    path = folder / "report.json"
    files = {"report.json": checksum(path)} if path.exists() else {}
    return Release("customs", 3, folder, {"files": files}, "3-x")


def test_a_report_is_read(made_releases: Path) -> None:
    release = open_release(made_releases, "customs", 2)
    assert read_report(release)["rows_read"] == 2


@pytest.mark.parametrize("text", [None, "{", "[1]"])
def test_a_report_that_cannot_be_read_names_its_release(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=r"release 3 of customs is damaged: report\.json"):
        read_report(_release(tmp_path))


def test_a_report_that_was_changed_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"rows_read": 5}', encoding="utf-8")
    release = _release(tmp_path)
    (tmp_path / "report.json").write_text('{"rows_read": 6}', encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="is not what was written"):
        read_report(release)
