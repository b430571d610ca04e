"""A chart that a dataset cannot answer says what is wanted, and never what is chosen already."""

from __future__ import annotations

import pytest

from dashboard.charts import charts_on
from dashboard.charts.from_store import chart_of
from dashboard.charts.marking import lacking
from dashboard.language import language
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import open_library
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


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_chart_that_wants_imported_data_names_itself(lang: str) -> None:
    """A slide, a workbook and its properties were called "Only imported data have this detail"."""
    ask = ask_of(open_library(read_settings({})))
    declared = [one for one in charts_on("why") if one.needs is not None]
    query = read_query(f"lang={lang}", ask.library)
    titles = [chart_of(one, ask, query).title for one in declared]
    words = language(lang)
    assert len({*titles}) == len(titles) > 3
    for one, title in zip(declared, titles, strict=True):
        assert title.startswith(f"{words.t(f'chart_name.{one.name}')}: "), title
