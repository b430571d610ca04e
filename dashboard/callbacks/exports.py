"""``/export/<what>.<form>?<query>``: what is on the screen, as a document.

What is asked is read by `dashboard.documents.request`, composed, and written in its turn, beside
the pages (`dashboard.exports.export_process`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import flask

from dashboard.callbacks import export_jobs
from dashboard.callbacks.client_address import client_address
from dashboard.callbacks.export_jobs import Documents, Named
from dashboard.callbacks.reader import ask_for_reader, current_reader, note_file
from dashboard.callbacks.routes import name_language, query_text, words_asked
from dashboard.documents.file_names import file_name
from dashboard.documents.file_titles import file_title
from dashboard.documents.request import Request, described, read_request
from dashboard.errors import ExportRefused
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.export_process import ExportProcess, Order
from dashboard.exports.export_process_loop import Made, Tell
from dashboard.exports.queue import ExportQueue
from dashboard.logs import REQUEST
from dashboard.sight import ALL, OPEN
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import Library

LONGEST_FORM = 60_000
TABLE = "csv"
HELD = "dashboard.held"
"""The name by which is found, among the extensions of the application, who counts the exports that
run or wait."""
SECONDS, OF_A_VIEW = 60, 3
"""Seconds that a document may take to be made, and more for each of its views."""


def register(server: flask.Flask, library: Library) -> ExportQueue:
    """Answer ``/export/…`` on a server, by GET or, for long decks, by POST of the same query; the
    queue of documents.

    At most half of the server's threads wait for documents and a quarter for tables, so that the
    pages always answer.
    """
    settings = library.settings
    making = _Making(library)
    counted = server.extensions.get(HELD)
    queue = ExportQueue(max(2, settings.threads // 2), counted=counted)
    documents = Documents(ExportProcess(making), queue)
    # A table is made in milliseconds: it does not stand behind a deck that takes a minute.
    tables = ExportQueue(max(2, settings.threads // 4), counted=counted)
    export_jobs.register(server, documents)

    @server.route("/export/<what>.<form>", methods=["GET", "POST"])
    def export(what: str, form: str) -> flask.Response:
        ask, text = ask_for_reader(library), _asked(library)
        request = read_request(what, form, text, ask.library, _host())
        note_file(ask, request.query)
        words = ask.library.language(request.query.lang)
        whose = current_reader().name or str(client_address(settings.proxies))
        named = Named(file_name(request, ask.library), form, file_title(ask, request))
        if form == TABLE:
            table = tables.make(lambda: making.written(ask, request), words, whose)
            return export_jobs.document(table, named)
        asked = {"what": what, "form": form, "text": text, "link": request.link,
                 "sight": ask.library.sight, "today": ask.today.isoformat()}  # fmt: skip
        version = ask.library.version()
        key = documents.key(*asked.values(), version)
        seconds = SECONDS + OF_A_VIEW * len(request.views)
        order = Order(asked, seconds, REQUEST.get(), version)
        begun = documents.begin(key, order, named, words, whose)
        if "respond-async" in flask.request.headers.get("Prefer", ""):
            return export_jobs.accepted(key, settings)
        return export_jobs.document(documents.wait(key, begun, words, whose), named)

    return documents.queue


class _Making:
    """Makes documents: called in a process that has this of the one that began it, and nothing
    that was asked of any other."""

    def __init__(self, library: Library) -> None:
        settings = library.settings
        self._library = library
        self._renderer = ChromiumRenderer((settings.data / "geo").resolve())
        self._template = Path(settings.deck_template) if settings.deck_template else None

    def __call__(self, asked: Mapping[str, str], tell: Tell) -> Made:
        """The file of what is asked, of the day when it was; ``tell`` hears of each slide."""
        sight = ALL if asked["sight"] == ALL else OPEN
        ask = ask_of(self._library, dt.date.fromisoformat(asked["today"]), sight)
        version = ask.library.version()
        given = asked["what"], asked["form"], asked["text"]
        file = self.written(ask, read_request(*given, ask.library, asked["link"]), tell)
        after = self._library.current(sight).version()
        return Made(file, version if after == version else "")

    def written(self, ask: Ask, request: Request, tell: Tell | None = None) -> bytes:
        """The file of a request."""
        # What writes slides and documents is 40 MiB that a reader of the pages never needs.
        from dashboard.documents.compose import compose
        from dashboard.exports.write import write

        given = self._renderer, self._template, described(request), tell
        return write(compose(ask, request), request.form, *given)


def _asked(library: Library) -> str:
    """The query of the address, or the same as the body of a form."""
    if flask.request.method != "POST":
        return query_text()
    text = flask.request.stream.read(LONGEST_FORM + 1)
    name_language(text[:LONGEST_FORM].decode("ascii", "replace"))
    if len(text) > LONGEST_FORM:
        raise ExportRefused(words_asked(library).t("export.long_form", most=LONGEST_FORM))
    return text.decode("ascii", "replace")


def _host() -> str:
    """The address of the pages: host and prefix; "" where the host that is named is none."""
    try:
        return flask.request.url_root
    except UnicodeError:
        return ""
