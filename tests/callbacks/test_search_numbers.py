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
    assert first["href"].startswith(("/trade", "/partners"))


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


@pytest.mark.parametrize(
    "text",
    [
        "1,75 млрд руб", "490,9 тыс. долл", "3,5 тыс. тонн экспорт", "1.5 million tonnes",
        "€490.9 million", "490.9 thousand dollars", "$490,900", "15,6 п.п.", "4,0 раза",
        "5.0 billion rubles",
    ],
)  # fmt: skip
@pytest.mark.parametrize("dataset", ["", "demonstration"])
def test_a_number_in_another_unit_is_no_amount_in_dollars(
    demonstration: FlaskClient, text: str, dataset: str
) -> None:
    """490.9 million, 1.5 million and 1.75 billion dollars are amounts of the demonstration data."""
    (alone,) = _found(demonstration, text, "en", dataset=dataset)
    assert alone["title"].startswith(text.strip(".")[:3])
    assert "US dollars, and in per cent" in alone["detail"] and "href" not in alone


@pytest.mark.parametrize("text", ["15.6 per cent", "15,6 процента", "15.6 percent"])
def test_per_cent_in_words_are_a_rate(client: FlaskClient, text: str) -> None:
    first, printed = _found(client, text, "en")
    assert first["title"] == "15.6%" and first["detail"].startswith("China: share in turnover")
    assert printed["href"] == "/data/figure/T009?lang=en"


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("Финляндия 15,6%", "T009"),
        ("$21.5 million", "T002"),
        ("exports of timber 7,109.0", "T003"),
        ("imports 7,109.0", "T003"),
        ("balance 10,224.9", "T001"),
        ("2,0", "T015"),
        ("160,0", "T008"),
        ("exports of paper 7,109.0", "T003"),
    ],
)
def test_a_printed_figure_is_found_in_its_unit_and_for_its_partner_and_goods_alone(
    client: FlaskClient, text: str, not_meant: str
) -> None:
    hits = _found(client, text, "en")
    assert hits[0]["title"].endswith("which figure is meant?")
    assert not any(f"/figure/{not_meant}" in hit.get("href", "") for hit in hits)


def test_no_printed_figure_is_shown_with_a_gap_for_its_year(client: FlaskClient) -> None:
    """Its source does not say the year of that plan."""
    (plan,) = _found(client, "$2.0 billion", "en")[:1]
    assert plan["detail"] == "Figure · printed by a source"


@pytest.mark.parametrize(
    "text",
    [
        "imports amounted to 7,109.0", "Germany 490.9 foo", "exports in January 490.9",
        "exports to the EU 490.9", "imports from Finland 490.9", "chapters 49,09",
        "Finland 490.9 tonnes", "exports to Finland without wood 490.9", "Hebei 490.9",
    ],
)  # fmt: skip
def test_words_beside_a_number_count_each_by_itself(demonstration: FlaskClient, text: str) -> None:
    """Exports of 7,109.0 and exports to Finland of 490.9 are in the data, but not what these ask
    for."""
    hits = _found(demonstration, text, "en", dataset="demonstration")
    assert not any(hit["title"] in ("$490.9 million", "$7,109.0 million") for hit in hits)


@pytest.mark.parametrize(
    "text",
    ["Finland 490.9 foo", "we sold foo 490.9 to Finland", "exports amounted to 490.9 by now"],
)
def test_a_word_that_is_not_known_says_nothing_beside_a_number(
    demonstration: FlaskClient, text: str
) -> None:
    first = _found(demonstration, text, "en", dataset="demonstration")[0]
    assert first["detail"].startswith("Exports to Finland, 2020")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("exports 2018,2019", "Exports fell by 6.7% to $6,630.0 million"),
        ("Protocol 1,5", "Protocol on "),
        ("exports 03.2019", "Each word is understood"),
        ("exports 4407.10", "Each word is understood"),
        ("chapters 44,27", "44,27: which figure is meant?"),
        ("meetings 12.05", "Each word is understood"),
    ],
)
def test_a_date_a_code_or_the_number_of_a_text_is_searched_as_before(
    demonstration: FlaskClient, text: str, title: str
) -> None:
    hits = _found(demonstration, text, "en", dataset="demonstration")
    assert hits[0]["title"].startswith(title)
    assert not any(hit.get("status") for hit in hits)
