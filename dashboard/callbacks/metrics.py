"""``/metrics``: what the server does, in the text that Prometheus reads.

Requests by route and status; seconds of the answers by page, drawn (``cold``) or ``kept``, whose
counts are the hits of the cache; refused bodies; exports that run or wait; the releases that
answer, their age, and whether one is damaged. All server processes are summed where ``serve`` has
named a folder that they share. No figure is of a reader.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import flask
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from dashboard.callbacks.access import METRICS, may_watch, words_of_request
from dashboard.callbacks.exports import HELD
from dashboard.callbacks.guard import PATH
from dashboard.callbacks.page_request import PageRequest
from dashboard.callbacks.reader import ask_for_reader
from dashboard.callbacks.ready import state_of
from dashboard.callbacks.request_ids import NO_ROUTE, route_of
from dashboard.callbacks.routes import sentence
from dashboard.documents.address import address_of
from dashboard.settings import shared_metrics
from dashboard.store.library import Library

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
METHODS = ("GET", "POST", "HEAD", "OPTIONS")


class Metrics:
    """What is counted in this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "dashboard_requests",
            "Requests answered",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.answers = Histogram(
            "dashboard_answer_seconds",
            "Seconds of the answers that pages are drawn from",
            ["page", "answer"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.refused = Counter(
            "dashboard_refused_bodies", "Bodies that no page would send", registry=self.registry
        )
        self.exports = Gauge(
            "dashboard_exports_held",
            "Exports that run or wait",
            registry=self.registry,
            multiprocess_mode="livesum",
        )

    def text(self) -> bytes:
        """The figures of all processes, or of this one where it is alone."""
        found = self.registry
        if folder := shared_metrics():
            found = CollectorRegistry()
            MultiProcessCollector(found, folder)  # type: ignore[no-untyped-call]
        return generate_latest(found)


def register(server: flask.Flask, library: Library) -> None:
    """Count, and answer ``/metrics`` to whom `may_watch`. To be registered before all that
    answers, after the numbers of the requests."""
    metrics, may = Metrics(), may_watch(library.settings)
    server.extensions[HELD] = metrics.exports.inc

    @server.after_request
    def count(answer: flask.Response) -> flask.Response:
        request, status = flask.request, answer.status_code
        method = request.method if request.method in METHODS else NO_ROUTE
        metrics.requests.labels(method, route_of(request), status).inc()
        if status == 413 or (status == 400 and request.path == PATH):
            metrics.refused.inc()
        if status == 200 and (asked := flask.g.get("asked")):
            kind = "kept" if flask.g.kept else "cold"
            page = _page(asked, library)
            metrics.answers.labels(page, kind).observe(time.monotonic() - flask.g.began)
        return answer

    @server.get(METRICS)
    def show() -> flask.Response:
        if not may():
            return sentence(words_of_request().t("access.no_metrics"), 403)
        state = state_of(ask_for_reader(library))
        answer = flask.Response(metrics.text() + _of_state(state))
        answer.headers["Content-Type"] = CONTENT_TYPE_PLAIN_1_0_0
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _page(asked: PageRequest, library: Library) -> str:
    address = address_of(asked.path, library.registers)
    return address.page if address else NO_ROUTE


class _State(Collector):
    """What `dashboard.callbacks.ready.state_of` says, as figures. They are not counted: a process
    that shares its figures would have them added up, once for each that was ever asked."""

    def __init__(self, state: dict[str, Any]) -> None:
        self._state = state

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures, for `generate_latest`."""
        release = GaugeMetricFamily("dashboard_release", "Release that answers", labels=["dataset"])
        age = GaugeMetricFamily(
            "dashboard_release_age_days", "Days since its data", labels=["dataset"]
        )
        for name, one in self._state["datasets"].items():
            if one["release"] is not None:
                release.add_metric([name], one["release"])
            if one["age_days"] is not None:
                age.add_metric([name], one["age_days"])
        yield release
        yield age
        yield GaugeMetricFamily(
            "dashboard_degraded",
            "1 while a release is damaged",
            value=self._state["status"] != "ready",
        )


def _of_state(state: dict[str, Any]) -> bytes:
    registry = CollectorRegistry()
    registry.register(_State(state))
    return generate_latest(registry)
