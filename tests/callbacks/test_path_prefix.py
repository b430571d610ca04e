"""Pages below a path of a host: every address is below it, whoever takes the path away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.commands.admission import refuse_open
from dashboard.errors import WrongUsage
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library
from tests.callbacks.conftest import CALLBACK, LAYOUT, body

ROOT = "/office"
PATHS = ("/", "/trade", "/why", "/changes", "/partners", "/relations", "/data", "/releases",
         "/brief", "/relations/CHN", "/brief/CHN", "/data/figure/T003",
         "/data/figure/turnover/2018/turnover", "/nowhere")  # fmt: skip
ADDRESS = re.compile(
    r"""(?:href|src|action|geojson|topojsonURL|plotlyjs_url)\\?["']?\s*[:=]\s*\\?["'](/[^"'\\]*)"""
)
"""An address of ours in HTML, in JSON, or in HTML within JSON."""


@pytest.fixture(scope="module")
def below(library: Library) -> FlaskClient:
    """The application below a path; the data are those of all tests."""
    settings = replace(library.settings, prefix=f"{ROOT}/")
    return create_app(settings, open_library(settings)).server.test_client()


def test_every_address_that_is_sent_is_below_the_path(below: FlaskClient) -> None:
    for path in PATHS:
        first = below.get(f"{path}?lang=ru").text
        drawn = below.get(LAYOUT, query_string={"path": path, "query": "lang=ru"})
        choice = {"path": path, "query": "lang=ru&year=2017", "key": ""}
        anew = below.post(CALLBACK, json=body(choice))
        key = anew.get_json()["response"]["drawn"]["data"]["key"]
        changed = below.post(CALLBACK, json=body({**choice, "key": key}))
        for text in (first, drawn.text, anew.text, changed.text):
            addresses = ADDRESS.findall(text)
            outside = {one for one in addresses if not one.startswith(f"{ROOT}/")}
            twice = {one for one in addresses if one.startswith(f"{ROOT}{ROOT}/")}
            assert (outside, twice) == (set(), set()), path
        assert len(ADDRESS.findall(first)) > 15 and ADDRESS.findall(drawn.text)


def test_it_is_the_same_whether_the_proxy_takes_the_path_away(below: FlaskClient) -> None:
    for path in (*PATHS, "/health", "/theme.css"):
        one, other = below.get(path), below.get(ROOT + path)
        assert one.status_code == other.status_code, path
        # Dash numbers its pages.
        assert _plain(one.text) == _plain(other.text), path
    assert below.get(ROOT).status_code == 200


def _plain(text: str) -> str:
    return re.sub(r'"end_id":"[^"]*"', "", text)


def test_redirections_links_of_files_and_panels_are_below_it(below: FlaskClient) -> None:
    moved = below.get(f"{ROOT}/relations/PL-DS?lang=ru")
    assert moved.headers["Location"] == f"{ROOT}/relations/PL-02?lang=ru"
    panel = below.get("/figure.json?at=/data/figure/T003").text
    # As a link, and as the text that a reader copies.
    assert panel.count(f'"{ROOT}/data/figure/T003"') == 2
    missing = below.get("/figure.json?at=/data/figure/nothing").text
    assert set(ADDRESS.findall(missing)) == {f"{ROOT}/data"}


def test_a_prefix_that_is_there_twice_leads_to_the_page(below: FlaskClient) -> None:
    for twice, once in (
        (f"{ROOT}{ROOT}/partners?lang=ru", f"{ROOT}/partners?lang=ru"),
        (f"{ROOT}{ROOT}{ROOT}/", f"{ROOT}/"),
        (f"{ROOT}{ROOT}//evil.example/%0d%0aX:1", f"{ROOT}//evil.example/%0D%0AX%3A1"),
    ):
        answer = below.get(twice)
        assert (answer.status_code, answer.headers["Location"]) == (302, once)
        assert below.get(once).status_code in (200, 404)
    assert below.post(f"{ROOT}{ROOT}{CALLBACK}").status_code in (404, 405)


def test_a_prefix_that_is_the_path_of_a_page_keeps_the_page(library: Library) -> None:
    settings = replace(library.settings, prefix="/trade/")
    trade = create_app(settings, open_library(settings)).server.test_client()
    for path in ("/trade/trade", "/trade/trade/"):
        assert trade.get(path).status_code == 200
    assert trade.get("/trade/trade/trade").headers["Location"] == "/trade/trade"


def test_a_page_at_the_root_says_nothing_of_a_path(client: FlaskClient) -> None:
    assert "data-root" not in client.get("/").text
    assert client.get("/relations/PL-DS").headers["Location"] == "/relations/PL-02"


@pytest.mark.parametrize("prefix", ["/brief/", "/data/", "/assets/", "/r/", "/export/"])
def test_a_path_that_is_one_of_ours_is_refused(library: Library, prefix: str) -> None:
    """`/brief/CHN` would be the brief of China to one proxy, and page CHN of /brief/ to another."""
    with pytest.raises(WrongUsage, match="DASHBOARD_PREFIX"):
        create_app(replace(library.settings, prefix=prefix), library)


def test_a_prefix_begins_and_ends_with_a_slash() -> None:
    assert read_settings({"DASHBOARD_PREFIX": "/a/b-1/"}).root == "/a/b-1"
    assert read_settings({}).root == ""
    for wrong in ("trade", "/trade", "trade/", "//", "/a//b/", "/a b/", "https://a/", '/a"/'):
        with pytest.raises(ValueError, match="DASHBOARD_PREFIX"):
            read_settings({"DASHBOARD_PREFIX": wrong})


def test_the_address_for_the_provider_ends_with_the_prefix() -> None:
    given = {"access": "oidc", "oidc_issuer": "https://id.example", "oidc_client": "c"}
    refuse_open(read_settings({}, prefix="/trade/", public_url="https://a.b/trade", **given))
    with pytest.raises(WrongUsage, match=r"DASHBOARD_PUBLIC_URL.*DASHBOARD_PREFIX=/trade/"):
        refuse_open(read_settings({}, prefix="/trade/", public_url="https://a.b", **given))
