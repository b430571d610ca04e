"""Equal everywhere: page, table, file and slide say the same of any state.

A sample runs with all tests; ``make equality STATES=10000`` runs as many as are asked for.
"""

from __future__ import annotations

import os
import random
from decimal import Decimal

import pytest

from dashboard.amount import Amount
from dashboard.answers.analyses import ANALYSIS
from dashboard.answers.tables import EVERY
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.narrative.scene import scene_of
from dashboard.pages.headline import cards_of
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.equality import comparing, files
from tests.equality.states import random_state

STATES = int(os.environ.get("STATES", "24"))
SEED = int(os.environ.get("SEED", "8"))
PAGES = ("overview", "trade", "partners", "why")


@pytest.mark.parametrize("number", range(STATES))
def test_a_random_state_is_equal_everywhere(ask: Ask, number: int) -> None:
    rng = random.Random(SEED * 1_000_003 + number)
    query = random_state(ask.library, rng)
    page = rng.choice(PAGES)
    found = differences(ask, query, page, rng)
    assert found == [], query.to_query()


@pytest.mark.parametrize("asked", ["flow=export&sector=minerals,textiles", "flow=export", ""])
def test_growth_over_chosen_months_is_that_of_the_table(ask: Ask, asked: str) -> None:
    """Of a year that has nine of the eleven chosen months, and the year before six, the page knows
    no growth over these; the table took it for a whole year, of which the same months count."""
    query = read_query(f"dataset=customs&months=1-11&{asked}", ask.library)
    compared = [
        differences(ask, query, page, random.Random(1)) for page in ("overview", "partners")
    ]
    assert compared == [[], []]


MONEY = {"usd", "pct", "points"}


def test_all_trade_of_the_demonstration_is_made_up(ask: Ask) -> None:
    """Every card, row, cell and mark of trade, and every row of a table that leaves the program."""
    query = read_query("dataset=demonstration&year=2018&years=2015", ask.library)
    for page in PAGES:
        for declared, chart in comparing.charts_of(ask, query, page):
            assert bool(chart.mark) == declared.traded(query), declared.name
            cells = [cell for row in chart.table.rows for cell in row.cells
                     if isinstance(cell, Amount)]  # fmt: skip
            found = {one.status for one in (*cells, *chart.plot.amounts())
                     if one.known and one.unit in MONEY}  # fmt: skip
            assert found <= {"made up"}, declared.name
    assert {card.status for card in cards_of(ask, scene_of(ask, query))} == {"made up"}
    for name in EVERY.keys() - {"regions", "events", "reconciliation"}:
        of_year = EVERY[name].one_year or EVERY[name].newest or name in ANALYSIS
        frame = EVERY[name].frame(ask, query if of_year else query.with_(year=None))
        # Of 2018 nothing is odd, the second release changed nothing, nothing is compared or left
        # out, and no partner reports what is made up.
        empty = name in ("changes", "compare", "compare_months", "oddities", "what_if", "mirror",
                         "specialisation", "prospects")  # fmt: skip
        assert set(frame["status"]) == (set() if empty else {"made up"}), name


def test_the_unknown_partner_is_counted_nowhere_as_a_country(ask: Ask) -> None:
    query = read_query("dataset=demonstration&year=2018", ask.library)
    count = ask.store(query).partner_count(2018)
    notes = [note for _, chart in comparing.charts_of(ask, query, "partners")
             for note in chart.notes if note.startswith("The table lists")]  # fmt: skip
    assert notes
    assert all(f"all {count} partner countries" in note for note in notes)


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
    if chart.plot.shape != "map":
        found += files.slide_differences(ask, query, chart)
    if len(query.partners) < 2:
        allowed = whole | files.factsheet_numbers(ask, query)
        found += files.factsheet_differences(ask, query, allowed)
    return found


@pytest.mark.parametrize("choice", ["", "&flow=import", "&partner=VNM", "&months=2", "&year=2018"])
def test_a_share_is_printed_on_the_map_as_beside_it(ask: Ask, choice: str) -> None:
    """The Netherlands had 8.2 % of the trade of 2019 on the map, and 8.3 % in the bars beside it:
    each share of the map was rounded by itself, so that all came to 100.7 %."""
    query = read_query(f"dataset=demonstration&year=2019{choice}", ask.library)
    shares = []
    for name in ("partner_map", "partners"):
        chart = chart_named(name)
        assert chart is not None
        table = chart_of(chart, ask, query).table
        place = [column.key for column in table.columns].index("share")
        shares.append({row.key: row.cells[place] for row in table.rows})
    on_map, beside = shares
    both = on_map.keys() & beside.keys()
    assert len(both) > 100
    assert {key: on_map[key] for key in both} == {key: beside[key] for key in both}
