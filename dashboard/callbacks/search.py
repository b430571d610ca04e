"""``/search.json?q=…&lang=…&dataset=…``: what the search dialog shows.

A question in words is answered from the dataset that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import flask

from dashboard.answers.inquiry import NOT_UNDERSTOOD, other_names, reply_to, vocabulary_of
from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import words_asked
from dashboard.documents.reference import is_like
from dashboard.language import Language, languages
from dashboard.loaders.records import text_in
from dashboard.measures.inquiry_view import LATEST, read_view
from dashboard.measures.search import Entry, chapter_entries, find, named_by, search_index, words_of
from dashboard.measures.similar import find_similar, texts_meant
from dashboard.measures.vocabulary import Meaning, Unread, Vocabulary
from dashboard.pages.search_results import briefs_found, charts_found, figure, opened, proof, result
from dashboard.pages.search_view import chapter_found, views_found
from dashboard.store.ask import Ask
from dashboard.store.cache import Answers
from dashboard.store.datasets import DATASETS
from dashboard.store.library import Library
from dashboard.values import KINDS, PUBLISHED

KEPT = 512
LONGEST = 200
Found = list[dict[str, str]]


class Searches:
    """What texts find, kept as long as the data stay the same."""

    def __init__(self, library: Library) -> None:
        self._indexes = Answers[tuple[Entry, ...]](2)
        self._vocabularies = Answers[Vocabulary](1)
        self._kept = Answers[Found](KEPT)
        self._aside = words_of(*(library.language(code).t("search.aside") for code in languages()))

    def found(self, ask: Ask, text: str, words: Language, dataset: str) -> Found:
        """What a text asks for and what it names; else what is named nearly so."""
        question = (ask.library.version(), text, words.code, dataset)
        return self._kept.ask(question, lambda: self._searched(ask, text, words, dataset))

    def _searched(self, ask: Ask, text: str, words: Language, dataset: str) -> Found:
        library = ask.library
        index = self._indexes.ask((library.sight, library.owned), lambda: _index(library))
        found = [
            *self._asked(ask, text, words, dataset),
            *_results(find(text, index, self._aside), ask, words, dataset),
        ]
        if found:
            return found
        vocabulary = self._vocabulary(library)
        for meant in texts_meant(text, vocabulary):
            if found := self._asked(ask, meant, words, dataset):
                said = words.t("search.meant", text=meant)
                return [{**one, "detail": f"{said} · {one['detail']}"} for one in found]
        near = find_similar(text, index, self._aside)
        if near:
            return _results(near, ask, words, dataset, similar=True)
        unread = vocabulary.unread(text)
        goods = _goods_named(unread, index)
        if not goods:
            return _unread(unread, words)
        asked = self._of_goods(ask, text, unread.unknown[0], goods, words, dataset)
        # The word is known by the goods that it names, but not what is asked of them.
        known = Unread([], [], unread.known + 1)
        return asked or [*_unread(known, words), *_results(goods, ask, words, dataset)]

    def _of_goods(
        self, ask: Ask, text: str, word: str, goods: Iterable[Entry], words: Language, dataset: str
    ) -> Found:
        """What a question asks for, of each chapter of goods that a word of it may name:
        "exports of paper 2021"."""
        found: Found = []
        for one in goods:
            said = words.t("search.meant", text=f"{one.code} {text_in(one, 'title', words.code)}")
            asked = self._asked(ask, text.replace(word, f"code {one.code}", 1), words, dataset)
            found += [{**hit, "detail": f"{said} · {hit['detail']}"} for hit in asked[:1]]
        return found

    def _asked(self, ask: Ask, text: str, words: Language, dataset: str) -> Found:
        """The figure that a question in words asks for, if it is one, and where that comes from;
        else the view that the words want to see."""
        vocabulary = self._vocabulary(ask.library)
        reply = reply_to(ask, text, vocabulary, words.code, dataset)
        if reply.status != NOT_UNDERSTOOD:
            return [figure(reply, ask, words), *proof(reply, ask, words)]
        meanings, view = vocabulary.meanings(text) or (), read_view(text, vocabulary)
        if view and LATEST not in meanings:
            return views_found(ask, view, words, dataset)
        # A share has no chart of its own: without a year it is that of the latest, which is said.
        if not {Meaning("measure", "share"), LATEST} & {*meanings}:
            return []
        latest = ask.library.choices(dataset or PUBLISHED).latest
        reply = reply_to(ask, f"{text} {latest}", vocabulary, words.code, dataset)
        if reply.status != NOT_UNDERSTOOD:
            return [figure(reply, ask, words), *proof(reply, ask, words)]
        return views_found(ask, view, words, dataset) if view else []

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
        if is_like(text, ask.library.registers):
            return flask.jsonify([opened(ask, text, words)])
        dataset = flask.request.args.get("dataset", "")
        dataset = dataset if dataset in DATASETS and dataset != PUBLISHED else ""
        return flask.jsonify(searches.found(ask, text, words, dataset))


def _results(
    found: Iterable[Entry], ask: Ask, words: Language, dataset: str, *, similar: bool = False
) -> Found:
    """What is found, as the browser is told it."""
    return [
        chapter_found(ask, one, words, dataset)
        if one.kind == "chapter" and not similar
        else result(one, words, similar=similar)
        for one in found
    ]


def _goods_named(unread: Unread, index: Iterable[Entry]) -> Sequence[Entry]:
    """The chapters of goods that the one unknown word of a question may name."""
    if len(unread.unknown) != 1 or unread.unclear or not unread.known:
        return []
    return named_by(unread.unknown[0], (one for one in index if one.kind == "chapter"))


def _unread(unread: Unread, words: Language) -> Found:
    """Which words of a question are not understood, or may mean several things: it found nothing
    for their sake alone. Where all are understood, that they are not together."""
    if unread.known < 2 and not unread.unclear and not (unread.unknown and unread.known):
        # Of a text of which nothing is understood there is no word to leave out.
        return []
    key, some = ("unknown", unread.unknown) if unread.unknown else ("unclear", unread.unclear)
    if not some:
        return [{"title": words.t("search.apart"), "detail": words.t("search.ask_other")}]
    title = words.t(f"search.{key}", words=", ".join(some))
    return [{"title": title, "detail": words.t("search.ask")}]


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
    return (*found, *goods, *charts_found(library), *briefs_found(library, found))
