"""The application over HTTP: safety, language, caching, and the one callback, without a browser."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import read_settings

BODY = {
    "output": "..shell.children...drawn.data..",
    "outputs": [
        {"id": "shell", "property": "children"},
        {"id": "drawn", "property": "data"},
    ],
    "inputs": [{"id": "choice", "property": "data", "value": {"path": "/", "query": ""}}],
    "changedPropIds": ["choice.data"],
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("releases")
    return create_app(read_settings({}, data_dir=folder)).server.test_client()


def asked(client: FlaskClient, **choice: str) -> tuple[Any, dict[str, Any]]:
    """What the page's callback answers: its shell, if it changed, and what was drawn."""
    value = {"path": "/", "query": "", **choice}
    body = {**BODY, "inputs": [{**BODY["inputs"][0], "value": value}]}
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    response = answer.get_json()["response"]
    return response.get("shell"), json.loads(response["drawn"]["data"])


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


def test_health(client: FlaskClient) -> None:
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("query", "lang", "theme"),
    [("", "en", "light"), ("?lang=ru&theme=dark", "ru", "dark"), ("?lang=xx", "en", "light")],
)
def test_the_first_html_has_the_readers_language_and_theme(
    client: FlaskClient, query: str, lang: str, theme: str
) -> None:
    html = client.get(f"/{query}").get_data(as_text=True)
    assert f'<html lang="{lang}" data-bs-theme="{theme}">' in html


def test_the_first_layout_is_already_the_page_that_was_asked_for(client: FlaskClient) -> None:
    link = {"Referer": "http://localhost/?partner=CHN&lang=ru"}
    text = client.get("/_dash-layout", headers=link).get_data(as_text=True)
    assert "Китай" in text
    assert "1\u00a0751,1" in text.replace("\\u00a0", "\u00a0")


def test_a_page_from_elsewhere_does_not_choose_the_layout(client: FlaskClient) -> None:
    link = {"Referer": "http://elsewhere.example/?lang=ru"}
    assert "Turnover grew by 21.5%" in client.get("/_dash-layout", headers=link).get_data(
        as_text=True
    )


def test_a_dark_page_is_sent_dark(client: FlaskClient) -> None:
    from dashboard.render.theme import DARK, LIGHT

    answer = client.get("/_dash-layout", headers={"Referer": "http://localhost/?theme=dark"})
    figures = json.dumps([graph["props"]["figure"] for graph in graphs(answer.get_json())])
    assert DARK["exports"] in figures
    assert LIGHT["exports"] not in figures


def graphs(tree: Any) -> list[Any]:
    """Every chart of a component tree."""
    if isinstance(tree, list):
        return [graph for branch in tree for graph in graphs(branch)]
    if not isinstance(tree, dict):
        return []
    own = [tree] if tree.get("type") == "Graph" else []
    return own + graphs(tree.get("props", {}).get("children"))


def test_a_change_of_filter_sends_no_new_surroundings(client: FlaskClient) -> None:
    _, first = asked(client)
    shell, then = asked(client, query="partner=CHN", key=first["key"])
    assert shell is None
    assert "1,751.1" in json.dumps(then["props"]["card-turnover"])
    assert "figure" in then["props"]["turnover-chart"]


def test_a_change_of_language_sends_the_page_anew(client: FlaskClient) -> None:
    _, first = asked(client)
    shell, then = asked(client, query="lang=ru", key=first["key"])
    assert shell is not None
    assert then["lang"] == "ru"


@pytest.mark.parametrize(
    ("query", "named"),
    [("year=1492", "1492"), ("partner=XQZ", "XQZ"), ("sector=alchemy", "alchemy"),
     ("dataset=customs", "customs"), ("flow=sideways", "sideways")],
)  # fmt: skip
def test_what_is_not_understood_is_named_and_the_default_is_shown(
    client: FlaskClient, query: str, named: str
) -> None:
    _, first = asked(client)
    _, then = asked(client, query=query, key=first["key"])
    assert named in json.dumps(then["props"]["problems"])
    assert "11,224.9" in json.dumps(then["props"]["card-turnover"])


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"[]",
        b"{}",
        json.dumps({**BODY, "output": "other.children"}).encode(),
        json.dumps({**BODY, "inputs": []}).encode(),
        json.dumps({**BODY, "inputs": [{**BODY["inputs"][0], "value": {"path": 7}}]}).encode(),
        json.dumps({**BODY, "inputs": [{**BODY["inputs"][0], "value": {"q": "x"}}]}).encode(),
        b"{" + b" " * 70_000 + b"}",
    ],
)
def test_a_malformed_callback_is_refused_before_any_work(client: FlaskClient, body: bytes) -> None:
    answer = client.post(
        "/_dash-update-component", data=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert "refused" in answer.get_json()["error"]
    assert "Traceback" not in answer.get_data(as_text=True)


def test_fingerprinted_files_are_kept_for_long_and_others_are_not(client: FlaskClient) -> None:
    with client.get("/assets/route.js?m=1") as kept, client.get("/assets/route.js") as asked_anew:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_anew.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations", "/data"])
@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("year", [1987, 2003, 2019, 2022])
def test_every_page_of_any_year_is_drawn(
    client: FlaskClient, path: str, lang: str, year: int
) -> None:
    shell, drawn = asked(client, path=path, query=f"year={year}&lang={lang}")
    assert shell is not None
    assert "NaN" not in json.dumps(drawn)


def test_many_first_requests_at_once_all_find_their_scripts(tmp_path: Path) -> None:
    server = create_app(read_settings({}, data_dir=tmp_path)).server
    index = server.test_client().get("/").get_data(as_text=True)
    scripts = [part.split('"')[0] for part in index.split('src="')[1:]]
    fresh = create_app(read_settings({}, data_dir=tmp_path)).server

    def status(path: str) -> int:
        with fresh.test_client().get(path) as answer:
            return answer.status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(status, scripts * 3)) == {200}


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


@pytest.mark.parametrize("path", ["/", "/trade", "/partners", "/relations", "/relations/NO-18",
                                  "/relations/CHN", "/brief?partner=BLR", "/data"])  # fmt: skip
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    layout = client.get("/_dash-layout", headers={"Referer": f"http://localhost{path}"}).get_json()
    links = {link.split("#")[0] for link in _links(layout)}
    assert len(links) > 5
    wrong = []
    for link in links:
        if "/export/page.png" in link:
            continue
        with client.get(link) as answer:
            if answer.status_code != 200:
                wrong.append((link, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "country"),
    [("/relations/NO-18", "NOR"), ("/relations/CHN", "CHN"), ("/relations", ""), ("/", "")],
)
def test_files_of_a_partners_page_are_of_that_partner(
    client: FlaskClient, path: str, country: str
) -> None:
    drawn = asked(client, path=path)[1]
    assert drawn["partner"] == country
    links = "".join(drawn["tables"].values())
    assert "/download/events.csv?" in links
    assert (f"partner={country}" in links) == bool(country)


@pytest.mark.parametrize("path", ["/relations/NO-18", "/relations/NOR", "/relations/CHN"])
def test_findings_of_a_partners_page_are_about_that_partner(client: FlaskClient, path: str) -> None:
    props = asked(client, path=path, key=asked(client, path=path)[1]["key"])[1]["props"]
    told = {own: part["children"] for own, part in props.items() if own.endswith("-finding")}
    assert told["partner-map-finding"] == told["sector-chart-finding"] == ""
    name = "China" if path.endswith("CHN") else "Norway"
    assert all(text == "" or text.startswith(name) for text in told.values())
    assert path.endswith("CHN") == bool(told.get("turnover-chart-finding"))
