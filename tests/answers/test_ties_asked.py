"""Agreements and events of years: by the date that is asked for, with what has none."""

from __future__ import annotations

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.commands.ask import found_for
from dashboard.loaders.records import records
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.search_ties import ties_found
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.scenes import plain


@pytest.fixture(scope="module")
def ask() -> Ask:
    return ask_of(open_library(read_settings({})))


def said_of(ask: Ask, words: Vocabulary, question: str) -> tuple[str, str, str]:
    """The status of an answer, what it says, and where it leads."""
    lang = "en" if question.isascii() else "ru"
    found = found_for(ask, question, words, ask.library.language(lang), "")
    return str(found["status"]), plain(str(found["understood"])), str(found["address"])


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("agreements ended until 2015", 1, 2015),
        ("соглашения, прекращённые до 2015 года", 1, 2015),
        ("agreements ended until 2018", 1, 2018), ("agreements ended in 2018", 2018, 2018),
        ("соглашения, завершённые в 2022 году", 2022, 2022),
        ("agreements terminated since 2018", 2018, 2100),
    ],
)  # fmt: skip
def test_what_has_ended_is_counted_by_its_end(
    ask: Ask, vocabulary: Vocabulary, question: str, first: int, last: int
) -> None:
    ended = {
        row.relation
        for row in records(ask.library.relations.relations)
        if (row.kind, row.state, row.counted_as) == ("agreement", "ended", "foreign")
        and first <= int(row.until[:4] or 0) <= last
    }
    _, said, _ = said_of(ask, vocabulary, question)
    assert ended and said.startswith((f"Ended: {len(ended)} ", f"Завершено: {len(ended)} "))


@pytest.mark.parametrize(
    "question",
    ["agreements in force until 2015", "соглашения, действующие до 2015 года",
     "agreements in force in 2010", "unconfirmed agreements until 2010", "last ended agreement",
     "events until 2015 and 2018", "события до 2015 и 2018", "exports until 2015 and 2018"],
)  # fmt: skip
def test_what_was_in_force_at_a_date_is_not_told_by_what_is_today(
    ask: Ask, vocabulary: Vocabulary, question: str
) -> None:
    assert said_of(ask, vocabulary, question)[0] == "not understood"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("agreements until 2010", "9 more without a date"),
        ("соглашения до 2010 года", "ещё 9 без даты"),
        ("agreements in force since 2018", "7 more without a date"),
        ("agreements 2018", "No source names any · 2018 · 9 without a date"),
    ],
)
def test_agreements_without_a_date_are_told_beside_those_of_a_date(
    ask: Ask, vocabulary: Vocabulary, question: str, said: str
) -> None:
    assert said in said_of(ask, vocabulary, question)[1]
    assert "without a date" not in said_of(ask, vocabulary, "agreements in force")[1]


@pytest.mark.parametrize(
    ("question", "said", "kind"),
    [
        ("agreements 2019", "2019 · 9 without a date · of any year: ", "agreement"),
        ("соглашения 2019", "2019 год · 9 без даты · за все годы: ", "agreement"),
        ("visits 1995", "1995 · 6 without a date · of any year: ", "visit"),
    ],
)
def test_where_none_is_of_a_year_those_of_any_are_opened(
    ask: Ask, vocabulary: Vocabulary, question: str, said: str, kind: str
) -> None:
    _, understood, address = said_of(ask, vocabulary, question)
    assert said in understood and "Ask for less" not in understood
    assert address.startswith("/relations?") and f"kind={kind}" in address
    assert "year" not in address
    lang = "ru" if question.startswith("с") else "en"
    found = ties_found(ask, question, vocabulary, ask.library.language(lang))
    assert found[0]["href"] and len(found) > 5 and all("go" in one for one in found[1:])


@pytest.mark.parametrize(
    ("question", "said", "opens"),
    [
        ("events 2018 and 2020", "2018: {2018}, 2020: {2020}", False),
        ("события 2018 и 2020", "2018 г.: {2018}, 2020 г.: {2020}", False),
        ("agreements 2003 and 2010", "2003: {2003}, 2010: {2010}", False),
        ("agreements 2010 and 2015", "2010: {2010}, 2015: {2015}", True),
        ("соглашения 2010 и 2015", "2010 г.: {2010}, 2015 г.: {2015}", True),
    ],
)
def test_of_years_apart_the_count_of_each_is_said(
    ask: Ask, vocabulary: Vocabulary, question: str, said: str, opens: bool
) -> None:
    noun = question.split()[0]
    counts: dict[str, int] = {}
    for year in ("2003", "2010", "2015", "2018", "2020"):
        count = said_of(ask, vocabulary, f"{noun} {year}")[1].split()[0]
        counts[year] = int(count) if count.isdigit() else 0
    whole = said_of(ask, vocabulary, question)
    for year, count in counts.items():
        said = said.replace(f"{{{year}}}", f"{count}")
    assert said in whole[1] and ("year=2010" in whole[2]) == opens


@pytest.mark.parametrize("year", [2009, 2012, 2017, 2018, 2019, 2021])
def test_events_of_a_year_are_those_that_its_page_counts(
    ask: Ask, vocabulary: Vocabulary, year: int
) -> None:
    """One of several years was counted in its first alone: 30 led to a page of 31."""
    timeline = chart_of(chart_named("timeline"), ask, read_query(f"year={year}", ask.library))
    _, said, _ = said_of(ask, vocabulary, f"events {year}")
    assert plain(timeline.title).split(" event")[0] == said.split(" event")[0]


@pytest.mark.parametrize(
    ("question", "lang", "others"),
    [
        ("who visited Belarus", "en", ["10 relations", "9 events"]),
        ("кто посетил Беларусь", "ru", ["10 связей", "9 событий"]),
        ("форумы с Турцией", "ru", ["3 события"]),
        ("visits to Chad", "en", []),
    ],
)
def test_where_none_is_of_a_kind_what_else_there_is_with_the_partner_is_opened(
    ask: Ask, vocabulary: Vocabulary, question: str, lang: str, others: list[str]
) -> None:
    none, *found = ties_found(ask, question, vocabulary, ask.library.language(lang))
    assert none["title"] == ask.library.language(lang).t("search.ties.none")
    assert [one["title"].replace("\xa0", " ") for one in found] == others
    assert all("partner=" in one["href"] and "kind=" not in one["href"] for one in found)


@pytest.mark.parametrize(
    "question", ["who visited China", "делегации из Китая", "посещения Китая", "приезд из Китая"]
)
def test_visits_are_found_by_what_is_done(ask: Ask, vocabulary: Vocabulary, question: str) -> None:
    lang = "en" if question.isascii() else "ru"
    found = ties_found(ask, question, vocabulary, ask.library.language(lang))
    assert "8" in found[0]["title"] and "kind=visit" in found[0]["href"]
    assert all(one["go"].startswith("/relations/CN") for one in found[1:])
