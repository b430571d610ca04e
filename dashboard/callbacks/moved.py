"""Addresses of partners by a code that ISO 3166-2 no longer has lead to the code of today."""

from __future__ import annotations

import flask
from werkzeug.wrappers import Response

from dashboard.documents.address import moved_to
from dashboard.store.library import Library


def register(server: flask.Flask, library: Library) -> None:
    """Send ``/relations/PL-DS`` on to ``/relations/PL-02``, its query with it, for good."""

    @server.before_request
    def moved() -> Response | None:
        path = moved_to(flask.request.path, library.registers)
        if not path:
            return None
        query = flask.request.query_string.decode("latin-1")
        return flask.redirect(f"{path}?{query}" if query else path, 301)
