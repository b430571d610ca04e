"""One term, one form: neither messages nor texts of the data say it otherwise."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.language import messages
from dashboard.loaders.records import records
from dashboard.loaders.schemas import registers as schemas
from dashboard.loaders.tables import read_table

DATA = Path(__file__).parents[2] / "data"
TERMS = records(read_table(DATA / "registers" / "terms.csv", schemas.TERMS))
LANGUAGES = ("en", "ru")
OF_SOURCES = ("gist", "quote")
"""Texts that say again what a source says in its own words."""
ASKED = "search.pages."
"""Words by which readers find a page."""


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Where a text of the language stands, and the text."""
    # What readers may write to find a page is theirs to choose.
    yield from (one for one in messages(language).items() if not one[0].startswith(ASKED))
    for folder in ("published", "registers"):
        for path in sorted((DATA / folder).glob("*.csv")):
            if path.name in ("terms.csv", "sources.csv"):
                continue
            with path.open(encoding="utf-8", newline="") as file:
                for line, row in enumerate(csv.DictReader(file), 2):
                    for column, cell in row.items():
                        noun, _, tongue = column.rpartition("_")
                        if tongue == language and noun not in OF_SOURCES:
                            yield f"{path.name}:{line} {column}", cell


SAID = {language: list(texts(language)) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS, ids=[row.term for row in TERMS])
def test_a_term_is_never_said_otherwise(term: object, language: str) -> None:
    for variant in filter(None, getattr(term, f"never_{language}").split(";")):
        found = [
            f"{place}: {text}"
            for place, text in SAID[language]
            if variant.lower() in text.replace("\u00a0", " ").lower()
        ]
        assert not found, f"{variant} → {getattr(term, f'name_{language}')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_do_not_contradict_each_other(language: str) -> None:
    names = [getattr(row, f"name_{language}") for row in TERMS]
    assert len(set(filter(None, names))) == len([name for name in names if name])
    for row in TERMS:
        for variant in filter(None, getattr(row, f"never_{language}").split(";")):
            assert not any(variant.lower() in name.lower() for name in names), variant


BREAKS = re.compile(r"\d\}? (?:млн|млрд|%|п\.)")


def test_no_line_ends_between_a_number_and_its_unit_in_russian() -> None:
    assert [f"{place}: {text}" for place, text in SAID["ru"] if BREAKS.search(text)] == []
