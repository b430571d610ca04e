"""Numbers on a page that lead nowhere: what is left of its texts without links, dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale
from dash.development.base_component import Component

from dashboard.language import Language, languages
from dashboard.store.library import Library
from dashboard.typography import JOINER, NBSP

WHY_NOT = {
    "chart-title": "a chart's sentences say what its table says, in which each number is a link",
    "chart-subtitle": "the codes and months that are chosen, which are no figures",
    "chart-finding": "as the title: its numbers are links in the table of the chart",
    "note-said": "what a chart says, beside the link to it: as its finding",
    "chart-notes": "as the title; what sources disagree about leads to the ledger",
    "chart-source": "dates of sources",
    "cards-source": "dates of sources; what they disagree about leads to the ledger",
    "sources": "dates of sources",
    "dispute": "a link to the ledger, where the numbers of its topic are links",
    "row-cell": "a row's note and quote, the end of the way: what its source says",
    "formula": "a formula written out; what follows from it stands beside it and is a link",
    "terms": "definitions: their numbers (the interval of concentration) are links in the tables",
    "points": "methods and limits: what they count (6 of 160 countries) are links in the tables",
    "import-report": "what an import reports of itself is where its numbers come from",
    "goods-path": "codes of goods and their names",
    "search": "codes of goods and their names",
}
"""The classes of what holds no links, each with the reason."""
TAGS = {
    "Q": "the words of a source",
    "Code": "a checksum or the name of a file",
    "Summary": "the head of a fold, in which the same numbers are links",
    "Option": "a choice",
    "Button": "a choice, which can hold no link",
}
LISTED = ("brief.more", "relations_page.list.more", "frame.more_rows",
          "about.sources.lead")  # fmt: skip
"""How many are listed below, or are not shown here and one click away."""
RULES = ("download.lead",)
"""What is said of any number."""
MOST_LISTED = 300
_DAY = r"\d{1,2}(?:–\d{1,2})?"
_PLAIN = (
    r"\b1:\d[\d\s]*m?\b",  # the scale of a map is part of its name
    r"\b\d{1,2}:\d\d\b",  # the minute of an import
    r"\b(?:1[89]|20)\d\d\b",  # years
    r"\b\d+\.\d+\.\d+\b",  # the version of the program
    r"\bISO 3166-[12]\b",
    r"\bCC0 1\.0\b",
    r"\b(?:[Rr]elease|[Вв]ыпуск(?:ом)?) \d+\b",  # the number of a release is its name
    r"\b(?:chapter|группа) \d\d\b",  # a chapter of goods by its number
    r"\b\d+ × \d+\b",  # the size of a picture that can be had
    r"\w*[^\W\d_]\w*(?:-\d+)?",  # codes and names: NO-18, C14, 47news
)


def loose_numbers(tree: Any, names: Iterable[str], words: Language) -> list[str]:
    """The texts of a page in which a number is left that is no link, no date, year, code or name
    of the data, and stands at none of the places that are excepted for a reason.

    ``names`` are those of `names_of`."""
    return [
        text
        for text in map(breakable, _texts(tree))
        if re.search(r"\d", text)
        and text not in _of_lists(words)
        and re.search(r"\d", _without(text, names, words))
    ]


@cache
def _of_lists(words: Language) -> frozenset[str]:
    """What is said of how many are listed, and of any number."""
    listed = {words.plural(key, n) for key in LISTED for n in range(MOST_LISTED)}
    return frozenset(map(breakable, listed | {words.t(key) for key in RULES}))


def _texts(node: Any) -> Iterator[str]:
    """The texts that are in no link of a number and at no place that is excepted."""
    if isinstance(node, (list, tuple)):
        for one in node:
            yield from _texts(one)
    elif isinstance(node, Component):
        kinds = set((getattr(node, "className", "") or "").split())
        if "amount" in kinds or kinds & set(WHY_NOT) or type(node).__name__ in TAGS:
            return
        yield from _texts(getattr(node, "children", None))
    elif node is not None:
        yield str(node)


def breakable(text: str) -> str:
    """A text as data and messages have it: a page keeps counts and ranges from parting."""
    return text.replace(NBSP, " ").replace(JOINER, "")


def _without(text: str, known: Iterable[str], words: Language) -> str:
    for name in known:
        if name in text:
            text = text.replace(name, " ")
    for pattern in (_dates(words.locale), *_PLAIN):
        text = re.sub(pattern, " ", text)
    return text


@cache
def _dates(locale: str) -> str:
    """Days with their month: ``28–31 May``, ``28 мая``."""
    months = Locale.parse(locale).months["format"]["wide"].values()
    return rf"\b{_DAY} (?:{'|'.join(months)})\b"


def names_of(library: Library) -> tuple[str, ...]:
    """What the data call things: titles, parties, participants, publishers; long ones first."""
    found: set[str] = set()
    relations, published = library.relations, library.published
    for frame, nouns in (
        (relations.relations, ("title", "party")),
        (relations.events, ("title", "participants")),
        (published.sources, ("title", "publisher")),
    ):
        columns = [f"{noun}_{code}" for noun in nouns for code in languages()] + [*nouns]
        for column in columns:
            if column in frame.columns:
                found.update(str(text) for text in frame[column])
    return tuple(
        sorted((breakable(one) for one in found if re.search(r"\d", one)), key=len, reverse=True)
    )
