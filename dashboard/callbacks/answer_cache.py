"""Answers kept: drawn, written as JSON and compressed once for all readers. To a browser that names
what it holds of earlier ones each goes without that.

What is kept is keyed by the question, the state of the data and the day. It is the answer to that
question and to nothing else: only ``GET`` of the layout and ``POST`` of the callback are
questions, only a whole answer with status 200 is one.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable

import flask

from dashboard.callbacks.packed_answer import PackedAnswer, packed
from dashboard.callbacks.page_request import QUESTIONS, PageRequest, choice_in, page_request
from dashboard.callbacks.reader import ask_for_reader, library_for_reader
from dashboard.callbacks.turns import Turns
from dashboard.callbacks.warming import WARMED, WARMING, Warming, stays_behind
from dashboard.loaders.folder_snapshot import begin_snapshot, end_snapshot
from dashboard.pages.contract import AHEAD
from dashboard.store.cache import Answers
from dashboard.store.forthcoming import looking
from dashboard.store.library import Library


def only_whole(failed: Collection[str]) -> None:
    """Let the answer to this request not be kept if parts of it failed: they may work again."""
    if failed:
        flask.g.pop("question", None)


class AnswerCache:
    """The answers of a server process, and the steps of a request that is one of `QUESTIONS`:
    `answer_known` before it is answered, `keep_answer` after, `finish` whatever became of it."""

    def __init__(self, server: flask.Flask, library: Library) -> None:
        self._server = server
        self._library = library
        self._answers = Answers[PackedAnswer](library.settings.cache_answers)
        # Beside the others, which new ones would drive out.
        self._ready = Answers[PackedAnswer](2 * WARMED)
        self._turns = Turns()
        self.warming = Warming(server, library, self.draw_ahead)

    def draw_ahead(self, asked: PageRequest) -> bytes | None:
        """Answer and keep what is asked, without a reader; None if it was kept or is not whole."""
        question = flask.g.question = self._question(asked)
        if self._ready.get(question) is not None:
            return None
        answer = self._server.make_response(self._server.dispatch_request())
        if answer.status_code != 200 or "question" not in flask.g:
            return None
        body: bytes = answer.get_data()
        self._ready.keep(question, packed(body, flask.g.pop("digests", "")))
        return body

    def answer_known(self) -> flask.Response | None:
        """The kept answer to this request; None where it is to be computed now."""
        if QUESTIONS.get(flask.request.path) != flask.request.method:
            return None
        begin_snapshot()
        asked = flask.g.asked = page_request(flask.request)
        if stays_behind(library_for_reader(self._library), asked):
            flask.g.behind = looking("behind")
            flask.g.behind.__enter__()
        question = flask.g.question = self._question(asked)
        self.warming.note(asked)
        body = self._kept(question)
        ahead = AHEAD in flask.request.headers
        if body is None and ahead and self._turns.wanted:
            return flask.Response(status=204)  # it can wait, and somebody cannot
        if body is None:
            body = self._wait_for_turn(question, ahead=ahead)
        flask.g.kept = body is not None
        if body is None:
            return None
        flask.g.pop("question")
        return _answer(flask.Response(), body)

    def _wait_for_turn(self, question: Hashable, *, ahead: bool) -> PackedAnswer | None:
        """The answer, if it was computed for somebody else meanwhile; else it is our turn."""
        body = None
        while body is None and "turn" not in flask.g:
            if turn := self._turns.begin(question, ahead=ahead):
                flask.g.turn = turn
            body = self._kept(question)
        return body

    def keep_answer(self, answer: flask.Response) -> flask.Response:
        """Keep a whole answer to a question, if the data are still those that it was drawn from."""
        question = flask.g.pop("question", None)
        whole = answer.status_code == 200 and not answer.headers.get("Content-Encoding")
        if question is None or not whole:
            return answer
        asked: PageRequest = flask.g.asked
        body = packed(answer.get_data(), flask.g.pop("digests", ""))
        # The data may have changed while the answer was drawn: it would be of neither state.
        begin_snapshot()
        if question == self._question(asked):
            self._answers.keep(question, body)
        return _answer(answer, body)

    def finish(self, _: BaseException | None) -> None:
        """Let the next question have its turn, and the folder be looked at anew."""
        if turn := flask.g.pop("turn", None):
            self._turns.end(turn)
        end_snapshot()
        if behind := flask.g.pop("behind", None):
            behind.__exit__(None, None, None)

    def _kept(self, question: Hashable) -> PackedAnswer | None:
        return self._answers.get(question) or self._ready.get(question)

    def _question(self, asked: PageRequest) -> Hashable:
        """What is asked, of which state of the data, and on which day."""
        ask = ask_for_reader(self._library)
        return (flask.request.path, asked, ask.library.version(), ask.today)


def register(server: flask.Flask, library: Library) -> None:
    """Answer what was answered before of the same data. To be registered after the guard."""
    cache = AnswerCache(server, library)
    server.extensions[WARMING] = cache.warming
    server.before_request(cache.answer_known)
    server.after_request(cache.keep_answer)
    server.teardown_request(cache.finish)


def _answer(answer: flask.Response, kept: PackedAnswer) -> flask.Response:
    """An answer with what is kept, as the reader can read it, without what his browser holds."""
    readable = bool(flask.request.accept_encodings["gzip"])
    named = choice_in(flask.request).get("cached", "") if kept.digests else ""
    answer.set_data(kept.bytes_for(named, readable=readable))
    answer.mimetype = "application/json"
    if readable:
        answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer
