"""A dataset of releases while it changes and breaks: the last good one answers, the log says so."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import StoreUnavailable
from dashboard.imports.customs import Import, import_customs
from dashboard.imports.publishing import roll_back
from dashboard.query import Query
from dashboard.store.current import ReleasedDataset
from tests.imports.customs_files import REGISTERS, row, text, written
from tests.imports.releases import USD, changed, cut, release_folder, spoil_pointer

ALL = Query()


def _dataset(data_dir: Path, name: str = "customs") -> ReleasedDataset:
    return ReleasedDataset(data_dir, name, REGISTERS)


def _exports(dataset: ReleasedDataset) -> float:
    rows = dataset.store().turnover_by_year(Query(flow="export"))
    return sum(row.exports_usd for row in rows)


def test_the_current_release_is_followed(two_releases: Path) -> None:
    dataset = _dataset(two_releases)
    seen = {dataset.version()}
    assert (dataset.current, _exports(dataset)) == (2, pytest.approx(USD[1]))
    roll_back(two_releases, "customs", 1)
    seen.add(dataset.version())
    assert (dataset.current, _exports(dataset)) == (1, pytest.approx(USD[0]))
    file = written(two_releases / "f.csv", text([row(period="04/2019", usd="10.00")]))
    import_customs(Import((file,), two_releases), REGISTERS)
    seen.add(dataset.version())
    assert (dataset.current, _exports(dataset)) == (3, pytest.approx(USD[0] + 10))
    assert len(seen) == 3


def test_nothing_imported_is_said(tmp_path: Path) -> None:
    dataset = _dataset(tmp_path)
    assert (dataset.current, dataset.version()) == (None, "")
    with pytest.raises(StoreUnavailable, match="no release of the dataset customs can be shown"):
        dataset.store()


def test_back_to_nothing_is_nothing_and_not_the_last_one(two_releases: Path) -> None:
    dataset = _dataset(two_releases)
    assert dataset.store().release == 2
    roll_back(two_releases, "customs", 0)
    with pytest.raises(StoreUnavailable, match="no release of the dataset customs can be shown"):
        dataset.store()
    assert dataset.store(2).release == 2


def _no_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{}")


def _cut_cube(folder: Path) -> None:
    cut(folder / "cube_cents.npy")


def _no_cube(folder: Path) -> None:
    (folder / "cube_cents.npy").unlink()


def _changed_side(folder: Path) -> None:
    changed(folder / "partners_cents.npy")


def _cut_rows(folder: Path) -> None:
    cut(next(folder.glob("rows.parquet/*")))


def _empty_codes(folder: Path) -> None:
    (folder / "codes.parquet").write_bytes(b"")


SPOILS = [_no_manifest, _cut_cube, _cut_rows, _empty_codes, _changed_side, shutil.rmtree]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_broken_release_leaves_the_last_good_one_and_one_line(
    two_releases: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    spoil(release_folder(two_releases, 2))
    dataset = _dataset(two_releases)
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            assert _exports(dataset) == pytest.approx(USD[0])
    assert (dataset.current, dataset.store().release) == (2, 1)
    assert dataset.broken.startswith("release 2 of customs")
    (line,) = caplog.messages
    assert line.startswith("dataset customs: release 2 of customs")
    assert "release 1 answers instead; import the files of the release again, or" in line
    with pytest.raises(StoreUnavailable, match="release 2 of customs"):
        dataset.store(2)


@pytest.mark.parametrize("spoil", SPOILS)
def test_without_a_good_one_nothing_answers(
    two_releases: Path, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    for number in (1, 2):
        spoil(release_folder(two_releases, number))
    dataset = _dataset(two_releases)
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="release 2 of customs"):
            dataset.store()
    assert dataset.version() == dataset.broken != ""
    (line,) = caplog.messages
    assert "nothing answers instead; import the files" in line


def test_a_release_that_breaks_while_it_is_open_goes_on_answering(two_releases: Path) -> None:
    dataset = _dataset(two_releases)
    kept = dataset.store()
    for path in release_folder(two_releases, 2).glob("*.npy"):
        cut(path)
    assert _exports(dataset) == pytest.approx(USD[1])
    assert dataset.store() is kept
    with pytest.raises(StoreUnavailable, match=r"cube_cents\.npy is not what was written"):
        kept.turnover_by_year(Query(partners=("CHN",), sectors=("fuel",)))


def test_another_release_under_the_same_number_is_noticed(two_releases: Path) -> None:
    dataset, folder = _dataset(two_releases), release_folder(two_releases, 2)
    assert _exports(dataset) == pytest.approx(USD[1])
    before = dataset.version()
    shutil.move(folder, two_releases / "aside")
    assert _exports(dataset) == pytest.approx(USD[1]), "what is gone goes on answering"
    shutil.copytree(release_folder(two_releases, 1), folder)
    assert _exports(dataset) == pytest.approx(USD[0])
    assert dataset.version() != before
    (folder / "manifest.json").write_text("{}")
    assert _exports(dataset) == pytest.approx(USD[0]), "what cannot be read takes no place"
    shutil.rmtree(folder)
    shutil.move(two_releases / "aside", folder)
    assert (_exports(dataset), dataset.version()) == (pytest.approx(USD[1]), before)


def test_rows_that_change_while_they_are_open_are_refused(two_releases: Path) -> None:
    store = _dataset(two_releases).store()
    assert len(store.trade_by_code(ALL, "27", 10)) == 1
    (rows,) = (release_folder(two_releases, 2) / "rows.parquet").iterdir()
    whole = rows.read_bytes()
    changed(rows)
    with pytest.raises(StoreUnavailable, match="is not what was written"):
        store.trade_by_code(ALL, "27", 10)
    rows.write_bytes(whole)
    assert len(store.trade_by_code(ALL, "27", 10)) == 1


def test_a_mended_release_answers_again(
    two_releases: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cube = release_folder(two_releases, 2) / "cube_cents.npy"
    whole = cube.read_bytes()
    cut(cube)
    dataset = _dataset(two_releases)
    assert dataset.store().release == 1
    damaged = dataset.version()
    cube.write_bytes(whole)
    assert (dataset.store().release, dataset.broken) == (2, "")
    assert dataset.version() != damaged
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("pointer", ["rubbish", "0009\n", "", "-1"])
def test_a_broken_pointer_leaves_the_last_good_release(two_releases: Path, pointer: str) -> None:
    spoil_pointer(two_releases / "customs", pointer)
    assert _dataset(two_releases).store().release in (1, 2)


@pytest.mark.parametrize("content", ["rubbish", "", "0003\x00", "-1"])
def test_a_spoilt_pointer_names_the_same_release_to_every_process(
    two_releases: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each of them saw another release last, and the newest was gone back from."""
    early, late = _dataset(two_releases), _dataset(two_releases)
    assert early.store().release == 2
    file = written(two_releases / "f.csv", text([row(period="04/2019", usd="10.00")]))
    import_customs(Import((file,), two_releases), REGISTERS)
    assert late.store().release == 3
    roll_back(two_releases, "customs", 1)
    (two_releases / "customs" / "current").write_text(content)
    fresh = _dataset(two_releases)
    with caplog.at_level(logging.WARNING):
        assert [one.store().release for one in (early, late, fresh, late)] == [1, 1, 1, 1]
    assert (late.current, late.broken) == (1, "")
    (said,) = (one.message for one in caplog.records if one.levelno == logging.WARNING)
    assert said.endswith("its copy says 1")
    assert import_customs(Import((file,), two_releases), REGISTERS).parent == 1
    assert (two_releases / "customs" / "current").read_text() == "0004\n"


def test_a_broken_release_is_answered_for_by_the_same_one_in_every_process(
    two_releases: Path,
) -> None:
    """By the one that it was imported on, and not by one that was gone back from since."""
    early, late = _dataset(two_releases), _dataset(two_releases)
    assert late.store().release == 2
    roll_back(two_releases, "customs", 1)
    assert early.store().release == 1
    file = written(two_releases / "f.csv", text([row(period="04/2019", usd="10.00")]))
    import_customs(Import((file,), two_releases), REGISTERS)
    _no_cube(release_folder(two_releases, 3))
    fresh = _dataset(two_releases)
    assert [one.store().release for one in (early, late, fresh, late)] == [1, 1, 1, 1]


def test_a_folder_that_is_gone_leaves_the_store_that_is_open(two_releases: Path) -> None:
    dataset = _dataset(two_releases)
    kept = dataset.store()
    shutil.rmtree(two_releases / "customs")
    assert dataset.store() is kept
    assert _exports(dataset) == pytest.approx(USD[1])
    with pytest.raises(StoreUnavailable, match="release 2 of customs is damaged: its rows"):
        kept.trade_by_code(ALL, "27", 10)
    with pytest.raises(StoreUnavailable):
        _dataset(two_releases).store()


@pytest.mark.parametrize("name", ["O'Brien", "all*", "a?[b]", "month=3", "данные {1}", "100%25"])
def test_a_data_directory_may_have_any_name(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    # A pattern would also find what lies in the neighbour.
    for folder, usd in ((tmp_path / "all things", "5.00"), (place, "7.00")):
        folder.mkdir()
        for period in ("01/2019", "02/2019"):
            file = written(folder / "f.csv", text([row(period=period, usd=usd)]))
            import_customs(Import((file,), folder / "d"), REGISTERS)
    store = _dataset(place / "d").store()
    assert [row.exports_usd for row in store.turnover_by_year(Query(flow="export"))] == [14.0]
    assert store.trade_by_code(ALL, "27", 10)["exports_usd"].tolist() == [14.0]
    assert store.search_codes("27")["turnover_usd"].tolist() == [14.0]
