"""``/r/LR-7K3Q2D``: the view of a reference, wherever it was read."""

from __future__ import annotations

from urllib.parse import urlencode

import flask
from werkzeug.wrappers import Response

from dashboard.documents.address import REFERENCE
from dashboard.documents.reference import view_of
from dashboard.language import FALLBACK
from dashboard.store.library import Library

KEPT = ("theme", "present")
"""What the reader brings: no reference has it."""


def register(server: flask.Flask, library: Library) -> None:
    """Send a reference on to its view, in its own language and the theme of whoever opens it.

    One that is none is left to the pages: the first one is shown, and says so.
    """

    @server.before_request
    def opened() -> Response | None:
        if not flask.request.path.startswith(REFERENCE):
            return None
        text = flask.request.path.removeprefix(REFERENCE)
        view = view_of(text, library.registers)
        if view is None:
            return None
        given = flask.request.args
        more = urlencode([(name, given[name]) for name in KEPT if given.get(name)])
        if "lang=" not in view.query:
            more = f"lang={FALLBACK}" + (f"&{more}" if more else "")
        return flask.redirect(view.with_(more).address, 302)
