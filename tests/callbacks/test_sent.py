"""Answers are kept as they are sent: the same bytes again, new ones when the data change."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.app import create_app
from dashboard.callbacks import page
from dashboard.imports.customs import Import, import_customs
from dashboard.settings import read_settings
from tests.imports.customs_files import registers, row, text, written

PACKED = {"Accept-Encoding": "gzip"}
BODY = {
    "output": "..shell.children...drawn.data..",
    "outputs": [{"id": "shell", "property": "children"}, {"id": "drawn", "property": "data"}],
    "inputs": [{"id": "choice", "property": "data", "value": {"path": "/trade", "query": ""}}],
    "changedPropIds": ["choice.data"],
}


class Reader:
    """A client that counts how many pages were drawn for it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn = 0
        self._see = page.see
        monkeypatch.setattr(page, "see", self._counted)
        self._client = create_app(read_settings({}, data_dir=folder)).server.test_client()
        self.drawn = 0

    def _counted(self, *given: Any) -> page.Seen:
        self.drawn += 1
        return self._see(*given)

    def asks(self, headers: dict[str, str], **choice: str) -> bytes:
        value = {"path": "/trade", "query": "", **choice}
        body = {**BODY, "inputs": [{**BODY["inputs"][0], "value": value}]}
        answer = self._client.post("/_dash-update-component", json=body, headers=headers)
        assert answer.status_code == 200
        packed = answer.headers.get("Content-Encoding") == "gzip"
        assert packed == bool(headers)
        data = answer.get_data()
        return gzip.decompress(data) if packed else data

    def opens(self, address: str) -> bytes:
        link = {**PACKED, "Referer": f"http://localhost{address}"}
        return gzip.decompress(self._client.get("/_dash-layout", headers=link).get_data())


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(tmp_path, monkeypatch)


def test_a_page_is_drawn_once_for_all_readers(reader: Reader) -> None:
    first = reader.asks(PACKED)
    assert reader.drawn == 1
    assert [reader.asks(PACKED) for _ in range(3)] == [first] * 3
    assert reader.opens("/trade") == reader.opens("/trade")
    assert reader.drawn == 2
    assert json.loads(first)["response"]["drawn"]["data"]


def test_every_choice_has_an_answer_of_its_own(reader: Reader) -> None:
    choices = ({}, {"query": "year=2017"}, {"path": "/"}, {"key": "other"})
    answers = {reader.asks(PACKED, **choice) for choice in choices}
    assert reader.drawn == 4
    assert len(answers) >= 3
    assert reader.opens("/trade?year=2017") != reader.opens("/trade")


def test_a_reader_without_compression_reads_the_same(reader: Reader) -> None:
    assert reader.asks({}) == reader.asks(PACKED)


def test_new_data_are_drawn_anew(reader: Reader, tmp_path: Path) -> None:
    choice = {"query": "dataset=customs&year=2019"}
    before = reader.asks(PACKED, **choice)
    file = written(tmp_path / "f.csv", text([row(usd="4242000000")]))
    import_customs(Import((file,), tmp_path), registers())
    after = reader.asks(PACKED, **choice)
    assert b"4,242.0" in after
    assert b"4,242.0" not in before
