"""How fast files are made: ``python tests/bench/bench_exports.py``.

The bounds are those of the project: a native deck of ten views 1 s, with map pictures 5 s, a
workbook 0.5 s, a factsheet 1 s warm, fifty of them 40 s, health p95 100 ms while files are made.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from socketserver import ThreadingMixIn
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import flask
from aside import again
from report import Report

from dashboard.callbacks import exports
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.documents.views import View
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.write import write
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import Library, open_library
from tests.saved_views import views_to_query

GEO = Path(__file__).parents[2] / "data" / "geo"
NATIVE = (
    "turnover-chart", "balance-chart", "contribution-chart", "partner-share-chart", "sector-chart",
)  # fmt: skip
PICTURES = (*NATIVE, "partner-map", "timeline-chart")


def median(work: Callable[[], object], times: int = 5) -> float:
    """Median seconds of some runs after one that warms up."""
    work()
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def views(charts: tuple[str, ...]) -> tuple[View, ...]:
    return tuple(View(chart, "/", "year=2018", chart) for chart in islice(cycle(charts), 10))


def health(library: Library) -> float:
    """95th percentile of the answers of ``/health`` over HTTP while eight files are made."""
    server = flask.Flask("bench")
    exports.register(server, replace(library, settings=replace(library.settings, threads=16)))
    server.add_url_rule("/health", view_func=lambda: "ok")
    http = make_server("127.0.0.1", 0, server, _Threads, _Quiet)
    http.timeout = 0.1
    root = f"http://127.0.0.1:{http.server_port}"
    paths = ["chart.pptx", "page.pptx", "factsheet.pdf", "workbook.xlsx"] * 2
    waits = []
    with again(http.handle_request, 0), ThreadPoolExecutor(len(paths)) as pool:
        busy = [pool.submit(_read, f"{root}/export/{path}?year=2018") for path in paths]
        while not all(one.done() for one in busy):
            begun = time.perf_counter()
            _read(f"{root}/health")
            waits.append(time.perf_counter() - begun)
            time.sleep(0.02)
    return sorted(waits)[int(len(waits) * 0.95)]


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _read(address: str) -> None:
    with urlopen(address) as answer:
        answer.read()


def main() -> None:
    """All figures, one a line."""
    library = open_library(read_settings({}))
    renderer, ask, report = ChromiumRenderer(GEO), ask_of(library), Report()

    def file(what: str, form: str, text: str = "year=2018") -> Callable[[], bytes]:
        request = read_request(what, form, text, library)
        return lambda: write(compose(ask, request), form, renderer)

    def deck(charts: tuple[str, ...]) -> Callable[[], bytes]:
        return file("deck", "pptx", views_to_query(views(charts)))

    partners = sorted(library.store_published.choices.partners)[:50]
    sheets = [file("factsheet", "pdf", f"year=2018&lang=ru&order=note&partner={one}")
              for one in partners]  # fmt: skip
    for name, took, most in (
        ("deck of 10 native views, s", median(deck(NATIVE)), 1.0),
        ("deck of 10 views with pictures, s", median(deck(PICTURES), 3), 5.0),
        ("workbook, s", median(file("workbook", "xlsx")), 0.5),
        ("factsheet PDF, warm, s", median(file("factsheet", "pdf")), 1.0),
        ("factsheet DOCX, warm, s", median(file("factsheet", "docx")), 1.0),
        (f"{len(sheets)} factsheets, s", median(lambda: [one() for one in sheets], 1), 40.0),
        ("picture of a chart 1920×1080, s", median(file("chart", "png"), 3), 3.0),
        ("picture of the page 1920×1080, s", median(file("page", "png"), 1), 10.0),
        ("health p95 under 8 exports, s", health(library), 0.1),
    ):
        report.bound(name, took, most)
    renderer.close()
    report.keep()


if __name__ == "__main__":
    main()
