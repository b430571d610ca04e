"""``/codes.json?q=2710``: the search for a commodity code, with the filters of the address."""

from __future__ import annotations

import flask

from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import query_text
from dashboard.errors import StoreUnavailable
from dashboard.loaders.records import records
from dashboard.pages.search_results import goods
from dashboard.parser import read_query
from dashboard.store.library import Library

LONGEST = 60
FOUND = 20


def register(server: flask.Flask, library: Library) -> None:
    """Answer with ``found``, each ``label, level, order``, and ``said``: how many there are.

    404 for a dataset without codes, 503 where it or its rows cannot be read; ``said`` says so.
    """

    @server.get("/codes.json")
    def codes() -> tuple[dict[str, object], int]:
        ask = ask_for_reader(library)
        query = read_query(query_text(), ask.library)
        missing = any(one.name == "dataset" for one in query.problems)
        words, text = ask.library.language(query.lang), flask.request.args.get("q", "")[:LONGEST]
        if missing:
            return {"found": [], "said": words.t("goods.unavailable")}, 503
        if "codes" not in ask.store(query).capabilities:
            return {"found": [], "said": words.t("goods.nothing")}, 404
        try:
            rows = records(ask.store(query).search_codes(text, words.code, FOUND))
        except StoreUnavailable:
            return {"found": [], "said": words.t("goods.unavailable")}, 503
        groups = ask.library.registers.groups
        found = [goods(row, groups[row.chapter], words) for row in rows]
        said = words.plural("goods.found", len(found)) if found else words.t("goods.nothing")
        return {"found": found, "said": said}, 200
