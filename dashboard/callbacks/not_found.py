"""An address that leads nowhere is answered with 404, and with a page that says what is missing."""

from __future__ import annotations

import flask

from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.routes import query_text
from dashboard.pages.existence import is_there
from dashboard.store.library import Library

PAGES = "/<path:path>"
"""The rule of Dash for all pages but the first."""


def register(server: flask.Flask, library: Library) -> None:
    """Have the first HTML of such an address say so in its status; the page is drawn all the same
    (`dashboard.pages.show`)."""

    @server.after_request
    def status(answer: flask.Response) -> flask.Response:
        request = flask.request
        of_page = request.url_rule is not None and request.url_rule.rule == PAGES
        if of_page and answer.status_code == 200:
            there = is_there(ask_for_reader(library), request.path, query_text())
            answer.status_code = 200 if there else 404
        return answer
