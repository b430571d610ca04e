"""Answers kept as they are sent: drawn, written as JSON and compressed once for all readers."""

from __future__ import annotations

import gzip
import json
from collections.abc import Hashable
from urllib.parse import urlsplit

import flask

from dashboard.callbacks.guard import PATH as CALLBACKS
from dashboard.pages import ids
from dashboard.store.cache import Answers
from dashboard.store.library import Library

LAYOUT = "/_dash-layout"
LEVEL = 5


def address() -> tuple[str, str]:
    """Path and query of the page that asks for its layout: its referrer, on this host."""
    if not flask.has_request_context():
        return "/", ""
    parts = urlsplit(flask.request.headers.get("Referer", ""))
    if parts.netloc != flask.request.host:
        return "/", ""
    return parts.path or "/", parts.query


def register(server: flask.Flask, library: Library) -> None:
    """Answer what was answered before on the same data. To be registered after the guard."""
    kept = Answers[bytes](library.settings.cache_answers)

    @server.before_request
    def known() -> flask.Response | None:
        asked = _question(flask.request)
        if asked is None:
            return None
        flask.g.question = (library.current().version(), *asked)
        body = kept.get(flask.g.question)
        return None if body is None else _compressed(flask.Response(), body)

    @server.after_request
    def keep(answer: flask.Response) -> flask.Response:
        question = flask.g.get("question")
        if question is None or answer.status_code != 200 or "Content-Encoding" in answer.headers:
            return answer
        body = gzip.compress(answer.get_data(), LEVEL, mtime=0)
        kept.keep(question, body)
        return _compressed(answer, body)


def _compressed(answer: flask.Response, body: bytes) -> flask.Response:
    answer.set_data(body)
    answer.mimetype = "application/json"
    answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer


def _question(request: flask.Request) -> tuple[Hashable, ...] | None:
    """What is asked, when it is a page of ours and its reader can read compressed text."""
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return None
    if request.path == LAYOUT:
        return (LAYOUT, *address())
    if request.path != CALLBACKS or request.method != "POST":
        return None
    body = json.loads(request.get_data(cache=True))
    inputs = [(one["id"], one["property"]) for one in body["inputs"]]
    if inputs != [(ids.CHOICE, "data")]:
        return None
    choice = body["inputs"][0].get("value") or {}
    return (body["output"], *(choice.get(part) for part in ("path", "query", "key")))
