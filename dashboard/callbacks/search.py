"""``/search.json?q=…&lang=…``: what the search dialog shows."""

from __future__ import annotations

import flask

from dashboard.callbacks.asked import words_asked
from dashboard.measures.search import Entry, find, search_index
from dashboard.pages.found import result
from dashboard.store.ask import ask_of
from dashboard.store.cache import Answers
from dashboard.store.library import Library

KEPT = 512
LONGEST = 200
Found = list[dict[str, str]]


def register(server: flask.Flask, library: Library) -> None:
    """Answer searches; an empty or odd query finds nothing, never an error."""
    indexes = Answers[tuple[Entry, ...]](1)
    kept = Answers[Found](KEPT)

    @server.get("/search.json")
    def search() -> flask.Response:
        known = ask_of(library).library
        words = words_asked(known)
        text = flask.request.args.get("q", "")[:LONGEST]
        index = indexes.ask(known.owned, lambda: _index(known))
        question = (known.owned, text, words.code)
        found = kept.ask(question, lambda: [result(one, words) for one in find(text, index)])
        return flask.jsonify(found)


def _index(library: Library) -> tuple[Entry, ...]:
    known, registers = library.relations, library.registers
    return tuple(
        search_index(
            known.relations,
            known.events,
            registers.regions,
            registers.countries,
            registers.sectors,
            registers.home,
        )
    )
