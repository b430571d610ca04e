"""The language of a page whose address names none."""

from __future__ import annotations

from dataclasses import replace

from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.pages.contract import LANGUAGE_COOKIE
from dashboard.store.library import Library

RUSSIAN = "ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7"


def led(client: FlaskClient, address: str, asked: str = "", cookie: str = "") -> str:
    """Where a visit is led; "" where it is answered as it is."""
    browser = client.application.test_client()
    if cookie:
        browser.set_cookie(LANGUAGE_COOKIE, cookie)
    answer = browser.get(address, headers={"Accept-Language": asked} if asked else {})
    assert answer.status_code in (200, 302, 404), answer.text
    return answer.headers.get("Location", "")


def test_a_visit_opens_in_the_language_of_the_reader(library: Library, client: FlaskClient) -> None:
    for address, asked, cookie, to in (
        ("/", RUSSIAN, "", "/?lang=ru"),
        ("/trade?year=2018", RUSSIAN, "", "/trade?year=2018&lang=ru"),
        ("/relations/CN-HE", "ru-RU,en;q=0.5", "", "/relations/CN-HE?lang=ru"),
        ("/nowhere", RUSSIAN, "", "/nowhere?lang=ru"),
        # The address comes first, then what was chosen in this browser.
        ("/?lang=en", RUSSIAN, "ru", ""),
        ("/", RUSSIAN, "en", ""),
        ("/", "en-GB", "ru", "/?lang=ru"),
        ("/", RUSSIAN, "xx", "/?lang=ru"),
        # What is wanted less, not at all, or is not there.
        ("/", "en,ru;q=0.5", "", ""),
        ("/", "ru;q=0,en", "", ""),
        ("/", "de, *;q=0.5", "", ""),
        ("/", "", "", ""),
        # A file, a question of a program.
        ("/download/turnover.csv", RUSSIAN, "", ""),
        ("/health", RUSSIAN, "", ""),
    ):  # fmt: skip
        assert led(client, address, asked, cookie) == to, (address, asked, cookie)
    ours = create_app(replace(library.settings, lang="ru"), library).server.test_client()
    assert led(ours, "/trade", "de") == led(ours, "/trade") == "/trade?lang=ru"
    assert led(ours, "/trade", "en-GB") == ""


def test_no_cache_keeps_the_language_of_another(client: FlaskClient) -> None:
    for asked in ("en", RUSSIAN):
        answer = client.get("/trade", headers={"Accept-Language": asked})
        assert {"Accept-Language", "Cookie"} <= set(answer.vary)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Accept-Language" not in client.get("/trade?lang=ru").vary
