"""``/export/<what>.<format>?<query>``: what is on the screen, as a file.

``what``: chart, table, page, deck, factsheet, workbook. Beside the filters of the pages the query
has ``chart``, ``path``, ``size``, ``order``, and for a deck its views (`dashboard.documents.views`).
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

import flask

from dashboard.errors import DashboardError, ExportRefused, StoreUnavailable, UnknownSelection
from dashboard.exports.camera import Camera, NoCamera
from dashboard.exports.queue import ExportQueue, QueueFull
from dashboard.documents.views import views_from_query
from dashboard.language import Language, language
from dashboard.pages import ids
from dashboard.query import from_query
from dashboard.store.library import Library

if TYPE_CHECKING:
    from dashboard.callbacks.files import Wanted

RETRY_AFTER = 5
LONGEST_FORM = 60_000
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def register(server: flask.Flask, library: Library, template: Path | None = None) -> ExportQueue:
    """Answer ``/export/…`` on a server, by GET or, for long decks, by POST of the same query.

    At most half of the server's threads may wait for files, so that the pages always answer.
    """
    settings = library.settings
    camera = Camera((settings.data / "geo").resolve())
    queue = ExportQueue(bound=max(2, settings.threads // 2))

    @server.route("/export/<what>.<form>", endpoint="files", methods=["GET", "POST"])
    def export(what: str, form: str) -> flask.Response:
        # What writes slides and documents is 40 MiB that a reader of the pages never needs.
        from dashboard.callbacks.files import file_name, make

        query = _query()
        now = library.current()
        wanted = _wanted(now, what, form, query, template)
        words = language(wanted.selection.lang)
        if wanted.selection.problems and what != "deck":
            return _sentence(_not_understood(wanted, words), 400)
        try:
            made = queue.make(lambda: make(now, camera, wanted), words)
        except DashboardError as error:
            return _refused(error, words, wanted)
        return _file(made, file_name(wanted), form)

    return queue


def _query() -> str:
    if flask.request.method == "POST":
        text = flask.request.get_data(cache=False, as_text=True)
        return text[:LONGEST_FORM]
    return flask.request.query_string.decode("ascii", "replace")


def _wanted(library: Library, what: str, form: str, query: str, template: Path | None) -> Wanted:
    from dashboard.callbacks.files import Wanted

    pairs = parse_qsl(query, errors="replace")
    views = views_from_query(query) if what == "deck" else ()
    first = next((n for n, (name, _) in enumerate(pairs) if name == "view"), len(pairs))
    own = dict(pairs[:first] if what == "deck" else pairs)
    extra = {name: own.pop(name) for name in ("chart", "path", "size", "order") if name in own}
    selection = from_query(urlencode(own), library.store_published.choices)
    return Wanted(
        what=what,
        form=form,
        selection=selection,
        path=extra.get("path", "/"),
        chart=extra.get("chart", ids.TURNOVER),
        size=extra.get("size", "1920x1080"),
        order=extra.get("order", "international"),  # type: ignore[arg-type]
        views=views,
        link=flask.request.host_url,
        template=template,
    )


def _not_understood(wanted: Wanted, words: Language) -> str:
    problems = wanted.selection.problems
    parts = ", ".join(f"{problem.name}={problem.value}" for problem in problems)
    return words.t("download.not_understood", parts=parts)


def _refused(error: DashboardError, words: Language, wanted: Wanted) -> flask.Response:
    """What went wrong as a plain sentence: 404 not there, 400 not possible, 503 not now."""
    if isinstance(error, StoreUnavailable):
        dataset = words.t(f"dataset.{wanted.selection.dataset}")
        return _sentence(words.t("download.unavailable", dataset=dataset), 404)
    if isinstance(error, UnknownSelection):
        return _sentence(str(error), 404)
    if isinstance(error, NoCamera):
        return _sentence(words.t("export.no_pictures"), 503)
    if isinstance(error, QueueFull):
        answer = _sentence(str(error), 503)
        answer.headers["Retry-After"] = str(RETRY_AFTER)
        return answer
    return _sentence(str(error), 400 if isinstance(error, ExportRefused) else 500)


def _file(made: bytes, name: str, form: str) -> flask.Response:
    kind = TYPES.get(form) or mimetypes.types_map[f".{form}"]
    answer = flask.Response(made, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _sentence(text: str, status: int) -> flask.Response:
    return flask.Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
