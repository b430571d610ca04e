"""``/search.json``: an amount as a page prints it leads to what has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> FlaskClient:
    return create_app(Settings(data_dir=demonstration_folder)).server.test_client()


def _found(client: FlaskClient, text: str, lang: str, **more: str) -> list[dict[str, str]]:
    query = {"q": text, "lang": lang, **more}
    hits: list[dict[str, str]] = client.get("/search.json", query_string=query).get_json()
    return [{key: one.replace("\u00a0", " ") for key, one in hit.items()} for hit in hits]


@pytest.mark.parametrize(
    ("text", "lang", "title", "detail"),
    [
        ("7 109,0", "ru", "7 109,0 млн долл. США", "Экспорт, 2018 год"),
        ("7\u00a0109,0 млн долл. США", "ru", "7 109,0 млн долл. США", "Экспорт, 2018 год"),
        ("$7,109.0 million", "en", "$7,109.0 million", "Exports, 2018"),
        ("7,109", "en", "$7,109.0 million", "Exports, 2018"),
        ("11224.9", "en", "$11,224.9 million", "Turnover, 2018"),
        ("Импорт 4 115,9 за 2018", "ru", "4 115,9 млн долл. США", "Импорт, 2018 год"),
        ("15,6 %", "ru", "15,6 %", "Китай: доля в обороте, 2018 год"),
        ("1,75 млрд", "ru", "около 1,75 млрд долл. США", "Оборот с Китаем, 2018 год"),
        ("25,7%", "ru", "+25,7 %", "Экспорт, 2018 год: прирост к 2017 году"),
    ],
)
def test_an_amount_of_a_page_leads_to_what_has_it(
    client: FlaskClient, text: str, lang: str, title: str, detail: str
) -> None:
    first = _found(client, text, lang)[0]
    assert first["title"] == title
    assert first["detail"].startswith(detail)
    assert first["href"].startswith("/trade")


def test_a_source_that_prints_the_amount_is_found_beside_it(client: FlaskClient) -> None:
    _, printed = _found(client, "$7,109.0 million", "en")
    assert printed["href"] == "/data/figure/T003?lang=en"


def test_words_beside_an_amount_narrow_what_it_may_be(client: FlaskClient) -> None:
    """No imports of that year are printed so: they are answered after the question."""
    which, imports, *_ = _found(client, "Импорт 7 109,0 за 2018", "ru")
    assert which["title"] == "7 109,0: какой это показатель?"
    assert imports["title"] == "4 115,9 млн долл. США"


def test_of_a_pasted_title_every_amount_is_found(client: FlaskClient) -> None:
    hits = _found(client, "Turnover grew by about 21.5% to $11,224.9 million", "en")
    titles = {hit["title"] for hit in hits}
    assert {"≈ +21.5%", "$11,224.9 million"} <= titles


@pytest.mark.parametrize("chosen", ["", "2018"])
def test_an_amount_of_a_partner_of_any_year_is_found(
    demonstration: FlaskClient, chosen: str
) -> None:
    hits = _found(demonstration, "490.9", "en", dataset="demonstration", year=chosen)
    assert any(hit["detail"].startswith("Exports to Finland, 2020") for hit in hits)


@pytest.mark.parametrize("text", ["21.06.2014", "1,2,3", "12.345.678", "2018", "4407"])
def test_dates_years_codes_and_lists_are_no_amounts(client: FlaskClient, text: str) -> None:
    """What is no amount is searched as before: no figure is meant by it."""
    hits = _found(client, text, "en")
    assert not any(hit.get("href", "").startswith("/data/figure") for hit in hits)
