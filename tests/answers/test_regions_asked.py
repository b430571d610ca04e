"""Partner regions are counted by the latest sources, and in a year by its map."""

from __future__ import annotations

import pytest

from dashboard.answers import table_rows
from dashboard.commands.ask import found_for
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.screen import tree
from dashboard.pages.show import show
from dashboard.query import Query
from dashboard.store.ask import Ask
from tests.scenes import plain
from tests.trees import text


def said_of(
    ask: Ask, words: Vocabulary, question: str, lang: str, dataset: str = ""
) -> tuple[str, str, str]:
    """The status of an answer, what it says, and where it leads."""
    found = found_for(ask, question, words, ask.library.language(lang), dataset)
    return str(found["status"]), plain(str(found["understood"])), str(found["address"])


@pytest.mark.parametrize("dataset", ["", "demonstration"])
@pytest.mark.parametrize(
    ("question", "lang", "country"),
    [
        ("how many partner regions are there in Belarus", "en", "BLR"),
        ("сколько регионов-партнёров в Белоруссии", "ru", "BLR"),
        ("number of partner regions in Finland", "en", "FIN"),
        ("какие у нас регионы-партнёры в Финляндии", "ru", "FIN"),
        ("which partner regions are in China", "en", "CHN"),
        ("how many partner regions", "en", ""), ("сколько регионов-партнёров", "ru", ""),
        ("map of partner regions", "en", ""), ("карта регионов-партнёров", "ru", ""),
        ("map of the partner regions", "en", ""), ("partner regions by country", "en", ""),
        ("регионы-партнёры по странам", "ru", ""), ("which partner regions do we have", "en", ""),
    ],
)  # fmt: skip
def test_partner_regions_of_no_year_are_those_of_the_latest_sources(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, country: str, dataset: str
) -> None:
    _, said, address = said_of(ask, vocabulary, question, lang, dataset)
    rows = ask.rows(table_rows.regions, Query(partners=(country,) if country else ()))
    count = len({row.region for row in rows if row.status == "in-force"})
    in_force = "связи действуют — " if lang == "ru" else "in force – "
    assert count and f": {in_force}{count}," in said
    assert address.startswith("/relations?") and address.endswith("#partner-map-figure")
    assert f"partner={country}" in address if country else "partner" not in address.split("#")[0]


@pytest.mark.parametrize("question", ["map of partner regions in Germany",
                                      "partner region in Germany map",
                                      "карта регионов-партнёров в Германии"])  # fmt: skip
def test_partner_regions_of_which_none_is_in_force_are_named_as_that(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    lang = "en" if question.isascii() else "ru"
    _, said, address = said_of(ask, vocabulary, question, lang)
    assert said.startswith(("Partner regions: not confirmed – 2 ",
                            "Регионы-партнёры: не подтверждены — 2 "))  # fmt: skip
    assert "partner=DEU" in address


def test_the_page_of_partner_regions_of_no_year_denies_none(
    ask: Ask, vocabulary: Vocabulary
) -> None:
    _, _, address = said_of(ask, vocabulary, "how many partner regions in Belarus", "en")
    path, _, query = address.partition("#")[0].partition("?")
    assert "4 partner regions in Belarus" in plain(text(tree(show(ask, path, query))))


@pytest.mark.parametrize(
    ("question", "lang", "said"),
    [
        ("partner regions 2018", "en", "6 partner regions in 6 countries in 2018"),
        ("регионы-партнёры 2021", "ru", "14 регионов-партнёров в 9 странах в 2021"),
        ("how many partner regions in Germany 2018", "en", "1 partner region in Germany in 2018"),
        ("how many partner regions are there in Italy", "en", "No source names a partner region"),
        ("регионы-партнёры в Азии", "ru", "Регионы-партнёры во всех странах: связи действуют — 14"),
        ("partner regions in Asia", "en", "Partner regions in all countries: in force – 14"),
    ],
)
def test_partner_regions_are_counted_where_they_are_asked_for(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, said: str
) -> None:
    assert said_of(ask, vocabulary, question, lang)[1].startswith(said)


@pytest.mark.parametrize("dataset", ["", "demonstration"])
@pytest.mark.parametrize(
    "question",
    ["exports to partner regions", "экспорт в регионы-партнёры", "торговля с регионами-партнёрами",
     "partner regions since 2018", "partner regions until 2018", "регионы-партнёры до 2018"],
)  # fmt: skip
def test_neither_trade_nor_beginnings_of_partner_regions_are_made_up(
    ask: Ask, vocabulary: Vocabulary, question: str, dataset: str
) -> None:
    lang = "en" if question.isascii() else "ru"
    assert said_of(ask, vocabulary, question, lang, dataset)[0] == "not understood"
