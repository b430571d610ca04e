"""Answers kept: drawn, written as JSON and compressed once for all readers. To a browser that names
what it holds of earlier ones each goes without that.

What is kept is keyed by the question, the state of the data and the day. It is the answer to that
question and to nothing else: only ``GET`` of the layout and ``POST`` of the callback are
questions, only a whole answer with status 200 is one.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict
from urllib.parse import urlsplit

import flask

from dashboard.callbacks.guard import PATH as CALLBACKS
from dashboard.callbacks.packed_answer import PackedAnswer, packed
from dashboard.callbacks.reader import ask_seen, library_seen
from dashboard.callbacks.turns import Turns
from dashboard.callbacks.warming import WARMED, WARMING, Warming, stays_behind
from dashboard.loaders.moment import look_anew, look_once
from dashboard.pages.contract import AHEAD
from dashboard.store.ask import Ask
from dashboard.store.cache import Answers
from dashboard.store.forthcoming import looking
from dashboard.store.library import Library

LAYOUT = "/_dash-layout"
QUESTIONS = {LAYOUT: "GET", CALLBACKS: "POST"}
MOST_NEAR = 99


class Parts(TypedDict):
    """What of a page is to be drawn."""

    wanted: tuple[str, ...] | None
    tables: tuple[str, ...] | None
    near: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that is asked for: its address, and the key of the surroundings that are shown.

    ``wanted`` are the ids of the charts and panels that are wanted now, ``tables`` of the charts
    whose tables are; None: all. ``near``: in place of the first, how many charts from the top.
    ``rest``: nothing but these is wanted, all else was answered. ``marked``: the browser names what
    it holds, and is to know what its answers are made of.
    """

    path: str = "/"
    query: str = ""
    key: str = ""
    wanted: tuple[str, ...] | None = None
    tables: tuple[str, ...] | None = None
    near: int = 0
    rest: bool = False
    marked: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """Of the texts of a choice, or of the query of a request for the layout."""
        near = given.get("near", "")
        return cls(
            given.get("path") or "/",
            given.get("query") or "",
            given.get("key") or "",
            _listed(given.get("wanted")),
            _listed(given.get("tables")),
            min(int(near), MOST_NEAR) if near.isdecimal() and near.isascii() else 0,
            bool(given.get("rest")),
            isinstance(given.get("held"), str),
        )

    @property
    def parts(self) -> Parts:
        """What of the page is to be drawn, for `dashboard.pages.show.show`."""
        return {"wanted": self.wanted, "tables": self.tables, "near": self.near}

    @property
    def address(self) -> dict[str, str]:
        """The address as the browser gave it."""
        return {"path": self.path, "query": self.query}


def _listed(text: str | None) -> tuple[str, ...] | None:
    """The ids of a list with commas, in one order whatever the order asked; None of no list."""
    return None if text is None else tuple(sorted({one for one in text.split(",") if one}))


def asked_of(request: flask.Request) -> Asked:
    """What the layout or the callback is asked for.

    Of the layout the address is in the query (assets/first_page.js): neither a proxy that
    changes the host nor a browser that sends no referrer can hide it. A request without it is not
    of our scripts; then the referrer says what page it is for, whatever its host.
    """
    if request.path != CALLBACKS:
        return replace(Asked.of(request.args or _referred(request)), marked=False)
    return Asked.of(_value_of(request))


def _value_of(request: flask.Request) -> Mapping[str, str]:
    """The choice that the callback is asked for."""
    value = request.get_json()["inputs"][0].get("value")
    return value or {}


def _referred(request: flask.Request) -> dict[str, str]:
    """Path and query of the referrer; nothing where it is none."""
    try:
        address = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return {}
    return {"path": address.path.removeprefix(request.script_root), "query": address.query}


def only_whole(failed: Collection[str]) -> None:
    """Let the answer to this request not be kept if parts of it failed: they may work again."""
    if failed:
        flask.g.pop("question", None)


def register(server: flask.Flask, library: Library) -> None:
    """Answer what was answered before of the same data. To be registered after the guard."""
    answers = Answers[PackedAnswer](library.settings.cache_answers)
    ready = Answers[PackedAnswer](2 * WARMED)  # beside the others, which new ones would drive out
    turns = Turns()

    def kept_of(question: Hashable) -> PackedAnswer | None:
        return answers.get(question) or ready.get(question)

    def draw(asked: Asked) -> bytes | None:
        """Answer and keep what is asked, without a reader; None if it was kept or is not whole."""
        question = flask.g.question = question_of(ask_seen(library), asked)
        if ready.get(question) is not None:
            return None
        answer = server.make_response(server.dispatch_request())
        if answer.status_code != 200 or "question" not in flask.g:
            return None
        body: bytes = answer.get_data()
        ready.keep(question, packed(body, marked=asked.marked))
        return body

    warming = server.extensions[WARMING] = Warming(server, library, draw)

    @server.before_request
    def known() -> flask.Response | None:
        if QUESTIONS.get(flask.request.path) != flask.request.method:
            return None
        look_once()
        asked = flask.g.asked = asked_of(flask.request)
        if stays_behind(library_seen(library), asked):
            flask.g.behind = looking("behind")
            flask.g.behind.__enter__()
        flask.g.question = question_of(ask_seen(library), asked)
        warming.note(asked)
        body = kept_of(flask.g.question)
        ahead = AHEAD in flask.request.headers
        if body is None and ahead and turns.wanted:
            return flask.Response(status=204)  # it can wait, and somebody cannot
        while body is None and "turn" not in flask.g:
            if turn := turns.begin(flask.g.question, ahead=ahead):
                flask.g.turn = turn
            body = kept_of(flask.g.question)
        flask.g.kept = body is not None
        if body is None:
            return None
        flask.g.pop("question")
        return _answer(flask.Response(), body)

    @server.teardown_request
    def over(_: BaseException | None) -> None:
        if turn := flask.g.pop("turn", None):
            turns.end(turn)
        look_anew()
        if behind := flask.g.pop("behind", None):
            behind.__exit__(None, None, None)

    @server.after_request
    def keep(answer: flask.Response) -> flask.Response:
        question = flask.g.pop("question", None)
        whole = answer.status_code == 200 and not answer.headers.get("Content-Encoding")
        if question is None or not whole:
            return answer
        asked: Asked = flask.g.asked
        body = packed(answer.get_data(), marked=asked.marked)
        # The data may have changed while the answer was drawn: it would be of neither state.
        look_once()
        if question == question_of(ask_seen(library), asked):
            answers.keep(question, body)
        return _answer(answer, body)


def question_of(ask: Ask, asked: Asked) -> Hashable:
    """What is asked, of which state of the data, and on which day."""
    return (flask.request.path, asked, ask.library.version(), ask.today)


def _answer(answer: flask.Response, kept: PackedAnswer) -> flask.Response:
    """An answer with what is kept, as the reader can read it, without what his browser holds."""
    readable = "gzip" in flask.request.headers.get("Accept-Encoding", "")
    named = _value_of(flask.request).get("held", "") if kept.digests else ""
    answer.set_data(kept.bytes_for(named, readable=readable))
    answer.mimetype = "application/json"
    if readable:
        answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer
