"""``check``: every file by name, or every reason at once and exit code 1."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.imports.customs import Import, import_customs
from dashboard.loaders.provenance import data_files, shown
from dashboard.settings import ROOT
from tests.imports.customs_files import registers, row, text, written
from tests.imports.owner_books import EVENT, published_by_hand

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's data that may be broken."""
    copy = tmp_path / "data"
    for folder in ("published", "registers", "geo"):
        shutil.copytree(ROOT / "data" / folder, copy / folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "releases"))
    return copy


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_all_data_of_the_repository_are_in_order(capsys: Capture, data: Path) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    for path in data_files(data):
        assert f"{shown(path)}: in order" in out
    assert out.splitlines()[-1] == "All data are in order."


def test_rows_without_their_evidence_are_listed_with_the_reason(
    capsys: Capture, data: Path
) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert "  E089 quote: No words of the source on the mission itself were kept\n" in out
    assert "  T056 value: The source lists the shares in falling order" in out


def test_files_that_were_changed_are_all_named(capsys: Capture, data: Path) -> None:
    _change(data / "published" / "events.csv", "E001", "E999")
    _change(data / "registers" / "sectors.csv", "Mineral products", "Minerals")
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert "events.csv" in printed.err
    assert "sectors.csv" in printed.err
    assert printed.err.splitlines()[-1] == "2 reasons."
    assert "in order" not in printed.out


@pytest.mark.parametrize(
    ("spoilt", "content", "said"),
    [
        ("current", "garbage", "the current release of customs is unreadable: 'garbage'"),
        ("current-copy", "", "the current release of customs is unreadable: ''"),
        ("current-copy", "0007", "says 7, and current 1; import the last file"),
    ],
)
def test_what_names_the_current_release_is_checked_too(
    capsys: Capture, data: Path, tmp_path: Path, spoilt: str, content: str, said: str
) -> None:
    file = written(tmp_path / "TCBT.csv", text([row()]))
    order = Import((file,), tmp_path / "releases")
    import_customs(order, registers())
    (tmp_path / "releases" / "customs" / spoilt).write_text(content)
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    (line,) = (one for one in lines if one.startswith(f"customs/{spoilt} "))
    assert said in line
    assert import_customs(order, registers()).held_in == 1
    assert main(["check"]) == 0


def test_a_lost_pointer_is_named_and_its_copy_goes_on(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    """Else the next import would begin with nothing, and leave out all that was imported."""
    home = tmp_path / "releases" / "customs"
    for usd in ("1", "2"):
        file = written(tmp_path / "TCBT.csv", text([row(usd=usd)]))
        import_customs(Import((file,), home.parent), registers())
    (home / "current").unlink()
    assert main(["check"]) == 1
    assert "customs/current " in (said := capsys.readouterr().err)
    assert "is not there, and current-copy says 2" in said
    file = written(tmp_path / "TCBT.csv", text([row("ЭК", "05/2020")]))
    report = import_customs(Import((file,), home.parent), registers())
    assert (report.release, report.parent) == (3, 2)
    assert main(["check"]) == 0


def test_a_current_release_that_is_gone_is_named(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    home = tmp_path / "releases" / "customs"
    file = written(tmp_path / "TCBT.csv", text([row()]))
    import_customs(Import((file,), home.parent), registers())
    shutil.rmtree(home / "releases" / "0001")
    assert main(["check"]) == 1
    assert "names release 1, which is not there" in capsys.readouterr().err


def test_releases_that_are_not_what_was_written_are_named(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    for usd in ("1", "2"):
        file = written(tmp_path / "TCBT.csv", text([row(usd=usd)]))
        import_customs(Import((file,), tmp_path / "releases"), registers())
    assert main(["check"]) == 0
    first, second = sorted((tmp_path / "releases" / "customs" / "releases").iterdir())
    (first / "axes.json").write_text("{}")
    (second / "manifest.json").unlink()
    capsys.readouterr()
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert "axes.json" in printed.err
    assert "manifest.json" in printed.err
    assert printed.err.splitlines()[-1] == "2 reasons."


def test_a_change_on_purpose_is_recorded(capsys: Capture, data: Path) -> None:
    _change(data / "registers" / "sectors.csv", "Mineral products", "Minerals")
    assert main(["check", "--accept"]) == 0
    assert "sectors.csv: the new checksum is recorded" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_a_wrong_value_is_refused_even_if_accepted_and_the_faults_of_files_come_together(
    capsys: Capture, data: Path
) -> None:
    _change(data / "published" / "trade_figures.csv", ",7109,", ",many,")
    _change(data / "published" / "events.csv", "UZ-FA,UZB", "UZ-FA,QQQ")
    assert main(["check", "--accept"]) == 1
    told = capsys.readouterr().err
    assert "many" in told
    assert "QQQ" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("BASE_MAP", "nowhere.json", "there is no file"),
        ("BASE_MAP", "partner_regions.geojson", "is no TopoJSON"),
        ("DECK_TEMPLATE", "nowhere.pptx", "there is no file"),
        ("DECK_TEMPLATE", str(ROOT / "README.md"), "README.md cannot be read as a PowerPoint file"),
    ],
)
def test_files_that_settings_name_are_checked_too(
    name: str, value: str, why: str, capsys: Capture, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DASHBOARD_{name}", value)
    assert main(["check"]) == 2
    printed = capsys.readouterr()
    assert f"DASHBOARD_{name}" in printed.err and why in printed.err
    assert printed.out == ""


def test_a_map_that_is_no_json_is_refused(capsys: Capture, data: Path) -> None:
    (data / "geo" / "world_110m.json").write_text("{", encoding="utf-8")
    assert main(["check", "--accept"]) == 1
    assert "is not JSON" in capsys.readouterr().err


def test_no_command_shows_broken_data(capsys: Capture, data: Path) -> None:
    _change(data / "published" / "trade_figures.csv", ",7109,", ",8109,")
    assert main(["table", "turnover"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "trade_figures.csv" in printed.err


def test_the_owners_relations_and_other_reporters_are_named_as_datasets_are(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        published_by_hand(tmp_path / "releases")
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4:-1] == [
        "relations: release 2, in order", "mirror: nothing imported", "reference: nothing imported",
    ]  # fmt: skip


def test_rows_of_the_owner_that_are_left_out_are_told(
    capsys: Capture, data: Path, tmp_path: Path
) -> None:
    bad = {**EVENT, "year": "2026", "precision": "day", "start": "2026-02-30"}
    published_by_hand(tmp_path / "releases", events=[bad])
    assert main(["check"]) == 1
    err = capsys.readouterr().err
    assert "relations/0001/events.csv  2" in err
    assert "2026-02-30" in err
