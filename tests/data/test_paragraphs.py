"""Each fact of the region's two pages stands in the data and is visible on at least one page, in
both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dashboard.documents.address import known_code
from dashboard.loaders.published import load_published
from dashboard.loaders.records import records, text_in
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations
from dashboard.pages.screen import state, tree
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.trees import words

DATA = Path(__file__).parents[2] / "data"
FACTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "paragraph_facts.toml").read_text(encoding="utf-8")
)
LANGUAGES = ("en", "ru")
Reading = Callable[[str, str], str]


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """Id → row of the figures, relations and events."""
    registers = load_registers(DATA)
    relations, figures = load_relations(DATA, registers), load_published(DATA, registers).figures
    every = ((figures, "figure"), (relations.relations, "relation"), (relations.events, "event"))
    return {getattr(row, key): row for frame, key in every for row in records(frame)}


def texts_of(row: Any, language: str) -> str:
    """All texts of a row in a language, and its quote if that is in it."""
    found = [text for name, text in row._asdict().items() if name.endswith(f"_{language}")]
    found += [row.quote] if row.quote_lang == language else []
    return " | ".join(found).replace("\u00a0", " ")


def test_every_paragraph_is_there() -> None:
    paragraphs = load_relations(DATA, load_registers(DATA)).paragraphs["paragraph"]
    assert set(FACTS) == set(paragraphs)


@pytest.mark.parametrize("paragraph", FACTS)
def test_its_rows_are_there_and_from_its_page(paragraph: str, rows: dict[str, Any]) -> None:
    source = "S01" if paragraph.startswith("FER") else "C02"
    for code in FACTS[paragraph]["rows"]:
        row = rows[code]
        assert source in (row.source, *row.also.split(";")), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paragraph", FACTS)
def test_its_facts_stand_in_the_texts_of_its_rows(
    paragraph: str, language: str, rows: dict[str, Any]
) -> None:
    told = " | ".join(texts_of(rows[code], language) for code in FACTS[paragraph]["rows"])
    for fact in FACTS[paragraph]["facts"]:
        text = fact[LANGUAGES.index(language)]
        assert text.lower() in told.lower(), text


@pytest.mark.parametrize("paragraph", FACTS)
def test_its_values_are_those_of_its_figures(paragraph: str, rows: dict[str, Any]) -> None:
    told = FACTS[paragraph].get("values", [])
    values = {rows[code].value for code in FACTS[paragraph]["rows"] if code[0] == "T"}
    for english, russian in told:
        value = float(english.replace(",", "").rstrip("%"))
        assert value in values
        assert value == float(russian.replace(" ", "").replace(",", ".").rstrip("%"))


@pytest.mark.parametrize("paragraph", FACTS)
def test_its_fields_are_those_of_its_rows(paragraph: str, rows: dict[str, Any]) -> None:
    named = {code for row in FACTS[paragraph]["rows"] if row[0] != "T"
             for code in rows[row].sectors}  # fmt: skip
    assert set(FACTS[paragraph].get("fields", [])) <= named


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return ask_of(open_library(read_settings({}, data_dir=tmp_path_factory.mktemp("data"))))


@pytest.fixture(scope="module")
def read_on(ask: Ask) -> Callable[[str, str], str]:
    """``read_on(address, language)``: everything that can be read on a page, the texts of its
    tables among them."""

    @cache
    def read(address: str, language: str) -> str:
        shown = show(ask, address, f"lang={language}")
        assert not shown.failed and not shown.problems, address
        tables = " ".join(state(shown, {})["tables"].values())
        texts = f"{' '.join(words(tree(shown)))} {unescape(re.sub('<[^>]+>', ' ', tables))}"
        return " ".join(texts.split()).lower()

    return read


OFFERED = ("/", "/trade", "/partners", "/relations", "/data")
"""The pages of the navigation; beside them the profiles that the list of partners leads to."""


def pages_of(rows: dict[str, Any], paragraph: str) -> list[str]:
    """The pages on which the rows of a paragraph may stand."""
    found = [rows[code] for code in FACTS[paragraph]["rows"] if code[0] != "T"]
    codes = [code for row in found for code in (*row.regions, *row.countries)]
    registers = load_registers(DATA)
    there = [code for code in dict.fromkeys(codes) if known_code(code, registers)]
    return [*OFFERED, *(f"/relations/{code}" for code in there)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paragraph", FACTS)
def test_its_facts_are_visible_on_a_page(
    paragraph: str, language: str, rows: dict[str, Any], read_on: Reading
) -> None:
    at = LANGUAGES.index(language)
    facts = [pair[at] for pair in (*FACTS[paragraph]["facts"], *FACTS[paragraph].get("values", []))]
    pages = [read_on(page, language) for page in pages_of(rows, paragraph)]
    hidden = [fact for fact in facts if not any(fact.lower() in page for page in pages)]
    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ranks_in_the_district_are_visible_on_the_first_page(
    read_on: Reading, language: str
) -> None:
    """FER07: they stood in a folded table of the page about the data only."""
    named = {
        "en": "rank in the north-west federal district in 2018: 2 in exports, 3 in imports",
        "ru": "место в северо-западном федеральном округе в 2018 году: "
        "по экспорту — 2 -е, по импорту — 3 -е",
    }
    assert named[language] in read_on("/", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_of_the_pages_is_listed_with_the_timeline(
    ask: Ask, read_on: Reading, language: str
) -> None:
    """IR10–IR14: the table stopped at 40 rows, before those without a date."""
    page = read_on("/relations", language)
    for row in records(ask.library.relations.events):
        title = " ".join(text_in(row, "title", language).split()).lower()
        assert title in page, row.event


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_notes_and_quotes_stand_beside_their_rows(
    ask: Ask, read_on: Reading, language: str
) -> None:
    """What no page said: places, notes and the words of the sources."""
    known = ask.library.relations
    for frame in (known.relations, known.events):
        for row in records(frame):
            if row.counted_as != "foreign" or not (row.regions or row.countries):
                continue
            page = read_on(f"/relations/{(*row.regions, *row.countries)[0]}", language)
            for noun in ("place", "note"):
                text = " ".join(text_in(row, noun, language).split()).lower()
                assert text in page, (row, noun)
            assert " ".join(row.quote.split()).lower() in page, row
