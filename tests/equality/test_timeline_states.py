"""In any state every column and every cell of the timeline is the number of the events that its
panel lists, and the table of its numbers says the same."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.cells import table_of
from dashboard.documents.count_lineage import counted_ids
from dashboard.documents.lineage import AskedCell
from dashboard.narrative.linked import Number
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from dashboard.values import VIEWS

SEED = 20261126


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})), dt.date(2026, 11, 26))


def random_query(ask: Ask, rng: random.Random) -> Query:
    """Any year, now and then some partners or fields, of those with which there was an event."""
    events = ask.library.relations.events
    codes = sorted({code for one in events["partners"] for code in one})
    fields = sorted({code for one in events["sectors"] for code in one})
    pairs = [f"year={rng.choice(range(1990, 2026))}", f"lang={rng.choice(('en', 'ru'))}"]
    if rng.random() < 0.5:
        pairs.append(f"partner={','.join(rng.sample(codes, rng.choice((1, 1, 2, 5))))}")
    if rng.random() < 0.4:
        pairs.append(f"sector={','.join(rng.sample(fields, rng.choice((1, 1, 3))))}")
    if rng.random() < 0.5:
        pairs.append(f"years={','.join(map(str, rng.sample(range(2004, 2026), 2)))}")
    return read_query("&".join(pairs), ask.library, relations=True)


@pytest.mark.parametrize("view", VIEWS["timeline"])
@pytest.mark.parametrize("number", range(20))
def test_a_random_timeline_counts_the_events_that_it_lists(
    ask: Ask, number: int, view: str
) -> None:
    query = random_query(ask, random.Random(SEED + number)).with_(timeline=view)
    declared = chart_named("timeline")
    assert declared is not None
    chart = chart_of(declared, ask, query)
    plot = chart.plot
    for listing in chart.lists:
        for count in (piece for piece in listing.heading if isinstance(piece, Number)):
            asked = AskedCell(query, count.row, count.column, ask.library.registers)
            listed = {item.row for item in listing.items}
            assert {*counted_ids(ask, count.table, asked)} == listed, count
            assert count.amount.plain() == len(listed), count
    table, _ = table_of(ask, query, plot.table)
    cells = {
        (row.key, column.key): cell
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    }
    for place, series in enumerate(plot.series):
        lane = plot.rows[place].key if plot.shape == "grid" else ""
        for category, amount in zip(plot.categories, series.amounts, strict=True):
            if not amount.known:
                continue
            at = (lane, category.key) if lane else (category.key, series.column_of(category))
            assert cells[at] == amount, at
            asked = AskedCell(query, *at, ask.library.registers)
            assert len(set(counted_ids(ask, plot.table, asked))) == amount.plain(), at
