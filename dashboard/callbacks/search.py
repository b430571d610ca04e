"""``/search.json?q=…&lang=…&dataset=…``: what the search dialog shows.

A question in words is answered from the dataset that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import flask

from dashboard.answers.inquiry import other_names, vocabulary_of
from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import words_asked
from dashboard.documents.reference import reference_in
from dashboard.language import Language, languages
from dashboard.measures.inquiry_absent import topics_asked
from dashboard.measures.search import (
    MOST_FOUND,
    Entry,
    find,
    named_by,
    search_index,
    words_of,
)
from dashboard.measures.search_declined import find_declined, find_with_declined
from dashboard.measures.search_entries import chapter_entries, is_page_called
from dashboard.measures.similar import find_similar
from dashboard.measures.vocabulary import Unread, Vocabulary
from dashboard.pages.contract import SEARCH_KEEPS
from dashboard.pages.search_absent import not_understood, other_regions, topics_absent
from dashboard.pages.search_answers import Asked, answers
from dashboard.pages.search_meant import OfGoods, as_meant, goods_meant
from dashboard.pages.search_numbers import amounts_found, number_found, which
from dashboard.pages.search_results import (
    briefs_found,
    charts_found,
    opened,
    pages_found,
    result,
)
from dashboard.pages.search_terms import with_terms
from dashboard.pages.search_ties import heads, ties_found, with_regions
from dashboard.pages.search_view import chapter_found
from dashboard.pages.typed_numbers import numbers_in, without_numbers
from dashboard.store.ask import Ask
from dashboard.store.cache import Answers
from dashboard.store.datasets import DATASETS
from dashboard.store.library import Library
from dashboard.values import KINDS, PUBLISHED

KEPT = 512
LONGEST = 200
LONGEST_CHOICE = 40
Found = list[dict[str, str]]


class Searches:
    """What texts find, kept as long as the data stay the same."""

    def __init__(self, library: Library) -> None:
        self._indexes = Answers[tuple[Entry, ...]](2)
        self._vocabularies = Answers[Vocabulary](1)
        self._kept = Answers[Found](KEPT)
        self._aside = words_of(*(library.language(code).t("search.aside") for code in languages()))

    def found(self, ask: Ask, text: str, words: Language, asked: Asked) -> Found:
        """What a text asks for and what it names; else what is named nearly so."""
        question = (ask.library.version(), text, words.code, asked)
        return self._kept.ask(question, lambda: self._searched(ask, text, words, asked))

    def _searched(self, ask: Ask, text: str, words: Language, asked: Asked) -> Found:
        if found := self._of_numbers(ask, text, words, asked):
            return found
        library, index = ask.library, self._index(ask.library)
        vocabulary = self._vocabulary(library)
        called = _sector_called(text, vocabulary, index)
        named = find_with_declined(text, index, self._aside)
        entries = [*called, *(one for one in named if one not in called)]
        pages = [one for one in entries if is_page_called(one, text)]
        ties = ties_found(ask, text, vocabulary, words)
        # What has all the words of a text in its name is not all that they ask for: how many there
        # are goes before.
        whole = heads(ties) if entries else ties
        found = [
            *_results(pages, ask, words, asked),
            *with_terms(self._answers(ask, text, words, asked), library, text, words, self._aside),
            *whole,
            *_results([one for one in entries if one not in pages], ask, words, asked),
            *number_found(ask, text, index, words, asked.dataset),
        ]
        if found:
            return with_regions(found, library, words)

        def read(one: str) -> Found:
            return self._answers(ask, one, words, asked) or ties_found(ask, one, vocabulary, words)

        # As it stands it was read above.
        meant, instead = as_meant(text, vocabulary, lambda one: [] if one == text else read(one))
        if instead:
            said = words.t("search.meant", text=meant)
            return [{**one, "detail": f"{said} · {one['detail']}"} for one in instead]
        if topics := topics_asked(text, vocabulary):
            return topics_absent(topics, ask, words, asked.dataset)
        unread = vocabulary.unread(text)
        if unread.unknown and (declined := find_declined(text, index, self._aside)):
            return _results(declined, ask, words, asked)
        if near := find_similar(text, index, self._aside):
            return _results(near, ask, words, asked, similar=True)
        goods = [*goods_meant(text, unread, index)][:MOST_FOUND]
        if not goods:
            of_ties = any(one.kind == "tie" for one in vocabulary.known(text))
            regions = other_regions(unread, words) if of_ties else []
            return [*not_understood(unread, words), *regions]
        of_goods = self._of_goods(ask, goods, words, asked)
        # The word is known by the goods that it names, but not what is asked of them.
        known = Unread([], [], unread.known + 1)
        chapters = [one.chapter for one in goods]
        return of_goods or [*not_understood(known, words), *_results(chapters, ask, words, asked)]

    def _of_numbers(self, ask: Ask, text: str, words: Language, asked: Asked) -> Found:
        """The amounts of pages and sources that a text names by their numbers; else what it asks
        for without them, after the question which are meant; nothing of a text of other things.
        A word that is not known says nothing, but goods or a place that it names are meant."""
        if not (numbers := numbers_in(text)):
            return []
        rest, vocabulary = without_numbers(text), self._vocabulary(ask.library)
        index = self._index(ask.library)
        unknown = (one for one in vocabulary.unread(rest).unknown if words_of(one) - self._aside)
        if not any(_others_named(one, index) for one in unknown):
            year = dict(asked.chosen).get("year", "")
            said = vocabulary.known(rest)
            each = [amounts_found(ask, one, said, words, asked.dataset, year) for one in numbers]
            if any(each):
                return [*chain.from_iterable(each)]
        unclear = [which(one, words) for one in numbers]
        if instead := self._answers(ask, rest, words, asked):
            return [*unclear, *instead]
        other = rest and (
            find(text, index, self._aside) or ties_found(ask, text, vocabulary, words)
        )
        return [] if other else unclear

    def _of_goods(self, ask: Ask, goods: Iterable[OfGoods], words: Language, asked: Asked) -> Found:
        """What a question asks for, of each chapter of goods that words of it may name."""
        found: Found = []
        for one in goods:
            hits = self._answers(ask, one.text, words, asked)[:1]
            found += [{**hit, "detail": one.before(hit["detail"], words)} for hit in hits]
        return found

    def _answers(self, ask: Ask, text: str, words: Language, asked: Asked) -> Found:
        return answers(ask, text, self._vocabulary(ask.library), words, asked)

    def _index(self, library: Library) -> tuple[Entry, ...]:
        return self._indexes.ask((library.sight, library.owned), lambda: _index(library))

    def _vocabulary(self, library: Library) -> Vocabulary:
        return self._vocabularies.ask(None, lambda: vocabulary_of(library))


def register(server: flask.Flask, library: Library) -> None:
    """Answer searches; an empty or odd query finds nothing, never an error."""
    searches = Searches(library)

    @server.get("/search.json")
    def search() -> flask.Response:
        ask = ask_for_reader(library)
        words = words_asked(ask.library)
        text = flask.request.args.get("q", "")[:LONGEST]
        if meant := reference_in(text, ask.library.registers):
            return flask.jsonify([opened(ask, meant, words)])
        dataset = flask.request.args.get("dataset", "")
        dataset = dataset if dataset in DATASETS and dataset != PUBLISHED else ""
        page = flask.request.args.get("page", "/")[:LONGEST]
        return flask.jsonify(searches.found(ask, text, words, Asked(dataset, _chosen(), page)))


def _chosen() -> tuple[tuple[str, str], ...]:
    """What is chosen on the page from which is searched, as far as a question may leave it open."""
    given = ((name, flask.request.args.get(name, "")[:LONGEST_CHOICE]) for name in SEARCH_KEEPS)
    return tuple((name, text) for name, text in given if text)


def _results(
    found: Iterable[Entry], ask: Ask, words: Language, asked: Asked, *, similar: bool = False
) -> Found:
    """What is found, as the browser is told it."""
    return [
        chapter_found(ask, one, words, asked.dataset, asked.kept(()))
        if one.kind == "chapter"
        else result(one, words, similar=similar)
        for one in found
    ]


def _sector_called(text: str, vocabulary: Vocabulary, index: Iterable[Entry]) -> Sequence[Entry]:
    """The sector that a text names by another of its names, and nothing else: "timber"."""
    said = [one for one in vocabulary.meanings(text) or () if one.kind != "stop"]
    codes = [one.code for one in said if one.kind == "sector"]
    if len(said) != 1 or not codes:
        return ()
    return [one for one in index if one.kind == "sector" and one.code == codes[0]]


def _others_named(word: str, index: Iterable[Entry]) -> Sequence[Entry]:
    """Goods, places and agreements that a word beside a number may name."""
    kinds = ("chapter", "region", "agreement")
    return named_by(word, (one for one in index if one.kind in kinds))


def _words_of_kind(library: Library, kind: str) -> str:
    """The words for relations or events of a kind in every language, of one and of several."""
    known = [library.language(code) for code in languages()]
    several = (words.plural(f"kind.counted.{kind}", count)
               for words in known for count in (1, 2, 5))  # fmt: skip
    return " ".join((*(words.t(f"kind.{kind}") for words in known), *several))


def _words_for_events(library: Library) -> str:
    """What events of any kind are called in every language: "events 2019" finds those of it."""
    known = [library.language(code) for code in languages()]
    return " ".join(
        words.plural("timeline.events", count) for words in known for count in (1, 2, 5)
    )


def _index(library: Library) -> tuple[Entry, ...]:
    known, registers = library.relations, library.registers
    found = search_index(
        known.relations,
        known.events,
        registers.regions,
        registers.countries,
        registers.sectors,
        registers.home,
        other_names(library),
        {
            **{kind: _words_of_kind(library, kind) for kind in KINDS},
            "event": _words_for_events(library),
        },
    )
    goods = chapter_entries(registers.chapters)
    pages = pages_found(library)
    return (*pages, *found, *goods, *charts_found(library), *briefs_found(library, found))
