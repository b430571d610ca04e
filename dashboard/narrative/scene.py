"""What every sentence and chart needs beside its numbers: the query, the words, the names."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.language import Language
from dashboard.loaders.records import records, translated
from dashboard.narrative.dates import known_span
from dashboard.narrative.names import Names, RegisterNames
from dashboard.query import Query
from dashboard.store.ask import Ask


@dataclass(frozen=True, slots=True)
class Scene:
    """What is asked, and the words to answer in.

    ``source`` is the source line of the dataset, ``mark`` is "Demonstration data" or empty,
    ``subject`` says the filters in words ("" for all).
    """

    query: Query
    language: Language
    names: Names
    source: str = ""
    mark: str = ""
    subject: str = ""

    @property
    def year(self) -> int:
        """The chosen year."""
        return self.query.pair[0]

    @property
    def against(self) -> int:
        """The year compared with."""
        return self.query.pair[1]

    @property
    def noun(self) -> str:
        """What is measured: exports, imports or turnover."""
        return NOUNS.get(self.query.flow or "", "turnover")

    @property
    def flow(self) -> str:
        """The chosen flow, or turnover: the end of many keys of messages."""
        return self.query.flow or "turnover"


NOUNS = {"export": "exports", "import": "imports"}
FLOWS = {noun: flow for flow, noun in NOUNS.items()}


def scene_of(ask: Ask, query: Query) -> Scene:
    """The scene of a query on its store. Raises ``StoreUnavailable``."""
    words, store, registers = (
        ask.library.language(query.lang),
        ask.store(query),
        ask.library.registers,
    )
    sources = ask.library.published.sources
    names = RegisterNames(
        registers,
        words.code,
        {row.source: translated(row, "publisher", words.code) for row in records(sources)},
        store.counted_elsewhere,
    )
    return Scene(
        query=query,
        language=words,
        names=names,
        source=words.t(f"source.{query.dataset}", date=words.date(store.as_of)),
        mark=words.t("dataset.demonstration") if store.made_up else "",
        subject=subject(query, names, words),
    )


def subject(query: Query, names: Names, words: Language) -> str:
    """The filters in words: ``China; Energy; exports``; empty when nothing is chosen."""
    parts = [
        names.group(query.group) if query.group else "",
        ", ".join(names.country(partner) for partner in query.named),
        ", ".join(names.sector_in_full(sector) for sector in query.sectors),
        words.t(f"flow.{query.flow}") if query.flow else "",
        known_span(words, query) if query.months else "",
    ]
    return "; ".join(part for part in parts if part)
