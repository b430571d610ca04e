"""The words of questions: what they, the names of the registers and their forms mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.choices import Flow
from dashboard.language import languages
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas.registers import INQUIRY_WORDS
from dashboard.loaders.tables import read_table

_TOWARD: dict[str, Flow] = {"to": "export", "from": "import"}
"""The forms of Russian names that say which way goods go: «в Финляндию», «из Финляндии»."""


class Word(NamedTuple):
    """A word or phrase, what kind of thing it names, the code of that, and which way goods go to
    or from it, where the phrase says so."""

    phrase: str
    kind: str
    code: str
    toward: Flow | None = None


def load_inquiry_words(data: Path, registers: Registers) -> list[Word]:
    """All words and phrases that questions about trade may have, of all languages at once; those
    of the register of words come first. Without that register there are names alone.

    Raises:
        DataRefused: the register of words breaks its rules.
    """
    path = data / "registers" / "inquiry_words.csv"
    there = path.exists()
    rows = records(read_table(path, INQUIRY_WORDS, registers.codes)) if there else ()
    known = [Word(row.word, row.kind, row.code) for row in rows]
    return [*known, *_countries(registers), *_goods(registers)]


def _countries(registers: Registers) -> Iterator[Word]:
    """Every country but that of the region, by its code, its names and their forms."""
    for row in records(registers.countries):
        if row.kind not in ("country", "territory") or row.country == registers.home:
            continue
        yield Word(row.country, "country", row.country)
        for language in languages():
            name = registers.country_name(row.country, language)
            yield Word(name, "country", row.country)
            for form, text in vars(name).items():
                yield Word(text, "country", row.country, _TOWARD.get(form))


def _goods(registers: Registers) -> Iterator[Word]:
    for row in records(registers.sectors):
        if row.kind == "trade":
            for language in languages():
                for name in (registers.sector_name, registers.sector_short):
                    yield Word(name(row.sector, language), "sector", row.sector)
