"""The template that is downloaded: empty, or with the owner's rows as they are now."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from dashboard.app import create_app
from dashboard.callbacks.relations_template import PATH
from dashboard.loaders.owner_relations import TABLES
from dashboard.settings import read_settings
from tests.imports.owner_books import EVENT, RELATION, published_by_hand


def test_it_has_the_rows_that_can_be_read(tmp_path: Path) -> None:
    client = create_app(read_settings({}, data_dir=tmp_path)).server.test_client()

    sheets = load_workbook(io.BytesIO(client.get(f"{PATH}?lang=ru").data)).sheetnames
    assert sheets[len(TABLES) :] == ["Как заполнить", "Коды"]

    def ids() -> list[str]:
        answer = client.get(PATH)
        assert answer.status_code == 200
        book = load_workbook(io.BytesIO(answer.data))
        return [
            row[0]
            for page in book.worksheets[: len(TABLES)]
            for row in page.iter_rows(2, values_only=True)
        ]

    assert ids() == []
    published_by_hand(tmp_path, relations=[RELATION], events=[{**EVENT, "start": "2018-02-30"}])
    assert ids() == ["O001"]
    (tmp_path / "relations" / "releases" / "0001" / "events.csv").write_text("rubbish")
    damaged = client.get(PATH)
    assert damaged.status_code == 404
    assert "release 1 of relations is damaged" in damaged.text
