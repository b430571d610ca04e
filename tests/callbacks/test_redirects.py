"""Old codes of regions lead to those of today: on the page, its brief, and in documents."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.documents.address import address_of
from dashboard.store.library import Library


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/relations/PL-DS", "/relations/PL-02"),
        ("/brief/KZ-ZHA?lang=ru&year=2018", "/brief/KZ-31?lang=ru&year=2018"),
        ("/relations/IR-01", "/relations/IR-03"),
        ("/relations/EE-44", "/relations/EE-45"),
        (
            "/data/figure/PL-DS/fields/culture/relations?year=2018",
            "/data/figure/PL-02/fields/culture/relations?year=2018",
        ),
        ("/data/figure/region_map/PL-DS/events", "/data/figure/region_map/PL-02/events"),
        ("/data/figure/PL-DS/tally/PL-DS/in_force", "/data/figure/PL-02/tally/PL-02/in_force"),
        ("/brief?partner=PL-DS&lang=ru", "/brief/PL-02?lang=ru"),
        ("/brief?partner=NO-18", "/brief/NO-18"),
        ("/brief?partner=no-18", "/brief/NO-18"),
        ("/relations/no-18?lang=ru", "/relations/NO-18?lang=ru"),
        ("/relations/pl-ds", "/relations/PL-02"),
        ("/brief/cn", "/brief/CHN"),
        ("/brief/chn", "/brief/CHN"),
        ("/Partners", "/partners"),
        ("/TRADE?Year=2017&YEARS=2018", "/trade?year=2017&years=2018"),
        ("/Relations/chn", "/relations/CHN"),
        ("/?Year=2017&Lang=ru", "/?year=2017&lang=ru"),
        ("/?LANG=RU", "/?lang=ru"),
        ("/trade?lang=Ru&flow=Export", "/trade?lang=ru&flow=export"),
        ("/Data/Figure/T003", "/data/figure/T003"),
    ],
)
def test_an_old_address_leads_to_that_of_today(client: FlaskClient, old: str, new: str) -> None:
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/relations/PL-02",
        "/brief?partner=CHN",
        "/brief?partner=cn",
        "/?partner=PL-DS",
        "/",
        "/data/figure/t003",
        "/?Shoe=2017",
    ],
)
def test_any_other_address_is_answered_where_it_is(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_no_address_leads_to_another_host(client: FlaskClient) -> None:
    answer = client.get("//?Year=2017")
    assert not answer.headers.get("Location", "/").startswith("//")


def test_every_old_code_opens_everywhere(client: FlaskClient, library: Library) -> None:
    registers = library.registers
    assert registers.former_regions
    for old, new in registers.former_regions.items():
        for path in ("/relations/{}", "/brief/{}", "/data/figure/place_map/{}/events"):
            answer = client.get(path.format(old))
            assert (answer.status_code, answer.headers["Location"]) == (301, path.format(new))
            # Where nothing leads from one address to another it is read as that of today.
            was, now = (address_of(path.format(code), registers) for code in (old, new))
            assert was == now and was is not None


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_search_knows_old_codes(client: FlaskClient, lang: str) -> None:
    found = client.get("/search.json", query_string={"q": "PL-DS", "lang": lang}).get_json()
    assert found[0]["go"] == "/relations/PL-02"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_brief_by_the_old_code_is_that_of_today(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/export/brief.{form}?partner=PL-DS")
    assert "brief-PL-02-en" in answer.headers["Content-Disposition"]
