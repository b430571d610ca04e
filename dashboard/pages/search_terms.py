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
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

MOST = 3
_WORD = re.compile(r"[^\W_]+")


def terms_found(library: Library, text: str, words: Language) -> list[dict[str, str]]:
    """The terms of which a text asks the meaning, with what they mean, and where all of them are
    explained; none where it asks for something else."""
    asking, aside = _asking(), _aside()
    named = [one for one in _WORD.findall(asking.sub(" ", text)) if not words_of(one) <= aside]
    if not named or not asking.search(text):
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


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    """The phrases that ask what something means, of every language, the longest first."""
    said = ", ".join(language(code).t("search.meaning") for code in languages())
    phrases = map(re.escape, sorted(said.split(", "), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _aside() -> frozenset[str]:
    """The skeletons of words that say nothing, of every language."""
    return words_of(*(language(code).t("search.aside") for code in languages()))
