"""Charts of customs data that tests import."""

from __future__ import annotations

from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask


def drawn(ask: Ask, name: str, asked: str, lang: str) -> Chart:
    """A chart of 2020 by its name; ``asked``: more of the query, each part after an ``&``."""
    declared = chart_named(name)
    assert declared is not None
    query = read_query(f"dataset=customs&year=2020{asked}&lang={lang}", ask.library)
    return chart_of(declared, ask, query)
