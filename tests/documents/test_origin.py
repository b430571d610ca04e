"""What was not imported is not known: no page or document of imported data calls it unpublished,
for nobody can tell from the owner's files what was published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import chain

import pytest
from dash.development.base_component import Component

from dashboard.amount import Amount
from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.answers.tables import EVERY
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.documents.factsheet import factsheet
from dashboard.documents.forms import ORDERS
from dashboard.documents.note import note
from dashboard.documents.slide import slide
from dashboard.documents.workbook import workbook
from dashboard.errors import StoreUnavailable
from dashboard.exports.tables import csv_text
from dashboard.language import Language
from dashboard.pages.screen import tree
from dashboard.pages.search_results import figure
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain
from tests.trees import text as tree_text

UNPUBLISHED = re.compile(
    r"not published|published separately|(?:is|are) published|published figures"
    r"|не опубликован|опубликованы|публикуются"
)
PAGES = ("/", "/trade", "/partners", "/partners/CHN", "/partners/EST", "/brief/EST",
         "/relations", "/relations/CHN")  # fmt: skip
ASKED = ("year=2020", "year=2018", "year=2020&partner=EST", "year=2020&partner=EST,CHN",
         "year=2020&flow=import", "year=2018&months=1-3")  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports of 2017, 2019 and 2020 to four countries; nothing of imports, and nothing of 2018."""
    rows = [row(period=f"{month:02d}/{year}", partner=one, usd=str(5_000_000 + 1000 * year * part))
            for year in (2017, 2019, 2020) for month in range(1, 13)
            for part, one in enumerate(("CN", "DE", "FI", "US"))]  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("exports"), rows)


def texts(found: object) -> Iterator[str]:
    """Every text that stands in what a document holds. A status of an amount is a word of the
    program, of which the words of the reader are made."""
    if isinstance(found, Component):
        yield tree_text(found)
    elif isinstance(found, str):
        yield found
    elif isinstance(found, (Amount, Language)):
        return
    elif isinstance(found, dict):
        yield from chain.from_iterable(map(texts, found.values()))
    elif isinstance(found, (tuple, list, frozenset)):
        yield from chain.from_iterable(map(texts, found))
    elif is_dataclass(found):
        yield from chain.from_iterable(texts(getattr(found, one.name)) for one in fields(found))


def charts(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    yield from (chart_of(one, ask, query) for one in every_chart() if one.traded(query))


def pages(ask: Ask, asked: str) -> Iterator[object]:
    yield from (tree(show(ask, path, asked)) for path in PAGES)


def factsheets(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    if len(query.partners) < 2:
        yield from (factsheet(ask, query, order) for order in ORDERS)


def notes(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    if len(query.partners) < 2:
        yield note(ask, query)


def briefs(ask: Ask, asked: str) -> Iterator[object]:
    yield from (brief_of(ask, read_query(asked, ask.library), code) for code in ("EST", "CHN"))


def slides(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    yield from (slide(ask, one, query, "") for one in every_chart() if one.traded(query))


def books(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    made = (workbook(ask, one, query, "") for one in every_chart() if one.traded(query))
    yield from ((one.data, one.shown, one.query) for one in made)


def definitions(ask: Ask, asked: str) -> Iterator[object]:
    query = read_query(asked, ask.library)
    yield workbook(ask, every_chart()[0], query, "").definitions


def frames(ask: Ask, asked: str) -> Iterator[object]:
    """The tables of the data that other programs read."""
    for name, table in EVERY.items():
        try:
            yield csv_text(table.frame(ask, read_query(asked, ask.library)), bom=False)
        except StoreUnavailable as none:
            assert name not in ("turnover", "partners", "sectors"), none


def replies(ask: Ask, asked: str) -> Iterator[object]:
    lang = read_query(asked, ask.library).lang
    words, vocabulary = ask.library.language(lang), vocabulary_of(ask.library)
    for question in ("imports 2020", "импорт из Китая 2020", "turnover 2018"):
        yield figure(reply_to(ask, question, vocabulary, lang, "customs"), ask, words)


@pytest.mark.parametrize(
    ("made", "asked", "lang"),
    [(made, asked, ("en", "ru")[(one + other) % 2])
     for one, made in enumerate(
         (charts, pages, factsheets, notes, briefs, slides, books, frames, replies))
     for other, asked in enumerate(ASKED)],
)  # fmt: skip
def test_nothing_that_was_not_imported_is_called_unpublished(
    ask: Ask, made: Callable[[Ask, str], Iterator[object]], asked: str, lang: str
) -> None:
    found = {plain(one) for one in texts(list(made(ask, f"dataset=customs&{asked}&lang={lang}")))}
    assert [one for one in found if UNPUBLISHED.search(one.lower())] == []


@pytest.mark.parametrize(
    ("made", "en", "ru"),
    [
        (charts, "Not known: 2018.", "Нет данных: 2018 г."),
        (factsheets, "“—” means that it is not known; it is never zero.",
         "Знак «—» означает, что данных нет; это не ноль."),
        (slides, "“—” means that it is not known; it is never zero.",
         "Знак «—» означает, что данных нет; это не ноль."),
        (definitions, "not known", "нет данных"),
        (replies, "not known", "нет данных"),
    ],
)  # fmt: skip
def test_it_is_said_to_be_not_known(
    ask: Ask, made: Callable[[Ask, str], Iterator[object]], en: str, ru: str
) -> None:
    for lang, said in (("en", en), ("ru", ru)):
        found = texts(list(made(ask, f"dataset=customs&year=2020&lang={lang}")))
        assert said in {plain(one) for one in found}


def test_a_year_without_a_month_is_not_said_to_have_other_months(ask: Ask) -> None:
    query = read_query("dataset=customs&year=2020", ask.library)
    found = chart_of(every_chart()[0], ask, query)
    assert found.name == "turnover"
    assert found.notes == ("For 2020 only exports are known.", "Not known: 2018.")


@pytest.mark.parametrize(
    ("path", "asked", "en", "ru"),
    [
        ("/relations/CHN", "", "202060.0————published", "202060,0————опубликовано"),
        ("/relations", "&partner=CHN", "2020 exports $60.0 million (published)",
         "2020 экспорт 60,0 млн долл. США (опубликовано)"),
    ],
)  # fmt: skip
def test_exports_known_alone_have_their_own_status(
    ask: Ask, path: str, asked: str, en: str, ru: str
) -> None:
    for lang, said in (("en", en), ("ru", ru)):
        shown = plain(tree_text(tree(show(ask, path, f"dataset=customs&lang={lang}{asked}"))))
        assert said in shown
