"""Answers are kept as they are sent: the same bytes again, and never more than was asked for."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from dashboard.app import create_app
from dashboard.callbacks import answer_cache, packed_answer, page
from dashboard.imports.customs import Import, import_customs
from dashboard.language import language
from dashboard.loaders.verdicts import path_of
from dashboard.pages.contract import AHEAD
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import Library
from tests.callbacks.conftest import CALLBACK, LAYOUT, body
from tests.imports.customs_files import registers, row, text, written
from tests.imports.releases import spoil_pointer
from tests.scenes import plain
from tests.trees import refilled, sent_by_id

PACKED = {"Accept-Encoding": "gzip"}


class Reader:
    """A client that counts how many pages were drawn for it, on a day of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn = 0
        self.today = dt.date(2026, 11, 26)
        self._show: Callable[..., Any] = page.show
        monkeypatch.setattr(page, "show", self._counted)
        for module in (page, answer_cache):
            monkeypatch.setattr(module, "ask_for_reader", self._ask_of)
        self.client = create_app(read_settings({}, data_dir=folder)).server.test_client()
        self.drawn = 0

    def _ask_of(self, library: Library) -> Ask:
        return ask_of(library, self.today)

    def _counted(self, *given: Any, **more: Any) -> Any:
        self.drawn += 1
        return self._show(*given, **more)

    def asks(self, path: str = "/trade", query: str = "", key: str = "", **headers: str) -> bytes:
        headers = headers or PACKED
        sent = body({"path": path, "query": query, "key": key})
        return self._read(self.client.post(CALLBACK, json=sent, headers=headers), headers)

    def opens(self, path: str = "/trade", query: str = "", **headers: str) -> bytes:
        headers = headers or PACKED
        asked = urlencode({"path": path, "query": query})
        return self._read(self.client.get(f"{LAYOUT}?{asked}", headers=headers), headers)

    @staticmethod
    def _read(answer: Any, headers: dict[str, str]) -> bytes:
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Accept-Encoding" in answer.headers["Vary"]
        packed = answer.headers.get("Content-Encoding") == "gzip"
        assert packed == (headers["Accept-Encoding"] == "gzip")
        data: bytes = answer.get_data()
        return gzip.decompress(data) if packed else data


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(tmp_path, monkeypatch)


def test_a_page_is_drawn_once_for_all_readers(reader: Reader) -> None:
    first = reader.asks()
    assert reader.drawn == 1
    assert [reader.asks() for _ in range(3)] == [first] * 3
    assert reader.opens() == reader.opens()
    assert reader.drawn == 2
    assert json.loads(first)["response"]["drawn"]["data"]["tables"]


def test_every_question_has_an_answer_of_its_own(reader: Reader) -> None:
    questions: list[dict[str, str]] = [
        {}, {"query": "year=2017"}, {"query": "lang=ru"}, {"path": "/"}, {"key": "other"},
    ]  # fmt: skip
    answers = {reader.asks(**one) for one in questions}
    assert reader.drawn == len(questions)
    assert len(answers) >= len(questions) - 1
    assert reader.opens(query="year=2017") != reader.opens()


def test_a_reader_without_compression_reads_the_same(reader: Reader) -> None:
    plain = reader.asks(**{"Accept-Encoding": "identity"})
    assert reader.asks() == plain
    for without in ("identity", "gzip;q=0, identity"):
        assert reader.asks(**{"Accept-Encoding": without}) == plain
    assert reader.drawn == 1


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-update-component"])
@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "GET",
                                    "POST"])  # fmt: skip
def test_what_is_no_question_leaves_no_answer(reader: Reader, path: str, method: str) -> None:
    """A page of another site may send any of these to a reader's browser (case b10)."""
    asked = "?" + urlencode({"path": "/trade", "query": ""})
    if (path, method) == (LAYOUT, "GET"):
        return
    reader.client.open(f"{path}{asked}", method=method, headers=PACKED, data=b"")
    whole = reader.opens()
    assert len(whole) > 10_000
    assert len(reader.asks()) > 10_000
    # A HEAD of the layout is drawn like a GET, but nobody is given what it was.
    assert reader.drawn == 2 + (method == "HEAD" and path == LAYOUT)


def test_a_ranged_question_leaves_the_whole_answer(reader: Reader) -> None:
    ranged = {**PACKED, "Range": "bytes=0-9"}
    asked = f"{LAYOUT}?{urlencode({'path': '/trade', 'query': ''})}"
    reader.client.get(asked, headers=ranged)
    assert len(reader.opens()) > 10_000


def test_tomorrow_is_another_question(reader: Reader) -> None:
    """What shows the day is drawn anew when the day is over (case b22)."""
    today = plain(reader.opens("/brief", "partner=CHN").decode())
    assert "26 November 2026" in today
    reader.today += dt.timedelta(days=1)
    tomorrow = plain(reader.opens("/brief", "partner=CHN").decode())
    assert "27 November 2026" in tomorrow
    assert "26 November 2026" not in tomorrow


def test_new_data_are_drawn_anew(reader: Reader, tmp_path: Path) -> None:
    query = "dataset=customs&year=2019"
    before = reader.asks(query=query)
    file = written(tmp_path / "f.csv", text([row(usd="4242000000")]))
    import_customs(Import((file,), tmp_path), registers())
    after = reader.asks(query=query)
    assert b"4,242.0" in after
    assert b"4,242.0" not in before


def test_a_page_that_is_not_whole_is_drawn_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.pages import show

    def fails(*_: object) -> Any:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(show, "cards_of", fails)
        broken = reader.opens()
    assert b"card-turnover" not in broken
    assert b"card-turnover" in reader.opens()


def test_a_release_that_breaks_is_told_also_where_the_page_was_kept(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case b17: the last good release with a banner, whatever was asked before."""
    reader = Reader(two_releases, monkeypatch)

    def told(lang: str = "en") -> tuple[str, ...]:
        drawn = json.loads(reader.asks(query=f"dataset=customs&lang={lang}"))["response"]["drawn"]
        shell = sent_by_id(refilled(drawn["data"]["shell"], drawn["data"]["texts"]))
        return tuple(one["props"]["children"] for one in shell["problems"]["children"])

    releases = two_releases / "customs" / "releases"
    assert told() == told("ru") == ()
    shutil.copytree(releases / "0002", releases / "0099")
    (releases / "0099" / "manifest.json").write_text("{}")
    pointer = two_releases / "customs" / "current"
    day = language("en").date(dt.date.today().isoformat())
    for content, release in (("0099", "99"), ("rubbish", "—"), ("0500", "500")):
        spoil_pointer(pointer.parent, content)
        (said,) = told()
        assert said.startswith(f"Release {release} has not been readable since {day}, ")
        assert said.endswith("; the last one that can be read is shown.")
        assert told("ru")[0].startswith(f"Выпуск {release} не\xa0читается с\xa0")
    pointer.write_text("0002")
    assert told() == ()


def test_where_no_release_can_be_read_the_published_figures_are_shown_and_it_is_told(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (two_releases / "customs" / "releases").glob("*/manifest.json"):
        path.write_text("{}")
    answer = Reader(two_releases, monkeypatch).opens("/", "dataset=customs").decode()
    assert "The dataset “customs” cannot be read; the published figures are shown." in answer
    assert "11,224.9" in answer


def test_relations_that_cannot_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, monkeypatch)
    sentence = "Release 1 of the imported relations has not been readable since "
    assert sentence not in reader.opens("/relations").decode()
    (tmp_path / "relations" / "releases" / "0001").mkdir(parents=True)
    (tmp_path / "relations" / "current").write_text("0001")
    assert sentence in reader.opens("/relations").decode()


def test_an_answer_of_data_that_changed_meanwhile_is_not_kept(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another release is pointed to, or a row is judged, while the page is drawn: what is drawn is
    of the state before, and it is not given to those who ask after that state is there again."""
    reader = Reader(two_releases, monkeypatch)
    pointer = two_releases / "customs" / "current"
    verdicts = path_of(two_releases, "customs")
    counted = page.show
    for query, change in (
        ("dataset=customs", lambda: pointer.write_text("0001")),
        ("dataset=customs&lang=ru", lambda: verdicts.write_text("{}\n")),
    ):

        def drawing(*given: Any, change: Callable[[], Any] = change, **more: Any) -> Any:
            drawn = counted(*given, **more)
            change()
            return drawn

        reader.drawn = 0
        with monkeypatch.context() as patch:
            patch.setattr(page, "show", drawing)
            reader.asks(query=query)
        pointer.write_text("0002")
        verdicts.unlink(missing_ok=True)
        reader.asks(query=query)
        assert reader.drawn == 2, "kept, though it may be of two states"
        assert reader.asks(query=query) and reader.drawn == 2


def test_what_a_request_saw_is_not_taken_for_what_a_later_one_sees(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread answers a page that was kept, then a file, which does not say that it begins."""
    reader = Reader(two_releases, monkeypatch)
    file = "/download/turnover.csv?dataset=customs"
    of_second = reader.client.get(file).data
    for _ in range(2):
        reader.asks(query="dataset=customs")
    (two_releases / "customs" / "current").write_text("0001")
    of_first = reader.client.get(file).data
    assert of_first == reader.client.get(f"{file}&release=1").data != of_second


@pytest.mark.parametrize("settings", [{"cache_answers": 0}, {"cache_answers": 1}])
def test_as_many_are_kept_as_the_settings_say(tmp_path: Path, settings: dict[str, int]) -> None:
    client = create_app(read_settings({}, data_dir=tmp_path, **settings)).server.test_client()
    for path in ("/data", "/releases", "/data"):
        assert client.get(f"{LAYOUT}?path={path}").status_code == 200


def test_what_is_asked_ahead_waits_for_readers(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser asks ahead what may be chosen; while a reader waits it is refused, not drawn."""
    ahead = {**PACKED, AHEAD: "1"}
    first = reader.asks(query="year=2017", **ahead)
    assert reader.asks(query="year=2017") == first and reader.drawn == 1

    statuses: list[int] = []
    real = page.show

    def drawing(*given: Any, **more: Any) -> Any:
        for query in ("year=2016", "year=2017"):
            sent = body({"path": "/trade", "query": query, "key": ""})
            statuses.append(reader.client.post(CALLBACK, json=sent, headers=ahead).status_code)
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(page, "show", drawing)
        reader.asks(query="year=2015")
    # What is kept costs nothing.
    assert statuses == [204, 200]
    assert reader.drawn == 2
    assert reader.asks(query="year=2016", **ahead)


def test_a_reader_whose_question_fails_waits_no_more(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> Any:
        raise ZeroDivisionError

    sent = body({"path": "/trade", "query": "year=2016", "key": ""})
    with monkeypatch.context() as patch:
        patch.setattr(page, "show", fails)
        assert reader.client.post(CALLBACK, json=sent).status_code == 500
        assert reader.client.post(CALLBACK, data="{").status_code == 400
    assert reader.client.post(CALLBACK, json=sent, headers={AHEAD: "1"}).status_code == 200


def test_an_answer_says_the_same_in_fewer_letters() -> None:
    said = {"a": "<b>/</b> \\u003c \\\\u002f \n\u00a0", "b": ["\\", "</p>"]}
    spelt = json.dumps(said)
    for sign, letters in (("<", "\\u003c"), (">", "\\u003e"), ("/", "\\u002f")):
        spelt = spelt.replace(sign, letters)
    found = packed_answer.plain(spelt.encode())
    assert json.loads(found) == said
    assert found == json.dumps(said).encode()


def test_answers_spell_no_sign_of_html_out(reader: Reader) -> None:
    for found in (reader.opens(), reader.asks(), reader.asks("/relations")):
        assert b"/" in found and b"\\u002f" not in found and b"\\u003c" not in found
