import json
import os
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataRefused
from dashboard.language import FALLBACK, languages
from dashboard.loaders.provenance import (
    TRANSLATED,
    Sidecar,
    accept,
    data_files,
    read_checked,
    sidecar_of,
    sidecar_path,
)

DATA = Path(__file__).parents[2] / "data"
TOLD = {
    "publisher": "P",
    "title": "T",
    "address": "",
    "licence": "L",
    "accessed": "2026-11-21",
    "updated": "2021-01-12",
    "sha256": "",
    "description": "D",
}


def written(folder: Path, content: bytes = b"a\n1\n", name: str = "x.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    sidecar_path(path).write_text(json.dumps(TOLD), encoding="utf-8")
    accept([path])
    return path


def touched_later(path: Path, content: bytes) -> None:
    before = path.stat().st_mtime_ns
    path.write_bytes(content)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def refusal(path: Path) -> str:
    with pytest.raises(DataRefused) as refused:
        read_checked(path)
    return str(refused.value)


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.geojson"])
def test_the_sidecar_stands_beside_the_file(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name=name)
    assert sidecar_path(path) == tmp_path / "x.meta.json"
    assert isinstance(sidecar_of(path), Sidecar)
    assert sidecar_of(path).updated == "2021-01-12"


def test_an_unchanged_file_is_read(tmp_path: Path) -> None:
    assert read_checked(written(tmp_path)) == b"a\n1\n"


def test_a_changed_file_is_refused_by_name_and_told_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path)
    read_checked(path)
    touched_later(path, b"a\n2\n")
    told = refusal(path)
    assert "x.csv" in told
    assert "python -m dashboard check --accept" in told


def test_accepting_records_the_change_and_keeps_the_rest(tmp_path: Path) -> None:
    path, other = written(tmp_path), written(tmp_path, name="other.csv")
    old = sidecar_of(path)
    touched_later(path, b"a\n2\n")
    assert accept([path, other]) == [path]
    assert read_checked(path) == b"a\n2\n"
    new = sidecar_of(path)
    assert new.sha256 != old.sha256
    assert (new.publisher, new.title, new.description) == ("P", "T", "D")
    assert accept([path, other]) == []


def test_a_forged_sidecar_is_noticed_though_the_file_was_read_before(tmp_path: Path) -> None:
    path = written(tmp_path)
    read_checked(path)
    touched_later(sidecar_path(path), json.dumps(TOLD | {"sha256": "0" * 64}).encode())
    assert "the file has changed" in refusal(path)


def test_nothing_is_accepted_when_one_file_has_no_sidecar(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = sidecar_path(path).read_bytes()
    touched_later(path, b"a\n2\n")
    bare = tmp_path / "bare.csv"
    bare.write_bytes(b"")
    with pytest.raises(DataRefused, match="there is no sidecar"):
        accept([path, bare])
    assert sidecar_path(path).read_bytes() == before


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (json.dumps({**TOLD, "licence": 1}).encode(), "is not text"),
        (json.dumps({**TOLD, "colour": "red"}).encode(), "is unknown"),
        (json.dumps({k: v for k, v in TOLD.items() if k != "title"}).encode(), "is missing"),
    ],
)
def test_a_broken_sidecar_is_refused(tmp_path: Path, sidecar: bytes, reason: str) -> None:
    path = written(tmp_path)
    sidecar_path(path).write_bytes(sidecar)
    with pytest.raises(DataRefused, match=reason):
        sidecar_of(path)


RUSSIAN = {"ru": {"licence": "Л"}}


def test_a_sidecar_says_it_in_the_language_it_has(tmp_path: Path) -> None:
    path = written(tmp_path)
    sidecar_path(path).write_text(json.dumps(TOLD | {"translated": RUSSIAN}), encoding="utf-8")
    accept([path])
    sidecar = sidecar_of(path)
    assert (sidecar.said("licence", "ru"), sidecar.said("licence", "en")) == ("Л", "L")
    assert sidecar.said("title", "ru") == "T"


@pytest.mark.parametrize("translated", [[], {"ru": "Л"}, {"ru": {"sha256": "0"}},
                                        {"ru": {"title": 1}}])  # fmt: skip
def test_a_sidecar_is_refused_with_its_faulty_translation(tmp_path: Path, translated: Any) -> None:
    path = written(tmp_path)
    sidecar_path(path).write_text(json.dumps(TOLD | {"translated": translated}), encoding="utf-8")
    with pytest.raises(DataRefused, match="translated"):
        sidecar_of(path)


def test_a_file_or_sidecar_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "none.csv")
    path = written(tmp_path)
    sidecar_path(path).unlink()
    assert "there is no sidecar" in refusal(path)
    with pytest.raises(DataRefused, match="no such file"):
        accept([tmp_path / "none.csv"])


def test_data_files_are_found_without_sidecars_and_descriptors(tmp_path: Path) -> None:
    for folder in ("published", "registers", "geo", "releases"):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder)
    (tmp_path / "published" / "datapackage.json").write_text("{}", encoding="utf-8")
    (tmp_path / "published" / "README.md").write_text("", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in data_files(tmp_path)]
    assert found == ["geo/x.csv", "published/x.csv", "registers/x.csv"]


@pytest.mark.parametrize("path", data_files(DATA), ids=lambda path: path.name)
def test_every_data_file_is_vouched_for(path: Path) -> None:
    assert read_checked(path)
    sidecar = sidecar_of(path)
    assert all([sidecar.publisher, sidecar.title, sidecar.licence, sidecar.description])
    for language in set(languages()) - {FALLBACK}:
        assert set(sidecar.translated[language]) == set(TRANSLATED)
