"""Exports and imports that are alike: their balance is nil, and neither unchanged nor corrected."""

from __future__ import annotations

import pytest

from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.pages.search_results import figure
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

PERIODS = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    rows = [
        row(direction, period=one, partner="FI", usd="3000000")
        for one in PERIODS
        for direction in ("ЭК", "ИМ")
    ]
    return asks_of(tmp_path_factory.mktemp("even"), rows)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [("en", "balance 2020", "nil"), ("en", "balance with Finland 2020", "nil"),
     ("ru", "сальдо 2020", "ноль"), ("en", "turnover 2020", "$72.0 million")],
)  # fmt: skip
def test_a_question_for_the_balance(ask: Ask, lang: str, question: str, answer: str) -> None:
    reply = reply_to(ask, question, vocabulary_of(ask.library), lang, "customs")
    assert plain(figure(reply, ask, ask.library.language(lang))["title"]).lower() == answer


@pytest.mark.parametrize(
    ("lang", "said", "other"),
    [("en", "balance nil", "no change"), ("ru", "сальдо ноль", "без изменений")],
)
def test_a_brief_says_that_the_balance_is_nil(ask: Ask, lang: str, said: str, other: str) -> None:
    text = f"dataset=customs&year=2020&partner=FIN&lang={lang}"
    made = plain(str(compose(ask, read_request("brief", "docx", text, ask.library))))
    assert said in made
    assert f"{said.split()[0]} {other}" not in made
