"""``/search.json?q=…&lang=…``: what the search dialog shows."""

from __future__ import annotations

import flask

from dashboard.language import language
from dashboard.measures.search import Entry, find, search_index
from dashboard.query import LANGUAGES
from dashboard.store.cache import Answers
from dashboard.store.library import Library

KEPT = 512


def register(server: flask.Flask, library: Library) -> None:
    """Answer searches; an empty or odd query finds nothing, never an error."""
    indexes = Answers[tuple[Entry, ...]](1)
    kept = Answers[list[dict[str, str]]](KEPT)

    def found(query: str, lang: str) -> list[dict[str, str]]:
        now = library.current()
        index = indexes.ask(now.owned, lambda: _index(now))
        question = (now.owned, query, lang)
        return kept.ask(question, lambda: [told(entry, lang) for entry in find(query, index)])

    @server.get("/search.json")
    def search() -> flask.Response:
        lang = flask.request.args.get("lang", "")
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        return flask.jsonify(found(flask.request.args.get("q", ""), lang))


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


def told(entry: Entry, lang: str) -> dict[str, str]:
    """A result: what it is, where it leads (``go``) or what it chooses (``order``)."""
    words = language(lang)
    detail = entry.detail_ru if lang == "ru" else entry.detail_en
    kind = words.t(f"search.kind.{entry.kind}")
    leads = (
        {"order": f"sector:{entry.code}"}
        if entry.kind == "sector"
        else {"go": f"/relations/{entry.code}" if entry.code else "/relations"}
    )
    return {
        "title": entry.title_ru if lang == "ru" else entry.title_en,
        "detail": " · ".join(part for part in (kind, detail) if part),
        **leads,
    }
