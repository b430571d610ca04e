"""Documents that are kept a while: of which data they are, and who waits for whose."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import flask
import pytest

from dashboard.__main__ import main
from dashboard.callbacks import exports, routes
from dashboard.documents import compose
from dashboard.errors import ExportRefused
from dashboard.exports import write
from dashboard.exports.queue import ExportQueue
from dashboard.settings import read_settings
from dashboard.store.library import open_library

LATER = {"Prefer": "respond-async"}


class Serving:
    """A server whose documents are as long in the making as a test will have it, and hold the
    number of their release alone."""

    def __init__(self, data_dir: Path, threads: int = 4) -> None:
        own = open_library(read_settings({"DASHBOARD_DATA_DIR": str(data_dir)}))
        library = replace(own, settings=replace(own.settings, threads=threads))
        self.server = flask.Flask("made")
        routes.register(self.server, library)
        self.queue: ExportQueue = exports.register(self.server, library)
        self.begun, self.free, self.made = threading.Event(), threading.Event(), 0

    def compose(self, ask: Any, request: Any) -> bytes:
        self.begun.set()
        assert self.free.wait(10)
        self.made += 1
        return str(ask.store(request.query).release).encode()

    def get(self, address: str, **headers: str) -> Any:
        return self.server.test_client().get(address, headers=headers)

    def idle(self) -> None:
        """Wait until nothing is made."""
        while self.queue.held:
            threading.Event().wait(0.01)


@pytest.fixture
def serving(two_releases: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    made = Serving(two_releases)
    monkeypatch.setattr(compose, "compose", made.compose)
    monkeypatch.setattr(write, "write", lambda document, *_: document)
    yield made
    made.free.set()
    made.idle()


def test_a_document_of_another_release_is_not_kept_as_one_of_this(
    serving: Serving, two_releases: Path
) -> None:
    """The release changes while an order waits behind another document, then changes back."""
    address = "/export/chart.pptx?dataset=customs&year=2020"
    serving.get(f"{address}&lang=ru", **LATER)
    assert serving.begun.wait(10)
    told = serving.get(address, **LATER).location
    place = ("--data-dir", str(two_releases))
    assert main(["rollback", "1", *place]) == 0
    serving.free.set()
    serving.idle()
    assert main(["rollback", "2", *place]) == 0
    assert serving.get(told).status_code == 404
    assert (serving.get(address).data, serving.made) == (b"2", 3)
    assert (serving.get(address).data, serving.made) == (b"2", 3)


def test_who_waits_for_what_another_has_begun_counts_against_the_bound(serving: Serving) -> None:
    address, found = "/export/chart.pptx?dataset=customs&year=2020", []
    threads = [
        threading.Thread(target=lambda: found.append(serving.get(address).status_code))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    while len(found) < 6:  # of four threads two may wait
        threads[0].join(0.01)
    assert (found, serving.queue.held) == ([503] * 6, 2)
    serving.free.set()
    for thread in threads:
        thread.join(10)
    assert (found[6:], serving.made) == ([200, 200], 1)


def test_who_does_not_wait_any_longer_refuses_nobody_else(serving: Serving) -> None:
    serving.queue.patience = 0.05
    address = "/export/chart.pptx?dataset=customs&year=2020"
    serving.get(f"{address}&lang=ru", **LATER)
    assert serving.begun.wait(10)
    answers: list[Any] = []
    first = threading.Thread(target=lambda: answers.append(serving.get(address)))
    first.start()
    while serving.queue.held < 2:
        first.join(0.01)
    told = serving.get(address, **LATER).location
    first.join(10)
    assert answers[0].status_code == 504
    serving.free.set()
    serving.idle()
    assert serving.get(serving.get(told).get_json()["file"]).data == b"2"


@pytest.mark.parametrize(
    ("fault", "line"),
    [(ExportRefused("too much"), "a document is refused with 400: too much"),
     (ZeroDivisionError(), "a document cannot be made")],
)  # fmt: skip
def test_why_there_is_no_document_stands_in_the_log(
    serving: Serving, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    fault: Exception, line: str,
) -> None:  # fmt: skip
    def refused(*_: object) -> bytes:
        raise fault

    monkeypatch.setattr(write, "write", refused)
    serving.free.set()
    with caplog.at_level(logging.INFO):
        serving.get("/export/chart.pptx?dataset=customs&year=2020", **LATER)
        serving.idle()
    assert line in caplog.messages
