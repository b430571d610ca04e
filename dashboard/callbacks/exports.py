"""``/export/<what>.<form>?<query>``: what is on the screen, as a document.

What is asked is read by `dashboard.documents.request`, composed, and written in its turn.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path

import flask

from dashboard.callbacks.asked import query_text, words_asked
from dashboard.callbacks.reader import ask_seen, note_file
from dashboard.callbacks.sender import sender
from dashboard.documents.request import described, file_name, read_request
from dashboard.errors import ExportRefused
from dashboard.exports.camera import Camera
from dashboard.exports.queue import ExportQueue
from dashboard.store.library import Library

LONGEST_FORM = 60_000
TABLE = "csv"
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def register(server: flask.Flask, library: Library) -> ExportQueue:
    """Answer ``/export/…`` on a server, by GET or, for long decks, by POST of the same query; the
    queue of documents.

    At most half of the server's threads wait for documents and a quarter for tables, so that the
    pages always answer.
    """
    settings = library.settings
    camera = Camera((settings.data / "geo").resolve())
    template = Path(settings.deck_template) if settings.deck_template else None
    documents = ExportQueue(max(2, settings.threads // 2))
    # A table is made in milliseconds: it does not stand behind a deck that takes a minute.
    tables = ExportQueue(max(2, settings.threads // 4))

    @server.route("/export/<what>.<form>", methods=["GET", "POST"])
    def export(what: str, form: str) -> flask.Response:
        # What writes slides and documents is 40 MiB that a reader of the pages never needs.
        from dashboard.documents.compose import compose
        from dashboard.exports.write import write

        ask = ask_seen(library)
        request = read_request(what, form, _asked(library), ask.library, _host())
        note_file(ask, request.query)
        made = (tables if form == TABLE else documents).make(
            lambda: write(compose(ask, request), form, camera, template, described(request)),
            words_asked(library),
            str(sender(settings.proxies)),
        )
        return _file(made, file_name(request, ask.library), form)

    return documents


def _asked(library: Library) -> str:
    """The query of the address, or the same as the body of a form."""
    if flask.request.method != "POST":
        return query_text()
    text = flask.request.stream.read(LONGEST_FORM + 1)
    if len(text) > LONGEST_FORM:
        raise ExportRefused(words_asked(library).t("export.long_form", most=LONGEST_FORM))
    return text.decode("ascii", "replace")


def _host() -> str:
    """The address of the pages: host and prefix; "" where the host that is named is none."""
    try:
        return flask.request.url_root
    except UnicodeError:
        return ""


def _file(made: bytes, name: str, form: str) -> flask.Response:
    answer = flask.Response(made, content_type=TYPES.get(form) or mimetypes.types_map[f".{form}"])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-cache"
    return answer
