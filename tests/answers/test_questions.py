"""Every question declares all that its answer depends on."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pandas as pd
import pytest

from dashboard import answers
from dashboard.errors import StoreUnavailable
from dashboard.loaders.records import Framed, frame_of
from dashboard.parser import read_query
from dashboard.store.ask import Ask, Question

QUESTIONS = {
    question.name: question
    for module in pkgutil.iter_modules(answers.__path__)
    if not module.name.endswith("tables")
    for question in vars(import_module(f"dashboard.answers.{module.name}")).values()
    if isinstance(question, Question)
}
WIDER = {
    "trade.partners": "partner=BLR",
    "countries.traded": "partner=BLR&sector=wood&flow=export",
    "trade.contribution": "flow=export",
    "goods.partner_sectors": "partner=BLR&sector=wood",
    "documents.known_partners": "partner=BLR&sector=wood&months=1-1",
}
"""Questions that are wider than what is chosen, with a choice that they must forget."""
CHOSEN = "flow=export&partner=CHN,BLR&sector=minerals&months=1-6&code=2710&kind=visit&lang=ru"
QUERIES = (
    "year=2018",
    f"year=2018&against=2017&{CHOSEN}&zoom=baltic&colour=trade&sort=anniversary",
    "dataset=customs&year=2020&partner=CHN&code=27",
    f"dataset=customs&year=2020&against=2019&{CHOSEN}",
)


def answered(question: Question, ask: Ask, text: str, *, kept: bool) -> pd.DataFrame | str:
    query = read_query(text, ask.library, relations=True)
    try:
        if kept:
            return ask(question, query)
        found = question.answer(ask, query)
        if isinstance(found, Framed):
            return found.frame()
        return found if question.row is None else frame_of(question.row, found)
    except StoreUnavailable as error:
        return str(error)


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - set(WIDER)))
def test_an_answer_depends_on_nothing_that_is_not_declared(asks: Ask, name: str, text: str) -> None:
    declared = answered(QUESTIONS[name], asks, text, kept=True)
    everything = answered(QUESTIONS[name], asks, text, kept=False)
    if isinstance(declared, str):
        assert declared == everything
    else:
        pd.testing.assert_frame_equal(declared, everything)


@pytest.mark.parametrize(("name", "choice"), WIDER.items())
def test_what_is_wider_than_the_choice_forgets_it(asks: Ask, name: str, choice: str) -> None:
    whole = "dataset=customs&year=2020&against=2019"
    chosen = answered(QUESTIONS[name], asks, f"{whole}&{choice}", kept=True)
    everything = answered(QUESTIONS[name], asks, whole, kept=True)
    assert isinstance(chosen, pd.DataFrame) and len(chosen)
    pd.testing.assert_frame_equal(chosen, everything)


def test_there_are_questions() -> None:
    assert {"trade.years", "trade.shares", "goods.goods", "relations.events"} <= set(QUESTIONS)
