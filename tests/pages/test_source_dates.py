"""Every source line says of when its data are: charts, cards, documents and answers to questions,
of every dataset, on every page, in every language."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.documents.compose import compose
from dashboard.documents.document import (
    Book,
    BriefSheet,
    Deck,
    Document,
    Factsheet,
    Picture,
)
from dashboard.documents.forms import FORMATS
from dashboard.documents.request import read_request
from dashboard.imports.customs import Import, import_customs
from dashboard.language import languages
from dashboard.narrative.sources import dates
from dashboard.pages.data_dates import cards_source
from dashboard.pages.search_results import figure
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, written
from tests.imports.customs_files import text as file_text
from tests.trees import text

DATASETS = ("published", "customs", "demonstration")
PAGES = ("/", "/trade", "/partners", "/relations", "/relations/NO-18", "/relations/CHN",
         "/relations/AUT")  # fmt: skip
STATES = ("", "year=2021", "year=1999", "partner=CHN", "partner=NOR,DEU", "sector=wood",
          "sector=culture", "flow=export", "group=eaeu", "colour=trade")  # fmt: skip
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The published figures, and a small release of either imported dataset."""
    folder = tmp_path_factory.mktemp("every")
    rows = [row(period=f"{m:02d}/{y}", usd="1000") for y in (2018, 2019) for m in range(1, 13)]
    rows += [row("ИМ", f"{m:02d}/2019", "BY", "8703231981", "25") for m in range(1, 13)]
    file = written(folder / "f.csv", file_text(rows))
    for dataset in DATASETS[1:]:
        import_customs(Import((file,), folder, dataset=dataset), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)), dt.date(2026, 11, 26))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("path", PAGES)
def test_every_chart_and_every_row_of_cards_is_dated(
    every: Ask, path: str, dataset: str, lang: str
) -> None:
    for state in STATES:
        shown = show(every, path, f"dataset={dataset}&lang={lang}&{state}")
        for drawn in shown.charts:
            chart, at = drawn.chart, (drawn.declared.name, state)
            assert YEAR.search(chart.source), at
            cited = (*chart.sources, *chart.cited)
            assert not cited or dates(shown.scene, cited) in chart.source, at
        if shown.cards:
            assert YEAR.search(text(cards_source(shown))), state


def lines(document: Document) -> Iterator[str]:
    """The source lines of a document."""
    match document:
        case Deck(slides):
            yield from (one.chart.source for one in slides)
        case Book(chart=chart):
            yield chart.source
        case Picture(caption=caption):
            yield caption.source
        case Factsheet(subtitle=line):
            yield line
        case BriefSheet(brief=brief):
            yield brief.dated


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("what", FORMATS)
def test_every_document_is_dated(every: Ask, what: str, dataset: str, lang: str) -> None:
    found: list[tuple[str, str]] = []
    for more in ("chart=sector-chart", "chart=turnover-chart&sector=culture", "path=/relations",
                 "chart=timeline-chart", "partner=CHN", "partner=AUT"):  # fmt: skip
        if what == "brief" and "partner" not in more:
            continue
        query = f"dataset={dataset}&lang={lang}&{more}"
        document = compose(every, read_request(what, FORMATS[what][0], query, every.library))
        found += [(more, line) for line in lines(document)]
    assert [more for more, line in found if not YEAR.search(line)] == []
    assert found or what in ("table",)


@pytest.mark.parametrize("lang", languages())
def test_every_answer_to_a_question_in_words_is_dated(every: Ask, lang: str) -> None:
    file = Path(__file__).parents[1] / "answers" / "inquiries.csv"
    asked = [*csv.DictReader(file.read_text(encoding="utf-8").splitlines())]
    vocabulary, words = vocabulary_of(every.library), every.library.language(lang)
    undated, answered = [], 0
    for number, one in enumerate(asked):
        for dataset in ("", DATASETS[number % len(DATASETS)]):
            reply = reply_to(every, one["question"], vocabulary, lang, dataset)
            if reply.query is None or not reply.value.known:
                continue
            answered += 1
            detail = figure(reply, every, words)["detail"]
            undated += [] if YEAR.search(detail) else [(one["question"], dataset, detail)]
    assert undated == [] and answered


@pytest.mark.parametrize(
    ("lang", "question"),
    [("en", "number of partner countries 2018"), ("ru", "количество стран-партнёров 2018")],
)
def test_the_number_of_partners_has_the_date_of_its_source(
    every: Ask, lang: str, question: str
) -> None:
    words = every.library.language(lang)
    reply = reply_to(every, question, vocabulary_of(every.library), lang)
    assert reply.value.known
    assert words.date("2021-01-12") in figure(reply, every, words)["detail"]
