"""The script of the pages, joined of the modules of the browser's side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import Dash, html
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks import browser, scripts
from dashboard.callbacks.scripts import digest
from dashboard.render.theme import style_sheet
from dashboard.store.library import Library

ASSETS = Path(__file__).parents[2] / "assets"
MODULES = sorted(path.name for path in ASSETS.glob("*.js"))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = Dash("trial", assets_folder=str(ASSETS), assets_ignore=scripts.PASSED_OVER)
    app.layout = html.Div()
    browser.register(app)
    scripts.register(app, ASSETS)
    return app.server.test_client()


def test_a_page_fetches_all_modules_as_one_script_and_dash_none(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    (address,) = re.findall(r'(?:src|href)="(/scripts/\w+/\w+\.js)"', page)
    assert f'<script type="module" src="{address}">' in page
    assert not re.search(r'src="/assets/[^"]*\.js', page)
    answer = client.get(address)
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    heads = re.findall(r"^/\* (\w+\.js) \*/$", answer.text, re.M)
    assert sorted(heads) == MODULES and heads[-1] == "main.js"
    # Whatever a module needs stands before it.
    for name in MODULES:
        needed = re.findall(r'from "\./(\w+\.js)"', (ASSETS / name).read_text("utf-8"))
        assert all(heads.index(one) < heads.index(name) for one in needed), name


def test_the_page_does_not_start_dash_before_the_modules(client: FlaskClient) -> None:
    assert "new DashRenderer" not in client.get("/").get_data(as_text=True)
    assert "new window.DashRenderer" in (ASSETS / "dash.js").read_text(encoding="utf-8")


def test_the_encoding_is_named_where_browsers_look_for_it(client: FlaskClient) -> None:
    assert b"charset" in client.get("/").get_data()[:1024]


def test_a_page_of_another_version_gets_a_script_that_is_not_kept(client: FlaskClient) -> None:
    answer = client.get("/scripts/older/pages.js")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["none.js", "main.js", "package.json"])
def test_nothing_else_is_served(library: Library, name: str) -> None:
    client = create_app(library.settings, library).server.test_client()
    assert client.get(f"/scripts/x/{name}").status_code == 404


def test_the_version_is_of_every_name_and_byte() -> None:
    found = {digest(given) for given in (
        {}, {"a.js": b"1"}, {"a.js": b"2"}, {"b.js": b"1"}, {"a.js": b"1", "b.js": b""},
        {"a.js": b"", "b.js": b"1"},
    )}  # fmt: skip
    assert len(found) == 6


def test_what_dash_calls_is_registered() -> None:
    called = {
        one["clientside_function"]["function_name"]
        for one in _trial()._callback_list
        if one["clientside_function"]
    }
    registered = re.search(r"dash\.register\(\{(.*?)\}\)", (ASSETS / "main.js").read_text("utf-8"))
    assert registered is not None
    names = {part.split(":")[0].strip() for part in registered[1].split(",")}
    assert called == names


def _trial() -> Dash:
    app = Dash("trial")
    browser.register(app)
    return app


def test_a_page_has_its_style_sheets_in_one_after_those_of_packages(library: Library) -> None:
    client = create_app(library.settings, library).server.test_client()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)"', client.get("/").text)
    assert len(sheets) == 2 and "bootstrap" in sheets[0]
    answer = client.get(sheets[1])
    assert answer.mimetype == "text/css" and "immutable" in answer.headers["Cache-Control"]
    assert answer.text.startswith(style_sheet())
    places = [answer.text.index(path.read_text("utf-8")) for path in sorted(ASSETS.glob("*.css"))]
    assert len(places) > 5 and places == sorted(places)
    assert client.get("/styles/older/pages.css").headers["Cache-Control"] == "no-store"
