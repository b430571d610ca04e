"""What a term means, as searches find it: "what does balance mean", «что такое сальдо»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dashboard.documents.address import path_of
from dashboard.language import Language, language, languages
from dashboard.measures.search import Entry, entry_of, named_by, words_of
from dashboard.narrative.about import definitions
from dashboard.pages.components.document import section_id
from dashboard.pages.search_results import is_known
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

MOST = 3
Found = list[dict[str, str]]
_WORD = re.compile(r"[^\W_]+")


def with_terms(
    found: Found, library: Library, text: str, words: Language, aside: frozenset[str]
) -> Found:
    """What answers a text, and the terms of which it asks the meaning, with what they mean, and
    where all of them are explained. They go before all else, but not before a figure of a text that
    asks for it in the same words: "what is the turnover". ``aside``: the skeletons of words that
    say nothing."""
    meaning, either = _asking("meaning"), _asking("meaning_or_figure")
    if meaning.search(text):
        return [*_explained(library, meaning.sub(_left, text), words, aside), *found]
    if not either.search(text):
        return found
    terms = _explained(library, either.sub(_left, text), words, aside)
    return [*found, *terms] if any(map(is_known, found)) else [*terms, *found]


def _explained(library: Library, text: str, words: Language, aside: frozenset[str]) -> Found:
    """The terms that a text names, the shortest first; none where it names anything else."""
    named = [one for one in _WORD.findall(text) if not words_of(one) <= aside]
    if not named:
        return []
    found: Sequence[Entry] = [*_terms(library)]
    for word in named:
        found = named_by(word, found, most=len(found))
    known = _defined(library, words)
    place = f"{path_of('data')}#{section_id('definitions')}"
    shortest = sorted(found, key=lambda one: len(one.titles))[:MOST]
    explained = (known[int(one.code)] for one in shortest)
    return [{"title": term, "detail": meaning, "go": place} for term, meaning in explained]


def _defined(library: Library, words: Language) -> list[tuple[str, str]]:
    return definitions(words, library.choices(PUBLISHED).latest, None)


def _terms(library: Library) -> Iterator[Entry]:
    """The terms by their names in every language; the code is their place."""
    known = {code: _defined(library, library.language(code)) for code in languages()}
    for place, every in enumerate(zip(*known.values(), strict=True)):
        names = {code: term for code, (term, _) in zip(known, every, strict=True)}
        yield entry_of("term", str(place), names, {})


@lru_cache(maxsize=2)
def _asking(what: str) -> re.Pattern[str]:
    """The phrases that ask for something, of every language, the longest first; "…" stands for
    what they ask it of."""
    said = ", ".join(language(code).t(f"search.{what}") for code in languages())
    phrases = sorted(said.split(", "), key=len, reverse=True)
    written = (re.escape(one).replace("…", "(.+)") for one in phrases)
    return re.compile(rf"\b(?:{'|'.join(written)})\b", re.IGNORECASE)


def _left(phrase: re.Match[str]) -> str:
    """What stands within a phrase."""
    return f" {' '.join(filter(None, phrase.groups()))} "
