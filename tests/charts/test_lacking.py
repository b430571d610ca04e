"""A chart that a dataset cannot answer says what is wanted, and never what is chosen already."""

from __future__ import annotations

import pytest

from dashboard.charts.marking import lacking
from dashboard.language import language
from tests.scenes import scene_at


def test_published_data_want_imported_ones() -> None:
    assert lacking(scene_at(dataset="published"), "mirror")[1] == "chart.imported_hint"
    assert lacking(scene_at(dataset="published"), "codes")[1] == "chart.imported_hint"


def test_customs_data_want_what_partners_report() -> None:
    title, hint = lacking(scene_at(dataset="customs"), "mirror")
    assert language("en").t(title) == "No figures of partners are imported"
    assert "import-mirror" in language("en").t(hint)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_made_up_data_want_nothing(lang: str) -> None:
    _, hint = lacking(scene_at(lang, dataset="demonstration", mark="made up"), "mirror")
    said = {"en": "not compared with real", "ru": "с настоящими не сравниваются"}[lang]
    assert said in language(lang).t(hint)
