"""Each fact of the region's two pages stands in the data, in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dashboard.loaders.published import load_published
from dashboard.loaders.records import records
from dashboard.loaders.registers import load_registers
from dashboard.loaders.relations import load_relations

DATA = Path(__file__).parents[2] / "data"
FACTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "paragraph_facts.toml").read_text(encoding="utf-8")
)
LANGUAGES = ("en", "ru")


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """Id → row of the figures, relations and events."""
    registers = load_registers(DATA)
    relations, figures = load_relations(DATA, registers), load_published(DATA).figures
    every = ((figures, "figure"), (relations.relations, "relation"), (relations.events, "event"))
    return {getattr(row, key): row for frame, key in every for row in records(frame)}


def texts_of(row: Any, language: str) -> str:
    """All texts of a row in a language, and its quote if that is in it."""
    found = [text for name, text in vars(row).items() if name.endswith(f"_{language}")]
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
