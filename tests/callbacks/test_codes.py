"""The search for a commodity code over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.imports.customs import Import, import_customs
from dashboard.settings import read_settings
from tests.imports.customs_files import registers, row, text, written
from tests.loose_numbers import breakable


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("codes")
    flows, months = ("ЭК", "ИМ"), range(1, 13)
    year = [row(flow, f"{month:02d}/2019", usd="1000") for month in months for flow in flows]
    import_customs(Import((written(folder / "f.csv", text(year)),), folder), registers())
    return create_app(read_settings({}, data_dir=folder)).server.test_client()


def test_codes_are_found(imported: FlaskClient) -> None:
    found = imported.get("/codes.json?dataset=customs&q=2709").get_json()
    assert found["found"][0]["order"] == "drill:minerals/2709009009"
    assert found["found"][0]["label"].startswith("2709009009 ")
    assert breakable(found["found"][0]["level"]) == "$24,000"
    assert found["said"] == "1 code found"
    named = imported.get("/codes.json?dataset=customs&lang=ru&q=топлив").get_json()
    assert named["found"][0]["label"].startswith("27 ")
    crude = imported.get("/codes.json?dataset=customs&lang=ru&q=сырая нефть").get_json()
    assert [one["order"] for one in crude["found"]] == ["drill:minerals/2709"]
    assert crude["found"][0]["label"] == "2709 Сырая нефть"
    in_english = imported.get("/codes.json?dataset=customs&q=Crude").get_json()
    assert in_english["found"][0]["label"] == "2709 Crude oil"
    assert in_english["found"][0]["level"] == found["found"][0]["level"]
    assert imported.get("/codes.json?dataset=customs&q=").get_json()["found"] == []
    missing = imported.get("/codes.json?dataset=customs&q=no such goods").get_json()
    assert missing == {"found": [], "said": "Nothing found"}
    assert imported.get("/codes.json?q=27").status_code == 404
    assert imported.get("/codes.json?dataset=demonstration&q=27").status_code == 503


def test_every_table_of_imported_data_is_a_file(imported: FlaskClient) -> None:
    for name in ("months", "goods", "partner_sectors"):
        answer = imported.get(f"/download/{name}.csv?dataset=customs&year=2019&sector=minerals")
        assert answer.status_code == 200, name
        assert len(answer.text.splitlines()) > 1
        assert imported.get(f"/download/{name}.csv?dataset=customs").status_code == 200
        assert imported.get(f"/download/{name}.csv").status_code == 404
