"""Addresses by a code that ISO 3166-2 no longer has, or in letters of another size, lead to those
of today; a brief of a region to its path."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

import flask
from werkzeug.wrappers import Response

from dashboard.documents.address import address_of, code_written, moved_to
from dashboard.parser import name_written, value_written
from dashboard.store.library import Library

BRIEF = "/brief"


def register(server: flask.Flask, library: Library) -> None:
    """Send ``/relations/PL-DS`` on to ``/relations/PL-02``, its query with it, for good, and
    ``/brief?partner=PL-DS`` to ``/brief/PL-02``: the filter of partners knows countries alone."""

    @server.before_request
    def moved() -> Response | None:
        asked = flask.request
        path = moved_to(asked.path, library.registers)
        query = asked.query_string.decode("latin-1")
        # Every request comes by here, and hardly one has anything to be written otherwise.
        if (small := _small(query)) != query:
            address = address_of(asked.path, library.registers)
            if address is not None:
                path, query = path or quote(address.path), small
        if not path and asked.path == BRIEF:
            path, query = _of_region(query)
        return flask.redirect(f"{path}?{query}" if query else path, 301) if path else None

    def _of_region(query: str) -> tuple[str, str]:
        """The path of the brief of the region that a query names, and the rest of the query."""
        pairs = parse_qsl(query, keep_blank_values=True)
        named = [value for name, value in pairs if name == "partner"]
        code = code_written(named[0], library.registers) if len(named) == 1 else ""
        if "-" not in code:
            return "", query
        rest = [(name, value) for name, value in pairs if name != "partner"]
        return f"{BRIEF}/{code}", urlencode(rest, safe=",-")


def _small(query: str) -> str:
    """A query with ``Year`` as ``year`` and ``lang=RU`` as ``lang=ru``: scripts of the page know
    its names and values as they are."""
    pairs = (one.partition("=") for one in query.split("&"))
    named = ((name_written(name), sign, value) for name, sign, value in pairs)
    return "&".join(name + sign + value_written(name, value) for name, sign, value in named)
