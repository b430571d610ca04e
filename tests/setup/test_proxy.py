"""The site of .ci/deploy before a running server: what a reader gets through a real nginx, at the
root of a name and below a path."""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import sync_playwright
from serving import chromium, free_port

from dashboard.accounts import add_account
from tests.commands.serving import serving
from tests.setup.sites import Site, proxy, site

pytestmark = pytest.mark.proxy
DEEP = "/_dash-layout?path=/trade&query=year%3D2018%26lang%3Dru"
CALLBACK = "/_dash-update-component"
FACES = {
    "as a browser does": {"Host": "trade.example", "Referer": "https://trade.example/trade"},
    "a port in the host": {"Host": "trade.example:8443"},
    "no referrer, another host": {"Host": "10.0.0.7"},
    "forwarded by a stranger": {
        "Host": "trade.example", "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil", "X-Remote-User": "admin",
    },
}  # fmt: skip
ADDRESS = re.compile(r"""(?:href|src|geojson|topojsonURL)\\?["']?\s*[:=]\s*\\?["'](/[^"'\\]*)""")
"""An address of ours in HTML or JSON."""


@pytest.fixture(scope="module", params=["root", "passed on", "taken away"])
def proxied(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The pages at the root of a name; below a path that the proxy passes on, or takes away."""
    root = "" if request.param == "root" else "/trade"
    away = request.param == "taken away"
    with site(tmp_path_factory.mktemp("nginx"), root, taken_away=away) as running:
        yield running


def test_a_deep_link_opens_what_it_names(proxied: Site) -> None:
    for face in FACES.values():
        status, headers, body = proxied.get(DEEP, **face)
        drawn = json.loads(body)
        assert status == 200
        assert "Торговля" in json.dumps(drawn, ensure_ascii=False)
        assert headers["Cache-Control"] == "private, no-store"
        status, _, first = proxied.get("/trade?year=2018&lang=ru", **face)
        assert status == 200 and b'<html lang="ru"' in first
        assert b"evil" not in body + first
        ours = ADDRESS.findall(first.decode() + body.decode())
        assert len(ours) > 50
        assert {one for one in ours if not one.startswith(f"{proxied.root}/")} == set()


def test_a_client_that_names_no_host_gets_the_page(proxied: Site) -> None:
    with closing(proxied.connection()) as connection:
        connection.connect()
        connection.sock.sendall(f"GET {proxied.root}/trade?lang=ru HTTP/1.0\r\n\r\n".encode())
        answer = connection.sock.makefile("rb").read()
    assert b" 200 " in answer.splitlines()[0] and b'<html lang="ru"' in answer


def test_callbacks_and_every_file_of_the_first_page_are_there(proxied: Site) -> None:
    _, _, first = proxied.get("/relations")
    for address in sorted({*ADDRESS.findall(first.decode())}):
        found = address.removeprefix(proxied.root).replace("&amp;", "&")
        assert proxied.get(found)[0] == 200, address
    choice = {"path": "/relations", "query": "lang=ru", "key": ""}
    body = {
        "output": "drawn.data", "outputs": {"id": "drawn", "property": "data"},
        "inputs": [{"id": "choice", "property": "data", "value": choice}],
        "changedPropIds": ["choice.data"],
    }  # fmt: skip
    with closing(proxied.connection()) as connection:
        as_json = {"Content-Type": "application/json"}
        connection.request("POST", proxied.root + CALLBACK, json.dumps(body), as_json)
        answer = connection.getresponse()
        assert answer.status == 200 and "Международные связи" in answer.read().decode()


def test_what_leads_away_and_what_is_taken_away_lead_back(proxied: Site) -> None:
    host = {"Host": "trade.example"}
    _, headers, _ = proxied.get("/relations/PL-DS?lang=ru", **host)
    assert headers["Location"] == f"{proxied.root}/relations/PL-02?lang=ru"
    _, _, found = proxied.get(f"/figure.json?{urlencode({'at': '/data/figure/T003'})}", **host)
    assert f'"{proxied.root}/data/figure/T003"' in found.decode()
    _, _, slide = proxied.get("/export/chart.pptx?year=2018", **host)
    assert f"https://trade.example{proxied.root}/?year=2018" in _texts(slide)


def _texts(slide: bytes) -> str:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(slide)) as parts:
        return "".join(parts.read(one).decode() for one in parts.namelist() if "slide1.xml" in one)


def test_answers_come_compressed_once_with_the_headers_of_the_program(proxied: Site) -> None:
    _, headers, body = proxied.get(DEEP, **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body).startswith(b"{")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "max-age" in headers["Strict-Transport-Security"]
    assert headers["X-Request-Id"]


def test_figures_stay_behind_the_proxy(proxied: Site) -> None:
    assert proxied.get("/metrics")[0] == 403
    assert proxied.get("/health")[0] == 200


def test_a_large_body_ends_at_the_proxy(proxied: Site) -> None:
    with closing(proxied.connection()) as connection:
        connection.request("POST", proxied.root + CALLBACK, body=b"x" * 70_000)
        assert connection.getresponse().status == 413


def test_a_reader_logs_in_below_a_path(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    add_account(tmp_path / "data", "anna", "viewer", "a long password")
    given = {"DASHBOARD_ACCESS": "accounts", "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1"}
    with site(tmp_path, "/trade", taken_away=True, environ=given) as running:
        _, headers, _ = running.get("/partners?lang=ru", Accept="text/html")
        assert headers["Location"] == "/trade/login?next=%2Fpartners%3Flang%3Dru&lang=ru"
        login = headers["Location"].removeprefix("/trade")
        _, headers, form = running.get(login)
        cookie = headers["Set-Cookie"]
        assert "Path=/trade/" in cookie and "Secure" in cookie
        assert b'href="/trade/theme.css"' in form
        token = re.search(rb'name="token" value="([^"]+)"', form)
        assert token is not None
        entered = {"name": "anna", "password": "a long password", "token": token[1].decode()}
        with closing(running.connection()) as connection:
            sent = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": cookie.partition(";")[0],
            }
            connection.request("POST", f"/trade{login}", urlencode(entered), sent)
            answer = connection.getresponse()
            assert answer.status == 303
            assert answer.headers["Location"] == "/trade/partners?lang=ru"
            cookie = answer.headers["Set-Cookie"].partition(";")[0]
        status, _, page = running.get("/partners?lang=ru", Cookie=cookie)
        assert status == 200 and b'<html lang="ru"' in page


def test_a_browser_never_leaves_the_path(tmp_path: Path) -> None:
    """A deep link, filters, links, the panel of a number, search, Back and a file, through nginx:
    no request is of another path, none finds nothing."""
    with site(tmp_path, "/trade") as running, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(ignore_https_errors=True)
        page.set_default_timeout(25_000)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{running.url}/relations?lang=ru")
        page.locator("#partner-map .layer.land path").first.wait_for(state="attached")
        page.locator("nav a", has_text="Торговля").first.click()
        page.wait_for_url(f"{running.url}/trade?lang=ru")
        page.locator("#turnover-chart .main-svg").first.wait_for()
        page.go_back()
        page.wait_for_url(f"{running.url}/relations?lang=ru")
        page.goto(f"{running.url}/?lang=ru")
        page.locator("#turnover-chart .main-svg").first.wait_for()
        page.locator("a.amount").first.click()
        panel = page.locator("dialog[open]")
        shared = panel.locator("a:has(code)")
        assert shared.inner_text().startswith("/trade/data/figure/")
        shared.click()
        page.wait_for_url(f"{running.url}/data/figure/**")
        page.locator("article.provenance-panel").wait_for()
        page.locator("#search-open").click()
        page.locator("#search-field").fill("Китай")
        page.locator(".search-hit").first.click()
        page.wait_for_url(f"{running.url}/relations/**")
        page.reload()
        page.locator("h1").first.wait_for()
        page.locator(".chart-menu:has([data-menu]) > summary").first.click()
        saved = (
            page.locator(".chart-menu[open] a[data-export*='.pptx']").first.get_attribute("href")
            or ""
        )
        assert page.request.get(f"https://127.0.0.1:{running.port}{saved}").status == 200
        browser.close()
        asked = running.asked()
    assert errors == []
    assert len(asked) > 40
    given_up = 499
    failed = [one for one in asked if one[0] >= 400 and one[0] != given_up]
    assert failed == [] and {one[1].split("/")[1] for one in asked} == {"trade"}


def test_servers_that_restart_in_turn_fail_no_request(tmp_path: Path) -> None:
    """Two servers behind the proxy, each stopped and started again under readers."""
    ports = [str(free_port()) for _ in range(2)]
    given = ("--data-dir", str(tmp_path / "data"), "--workers", "1")
    body = {
        "output": "drawn.data",
        "outputs": {"id": "drawn", "property": "data"},
        "inputs": [{"id": "choice", "property": "data", "value": {"path": "/", "query": ""}}],
        "changedPropIds": ["choice.data"],
    }
    over, statuses = threading.Event(), Counter[int]()
    with ExitStack() as running:
        servers = [running.enter_context(serving("--port", port, *given))[0] for port in ports]
        found = running.enter_context(proxy(tmp_path, [f"127.0.0.1:{port}" for port in ports]))

        def read() -> None:
            with closing(found.connection()) as connection:
                while not over.wait(0.05):
                    connection.request("POST", CALLBACK, json.dumps(body),
                                       {"Content-Type": "application/json"})  # fmt: skip
                    answer = connection.getresponse()
                    answer.read()
                    statuses[answer.status] += 1

        readers = [threading.Thread(target=read) for _ in range(8)]
        for one in readers:
            one.start()
        for port, server in zip(ports, servers, strict=True):
            server.terminate()
            assert server.wait(timeout=30) == 0
            running.enter_context(serving("--port", port, *given))
        over.set()
        for one in readers:
            one.join()
    assert set(statuses) == {200} and statuses.total() > 50
