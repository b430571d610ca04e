"""``/export/jobs/<key>``: what became of a document; ``/export/jobs/<key>/<name>``: the document.

Who asks for a document with ``Prefer: respond-async`` (RFC 7240) is told this address instead of
waiting on the line, and whoever waited in vain finds the document by asking for the same again: it
is kept a while, for the reader alone who asked, on any server process.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import mimetypes
import os
import secrets
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import flask

from dashboard.callbacks.reader import current_reader
from dashboard.callbacks.routes import file as attached
from dashboard.callbacks.routes import refusal, sentence
from dashboard.errors import DashboardError
from dashboard.exports.export_process import ExportProcess, ExportProcessGone, Order
from dashboard.exports.jobs import Job, Jobs, NotKept
from dashboard.exports.queue import ExportQueue
from dashboard.language import Language
from dashboard.sentences import said
from dashboard.settings import Settings

LOG = logging.getLogger(__name__)
DOCUMENTS = "dashboard.documents"
"""The name by which who serves finds them among the extensions of the application."""
PATH = "/export/jobs"
LOOKS = 0.1
"""Seconds between two looks for a document that another request has made."""
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class Named(NamedTuple):
    """How a document is named: in ASCII, by its form, and where its reader keeps it."""

    name: str
    form: str
    title: str


def reader_key() -> str:
    """Whose documents are those of the reader of this moment: of this name, in this role."""
    reader = current_reader()
    return f"{reader.role}/{reader.name}"


@dataclass(slots=True)
class Documents:
    """Documents that are made in turn and kept a while."""

    process: ExportProcess
    queue: ExportQueue
    jobs: Jobs = field(default_factory=Jobs)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def share(self) -> None:
        """Have the server processes that are begun from this one share what is made, and have it
        made in one of its own."""
        try:
            self.jobs.open()
        except OSError as fault:
            LOG.warning("documents are not kept: %s", fault)
        self.process.listen()

    def tend(self, inherited: Iterable[Any] = ()) -> None:
        """See that there is who makes them, and let go of what waited long; called about once a
        second by the first process. See `ExportProcess.tend`."""
        self.process.tend(inherited)
        with contextlib.suppress(OSError):  # the next look may find the folder
            self.jobs.sweep()

    def key(self, *asked: str) -> str:
        """The name of a document: of what is asked, unguessable."""
        text = "\n".join((*asked, reader_key()))
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()[:32]

    def begin(
        self, key: str, order: Order, named: Named, words: Language, sender: str
    ) -> Future[bytes] | None:
        """Have a document made in its reader's turn; None where it is made, or is being.

        Raises ``QueueFull``.
        """
        job = Job(reader_key(), named.name, named.form, os.getpid(), title=named.title)
        # Whoever finds it begun finds its place in the queue taken too.
        with self.jobs.alone():
            with contextlib.suppress(OSError):  # a full disk: who waits on the line gets it still
                if not self.jobs.begin(key, job):
                    return None
            try:
                return self.queue.begin(partial(self._make, key, order, words), words, sender)
            except DashboardError as error:
                self._refuse(key, error, words)
                raise

    def wait(self, key: str, begun: Future[bytes] | None, words: Language, sender: str) -> bytes:
        """A document that was begun, or that another request has begun.

        Raises as `ExportQueue.make`, and ``ExportProcessGone`` where the other one did not get it.
        """
        if begun is not None:
            return self.queue.wait(begun, words)
        if (file := self.jobs.file(key)) is not None:
            return file
        with self.queue.place(words, sender):
            return self._looked_for(key, words)

    def _looked_for(self, key: str, words: Language) -> bytes:
        ends = time.monotonic() + self.queue.patience
        while time.monotonic() < ends:
            job = self.jobs.get(key)
            if job is None or job.is_lost or job.status not in (0, 200):
                raise ExportProcessGone(said("export.gone"))
            if job.status and (file := self.jobs.file(key)) is not None:
                return file
            time.sleep(LOOKS)
        raise self.queue.late(words)

    def _make(self, key: str, order: Order, words: Language) -> bytes:
        try:
            made = self.process.make(order, partial(self._progressed, key))
        except Exception as error:
            self._refuse(key, error, words)
            raise
        if made.version != order.version:
            # Another release was published meanwhile: whoever asks from now on asks for that one.
            LOG.info("a document is not kept: the data changed while it was made")
            self.jobs.forget(key)
            return made.file
        try:
            self.jobs.made(key, made.file)
        except OSError as fault:
            LOG.warning("a document cannot be kept: %s", fault)
            self.jobs.forget(key)
        return made.file

    def _progressed(self, key: str, done: int, count: int) -> None:
        with contextlib.suppress(OSError):
            self.jobs.progressed(key, done, count)

    def _refuse(self, key: str, error: Exception, words: Language) -> None:
        fault = words.t("page.fault"), 500, 0
        said_of = refusal(error, words) if isinstance(error, DashboardError) else fault
        if isinstance(error, DashboardError):
            LOG.info("a document is refused with %d: %s", said_of[1], error)
        else:
            LOG.error("a document cannot be made", exc_info=error)
        try:
            self.jobs.refused(key, *said_of)
        except OSError:
            self.jobs.forget(key)


def accepted(key: str, settings: Settings) -> flask.Response:
    """Where to ask what became of a document."""
    answer = flask.jsonify({"job": f"{PATH}/{key}"})
    answer.status_code = 202
    answer.headers["Location"] = f"{settings.root}{PATH}/{key}"
    answer.headers["Preference-Applied"] = "respond-async"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def document(made: bytes, named: Named) -> flask.Response:
    """A document as an answer."""
    name, form, title = named
    return attached(made, name, TYPES.get(form) or mimetypes.types_map[f".{form}"], title)


def register(server: flask.Flask, documents: Documents) -> None:
    """Answer what became of a document, and the document."""
    server.extensions[DOCUMENTS] = documents

    def found(key: str) -> Job:
        job = documents.jobs.get(key, reader_key())
        if job is None or job.is_lost:
            raise NotKept(said("export.not_kept"))
        return job

    @server.get(f"{PATH}/<key>")
    def state(key: str) -> flask.Response:
        job = found(key)
        if job.status not in (0, 200):
            answer = sentence(job.why, job.status, job.after)
        else:
            file = f"{PATH}/{key}/{job.name}" if job.status else ""
            answer = flask.jsonify({"done": job.done, "count": job.count, "file": file})
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @server.get(f"{PATH}/<key>/<name>")
    def take(key: str, name: str) -> flask.Response:
        job = found(key)
        file = documents.jobs.file(key) if (job.status, job.name) == (200, name) else None
        if file is None:
            raise NotKept(said("export.not_kept"))
        return document(file, Named(job.name, job.form, job.title))
