"""``/export/…``: files, sentences for what cannot be, eight at once, pages that still answer."""

from __future__ import annotations

import io
import logging
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import flask
import pytest

from dashboard.callbacks import exports, routes
from dashboard.callbacks.reader import Reader, set_reader
from dashboard.charts import charts_on
from dashboard.documents import compose
from dashboard.documents.address import address_of
from dashboard.documents.request import FORMATS
from dashboard.documents.views import View
from dashboard.exports import write
from dashboard.exports.chromium_renderer import ChromiumRenderer, NoChromium
from dashboard.exports.queue import ExportQueue, TooSlow
from dashboard.pages import page_named
from dashboard.pages.components.menus import chart_entries, page_menu
from dashboard.render.theme import Figure
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library
from tests.saved_views import views_to_query
from tests.trees import links


@pytest.fixture(scope="module")
def library() -> Library:
    own = open_library(read_settings({}))
    return replace(own, settings=replace(own.settings, threads=16))


@pytest.fixture(scope="module")
def made(library: Library) -> tuple[flask.Flask, ExportQueue]:
    server = flask.Flask("test")
    routes.register(server, library)
    queue = exports.register(server, library)
    server.add_url_rule("/health", view_func=lambda: "ok")
    return server, queue


@pytest.fixture
def client(made: tuple[flask.Flask, ExportQueue]) -> flask.testing.FlaskClient:
    return made[0].test_client()


@pytest.fixture(autouse=True)
def no_chromium(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def draw(self: ChromiumRenderer, figure: Figure, *_: object, **__: object) -> bytes:
        raise NoChromium("none")

    monkeypatch.setattr(ChromiumRenderer, "draw", draw)
    yield


DOCUMENTS = [
    (what, form)
    for what, forms in FORMATS.items()
    for form in forms
    if what != "deck" and form not in ("png", "svg")
]


@pytest.mark.parametrize(("what", "form"), DOCUMENTS)
def test_each_document_is_a_file_with_a_name(
    client: flask.testing.FlaskClient, what: str, form: str
) -> None:
    partner = "&partner=CHN" if what == "brief" else ""
    answer = client.get(f"/export/{what}.{form}?year=2018&lang=ru{partner}")
    assert answer.status_code == 200, answer.text
    assert f"-ru.{form}" in answer.headers["Content-Disposition"]
    start = {"pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}.get(form, b"PK")
    assert answer.data.startswith(start)


def _entries(path: str, library: Library) -> set[str]:
    """The address of every file that the menus of a page offer."""
    address = address_of(path, library.registers)
    assert address is not None
    words, page = library.language("ru"), page_named(address.page)
    menus = [
        page_menu(path, page.documents, words),
        *(
            chart_entries(path, words, one.chart_id)
            for one in charts_on(page.noun)
            if one.needs is None
        ),
    ]
    return {link for link in links(menus) if link.startswith("/export/")}


@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations", "/relations/CHN"])
def test_every_entry_of_the_menus_is_a_file(
    client: flask.testing.FlaskClient, library: Library, path: str
) -> None:
    entries = _entries(path, library)
    assert len(entries) > 12
    for address in entries:
        answer = client.get(f"{address}&year=2018&lang=ru")
        assert answer.status_code == (503 if ".png" in address else 200), (address, answer.text)


def test_a_deck_by_get_and_by_post(client: flask.testing.FlaskClient) -> None:
    views = [View("Один", "/", "year=2018", "turnover-chart"), View("Два", "/partners", "", "")]
    query = "lang=ru&" + views_to_query(views)
    got = client.get(f"/export/deck.pptx?{query}")
    sent = client.post("/export/deck.pptx", data=query)
    for answer in (got, sent):
        assert answer.status_code == 200, answer.text
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        assert len(slides) == 3


@pytest.mark.parametrize(
    ("address", "status", "part"),
    [
        ("/export/nothing.pptx", 404, "There is no export “nothing”"),
        ("/export/chart.exe", 404, "cannot be made as exe"),
        ("/export/chart.pptx?chart=no-chart", 404, "no chart “no-chart”"),
        ("/export/page.pptx?path=/nowhere", 404, "no page “/nowhere”"),
        ("/export/chart.png?size=9x9", 404, "no size “9x9”"),
        ("/export/chart.pptx?year=1066", 400, "year=1066"),
        ("/export/chart.pptx?partner=XYZ", 400, "XYZ"),
        ("/export/chart.pptx?dataset=customs", 404, "Customs"),
        ("/export/factsheet.pdf?partner=CHN,DEU", 400, "one partner or none"),
        ("/export/deck.pptx?view=a&query=year%3D1066", 400, "year=1066"),
        ("/export/page.pptx?path=/data", 400, "no chart on this page"),
        ("/export/page.png?path=/data", 400, "no chart on this page"),
        ("/export/deck.pptx?path=/changes", 400, "export note"),
        ("/export/chart.png", 503, "Chromium"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    client: flask.testing.FlaskClient, address: str, status: int, part: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, part in answer.text) == (status, True), answer.text
    assert answer.content_type.startswith("text/plain")


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("chart.csv?chart=balance&year=2018&lang=ru", "made chart balance as csv of /?lang=ru, "),
        ("deck.pptx?view=a&chart=balance&view=b&chart=turnover", "made deck as pptx of 2 views, "),
        ("brief.docx?partner=CHN&lang=ru", "made brief as docx of /brief/CHN?lang=ru, "),
        ("deck.pptx?view=a&path=@evil.example", "/export/deck.pptx?view=a&path=@evil.example ref"),
    ],
)
def test_an_export_makes_one_line(
    client: flask.testing.FlaskClient, address: str, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get(f"/export/{address}")
    # Of a document that is refused there is one of it, and one of the request that waited for it.
    (said,) = [one for one in caplog.messages if not one.startswith("a document is refused")]
    assert said.startswith(line)


def test_eight_at_once_while_health_answers(made: tuple[flask.Flask, ExportQueue]) -> None:
    server, _ = made
    found: list[int] = []
    waits: list[float] = []
    asked = ["chart.pptx", "page.pptx", "factsheet.pdf", "workbook.xlsx"] * 2

    def ask(what: str) -> None:
        found.append(server.test_client().get(f"/export/{what}?year=2018").status_code)

    threads = [threading.Thread(target=ask, args=(what,)) for what in asked]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        begun = time.perf_counter()
        assert server.test_client().get("/health").status_code == 200
        waits.append(time.perf_counter() - begun)
        threads[-1].join(0.02)
    for thread in threads:
        thread.join()
    assert found == [200] * 8
    assert sorted(waits)[int(len(waits) * 0.95)] < 0.5


def test_a_table_stands_behind_no_document(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, free = threading.Event(), threading.Event()

    def made(document: object, form: str, *_: object) -> bytes:
        if form != "csv":
            begun.set()
            free.wait(20)
        return b"made"

    monkeypatch.setattr(write, "write", made)
    server = flask.Flask("two")
    routes.register(server, library)
    exports.register(server, library)
    deck = threading.Thread(target=lambda: server.test_client().get("/export/chart.pptx"))
    deck.start()
    try:
        assert begun.wait(20)
        answer = server.test_client().get("/export/chart.csv?chart=turnover")
        assert (answer.status_code, answer.data) == (200, b"made")
        assert deck.is_alive()
    finally:
        free.set()
        deck.join()


@pytest.mark.parametrize(
    ("refusal", "status", "seconds"), [(NoChromium, 503, "60"), (TooSlow, 504, "60")]
)
def test_what_cannot_be_made_now_says_when_to_come_back(
    client: flask.testing.FlaskClient, monkeypatch: pytest.MonkeyPatch,
    refusal: type[Exception], status: int, seconds: str,
) -> None:  # fmt: skip
    def refused(*_: object) -> bytes:
        raise refusal("not now")

    monkeypatch.setattr(write, "write", refused)
    answer = client.get("/export/chart.pptx")
    assert (answer.status_code, answer.headers["Retry-After"]) == (status, seconds)
    assert answer.text.endswith("Try again in 60 s.\n")


def test_past_the_bound_it_says_to_try_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, free = threading.Event(), threading.Event()

    def slow(*_: object) -> bytes:
        begun.set()
        free.wait(10)
        return b"PK"

    monkeypatch.setattr(compose, "compose", slow)
    monkeypatch.setattr(write, "write", lambda document, *_: document)
    server = flask.Flask("busy")
    small = replace(library, settings=replace(library.settings, threads=4))
    routes.register(server, small)
    queue = exports.register(server, small)
    own = [
        threading.Thread(target=server.test_client().get, args=(f"/export/chart.pptx?year={year}",))
        for year in (2017, 2018)
    ]
    for thread in own:
        thread.start()
    begun.wait(10)
    for thread in own:
        # Each holds a place from the moment it asks until it is answered.
        while thread.is_alive() and queue.held < len(own):
            thread.join(0.01)
    answer = server.test_client().get("/export/chart.pptx?year=2016")
    free.set()
    for thread in own:
        thread.join(10)
    assert answer.status_code == 503
    assert "busy" in answer.text and int(answer.headers["Retry-After"]) > 0


def test_a_document_waits_for_the_reader_who_asked_and_is_made_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not wait on the line is told where to ask; whoever asks for the same again, on the
    line or not, is given what was made; no reader of another name or role knows of it."""
    made, free = [], threading.Event()

    def slow(document: object, form: str, *given: Any) -> bytes:
        given[-1](11, 60)
        free.wait(10)
        made.append(form)
        return b"PK"

    monkeypatch.setattr(write, "write", slow)
    server = flask.Flask("waits")
    routes.register(server, library)
    queue = exports.register(server, library)
    server.before_request(lambda: set_reader(Reader(*flask.request.headers["As"].split())))
    path = "/export/chart.pptx?year=2018&lang=ru"

    def get(address: str, reader: str = "anna viewer", **more: str) -> Any:
        return server.test_client().get(address, headers={"As": reader, **more})

    told = get(path, Prefer="respond-async")
    assert (told.status_code, told.get_json()["job"]) == (202, told.location)
    while not (state := get(told.location).get_json())["count"]:
        free.wait(0.01)
    assert state == {"done": 11, "count": 60, "file": ""}
    assert get(path, Prefer="respond-async").location == told.location
    free.set()
    assert get(path).data == b"PK"
    while queue.held:
        free.wait(0.01)
    file = get(told.location).get_json()["file"]
    answer = get(file)
    assert (answer.data, made) == (b"PK", ["pptx"])
    name, _, title = answer.headers["Content-Disposition"].partition("; filename*=UTF-8''")
    assert name.endswith('-turnover-chart-2018-ru.pptx"')
    assert unquote(title) == "Ленинградская область - Оборот - 2018.pptx"
    for other in ("bela viewer", "anna publisher"):
        for address in (told.location, file):
            gone = get(address, other)
            assert (gone.status_code, "Ask for it again" in gone.text) == (404, True)
    assert get("/export/jobs/..%2F..%2Fetc%2Fpasswd").status_code == 404


def test_who_does_not_wait_on_the_line_is_told_why_there_is_no_file(
    client: flask.testing.FlaskClient, made: tuple[flask.Flask, ExportQueue]
) -> None:
    path = "/export/chart.png?chart=turnover-chart&lang=ru&year=2018"
    told = client.get(path, headers={"Prefer": "respond-async"})
    while made[1].held:
        threading.Event().wait(0.01)
    answer = client.get(told.location)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Для изображений на сервере нужен Chromium" in answer.text


def test_an_owners_template_is_used(library: Library, tmp_path: Path) -> None:
    (tmp_path / "bad.pptx").write_bytes(b"")
    server = flask.Flask("template")
    with_template = replace(
        library, settings=replace(library.settings, deck_template=str(tmp_path / "bad.pptx"))
    )
    routes.register(server, with_template)
    exports.register(server, with_template)
    answer = server.test_client().get("/export/chart.pptx")
    assert answer.status_code == 400 and "bad.pptx" in answer.text


@pytest.mark.parametrize(("lang", "separator", "share"), [("en", ",", "15.6"), ("ru", ";", "15,6")])
def test_the_csv_of_a_chart_opens_in_the_columns_of_its_readers_spreadsheet(
    client: flask.testing.FlaskClient, lang: str, separator: str, share: str
) -> None:
    answer = client.get(f"/export/chart.csv?chart=partner-share-chart&year=2018&lang={lang}")
    lines = answer.get_data(as_text=True).splitlines()
    assert share in next(line for line in lines if "CHN" in line).split(separator)


def test_a_deck_that_is_refused_is_so_in_the_language_of_its_form(
    client: flask.testing.FlaskClient,
) -> None:
    for form in ("lang=ru&view=A&path=/nowhere", "lang=ru&view=" + "A" * 70_000):
        for given in (form, form.replace("lang=ru&", "lang=en&")):
            answer = client.post("/export/deck.pptx", data=given)
            assert answer.status_code in (400, 404)
            assert bool(re.search("[а-я]{4}", answer.text)) == ("lang=ru" in given), answer.text
