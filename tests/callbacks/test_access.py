"""Who may read, may; nobody else gets a byte of any route."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard import accounts
from dashboard.accounts import AT_ONCE, add_account, remove_account
from dashboard.app import create_app
from dashboard.audit import read
from dashboard.callbacks import login, throttle
from dashboard.callbacks.access import HEADER, OPEN
from dashboard.callbacks.client_address import unmapped
from dashboard.callbacks.throttle import (
    FAILURES,
    FROM_ADDRESS,
    PAUSE,
    SELDOM,
    Throttle,
    household,
)
from dashboard.store.library import Library
from tests.callbacks.conftest import CALLBACK, LAYOUT, body

PASSWORD = "a long enough one"
HTML = {"Accept": "text/html,*/*;q=0.8"}
READ = ("/", "/partners?lang=ru", LAYOUT, "/_dash-dependencies", "/download/turnover.csv",
        "/export/chart.csv?chart=turnover-chart", "/codes.json?q=27", "/search.json?q=China",
        "/figure.json?at=/data/figure/T003", "/r/LR-J5YFDT", "/geo/world_110m.json", "/brief/PL-DS",
        "/download/relations-template.xlsx", "/assets/dashboard.css", "/nowhere")  # fmt: skip


def _client(library: Library, **given: Any) -> FlaskClient:
    settings = replace(library.settings, **given)
    return create_app(settings, replace(library, settings=settings)).server.test_client()


@pytest.fixture(scope="module")
def behind_proxy(library: Library) -> FlaskClient:
    return _client(library, access="proxy", trusted_proxies="10.0.0.0/8,::1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add_account(tmp_path, "anna", "viewer", PASSWORD)
    return tmp_path


@pytest.fixture
def client(library: Library, folder: Path) -> FlaskClient:
    return _client(library, access="accounts", data_dir=folder, session_hours=1)


@pytest.fixture(scope="module")
def outside(library: Library, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader who never logs in."""
    folder = tmp_path_factory.mktemp("accounts")
    add_account(folder, "anna", "viewer", PASSWORD)
    return _client(library, access="accounts", data_dir=folder)


def _from(address: str) -> dict[str, str]:
    return {"REMOTE_ADDR": address}


@pytest.mark.parametrize("path", READ)
def test_only_a_trusted_proxy_says_who_reads(behind_proxy: FlaskClient, path: str) -> None:
    named = {HEADER: "anna"}
    stranger = behind_proxy.get(path, headers=named, environ_base=_from("192.0.2.7"))
    assert stranger.status_code == 403
    nameless = behind_proxy.get(path, environ_base=_from("10.1.2.3"))
    assert nameless.status_code == 401
    with behind_proxy.get(path, headers=named, environ_base=_from("10.1.2.3")) as answer:
        assert answer.status_code not in (401, 403)
        kept = answer.headers["Cache-Control"]
        assert "private" in kept and "public" not in kept


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
def test_without_an_account_nothing_is_read(outside: FlaskClient, path: str, method: str) -> None:
    answer = outside.open(path, method=method, headers={HEADER: "anna"})
    assert answer.status_code == 401
    assert len(answer.data) < 100
    assert outside.post(CALLBACK, json=body()).status_code == 401


@pytest.mark.parametrize("path", OPEN)
def test_anybody_sees_that_the_server_lives_and_the_way_in(outside: FlaskClient, path: str) -> None:
    with outside.get(path) as answer:
        assert answer.status_code == 200


def test_the_login_says_whose_pages_these_are(library: Library) -> None:
    client = _client(library, access="accounts")
    for lang, name in (("en", "Leningrad Region"), ("ru", "Ленинградская область")):
        assert f">{name}<" in client.get(f"/login?lang={lang}").text


def test_a_reader_is_led_to_the_login_and_back(client: FlaskClient) -> None:
    led = client.get("/partners?lang=ru&year=2018", headers=HTML)
    assert led.status_code == 302
    page = client.get(led.location)
    assert "Вход" in page.text and 'lang="ru"' in page.text
    back = _log_in(client, address=led.location)
    assert (back.status_code, back.location) == (303, "/partners?lang=ru&year=2018")
    for path in READ[:4]:
        with client.get(path) as answer:
            assert answer.status_code == 200
    assert client.post(CALLBACK, json=body()).status_code == 200


def _log_in(
    client: FlaskClient, name: str = "anna", password: str = PASSWORD, address: str = "/login"
) -> TestResponse:
    token = _token(client.get(address))
    given = {"name": name, "password": password, "token": token}
    return client.post(address, data=given)


def _token(page: TestResponse) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found
    return found[1]


def test_the_cookie_is_for_this_server_alone(
    client: FlaskClient, library: Library, folder: Path
) -> None:
    cookie = _log_in(client).headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Expires" in cookie
    assert "Secure" not in cookie
    for prefix, name in {"/": "__Host-dashboard", "/trade/": "__Secure-dashboard"}.items():
        secure = _client(library, access="accounts", data_dir=folder, prefix=prefix)
        cookie = secure.get("/login", base_url="https://trade.example").headers["Set-Cookie"]
        assert cookie.startswith(f"{name}=") and "Secure" in cookie
        assert f"Path={prefix}" in cookie and "Domain" not in cookie


@pytest.mark.parametrize(
    ("name", "password"), [("anna", "wrong"), ("nobody", PASSWORD), ("", ""), ("anna", "")]
)
def test_a_wrong_name_or_password_is_one_answer(
    client: FlaskClient, name: str, password: str
) -> None:
    answer = _log_in(client, name, password)
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert client.get(LAYOUT).status_code == 401


def test_a_form_of_another_page_is_not_taken(client: FlaskClient) -> None:
    given = {"name": "anna", "password": PASSWORD}
    assert client.post("/login", data=given).status_code == 400
    client.get("/login")
    assert client.post("/login", data=given | {"token": "guessed"}).status_code == 400
    assert client.get(LAYOUT).status_code == 401


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/", "/\\evil.example", "https://evil.example", "/a\r\nX: y", ""]
)
def test_the_way_back_is_to_a_page_of_ours(client: FlaskClient, elsewhere: str) -> None:
    back = _log_in(client, address=f"/login?next={quote(elsewhere)}")
    assert (back.status_code, back.location) == (303, "/")


def test_wrong_passwords_must_wait(client: FlaskClient) -> None:
    for _ in range(FAILURES):
        assert _log_in(client, password="wrong").status_code == 401
    late = _log_in(client)
    assert late.status_code == 429
    assert 0 < int(late.headers["Retry-After"]) <= PAUSE
    assert "Too many wrong passwords" in late.text


def test_a_pause_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = Throttle()
    for _ in range(FAILURES):
        assert tried.begin("anna", "10.0.0.1") == 0
    assert 0 < tried.begin("anna", "10.0.0.1") <= PAUSE
    assert tried.begin("anna", "10.0.0.2") == 0
    now = time.monotonic()
    monkeypatch.setattr(throttle.time, "monotonic", lambda: now + PAUSE + 1)
    assert tried.begin("anna", "10.0.0.1") == 0


def test_an_address_has_so_many_wrong_passwords_whatever_the_names() -> None:
    tried = Throttle()
    for number in range(FROM_ADDRESS - 1):
        assert tried.begin(f"name{number}", "10.0.0.1") == 0
        assert tried.begin("right", "10.0.0.1") == 0
        tried.take_back("right", "10.0.0.1", right=True)
    assert tried.begin("one more", "10.0.0.1") == 0
    assert 0 < tried.begin("another", "10.0.0.1") <= PAUSE
    assert tried.begin("another", "10.0.0.2") == 0


def test_a_network_of_version_6_is_one_address() -> None:
    of = [household(unmapped(text)) for text in ("2001:db8::1", "2001:db8::ffff:2")]
    assert of[0] == of[1] != household(unmapped("2001:db8:0:1::1"))
    assert household(unmapped("10.0.0.1")) == "10.0.0.1"


def test_attempts_that_are_made_at_once_are_all_counted(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them is still comparing when the next one begins."""
    answers: list[int] = []

    def comparing(*_: object) -> bool:
        if len(answers) + depth[0] < FAILURES * 2:
            depth[0] += 1
            answers.append(_post_from(client, "", "192.0.2.7"))
        return False

    depth = [0]
    monkeypatch.setattr(login, "is_password", comparing)
    answers.append(_post_from(client, "", "192.0.2.7"))
    assert answers.count(401) == FAILURES
    assert 429 in answers


def test_nobody_waits_for_the_passwords_of_others(client: FlaskClient, folder: Path) -> None:
    for _ in range(AT_ONCE):
        assert accounts._COMPARING.acquire(blocking=False)
    try:
        begun = time.monotonic()
        for _ in range(FAILURES + 1):
            busy = _log_in(client)
            assert (busy.status_code, busy.headers["Retry-After"]) == (429, "1")
            assert "Other readers are signing in" in busy.text
        assert time.monotonic() - begun < 5
    finally:
        for _ in range(AT_ONCE):
            accounts._COMPARING.release()
    assert _log_in(client).status_code == 303


def test_a_refusal_is_recorded_without_what_is_no_name(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log_in(client, name=PASSWORD, password="anna")
    for _ in range(3):
        _log_in(client, password="wrong")
    assert PASSWORD not in "".join(read(folder))
    now = time.monotonic()
    monkeypatch.setattr(throttle.time, "monotonic", lambda: now + SELDOM + 1)
    _log_in(client, password="wrong")
    assert [json.loads(line)["who"] for line in read(folder)] == ["-", "anna"]


def _post_from(client: FlaskClient, hops: str, address: str, password: str = "wrong") -> int:
    token = _token(client.get("/login"))
    given = {"name": "anna", "password": password, "token": token}
    answer = client.post(
        "/login", data=given, headers={"X-Forwarded-For": hops}, environ_base=_from(address)
    )
    return answer.status_code


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::ffff:127.0.0.1", "10.0.0.2"])
def test_behind_a_trusted_proxy_one_reader_does_not_lock_out_another(
    library: Library, folder: Path, proxy: str
) -> None:
    client = _client(
        library, access="accounts", data_dir=folder, trusted_proxies="127.0.0.1, 10.0.0.0/8"
    )
    for number in range(FAILURES):
        # What he says of himself stands left of what the proxies say of him.
        hops = f"198.51.100.{number}, 192.0.2.7, 10.0.0.9"
        assert _post_from(client, hops, proxy) == 401
    assert _post_from(client, "192.0.2.7", proxy, PASSWORD) == 429
    assert _post_from(client, "192.0.2.8", proxy, PASSWORD) == 303
    addresses = [json.loads(line)["address"] for line in read(folder)]
    assert set(addresses) == {"192.0.2.7", "192.0.2.8"}


@pytest.mark.parametrize("trusted", ["", "10.0.0.0/8"])
def test_nobody_else_says_that_he_comes_from_elsewhere(
    library: Library, folder: Path, trusted: str
) -> None:
    client = _client(library, access="accounts", data_dir=folder, trusted_proxies=trusted)
    for number in range(FAILURES):
        assert _post_from(client, f"198.51.100.{number}", "192.0.2.7") == 401
    assert _post_from(client, "10.0.0.2", "192.0.2.7", PASSWORD) == 429


def test_a_proxy_is_trusted_however_its_address_is_written(library: Library) -> None:
    client = _client(library, access="proxy", trusted_proxies="10.0.0.0/8")
    named = {HEADER: "anna"}
    mapped = client.get("/", headers=named, environ_base=_from("::ffff:10.0.0.2"))
    assert mapped.status_code == 200


def test_whoever_leaves_is_out(client: FlaskClient) -> None:
    _log_in(client)
    page = client.get("/login")
    assert "anna" in page.text
    left = client.post("/login", data={"leave": "1", "token": _token(page)})
    assert left.status_code == 303
    assert client.get(LAYOUT).status_code == 401


@pytest.mark.parametrize("change", ["password", "role", "removed"])
def test_a_session_ends_when_its_account_changes(
    client: FlaskClient, folder: Path, change: str
) -> None:
    _log_in(client)
    assert client.get("/_dash-dependencies").status_code == 200
    if change == "removed":
        remove_account(folder, "anna")
    else:
        role = "editor" if change == "role" else "viewer"
        add_account(folder, "anna", role, PASSWORD if change == "role" else "quite another one")
    assert client.get("/_dash-dependencies").status_code == 401


def test_a_session_expires_and_cannot_be_made_up(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log_in(client)
    signed = client.get_cookie("dashboard")
    assert signed is not None
    now = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + 3_700)
    assert client.get("/_dash-dependencies").status_code == 401
    monkeypatch.undo()
    client.set_cookie("dashboard", signed.value[:-3] + "xyz")
    assert client.get("/_dash-dependencies").status_code == 401


def test_a_damaged_file_of_accounts_lets_nobody_in(client: FlaskClient, folder: Path) -> None:
    _log_in(client)
    (folder / "accounts.json").write_text("[")
    assert client.get(LAYOUT).status_code == 401
    assert client.get("/health").status_code == 200


def test_everybody_reads_what_is_public(library: Library) -> None:
    with _client(library, access="public").get("/theme.css") as answer:
        assert answer.headers["Cache-Control"].startswith("public")


def test_logins_and_refused_ones_are_recorded(client: FlaskClient, folder: Path) -> None:
    _log_in(client, password="wrong")
    _log_in(client)
    rows = [json.loads(line) for line in read(folder)]
    said = [(one["what"], one["who"], one["address"]) for one in rows]
    assert said == [("login refused", "anna", "127.0.0.1"), ("login", "anna", "127.0.0.1")]
    assert PASSWORD not in "".join(read(folder))
