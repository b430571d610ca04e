"""A figure of one of the published and the imported data is not the only one that there is."""

from __future__ import annotations

import pytest

from dashboard.answers.inquiry import vocabulary_of
from dashboard.commands.ask import found_for
from dashboard.pages.search_answers import Asked, answers
from dashboard.store.ask import Ask


def found(ask: Ask, text: str, dataset: str = "", year: str = "") -> list[dict[str, str]]:
    lang = "en" if text.isascii() else "ru"
    words, vocabulary = ask.library.language(lang), vocabulary_of(ask.library)
    chosen = (("year", year),) if year else ()
    return answers(ask, text, vocabulary, words, Asked(dataset, chosen))


@pytest.mark.parametrize(
    ("text", "first", "of_imports"),
    [
        ("exports", "Exports, 2018", "Customs data · Exports, "),
        ("экспорт", "Экспорт, 2018 год", "Таможенные данные · Экспорт, "),
    ],
)
def test_of_a_question_that_both_answer_both_figures_are_found(
    asks: Ask, text: str, first: str, of_imports: str
) -> None:
    figures = [one for one in found(asks, text) if one.get("href", "").startswith("/trade")]
    assert figures[0]["detail"].replace("\xa0", " ").startswith(first)
    (other,) = (one for one in figures if "dataset=customs" in one["href"])
    assert other["detail"].replace("\xa0", " ").startswith(of_imports)
    assert other["title"] != figures[0]["title"]


def test_who_looks_at_one_dataset_is_answered_of_that_alone(asks: Ask) -> None:
    links = [one.get("href", "") for one in found(asks, "exports 2018", "customs")]
    assert links and all("dataset=customs" in link or not link for link in links)


def test_what_the_other_data_do_not_know_is_not_found(asks: Ask) -> None:
    assert not any("customs" in one.get("href", "") for one in found(asks, "exports 2021"))


def test_the_command_gives_the_figure_of_the_other_data_beside_its_own(asks: Ask) -> None:
    words, vocabulary = asks.library.language("en"), vocabulary_of(asks.library)
    found = found_for(asks, "exports", vocabulary, words, "")
    other = found["beside"]
    assert isinstance(other, dict)
    assert "dataset=customs" in str(other["address"])
    assert other["value"] not in (None, found["value"])
    assert "beside" not in found_for(asks, "exports 2018", vocabulary, words, "published")


@pytest.mark.parametrize("text", ["if exports grow", "если экспорт вырастет", "imports stops"])
def test_what_would_be_is_not_answered_as_what_was(asks: Ask, text: str) -> None:
    assert not any("href" in one for one in found(asks, text))


def test_the_other_figure_is_of_the_year_that_is_looked_at(asks: Ask) -> None:
    figures = [one for one in found(asks, "exports", year="2020") if "Customs" in one["detail"]]
    (other,) = (one["detail"].partition(" · published")[0] for one in figures)
    assert other.startswith("Customs data · Exports, ") and other.endswith("2020")


@pytest.mark.parametrize("text", ["exports last year", "экспорт в прошлом году"])
def test_of_last_year_too_both_are_found(asks: Ask, text: str) -> None:
    assert any("dataset=customs" in one.get("href", "") for one in found(asks, text))
