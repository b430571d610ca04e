"""What a route is asked, read in one way; and what it answers when that cannot be done.

A route reads its query with `asked` and lets go of whatever is refused: `register` makes a
sentence of it in the reader's language, with the status that says whose turn it is.
"""

from __future__ import annotations

import logging
from urllib.parse import parse_qsl, quote

import flask
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from dashboard.callbacks.reader import ask_for_reader
from dashboard.documents.request import understood
from dashboard.errors import (
    DashboardError,
    ExportRefused,
    StoreBusy,
    StoreUnavailable,
    UnknownSelection,
)
from dashboard.exports.chromium_renderer import NoChromium
from dashboard.exports.export_process import ExportProcessGone
from dashboard.exports.jobs import NotKept
from dashboard.exports.queue import QueueFull, TooSlow
from dashboard.language import Language, languages
from dashboard.parser import name_written, read_query
from dashboard.query import Query
from dashboard.sentences import Sentence
from dashboard.store.ask import Ask
from dashboard.store.library import Library

LOG = logging.getLogger(__name__)
STATUSES: tuple[tuple[type[DashboardError], int], ...] = (
    (NoChromium, 503),
    (QueueFull, 503),
    (ExportProcessGone, 503),
    (NotKept, 404),
    (TooSlow, 504),
    (StoreBusy, 503),
    (StoreUnavailable, 404),
    (UnknownSelection, 404),
    (ExportRefused, 400),
)
"""404: it is not there, 400: it cannot be made of what is asked, 503: not now, 504: not in
time."""
RETRY_AFTER: dict[type[DashboardError], int] = {
    QueueFull: 5, ExportProcessGone: 5, TooSlow: 60, NoChromium: 60, StoreBusy: 15,
}  # fmt: skip
"""Seconds after which what is refused is worth another try."""


def query_text() -> str:
    """The query of the address as it was sent."""
    return flask.request.query_string.decode("ascii", "replace")


def asked(library: Library, *, relations: bool = False) -> tuple[Ask, Query]:
    """The newest data, and the query that is asked of them.

    Raises:
        StoreUnavailable: the dataset is not there.
        ExportRefused: part of the query was not understood; a file cannot say that it fell back.
    """
    ask = ask_for_reader(library)
    query = read_query(query_text(), ask.library, relations=relations)
    understood(query, ask.library.language(query.lang))
    return ask, query


def name_language(form: str) -> None:
    """Have what is refused from now on be said in the language that a form names."""
    flask.g.language_named = dict(parse_qsl(form)).get("lang", "")


def language_named() -> str:
    """What the address names as the language, name and code in letters of any size; else empty."""
    named = (code for name, code in flask.request.args.items() if name_written(name) == "lang")
    return next(named, "").lower()


def words_asked(library: Library) -> Language:
    """The language that the address or a form names, else the first."""
    code = flask.g.get("language_named") or language_named()
    return library.language(code if code in languages() else languages()[0])


def sentence(text: str, status: int, after: int = 0) -> flask.Response:
    """An answer that is a plain sentence; worth another try ``after`` so many seconds, if any."""
    answer = flask.Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    if after:
        answer.headers["Retry-After"] = str(after)
    return answer


def file(content: str | bytes, name: str, content_type: str, title: str = "") -> flask.Response:
    """An answer that is a file: ``name`` in ASCII, and the ``title`` under which browsers keep it
    (RFC 6266), if it has one."""
    answer = flask.Response(content, content_type=content_type)
    titled = f"; filename*=UTF-8''{quote(title, safe='')}" if title else ""
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"{titled}'
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def register(server: flask.Flask, library: Library) -> None:
    """Answer whatever is refused on purpose with its sentence."""

    @server.errorhandler(DashboardError)
    def refused(error: DashboardError) -> flask.Response:
        text, status, seconds = refusal(error, words_asked(library))
        LOG.info("%s refused with %d: %s", flask.request.full_path, status, error)
        return sentence(text, status, seconds)

    @server.errorhandler(ParseException)
    def torn(_: ParseException) -> Response:
        """A body whose chunks are none, which is met when it is read: the head was whole."""
        return BadRequest().get_response()


def refusal(error: DashboardError, words: Language) -> tuple[str, int, int]:
    """What is said of what was refused, its status, the seconds after which it is worth another
    try, as is said too; 0: it is not."""
    status = next((code for kind, code in STATUSES if isinstance(error, kind)), 500)
    seconds = RETRY_AFTER.get(type(error), 0)
    why = error.args[0] if error.args else ""
    text = why.in_language(words) if isinstance(why, Sentence) else str(error)
    text = words.t("export.no_pictures") if isinstance(error, NoChromium) else text
    return (
        f"{text} {words.t('export.after', seconds=seconds)}" if seconds else text,
        status,
        seconds,
    )
