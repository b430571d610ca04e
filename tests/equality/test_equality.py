"""Equal everywhere: page, table, file and slide say the same of any state.

A sample runs with all tests; ``make equality STATES=10000`` runs as many as are asked for.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from decimal import Decimal

import pytest

from dashboard.imports.demonstration import import_demonstration
from dashboard.loaders.registers import load_registers
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.equality import comparing, files
from tests.equality.states import random_state

STATES = int(os.environ.get("STATES", "36"))
SEED = int(os.environ.get("SEED", "8"))
PAGES = ("overview", "trade", "partners")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The published figures and the demonstration data, whose last year has nine months."""
    folder = tmp_path_factory.mktemp("demonstration")
    settings = read_settings({}, data_dir=folder)
    import_demonstration(folder, load_registers(settings.data))
    return ask_of(open_library(settings), dt.date(2026, 11, 26))


@pytest.mark.parametrize("number", range(STATES))
def test_a_random_state_is_equal_everywhere(ask: Ask, number: int) -> None:
    rng = random.Random(SEED * 1_000_003 + number)
    query = random_state(ask.library, rng)
    page = rng.choice(PAGES)
    found = differences(ask, query, page, rng)
    assert found == [], query.to_query()


def differences(ask: Ask, query: Query, page: str, rng: random.Random) -> list[str]:
    """Everything in which the state is not equal to itself."""
    found: list[str] = []
    charts = comparing.charts_of(ask, query, page)
    whole: set[Decimal] = set()
    for declared, chart in charts:
        frame = comparing.reference(ask, query, declared)
        allowed = comparing.allowed_numbers(ask, query, chart, frame)
        whole |= allowed
        found += comparing.table_differences(chart, frame)
        found += comparing.plot_differences(chart)
        found += comparing.word_differences(chart, allowed, query.lang)
        found += files.csv_differences(frame)
    found += comparing.card_differences(ask, query)
    declared, chart = rng.choice(charts)
    found += files.workbook_differences(ask, query, declared, chart)
    if chart.plot.shape not in ("map", "lanes"):
        found += files.slide_differences(ask, query, chart)
    if len(query.partners) < 2:
        allowed = whole | files.factsheet_numbers(ask, query)
        found += files.factsheet_differences(ask, query, allowed)
    return found
