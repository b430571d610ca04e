"""What is made up bears its mark, and nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts import every_chart
from dashboard.charts.chart import chart_of
from dashboard.query import read_query
from dashboard.store.ask import Ask

OF_RELATIONS = ("timeline", "matrix", "fields", "place_map", "region_map")


class MadeUp:
    """A store that says of its figures that they are made up."""

    made_up = True

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def made_up(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    store = ask.store
    monkeypatch.setattr(Ask, "store", lambda _, query: MadeUp(store(query)))
    return ask


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("declared", every_chart(), ids=lambda one: one.name)
def test_trade_bears_the_mark_and_relations_do_not(made_up: Ask, declared: Any, lang: str) -> None:
    query = read_query(f"lang={lang}", made_up.library, relations=True)
    words = made_up.library.language(lang)
    if declared.name == "place_map":
        query = query.with_(partners=("NOR",))
    chart = chart_of(declared, made_up, query)
    mark = words.t("dataset.demonstration")
    said = (chart.mark, chart.subtitle, chart.title, *(one.hover for one in chart.plot.marks))
    assert (mark in said[0]) == (declared.name not in OF_RELATIONS or chart.plot.shape == "none")
    if declared.name in OF_RELATIONS:
        assert not any(mark in one for one in said)


def test_the_map_of_relations_bears_it_where_it_is_coloured_by_trade(made_up: Ask) -> None:
    (declared,) = [one for one in every_chart() if one.name == "region_map"]
    query = read_query("colour=trade", made_up.library, relations=True)
    assert chart_of(declared, made_up, query).mark
