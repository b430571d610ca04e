"""Readers sign in with a provider of OpenID Connect: there and back, and what is not believed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.audit import read
from dashboard.callbacks import access
from dashboard.callbacks.oidc import MOST_PENDING, PENDING, name_in, role_in
from dashboard.commands.admission import refuse_open
from dashboard.errors import WrongUsage
from dashboard.settings import Settings, read_settings
from dashboard.store.library import Library
from tests.callbacks.conftest import CALLBACK, LAYOUT, body
from tests.callbacks.provider import CLIENT, SECRET, Provider, running
from tests.callbacks.test_access import HTML, READ, _token

HERE = "http://localhost"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found


@pytest.fixture
def client(library: Library, provider: Provider, tmp_path: Path) -> FlaskClient:
    settings = replace(
        library.settings, access="oidc", data_dir=tmp_path, oidc_issuer=provider.issuer,
        oidc_client=CLIENT, oidc_secret=SECRET, public_url=HERE, session_hours=1,
    )  # fmt: skip
    return create_app(settings, replace(library, settings=settings)).server.test_client()


def _back(client: FlaskClient, address: str = "/login") -> str:
    """Where the provider sends a reader back to, who went there from an address of ours."""
    sent = client.get(address)
    assert sent.status_code == 302, sent.text
    there = requests.get(sent.location, allow_redirects=False, timeout=10)
    return there.headers["Location"].removeprefix(HERE)


def _signed_in(client: FlaskClient, address: str = "/login") -> TestResponse:
    return client.get(_back(client, address))


def test_a_reader_is_led_to_the_provider_and_back(client: FlaskClient, provider: Provider) -> None:
    led = client.get("/partners?lang=ru&year=2018", headers=HTML)
    assert led.status_code == 302
    back = _signed_in(client, led.location)
    assert (back.status_code, back.location) == (303, "/partners?lang=ru&year=2018")
    (asked,) = provider.asked
    assert asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{HERE}/login/done" and asked["ui_locales"] == "ru"
    assert len(asked["state"]) >= 20 and len(asked["nonce"]) >= 20
    assert client.get(LAYOUT).headers["Vary"].count("Cookie") == 1
    assert client.post(CALLBACK, json=body()).status_code == 200


def test_without_signing_in_nothing_is_read(client: FlaskClient) -> None:
    for path in READ:
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 401) and len(answer.data) < 100


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": int(time.time()) - 3_600},
        {"exp": None},
        {"aud": "another"},
        {"aud": ["another", "third"]},
        {"aud": None},
        {"iss": "https://another.example"},
        {"iss": None},
        {"sub": None},
        {"azp": "another"},
        {"iat": int(time.time()) + 3_600},
    ],
)
def test_what_the_provider_would_not_say_is_not_believed(
    client: FlaskClient, provider: Provider, claims: dict[str, Any], tmp_path: Path
) -> None:
    provider.claims = claims
    answer = _signed_in(client)
    assert answer.status_code == 401
    assert "Signing in did not succeed." in answer.text
    assert client.get(LAYOUT).status_code == 401
    for _ in range(9):
        assert client.get("/login/done?state=made-up&code=guessed").status_code == 401
    assert [json.loads(line)["what"] for line in read(tmp_path)] == ["login refused"]


def test_a_token_that_another_key_signed_is_not_believed(
    client: FlaskClient, provider: Provider
) -> None:
    provider.key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
    assert _signed_in(client).status_code == 401


def test_a_token_signed_with_what_everybody_knows_is_not_believed(
    client: FlaskClient, provider: Provider
) -> None:
    """The public key taken for a shared secret: an old way in."""
    provider.by_secret = provider.published.as_pem(private=False)
    assert _signed_in(client).status_code == 401


def test_a_new_key_of_the_provider_is_fetched(client: FlaskClient, provider: Provider) -> None:
    assert _signed_in(client).status_code == 303
    client.delete_cookie("dashboard")
    provider.key = provider.published = RSAKey.generate_key(2048, {"kid": "two"}, private=True)
    provider.kid = "two"
    assert _signed_in(client).status_code == 303


def test_an_answer_is_for_the_reader_who_asked_and_once(client: FlaskClient) -> None:
    back = _back(client)
    stranger = client.application.test_client()
    assert stranger.get(back).status_code == 401
    forged = back.replace("state=", "state=x")
    assert client.get(forged).status_code == 401
    assert client.get(back).status_code == 303
    again = client.get(back)
    assert again.status_code == 401


def test_what_the_provider_refuses_is_told(client: FlaskClient) -> None:
    answer = client.get("/login/done?error=access_denied&error_description=<b>no</b>&lang=ru")
    assert answer.status_code == 401
    assert "Войти не удалось." in answer.text and "<b>" not in answer.text


@pytest.mark.parametrize(
    ("known", "status"),
    [({"issuer": "https://another.example"}, 401), ({"jwks_uri": "http://127.0.0.1:9/keys"}, 503),
     ({"token_endpoint": "http://127.0.0.1:9/token"}, 503)],
)  # fmt: skip
def test_a_provider_that_is_another_or_silent_lets_nobody_in(
    client: FlaskClient, provider: Provider, known: dict[str, str], status: int
) -> None:
    provider.known = known
    answer = client.get("/login")
    answer = answer if answer.status_code != 302 else _signed_in(client)
    assert answer.status_code == status
    assert client.get(LAYOUT).status_code == 401


def test_pages_are_ours_while_the_provider_is_away(library: Library, tmp_path: Path) -> None:
    settings = replace(library.settings, access="oidc", data_dir=tmp_path, oidc_client=CLIENT,
                       oidc_issuer="http://127.0.0.1:9", public_url=HERE)  # fmt: skip
    client = create_app(settings, replace(library, settings=settings)).server.test_client()
    assert client.get("/health").status_code == 200
    answer = client.get("/login")
    assert answer.status_code == 503 and "is not answering" in answer.text


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"roles": ["staff", "editor", "viewer"]}, "editor"),
        ({"roles": "publisher"}, "publisher"),
        ({"roles": ["Publisher", None, 3]}, "viewer"),
        ({"roles": {"publisher": True}}, "viewer"),
        ({}, "viewer"),
    ],
)
def test_the_role_is_that_of_the_claim(
    client: FlaskClient, provider: Provider, claims: dict[str, Any], role: str, tmp_path: Path
) -> None:
    provider.claims = claims
    assert _signed_in(client).status_code == 303
    line = json.loads(read(tmp_path)[-1])
    assert (line["what"], line["who"], line["role"]) == ("login", "anna", role)
    assert client.get("/metrics").status_code == (200 if role == "publisher" else 403)


def test_claims_within_claims_are_found() -> None:
    assert role_in({"realm_access": {"roles": ["editor"]}}, "realm_access.roles") == "editor"
    assert role_in({"https://id.example/roles": ["editor"]}, "https://id.example/roles") == "editor"
    assert role_in({"realm_access": ["editor"]}, "realm_access.roles") == "viewer"
    assert name_in({"sub": "1", "email": "a@b\n"}) == "a@b"


def test_who_leaves_is_out_here_and_there(client: FlaskClient, provider: Provider) -> None:
    _signed_in(client)
    page = client.get("/login")
    assert "You are signed in as anna." in page.text
    assert client.post("/login", data={"token": "made up", "leave": "1"}).status_code == 400
    assert client.get(LAYOUT).status_code == 200
    left = client.post("/login", data={"token": _token(page), "leave": "1"})
    assert f'href="{provider.issuer}/end?' in left.text and "You are signed out." in left.text
    assert "post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Flogin" in left.text
    assert client.get(LAYOUT).status_code == 401


def test_a_session_ends_after_its_hours(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _signed_in(client)
    assert client.get(LAYOUT).status_code == 200
    later = time.time() + 3_601
    monkeypatch.setattr(access.time, "time", lambda: later)
    assert client.get(LAYOUT).status_code == 401


def test_a_cookie_has_room_for_few_sign_ins_that_have_begun(client: FlaskClient) -> None:
    for _ in range(MOST_PENDING + 3):
        sent = client.get("/login")
    with client.session_transaction() as session:
        begun = [name for name in session if name.startswith(PENDING)]
    assert len(begun) == MOST_PENDING
    state = parse_qs(urlsplit(sent.location).query)["state"][0]
    assert f"{PENDING}{state}" in begun


@pytest.mark.parametrize("lacking", ["oidc_issuer", "oidc_client", "public_url"])
def test_what_is_lacking_is_named_before_it_starts(lacking: str) -> None:
    given = {"oidc_issuer": "https://id.example", "oidc_client": "c", "public_url": "https://a.b"}
    settings = read_settings({}, access="oidc", **(given | {lacking: ""}))
    with pytest.raises(WrongUsage, match=f"DASHBOARD_{lacking.upper()}"):
        refuse_open(settings)
    refuse_open(read_settings({}, access="oidc", **given))


@pytest.mark.parametrize(
    ("name", "value"),
    [("OIDC_ISSUER", "http://id.example"), ("PUBLIC_URL", "http://pages.example"),
     ("OIDC_ISSUER", "https://id.example?x"), ("OIDC_SCOPE", "profile"), ("OIDC_ISSUER", "id")],
)  # fmt: skip
def test_settings_that_would_not_be_safe_are_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"DASHBOARD_{name}"):
        read_settings({f"DASHBOARD_{name}": value})


def test_a_role_that_is_taken_away_at_the_provider_ends_within_minutes(
    client: FlaskClient, provider: Provider, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who is signed in there comes back by himself, in the role that he has there now; it is a new
    sign-in where that is another one."""
    now, minutes = time.time(), 60 * Settings().oidc_minutes
    provider.claims = {"roles": ["publisher"]}
    monkeypatch.setattr(access.time, "time", lambda: now)
    _signed_in(client)
    for claims, figures, logins in (({"roles": ["publisher"]}, 200, 1), ({}, 403, 2)):
        now += minutes - 1
        assert client.get(LAYOUT).status_code == 200
        now += 2
        provider.claims = claims
        assert client.get(LAYOUT).status_code == 401
        sent = client.get("/partners?year=2018", headers=HTML)
        back = _signed_in(client, sent.location)
        assert (back.status_code, back.location) == (303, "/partners?year=2018")
        assert client.get("/metrics").status_code == figures
        assert len([one for one in read(tmp_path) if '"login"' in one]) == logins
