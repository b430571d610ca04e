"""What is made up bears its mark, and nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.answers.tables import EVERY
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.imports.customs import Import, import_customs
from dashboard.pages.screen import state, tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as file_text
from tests.test_every_number import numbers_of_tables, numbers_of_tree, resolved
from tests.trees import parts

PUBLISHED_ONLY = "reconciliation"
"""The table that checks published figures: nothing that is made up is in it."""
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


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Two whole years and three months of the next, of two partners and two groups of goods."""
    folder = tmp_path_factory.mktemp("demonstration")
    months = [(y, m) for y in (2018, 2019) for m in range(1, 13)] + [(2020, m) for m in (1, 2, 3)]
    rows = [row(period=f"{m:02d}/{y}", usd=str(y * m)) for y, m in months]
    rows += [row("ИМ", f"{m:02d}/{y}", "CN", "8703231981", "25", "3") for y, m in months]
    for before in ([row(period="01/2018", usd="1"), *rows[1:]], rows):
        file = written(folder / "f.csv", file_text(before))
        import_customs(Import((file,), folder, dataset="demonstration"), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


OF_TRADE = [name for name, one in EVERY.items() if not one.of_relations and name != PUBLISHED_ONLY]


@pytest.mark.parametrize("name", OF_TRADE)
def test_every_row_of_a_table_says_that_it_is_made_up(demonstration: Ask, name: str) -> None:
    table = EVERY[name]
    query = read_query("dataset=demonstration&year=2019", demonstration.library)
    frame = table.frame(demonstration, table.asked(query))
    statuses = [column for column in frame.columns if str(column).endswith("status")]
    assert statuses
    for column in statuses:
        assert {*frame[column].dropna()} <= {"made up", "not known"}, column


def test_no_ledger_is_offered_of_what_is_made_up(demonstration: Ask) -> None:
    for dataset, offered in (("demonstration", False), ("published", True)):
        page = tree(show(demonstration, "/data", f"dataset={dataset}"))
        links = {str(getattr(one, "href", "")).partition("?")[0] for one in parts(page)}
        assert ("/download/reconciliation.csv" in links) == offered
        assert "/download/turnover.csv" in links


@pytest.mark.parametrize(
    ("address", "lang"),
    [("/", "en"), ("/trade?year=2019&code=87", "ru"), ("/partners?partner=CHN", "en"),
     ("/relations/CHN?year=2019", "ru"), ("/brief/CHN", "en"), ("/brief/CHN", "ru")],
)  # fmt: skip
def test_every_number_of_trade_says_that_it_is_made_up(
    demonstration: Ask, address: str, lang: str
) -> None:
    path, _, query = address.partition("?")
    shown = show(demonstration, path, f"{query}&dataset=demonstration&lang={lang}")
    told, words = state(shown, {}), shown.words
    known = {words.t(f"status.{one}") for one in ("published", "computed", "implied")}
    for said, at in {*numbers_of_tables(told["tables"]), *numbers_of_tree(tree(shown))}:
        found = resolved(demonstration, at, told["query"])
        assert found is not None and found.status not in known, (said, at)
