"""Nothing of a release is believed unread: what is gone, cut or changed is named, never zeros."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import StoreUnavailable
from dashboard.loaders.cube import MEASURES, SIDES, read_array, read_axes
from dashboard.loaders.release_faults import damaged, faults
from dashboard.loaders.releases import (
    checksum,
    current_release,
    list_releases,
    numbers,
    open_release,
    sealed,
)
from tests.cubes import read_cube
from tests.imports.releases import USD, changed, cut, release_folder


def test_a_release_is_read_as_it_was_written(two_releases: Path) -> None:
    for number, usd in enumerate(USD, 1):
        release = open_release(two_releases, "customs", number)
        cube = read_cube(release)
        assert int(cube.cents[:, -1, 0].sum()) / 100 == pytest.approx(usd)
        for measure in MEASURES:
            sides = [read_array(release, cube.axes, side, measure) for side in SIDES]
            assert np.array_equal(sides[1], sides[0].sum(axis=4))
            assert np.array_equal(sides[2], sides[0].sum(axis=3))
        assert not cube.cents.flags.writeable
        assert damaged(release) == ()


def test_the_pointer_says_which(two_releases: Path) -> None:
    current = current_release(two_releases, "customs")
    assert current is not None
    assert (current.number, current.manifest["parent"]) == (2, 1)
    pointer = two_releases / "customs" / "current"
    (pointer.parent / "current-copy").unlink()
    pointer.write_text("rubbish")
    with pytest.raises(StoreUnavailable, match="unreadable"):
        current_release(two_releases, "customs")
    pointer.write_bytes(b"\xff\xfe")
    with pytest.raises(StoreUnavailable, match="unreadable: '"):
        current_release(two_releases, "customs")
    pointer.unlink()
    pointer.mkdir()
    with pytest.raises(StoreUnavailable, match="unreadable: Is a directory"):
        current_release(two_releases, "customs")
    pointer.rmdir()
    pointer.write_text("0009\n")
    with pytest.raises(StoreUnavailable, match="release 9"):
        current_release(two_releases, "customs")
    assert current_release(two_releases, "relations") is None


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("{}", "lacks time, program, files, rows"),
        ("[1]", "is no JSON object"),
        ("{", "cannot be read"),
        ("", "cannot be read"),
        ('{"time": 1, "program": "0", "files": {}, "rows": 1}', "lacks time, regions, totals"),
        (
            '{"time": "", "program": "", "files": {}, "rows": 1, "regions": [], "totals": [1]}',
            "lacks totals",
        ),
    ],
)
def test_a_manifest_that_is_none_is_named(two_releases: Path, manifest: str, said: str) -> None:
    (release_folder(two_releases, 2) / "manifest.json").write_text(manifest)
    with pytest.raises(StoreUnavailable, match=said):
        open_release(two_releases, "customs", 2)
    assert [release.number for release in list_releases(two_releases, "customs")] == [1]
    assert numbers(two_releases, "customs") == [1, 2]
    (reason,) = faults(two_releases, "customs")
    assert reason.file == "customs/0002/manifest.json"


@pytest.mark.parametrize(
    ("was", "is_now"), [('"usd": 1055.49', '"usd": 9055.49'), ('"program"', '"program": "0", "x"')]
)
def test_a_manifest_of_which_anything_was_changed_is_not_believed(
    two_releases: Path, was: str, is_now: str
) -> None:
    path = release_folder(two_releases, 1) / "manifest.json"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, is_now, 1), encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=r"its manifest\.json is not what was written"):
        open_release(two_releases, "customs", 1)
    assert [one.file for one in faults(two_releases, "customs")] == ["customs/0001/manifest.json"]


def test_a_release_of_before_manifests_were_sealed_is_read(two_releases: Path) -> None:
    path = release_folder(two_releases, 1) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["seal"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert open_release(two_releases, "customs", 1).manifest == manifest


@pytest.mark.parametrize("spoil", [cut, changed, Path.unlink])
@pytest.mark.parametrize("name", ["axes.json", "cube_cents.npy", "partners_grams.npy"])
def test_a_file_that_is_not_what_was_written_is_named(
    two_releases: Path, name: str, spoil: Callable[[Path], object]
) -> None:
    spoil(release_folder(two_releases, 2) / name)
    release = open_release(two_releases, "customs", 2)
    with pytest.raises(StoreUnavailable, match=f"release 2 of customs is damaged: {name}"):
        release.read(name)
    with pytest.raises(StoreUnavailable, match=name):
        release.verify([name])
    assert damaged(release) == (name,)
    assert [reason.file for reason in faults(two_releases, "customs")] == [f"customs/0002/{name}"]


def test_an_array_of_another_shape_is_refused(two_releases: Path) -> None:
    release = open_release(two_releases, "customs", 2)
    other = read_axes(open_release(two_releases, "customs", 1))
    axes = type(other)(other.years[:1], other.months, other.partners)
    with pytest.raises(StoreUnavailable, match="another shape"):
        read_array(release, axes, "cube", "cents")


def test_axes_that_are_none_are_refused_even_if_their_checksum_is_right(two_releases: Path) -> None:
    folder = release_folder(two_releases, 2)
    (folder / "axes.json").write_text("{}")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["axes.json"] = checksum(folder / "axes.json")
    (folder / "manifest.json").write_text(json.dumps(sealed(manifest)))
    with pytest.raises(StoreUnavailable, match=r"axes\.json"):
        read_axes(open_release(two_releases, "customs", 2))
