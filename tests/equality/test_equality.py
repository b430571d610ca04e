"""Equal everywhere: page, table, file and slide say the same of any state.

A sample runs here; ``make equality STATES=10000`` runs as many as are asked for (tests/bench).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import random
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers import trade
from dashboard.charts.plot import Plot
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

from . import comparing
from .states import random_state

STATES = int(os.environ.get("STATES", "36"))
SEED = int(os.environ.get("SEED", "8"))
PAGES = ("overview", "trade", "partners")


@pytest.fixture(scope="module")
def ask(demonstration: Path) -> Ask:
    """The published figures and a small release of demonstration data."""
    library = open_library(read_settings({}, data_dir=demonstration))
    return ask_of(library, dt.date(2026, 11, 26))


@pytest.mark.parametrize("number", range(STATES))
def test_a_random_state_is_equal_everywhere(ask: Ask, number: int) -> None:
    rng = random.Random(SEED * 1_000_003 + number)
    query = random_state(ask.library, rng)
    page = rng.choice(PAGES)
    found = differences(ask, query.with_(), page, rng)
    assert found == [], query.to_query()


def differences(ask: Ask, query, page: str, rng: random.Random) -> list[str]:
    """Everything in which the state is not equal to itself."""
    found: list[str] = []
    charts = comparing.charts_of(ask, query, page)
    whole: set = set()
    for declared, chart in charts:
        frame = comparing.reference(ask, query, declared)
        allowed = comparing.allowed_numbers(ask, query, chart, frame)
        whole |= allowed
        found += comparing.table_differences(chart, frame)
        found += comparing.plot_differences(chart)
        found += comparing.word_differences(chart, allowed, query.lang)
        found += comparing.csv_differences(frame)
    declared, chart = rng.choice(charts)
    found += comparing.workbook_differences(ask, query, declared, chart)
    if chart.plot.shape not in ("map", "lanes"):
        found += comparing.slide_differences(ask, query, chart)
    if len(query.partners) < 2:
        allowed = whole | comparing.factsheet_numbers(ask, query)
        found += comparing.factsheet_differences(ask, query, allowed)
    return found
