"""Questions of both flows at once, and of those who bought or sold."""

from __future__ import annotations

import pytest

from dashboard.amount import Amount
from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.measures.balance import times_over
from dashboard.measures.inquiry_view import read_view
from dashboard.narrative.inquiry import times_as_much
from dashboard.pages.search_answers import Asked, answers
from dashboard.settings import read_settings
from dashboard.store.ask import Ask
from dashboard.store.library import open_library
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

VOCABULARY = vocabulary_of(open_library(read_settings({})))
ROWS = (
    row(period="03/2019", partner="CN", usd="3000"),
    row("ИМ", "03/2019", "CN", "8471300000", "1000"),
    row("ИМ", "03/2019", "FI", "8471300000", "5000"),
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asks_of(tmp_path_factory.mktemp("both"), ROWS)


@pytest.mark.parametrize(
    ("question", "lang", "title", "said"),
    [
        ("во сколько раз экспорт больше импорта из Китая 2019", "ru", "300,0 %",
         "экспорт больше импорта в 3 раза"),
        ("how many times do exports exceed imports from China 2019", "en", "300.0%",
         "exports exceed imports by a factor of 3"),
        ("во сколько раз экспорт больше импорта 2019", "ru", "50,0 %",
         "импорт больше экспорта в 2 раза"),
        ("коэффициент покрытия импорта экспортом 2019", "ru", "50,0 %",
         "импорт больше экспорта в 2 раза"),
    ],
)  # fmt: skip
def test_how_many_times_one_flow_is_the_other_is_said(
    ask: Ask, question: str, lang: str, title: str, said: str
) -> None:
    words = ask.library.language(lang)
    [found, *_] = answers(ask, question, VOCABULARY, words, Asked("customs"))
    assert plain(found["title"]) == title
    assert said in plain(found["detail"]).split(" · ")


@pytest.mark.parametrize("coverage", [Amount(), Amount(0, "pct"), Amount(102, "pct"),
                                      Amount(98, "pct"),
                                      Amount(300, "pct", qualifier="more-than")])  # fmt: skip
def test_nothing_is_said_of_flows_alike_or_of_a_bound(ask: Ask, coverage: Amount) -> None:
    assert times_as_much(ask.library.language("en"), coverage) == ""


def test_the_range_turns_with_the_ratio() -> None:
    found = times_over(Amount(50, "pct", low=40, high=80))
    assert (found.value, found.low, found.high) == (100, 25, 150)


@pytest.mark.parametrize("question", ["who bought most 2019", "кто купил лес в 2019",
                                      "who sold to us in 2019",
                                      "who has a deficit with us 2019", "кто вырос в 2019",
                                      "с кем у нас дефицит 2019"])  # fmt: skip
def test_who_bought_or_sold_is_no_sum(ask: Ask, question: str) -> None:
    assert not reply_to(ask, question, VOCABULARY, "en", "customs").understood


@pytest.mark.parametrize(
    "question", ["who has a deficit with us 2019", "which countries have a deficit with us"]
)
def test_a_deficit_that_others_have_is_none_of_ours(ask: Ask, question: str) -> None:
    assert read_view(question, VOCABULARY) is None
