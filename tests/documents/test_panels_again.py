"""What a panel leads to opens again: the addresses of its inputs and the query of its origin."""

from __future__ import annotations

import pytest

from dashboard.documents.provenance import Provenance
from dashboard.pages.screen import state, tree
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.pages.test_imported import filled
from tests.test_every_number import numbers_of_tables, numbers_of_tree, resolved

PAGES = (
    "/?dataset=customs&year=2020",
    "/why?dataset=customs&year=2020",
    "/why?dataset=customs&year=2020&flow=export&sector=minerals",
    "/partners?dataset=customs&year=2020&months=1-3",
    "/trade?dataset=customs&year=2020&code=27&sector=minerals",
    "/trade?dataset=customs&year=2020&partner=CHN,BLR",
    "/relations/CHN?dataset=customs&year=2020",
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("again"))


def panels(ask: Ask, address: str) -> list[tuple[str, Provenance]]:
    """The panels of the numbers of a page, each once."""
    path, _, query = address.partition("?")
    shown = show(ask, path, query)
    told = state(shown, {})
    numbers = {*numbers_of_tables(told["tables"]), *numbers_of_tree(tree(shown))}
    found = {at: resolved(ask, at, told["query"]) for _, at in sorted(numbers) if at}
    return [(at, panel) for at, panel in found.items() if panel is not None]


@pytest.mark.parametrize("address", PAGES)
def test_inputs_open_with_the_values_that_stand_in_the_panel(ask: Ask, address: str) -> None:
    wrong = []
    for at, panel in panels(ask, address):
        for one in panel.inputs:
            asked = read_query(one.query, ask.library, relations=True)
            again = resolved(ask, one.path, one.query)
            if asked.problems or again is None or again.value != one.value:
                wrong.append((at, one, again and again.value, asked.problems))
    assert wrong == []


@pytest.mark.parametrize("address", PAGES)
def test_the_query_of_customs_rows_opens_again(ask: Ask, address: str) -> None:
    wrong = [
        (at, panel.origin.queries[0])
        for at, panel in panels(ask, address)
        if panel.origin and read_query(panel.origin.queries[0], ask.library).problems
    ]
    assert wrong == []
