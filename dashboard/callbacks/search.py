"""``/search.json?q=…&lang=…&dataset=…``: what the search dialog shows.

A question in words is answered from the dataset that is looked at.
"""

from __future__ import annotations

import flask

from dashboard.answers.inquiry import NOT_UNDERSTOOD, other_names, reply_to, vocabulary_of
from dashboard.callbacks.asked import words_asked
from dashboard.callbacks.reader import ask_seen
from dashboard.documents.reference import is_like
from dashboard.language import Language
from dashboard.measures.search import Entry, find, search_index
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.found import charts_found, figure, opened, proof, result
from dashboard.store.ask import Ask
from dashboard.store.cache import Answers
from dashboard.store.datasets import DATASETS
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

KEPT = 512
LONGEST = 200
Found = list[dict[str, str]]


def register(server: flask.Flask, library: Library) -> None:
    """Answer searches; an empty or odd query finds nothing, never an error."""
    indexes = Answers[tuple[Entry, ...]](2)
    vocabularies = Answers[Vocabulary](1)
    kept = Answers[Found](KEPT)

    @server.get("/search.json")
    def search() -> flask.Response:
        ask = ask_seen(library)
        known = ask.library
        words = words_asked(known)
        text = flask.request.args.get("q", "")[:LONGEST]
        if is_like(text, known.registers):
            return flask.jsonify([opened(ask, text, words)])
        dataset = flask.request.args.get("dataset", "")
        dataset = dataset if dataset in DATASETS and dataset != PUBLISHED else ""
        question = (known.version(), text, words.code, dataset)
        found = kept.ask(
            question, lambda: [*_figure(ask, text, words, dataset), *_found(known, text, words)]
        )
        return flask.jsonify(found)

    def _figure(ask: Ask, text: str, words: Language, dataset: str) -> Found:
        """The figure that a question in words asks for, if it is one, and where that comes
        from."""
        vocabulary = vocabularies.ask(None, lambda: vocabulary_of(ask.library))
        reply = reply_to(ask, text, vocabulary, words.code, dataset)
        if reply.status == NOT_UNDERSTOOD:
            return []
        return [figure(reply, ask, words), *proof(reply, ask, words)]

    def _found(known: Library, text: str, words: Language) -> Found:
        index = indexes.ask((known.sight, known.owned), lambda: _index(known))
        return [result(one, words) for one in find(text, index)]


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
    )
    return (*found, *charts_found(library))
