"""What is open follows the owner's relations; what of theirs is broken is logged and left out."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataRefused, StoreUnavailable
from dashboard.imports.publishing import publish_release, roll_back
from dashboard.imports.work_folder import work_folder
from dashboard.loaders.owner_relations import DATASET, TABLES
from dashboard.loaders.schemas.relations import RELATIONS
from dashboard.query import Query
from dashboard.settings import ROOT, read_settings
from dashboard.store.library import Library, open_library
from tests.imports.releases import changed, release_folder, spoil_pointer

RELATION = {
    "relation": "O001", "scope": "partner-region", "region": "NO-18", "country": "NOR",
    "party_en": "Nordland", "party_ru": "Нурланд", "kind": "agreement", "title_en": "Sturgeon",
    "title_ru": "Осётр", "since": "2026", "state": "in-force", "source": "C01",
}  # fmt: skip


def _publish(data_dir: Path, *rows: dict[str, str]) -> int:
    """A release of the owner's relations with these rows; its number."""
    with work_folder(data_dir, DATASET) as work:
        for name, schema in TABLES.items():
            given = rows if name == "relations" else ()
            cells = [[row.get(column, "") for column in schema.columns] for row in given]
            frame = pd.DataFrame(cells, columns=list(schema.columns))
            frame.to_csv(work / f"{name}.csv", index=False)
        facts = {"rows": {name: len(rows) if name == "relations" else 0 for name in TABLES}}
        return publish_release(data_dir, DATASET, work, facts).number


def _open(data_dir: Path) -> Library:
    return open_library(read_settings({}, data_dir=data_dir))


def _relations(library: Library) -> set[str]:
    return set(library.current().relations.relations["relation"])


def test_the_owners_relations_lie_on_the_published_ones(tmp_path: Path) -> None:
    published = _relations(_open(tmp_path))
    _publish(tmp_path, RELATION, {**RELATION, "relation": "R001"})
    library = _open(tmp_path)
    assert _relations(library) == published | {"O001"}
    (row,) = library.relations.relations.query("relation == 'O001'").to_dict("records")
    assert (row["regions"], row["countries"], row["first_year"]) == (("NO-18",), ("NOR",), 2026)
    assert library.owned == 1


def test_a_running_program_follows_what_is_published_and_rolled_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = _open(tmp_path)
    kept = library.store("published")
    versions = {library.current().version()}
    assert "O001" not in _relations(library)
    with caplog.at_level(logging.INFO, "dashboard.store.following"):
        _publish(tmp_path, RELATION)
        assert "O001" in _relations(library)
        versions.add(library.current().version())
        _publish(tmp_path)
        assert "O001" not in _relations(library)
        versions.add(library.current().version())
        roll_back(tmp_path, DATASET, 1)
        assert "O001" in _relations(library)
        roll_back(tmp_path, DATASET, 0)
        assert "O001" not in _relations(library)
    assert library.current().owned is None
    assert len(versions) == 3
    said = [one.message for one in caplog.records if one.name == "dashboard.store.following"]
    assert said == [f"relations: release {number} is shown from now on"
                    for number in (1, 2, 1, None)]  # fmt: skip
    assert library.current().store("published").version == kept.version


def test_other_relations_under_the_same_number_are_noticed(tmp_path: Path) -> None:
    library = _open(tmp_path)
    _publish(tmp_path, RELATION)
    _publish(tmp_path, {**RELATION, "relation": "O002"})
    assert {"O001", "O002"} & _relations(library) == {"O002"}
    versions = {library.current().version()}
    folder = release_folder(tmp_path, 2, DATASET)
    shutil.rmtree(folder)
    assert {"O001", "O002"} & _relations(library) == {"O002"}, "what is gone stays"
    shutil.copytree(release_folder(tmp_path, 1, DATASET), folder)
    assert {"O001", "O002"} & _relations(library) == {"O001"}
    versions.add(library.current().version())
    _changed_rows_of(folder)
    assert {"O001", "O002"} & _relations(library) == {"O001"}
    assert len(versions) == 2


def test_broken_data_of_the_repository_are_tried_once_for_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(tmp_path, RELATION)
    library = _open(tmp_path)
    (release_folder(tmp_path, 1, DATASET) / "manifest.json").touch()

    def broken(*_: object) -> Library:
        raise DataRefused([])

    monkeypatch.setattr("dashboard.store.library.open_library", broken)
    assert "O001" in _relations(library)
    assert "O001" in _relations(library)
    assert caplog.text.count("the last ones stay") == 1


def _changed_rows_of(folder: Path) -> None:
    changed(folder / "relations.csv")
    (folder / "manifest.json").touch()


def _no_manifest(data_dir: Path) -> None:
    (release_folder(data_dir, 1, DATASET) / "manifest.json").write_text("{}")


def _changed_rows(data_dir: Path) -> None:
    changed(release_folder(data_dir, 1, DATASET) / "relations.csv")


def _gone(data_dir: Path) -> None:
    shutil.rmtree(release_folder(data_dir, 1, DATASET))


def _no_pointer(data_dir: Path) -> None:
    spoil_pointer(data_dir / DATASET)


@pytest.mark.parametrize("spoil", [_no_manifest, _changed_rows, _gone, _no_pointer])
def test_broken_relations_leave_the_published_ones_and_one_line(
    tmp_path: Path, spoil: object, caplog: pytest.LogCaptureFixture
) -> None:
    published = _relations(_open(tmp_path))
    _publish(tmp_path, RELATION)
    spoil(tmp_path)  # type: ignore[operator]
    caplog.clear()
    library = _open(tmp_path)
    for _ in range(3):
        assert _relations(library) == published
    assert any(row.turnover_usd > 0 for row in library.store().turnover_by_year(Query()))
    (line,) = caplog.messages
    assert line.startswith(f"relations in {tmp_path}: ")
    assert line.endswith("the published ones are shown")


def test_relations_that_break_while_they_are_shown_stay_as_they_were(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(tmp_path, RELATION)
    library = _open(tmp_path)
    _publish(tmp_path, {**RELATION, "relation": "O002"})
    changed(release_folder(tmp_path, 2, DATASET) / "relations.csv")
    for _ in range(3):
        assert {"O001", "O002"} & _relations(library) == {"O001"}
    assert len([one for one in caplog.records if one.levelno >= logging.WARNING]) == 1
    assert library.current().broken_relations == 2
    roll_back(tmp_path, DATASET, 1)
    assert library.current().broken_relations is None
    _publish(tmp_path, {**RELATION, "relation": "O003"})
    assert {"O001", "O003"} & _relations(library) == {"O003"}


def test_a_pointer_that_breaks_while_relations_are_shown_is_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(tmp_path, RELATION)
    library = _open(tmp_path)
    whole = library.version()
    assert library.broken_relations is None
    _no_pointer(tmp_path)
    for _ in range(3):
        assert "O001" in _relations(library)
    assert len([one for one in caplog.records if one.levelno >= logging.WARNING]) == 1
    assert library.current().broken_relations == 0
    assert library.current().version() != whole
    (tmp_path / DATASET / "current").write_text("0001")
    assert library.current().broken_relations is None


def test_rows_that_keep_no_rule_any_more_are_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _publish(tmp_path, {**RELATION, "region": "XX-99"})
    assert "O001" not in _relations(_open(tmp_path))
    assert "XX-99" in caplog.text


def test_broken_data_of_the_repository_are_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(ROOT / "data", tmp_path / "data")
    (copy / "published" / "relations.csv").write_text(",".join(RELATIONS.columns))
    with pytest.raises(DataRefused, match=r"relations\.csv"):
        open_library(read_settings({}, data=copy, data_dir=tmp_path))


def test_the_choices_say_which_release_is_pointed_to(two_releases: Path) -> None:
    library = _open(two_releases)
    assert library.choices("customs").release == 2
    assert library.choices("customs", 1).release == 2
    assert library.choices("published").release is None
    (release_folder(two_releases, 2) / "manifest.json").write_text("[]")
    fallen = _open(two_releases)
    assert (fallen.choices("customs").release, fallen.store("customs").release) == (2, 1)
    with pytest.raises(StoreUnavailable):
        fallen.choices("customs", 2)
    spoil_pointer(two_releases / "customs")
    assert fallen.choices("customs").release == fallen.store("customs").release == 1


def test_each_row_that_is_left_out_is_a_line_and_the_others_are_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = ({**RELATION, "relation": f"O00{n}", "since": "2026-02-30"} for n in (2, 3))
    _publish(tmp_path, RELATION, *bad)
    caplog.clear()
    with caplog.at_level(logging.WARNING, "dashboard.store.library"):
        assert {"O001", "O002", "O003"} & _relations(_open(tmp_path)) == {"O001"}
    first, second = caplog.messages
    assert first.startswith("relations: relations/0001/relations.csv row 3 since '2026-02-30': ")
    assert second.endswith("; the row is left out")


def test_what_was_opened_over_relations_goes_back_to_nothing(tmp_path: Path) -> None:
    _publish(tmp_path, RELATION)
    library = _open(tmp_path)
    roll_back(tmp_path, DATASET, 0)
    assert "O001" not in _relations(library)


def test_what_is_made_once_goes_with_its_library(tmp_path: Path) -> None:
    made = []

    def relations(of: Library, word: str) -> int:
        made.append(word)
        return len(of.relations.relations)

    opened = open_library(read_settings({}, data_dir=tmp_path))
    before = opened.once(relations, "a")
    assert (opened.once(relations, "a"), opened.once(relations, "b")) == (before, before)
    assert made == ["a", "b"]
    _publish(tmp_path, RELATION)
    assert opened.current().once(relations, "a") == before + 1
