"""What a browser holds of answers is left out of the next, which it makes whole again."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.imports.customs import Import, import_customs
from dashboard.pages.cached_pieces import marked_pieces, split_digests, without_cached
from dashboard.settings import read_settings
from tests.callbacks.caching_browser import Browser
from tests.callbacks.conftest import CALLBACK, LAYOUT, asks, body
from tests.imports.customs_files import registers, row, text, written

STEPS = ("year=2016", "year=2017", "year=2017&flow=import", "flow=import&sector=wood", "")


@pytest.mark.parametrize("path", ["/", "/trade", "/why", "/relations"])
def test_an_answer_is_whole_again_forwards_and_back(client: FlaskClient, path: str) -> None:
    browser = Browser(client, path, "lang=ru")
    sizes = []
    for step in (*STEPS, *reversed(STEPS)):
        browser.click(f"lang=ru&{step}")
        sizes.append(sum(browser.sizes))
    assert sum(sizes[len(STEPS) :]) < sum(sizes[: len(STEPS)]) * 0.6


def test_of_a_long_list_what_changed_is_sent_and_nothing_twice() -> None:
    def answer(year: int) -> dict[str, Any]:
        items = [f"<li>{place} {'of a list ' * 15}</li>" for place in range(20)]
        text = "".join([*items[:9], f"<li>{year} {'and more ' * 15}</li>", *items[9:]])
        return {"html": {"list": text, "other": text}}

    (first, digests), (second, _) = (marked_pieces(answer(year)) for year in (2017, 2018))
    told = json.dumps(without_cached(first, frozenset()))
    assert told.count("2017 and") == told.count(">0 of a list") == 1
    again = json.dumps(without_cached(second, split_digests(digests)))
    assert again.count("2018 and") == 1 and "of a list" not in again


def test_the_first_page_is_cached_from_the_beginning(client: FlaskClient) -> None:
    sizes = []
    for holds in (True, False):
        browser = Browser(client, "/relations")
        if not holds:
            browser.pieces.clear()
        browser.click("year=2017")
        sizes.append(sum(browser.sizes))
    assert sizes[0] < sizes[1] / 1.5


def test_what_is_held_is_of_no_release_and_no_process(tmp_path: Path) -> None:
    def imported(usd: str) -> None:
        rows = [row(period=f"{m:02d}/2020", usd=usd) for m in range(1, 13)]
        import_customs(Import((written(tmp_path / "f.csv", text(rows)),), tmp_path), registers())

    def started() -> FlaskClient:
        return create_app(read_settings({}, data_dir=tmp_path)).server.test_client()

    imported("1000000")
    browser = Browser(started(), "/", "dataset=customs")
    browser.click("dataset=customs&flow=export")
    imported("2000000")
    assert browser.click("dataset=customs")["first"]
    browser.client = started()
    assert ">24" in browser.click("dataset=customs&flow=export")["html"]["card-exports"]


def test_what_nobody_holds_changes_no_answer(client: FlaskClient) -> None:
    known = asks(client, "/trade")
    choice = {"path": "/trade", "query": "", "key": known["key"]}
    whole = json.dumps(asks(client, "/trade", key=known["key"]))
    browser = Browser(client, "/trade")
    for digests in ("", "a", "=" * 8, "абвгдежз", "x" * 4000):
        answer = client.post(CALLBACK, json=body({**choice, "cached": digests}))
        found = browser.whole(answer.get_json()["response"]["drawn"]["data"])
        assert json.dumps(found) == whole
    refused = client.post(CALLBACK, json=body({**choice, "cached": "x" * 4001}))
    assert refused.status_code == 400


def test_who_holds_nothing_of_an_answer_is_sent_it_as_it_is_kept(client: FlaskClient) -> None:
    """What is packed for one reader alone is packed quickly, so a quarter larger."""
    known = asks(client, "/trade")
    choice = {"path": "/trade", "query": "", "key": known["key"]}

    def sent(digests: str) -> bytes:
        answer = client.post(
            CALLBACK, json=body({**choice, "cached": digests}), headers={"Accept-Encoding": "gzip"}
        )
        return bytes(answer.get_data())

    whole = sent("")
    assert sent("abcdefgh" * 40) == whole
    assert whole == gzip.compress(gzip.decompress(whole), 5, mtime=0)
    marks = re.findall(r'\["=","(.{8})",', gzip.decompress(whole).decode())
    assert marks
    assert all(len(gzip.decompress(sent(one))) < len(gzip.decompress(whole)) for one in marks[:3])


def test_digests_in_an_address_mark_no_first_page(client: FlaskClient) -> None:
    """The first page is drawn by Dash, which knows of no marks."""
    plain, named = (
        client.get(LAYOUT, query_string={"path": "/trade", **more}).get_json()
        for more in ({}, {"cached": "abcdefgh"})
    )
    assert named == plain
