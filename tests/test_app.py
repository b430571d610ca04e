"""The application over HTTP: safety, language, the first page, and the one callback."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import create_environ, run_wsgi_app

from dashboard.app import create_app
from dashboard.callbacks import scripts
from dashboard.render.theme import DARK, LIGHT
from dashboard.settings import read_settings
from tests.callbacks.conftest import LAYOUT, asks
from tests.trees import first_page
from tests.trees import sent_by_id as by_id


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("releases")
    return create_app(read_settings({}, data_dir=folder)).server.test_client()


def opened(client: FlaskClient, address: str, **headers: str) -> Any:
    """The layout of the page of an address."""
    path, _, query = address.partition("?")
    asked = urlencode({"path": path, "query": query})
    return first_page(client.get(f"{LAYOUT}?{asked}", headers=headers).get_json())


def test_every_answer_names_only_itself_as_a_source(client: FlaskClient) -> None:
    for path in ("/", "/health", "/theme.css", "/geo/world_110m.json", "/data", "/nowhere"):
        with client.get(path) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy
        assert "unsafe-eval" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"


def test_health(client: FlaskClient) -> None:
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("query", "lang", "theme", "title"),
    [
        ("", "en", "light", "Leningrad Region"),
        ("?lang=ru&theme=dark", "ru", "dark", "Ленинградская область"),
        ("?lang=xx&theme=red", "en", "light", "Leningrad Region"),
    ],
)
def test_the_first_html_has_the_readers_language_and_theme(
    client: FlaskClient, query: str, lang: str, theme: str, title: str
) -> None:
    html = client.get(f"/{query}").get_data(as_text=True)
    assert f'<html lang="{lang}" data-bs-theme="{theme}">' in html
    assert f"<title>{title}</title>" in html
    # What is seen on a slow line until there is a page.
    said = {"en": "The page is loading…", "ru": "Страница загружается…"}[lang]
    assert said in html and "Loading..." not in html


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "dashboard.internal"},
        {"Referer": "https://dashboard.internal:8443/trade?lang=en"},
        {"Host": "dashboard.internal", "Referer": "http://elsewhere.example/"},
        {"Referer": "http://["},
    ],
)
def test_the_first_layout_is_the_page_that_was_asked_for(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    """Whatever a proxy makes of the host, and with or without a referrer (case b11)."""
    layout = by_id(opened(client, "/partners?partner=CHN&lang=ru", **headers))
    assert layout["page-title"]["children"] == "Партнёры"
    assert layout["choice"]["data"]["path"] == "/partners"
    assert layout["drawn"]["data"]["query"] == "partner=CHN&lang=ru"
    assert "Китаем" in json.dumps(layout["partner-map-title"], ensure_ascii=False)


def test_a_layout_of_no_page_is_that_of_the_first(client: FlaskClient) -> None:
    layout = by_id(client.get(LAYOUT).get_json())
    assert layout["page-title"]["children"] == "Overview"


@pytest.mark.parametrize("host", ["localhost", "dashboard.internal:8443"])
def test_a_layout_that_our_scripts_did_not_ask_for_is_that_of_its_referrer(
    client: FlaskClient, host: str
) -> None:
    """As a tool asks that knows no more than the address of the page (case b11)."""
    referrer = f"https://{host}/partners?lang=ru"
    layout = by_id(client.get(LAYOUT, headers={"Referer": referrer}).get_json())
    assert layout["page-title"]["children"] == "Партнёры"
    broken = by_id(client.get(LAYOUT, headers={"Referer": "http://["}).get_json())
    assert broken["page-title"]["children"] == "Overview"


def test_a_dark_page_is_sent_dark(client: FlaskClient) -> None:
    figures = json.dumps([
        props["figure"] for props in by_id(opened(client, "/?theme=dark")).values()
        if "figure" in props
    ])  # fmt: skip
    assert DARK["exports"] in figures
    assert LIGHT["exports"] not in figures


def test_a_change_of_filter_sends_no_new_surroundings(client: FlaskClient) -> None:
    first = asks(client)
    then = asks(client, query="partner=CHN", key=first["key"])
    assert "shell" in first and "shell" not in then
    assert (first["first"], then["first"]) == (True, False)
    assert then["asked"] == {"path": "/", "query": "partner=CHN"}
    assert "China" in then["html"]["turnover-chart-subtitle"]
    assert "1,745–1,757" in then["html"]["card-turnover"]
    assert "figure" in then["props"]["turnover-chart"]


def test_a_change_of_language_sends_the_page_anew(client: FlaskClient) -> None:
    first = asks(client)
    then = asks(client, query="lang=ru", key=first["key"])
    assert then["shell"]
    assert then["lang"] == "ru"


def test_an_answer_is_one_object_not_a_text_in_it(client: FlaskClient) -> None:
    drawn = asks(client)
    assert isinstance(drawn, dict)
    then = asks(client, key=drawn["key"])["props"]["turnover-chart"]["figure"]
    assert isinstance(then["data"], list)


def test_fingerprinted_files_are_kept_for_long_and_others_are_not(
    client: FlaskClient, tmp_path: Path
) -> None:
    with (
        client.get("/assets/dashboard.css?m=1") as kept,
        client.get("/assets/dashboard.css") as asked_anew,
        client.get("/bootstrap/static/css/bootstrap.min.css") as pinned,
    ):
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_anew.headers.get("Cache-Control", "")
        assert "immutable" in pinned.headers["Cache-Control"]
    html = client.get("/").get_data(as_text=True)
    module = next(part for part in html.split('"') if part.endswith(f"/{scripts.NAME}"))
    with client.get(module) as script:
        assert script.status_code == 200 and "immutable" in script.headers["Cache-Control"]


def test_many_first_requests_at_once_all_find_their_scripts(tmp_path: Path) -> None:
    settings = read_settings({}, data_dir=tmp_path)
    index = create_app(settings).server.test_client().get("/").get_data(as_text=True)
    paths = [part.split('"')[0] for part in index.split('src="')[1:]]
    fresh = create_app(settings).server

    def status(path: str) -> int:
        with fresh.test_client().get(path) as answer:
            return answer.status_code

    assert len(paths) > 5
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(status, paths * 3)) == {200}


def _links(tree: Any) -> set[str]:
    """Every address of this program in a page's components."""
    if isinstance(tree, list):
        return set().union(*map(_links, tree)) if tree else set()
    if not isinstance(tree, dict):
        return set()
    props = tree.get("props", {})
    names = ("href", "data-go", "data-export", "data-download")
    own = {str(props[name]) for name in names if props.get(name)}
    return {link for link in own if link.startswith("/")} | _links(props.get("children"))


@pytest.fixture(scope="module")
def followed() -> set[str]:
    """The links that a page before this one had, and that lead somewhere."""
    return set()


@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations", "/relations/NO-18",
                                  "/relations/CHN", "/brief?partner=BLR", "/data"])  # fmt: skip
def test_every_link_of_a_page_leads_somewhere(
    client: FlaskClient, followed: set[str], path: str
) -> None:
    links = {link.split("#")[0] for link in _links(opened(client, path))}
    assert len(links) > 5
    wrong = []
    for link in sorted(links - followed):
        # A picture costs half a second, and of another size it is the same picture.
        if "/export/page.png" in link or (".png" in link and "size=square" in link):
            continue
        with client.get(link, follow_redirects=link.startswith("/r/")) as answer:
            if answer.status_code != 200:
                wrong.append((link, answer.status_code))
    followed |= links
    assert wrong == []


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("GET", "/search.json?q=hebei&lang=ru", {200}),
        ("GET", "/search.json?q=" + "x" * 3000, {200}),
        ("GET", "/codes.json?q=27", {404}),
        ("GET", "/codes.json?q=27&dataset=customs", {503}),
        ("POST", "/export/deck.pptx", {400, 200}),
        ("GET", "/_dash-component-suites/nothing/here.js", {404}),
        ("GET", "/%00", {200, 404}),
    ],
)
def test_odd_requests_are_answered(
    client: FlaskClient, method: str, path: str, statuses: set[int]
) -> None:
    with client.open(path, method=method) as answer:
        assert answer.status_code in statuses


@pytest.mark.parametrize("path", ["/geo/..%2Fpublished%2Fsources.csv", "/scripts/0/..%2Fapp.py"])
def test_no_path_leads_out_of_its_folder(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == 404 or answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("host", ["xn--", "a b", "[::1", "\xe9"])
@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/health", "/export/table.csv"])
def test_no_host_is_a_fault_of_the_program(client: FlaskClient, host: str, path: str) -> None:
    environ = {**create_environ(path), "HTTP_HOST": host}
    _, status, _ = run_wsgi_app(client.application, environ)
    assert status[:3] in ("200", "400")


def test_what_is_too_long_is_refused_unread(client: FlaskClient) -> None:
    answer = client.post("/export/deck.pptx", data=b"view=a&" * 20_000)
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize(
    ("path", "title", "detail", "lead"),
    [
        (
            "q=hebei&lang=ru",
            "Провинция Хэбэй",
            "Регион-партнёр · Китай",
            {"go": "/relations/CN-HE"},
        ),
        ("q=energy", "Energy", "Field", {"order": "sector:energy"}),
    ],
)
def test_search_answers_in_the_readers_language(
    client: FlaskClient, path: str, title: str, detail: str, lead: dict[str, str]
) -> None:
    found = client.get(f"/search.json?{path}").get_json()[0]
    assert title in found["title"]
    assert lead.items() <= found.items()
    assert detail in found["detail"] or path.startswith("q=energy")
    assert client.get("/search.json").get_json() == []
