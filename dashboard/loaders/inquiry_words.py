"""The words of questions: what they, the names of the registers and their forms mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.flows import Flow
from dashboard.language import languages
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers
from dashboard.loaders.schemas.registers import INQUIRY_WORDS
from dashboard.loaders.tables import read_table

_TOWARD: dict[str, Flow] = {"to": "export", "from": "import"}
"""The forms of Russian names that say which way goods go: «в Финляндию», «из Финляндии»."""

_WHOSE, _WHOM = "gen", "dat"
"""The forms of Russian names that say whose something is, and whom it is given."""

_FLOWS: dict[str, Flow] = {"export": "export", "import": "import"}


class Word(NamedTuple):
    """A word or phrase, what kind of thing it names, the code of that, and which way goods go to
    or from it, where the phrase says so. ``written``: it counts only as it is written, by its
    capitals; ``genitive``: it says whose something is, «Китая»; ``dative``: to whom it goes,
    «Китаю»."""

    phrase: str
    kind: str
    code: str
    toward: Flow | None = None
    written: bool = False
    genitive: bool = False
    dative: bool = False


def load_inquiry_words(registers: Registers) -> tuple[Word, ...]:
    """All words and phrases that questions about trade may have, of all languages at once; those
    of the register of words come first. Without that register there are names alone.

    Raises:
        DataRefused: the register of words breaks its rules.
    """
    path = registers.data / "registers" / "inquiry_words.csv"
    there = path.exists()
    rows = records(read_table(path, INQUIRY_WORDS, registers.codes)) if there else ()
    known = [_known(row, registers) for row in rows]
    proper = {one.phrase.casefold() for one in known if one.written}
    names = [one for one in _countries(registers) if one.phrase.casefold() not in proper]
    return (*known, *names, *_goods(registers))


def _known(row: Any, registers: Registers) -> Word:
    """A word of the register; goods of an origin come from there, and what partners bought went to
    them. A union is one that has a column of its own in the register of countries: its members."""
    match row.kind:
        case "union":
            countries = registers.countries
            members = countries.loc[countries[row.code].eq(1), "country"]
            abroad = (code for code in members if code != registers.home)
            return Word(row.word, "union", ",".join(abroad))
        case "proper":
            return Word(row.word, "country", row.code, written=True)
        case "view" | "measure":
            chart, _, flow = row.code.partition("/")
            return Word(row.word, row.kind, chart, _FLOWS.get(flow))
        case "origin":
            return Word(row.word, "country", row.code, "import")
    return Word(row.word, row.kind, row.code)


def _countries(registers: Registers) -> Iterator[Word]:
    """Every country but that of the region, by its code, its names and their forms."""
    for row in records(registers.countries):
        if row.kind not in ("country", "territory") or row.country == registers.home:
            continue
        for code in filter(None, (row.country, row.alpha2)):
            yield Word(code, "country", row.country, written=True)
        for language in languages():
            name = registers.country_name(row.country, language)
            yield Word(name, "country", row.country)
            forms = vars(name)
            for form, text in forms.items():
                # "In Finland" says neither that goods go there nor that they come from there; nor
                # does «с Гаити», which is "with" as well.
                if form != "where":
                    both = form != "with" and text == forms.get("with")
                    toward = None if both else _TOWARD.get(form)
                    whose, whom = form == _WHOSE, form == _WHOM
                    yield Word(text, "country", row.country, toward, genitive=whose, dative=whom)


def _goods(registers: Registers) -> Iterator[Word]:
    for row in records(registers.sectors):
        if row.kind == "trade":
            for language in languages():
                for name in (registers.sector_name, registers.sector_short):
                    yield Word(name(row.sector, language), "sector", row.sector)
