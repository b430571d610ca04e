"""What the search suggests to ask is answered."""

from __future__ import annotations

import re
import tomllib

import pytest

from dashboard.answers.inquiry import vocabulary_of
from dashboard.commands.ask import found_for
from dashboard.language import languages
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.search_answers import Asked, answers
from dashboard.settings import ROOT
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

QUOTED = re.compile("[“«]([^”»]+)[”»]")


def suggested(lang: str) -> list[str]:
    """What messages of the search put in quotation marks that is more than a word."""
    messages = tomllib.loads((ROOT / f"dashboard/messages/{lang}.toml").read_text("utf-8"))
    search = messages["search"]
    texts = [search["none"], search["number_ask"], *search["absent"].values()]
    found = (one for text in texts for one in QUOTED.findall(text))
    return [one for one in found if re.search(r"\s", one)]


@pytest.fixture(scope="module")
def vocabulary(ask: Ask) -> Vocabulary:
    return vocabulary_of(ask.library)


@pytest.mark.parametrize("dataset", ["", "demonstration"])
@pytest.mark.parametrize(
    ("lang", "question"), [(lang, one) for lang in languages() for one in suggested(lang)]
)
def test_what_is_suggested_is_understood(
    ask: Ask, vocabulary: Vocabulary, lang: str, question: str, dataset: str
) -> None:
    asked = question.replace("{year}", f"{ask.library.choices(PUBLISHED).latest}")
    words = ask.library.language(lang)
    found = found_for(ask, asked, vocabulary, words, dataset)
    assert found["status"] not in ("not understood", "not in the data"), asked
    assert answers(ask, asked, vocabulary, words, Asked(dataset)), asked


def test_the_largest_goods_are_named_of_imported_data(ask: Ask) -> None:
    vocabulary = vocabulary_of(ask.library)
    for question, lang in (("largest goods", "en"), ("main goods", "en"), ("основные товары", "ru"),
                           ("главные товары", "ru")):  # fmt: skip
        words = ask.library.language(lang)
        found = found_for(ask, question, vocabulary, words, "demonstration")
        assert str(found["address"]).endswith("#sector-chart-figure")
