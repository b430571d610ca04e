"""Tables of charts are made when they are asked for; what is known of them before is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.charts import every_chart
from dashboard.charts.chart import Chart, Declaration
from dashboard.charts.from_store import chart_of
from dashboard.charts.table import Column, Row, Table
from dashboard.parser import read_query
from dashboard.render.figure import figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

QUERIES = ("", "flow=export&year=2021", "partner=CHN", "sector=fuel")
COLUMNS = (Column("year", "Year"),)


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})))


def never() -> tuple[Row, ...]:
    raise AssertionError("the table was made")


@pytest.fixture(params=QUERIES)
def query(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(ask: Ask, declared: Declaration, query: str) -> Chart:
    return chart_of(declared, ask, read_query(query, ask.library, relations=True))


@pytest.mark.parametrize("declared", every_chart(), ids=lambda one: one.name)
def test_the_keys_that_a_chart_states_are_those_of_its_rows(
    ask: Ask, declared: Declaration, query: str
) -> None:
    table = drawn(ask, declared, query).table
    assert table.keys == {row.key for row in table.rows}


@pytest.mark.parametrize("declared", every_chart(), ids=lambda one: one.name)
def test_a_figure_makes_no_table(ask: Ask, declared: Declaration, query: str) -> None:
    chart, words = drawn(ask, declared, query), ask.library.language("en")
    unmade = replace(chart, table=Table(chart.table.columns, never, chart.table.keys))
    assert figure(unmade, words) == figure(chart, words)


def test_rows_are_made_once_and_tables_compared_by_them() -> None:
    made = []

    def rows() -> tuple[Row, ...]:
        made.append(1)
        return (Row(("2018",), key="2018"),)

    later = Table(COLUMNS, rows, ["2018"])
    assert later.keys == {"2018"} and not made
    assert later == Table(COLUMNS, rows()) != Table(COLUMNS)
    assert later.rows is later.rows
    assert len(made) == 2
