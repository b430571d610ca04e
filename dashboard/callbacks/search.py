"""``/search.json?q=…&lang=…&dataset=…``: what the search dialog shows.

A question in words is answered from the dataset that is looked at.
"""

from __future__ import annotations

import flask

from dashboard.answers.inquiry import NOT_UNDERSTOOD, other_names, reply_to, vocabulary_of
from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import words_asked
from dashboard.documents.reference import is_like
from dashboard.language import Language, languages
from dashboard.measures.inquiry_view import read_view
from dashboard.measures.search import Entry, find, search_index, words_of
from dashboard.measures.similar import find_similar
from dashboard.measures.vocabulary import Vocabulary
from dashboard.pages.search_results import briefs_found, charts_found, figure, opened, proof, result
from dashboard.pages.search_view import view_found
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
    aside = words_of(*(library.language(code).t("search.aside") for code in languages()))

    @server.get("/search.json")
    def search() -> flask.Response:
        ask = ask_for_reader(library)
        known = ask.library
        words = words_asked(known)
        text = flask.request.args.get("q", "")[:LONGEST]
        if is_like(text, known.registers):
            return flask.jsonify([opened(ask, text, words)])
        dataset = flask.request.args.get("dataset", "")
        dataset = dataset if dataset in DATASETS and dataset != PUBLISHED else ""
        question = (known.version(), text, words.code, dataset)
        return flask.jsonify(kept.ask(question, lambda: _all(ask, text, words, dataset)))

    def _all(ask: Ask, text: str, words: Language, dataset: str) -> Found:
        """What a text asks for and what it names; else what is named nearly so."""
        index = indexes.ask((ask.library.sight, ask.library.owned), lambda: _index(ask.library))
        found = [
            *_asked(ask, text, words, dataset),
            *(result(one, words) for one in find(text, index, aside)),
        ]
        if found:
            return found
        return [result(one, words, similar=True) for one in find_similar(text, index, aside)]

    def _asked(ask: Ask, text: str, words: Language, dataset: str) -> Found:
        """The figure that a question in words asks for, if it is one, and where that comes from;
        else the view that the words want to see."""
        vocabulary = vocabularies.ask(None, lambda: vocabulary_of(ask.library))
        reply = reply_to(ask, text, vocabulary, words.code, dataset)
        if reply.status != NOT_UNDERSTOOD:
            return [figure(reply, ask, words), *proof(reply, ask, words)]
        view = read_view(text, vocabulary)
        return [view_found(ask, view, words, dataset)] if view else []


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
    return (*found, *charts_found(library), *briefs_found(library, found))
