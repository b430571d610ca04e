"""``/figure.json?at=/data/figure/T003&lang=en``: the panel of a number, for its dialog."""

from __future__ import annotations

import json

import flask
from plotly.utils import PlotlyJSONEncoder

from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import query_text, words_asked
from dashboard.documents.address import address_of
from dashboard.pages.components.provenance import provenance_panel
from dashboard.pages.figure import panel_of
from dashboard.pages.path_prefix import prefixed_tree
from dashboard.parser import read_query
from dashboard.store.library import Library

LONGEST = 300


def register(server: flask.Flask, library: Library) -> None:
    """Answer with the components of the panel; with 404 where the address is of no number."""

    @server.get("/figure.json")
    def figure() -> flask.Response:
        ask = ask_for_reader(library)
        at = flask.request.args.get("at", "")[:LONGEST]
        address = address_of(at, ask.library.registers)
        if address is None or not address.figure:
            missing = provenance_panel(None, "", words_asked(ask.library))
            return _json(prefixed_tree(missing, library.settings.root), 404)
        query = read_query(query_text(), ask.library, relations=True, against="any")
        panel, there = panel_of(ask, address, query)
        return _json(prefixed_tree(panel, library.settings.root), 200 if there else 404)


def _json(children: list[object], status: int) -> flask.Response:
    text = json.dumps(children, cls=PlotlyJSONEncoder)
    answer = flask.Response(text, status=status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer
