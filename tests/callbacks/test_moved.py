"""Old codes of regions lead to those of today: on the page, its brief, and in documents."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/relations/PL-DS", "/relations/PL-02"),
        ("/brief/KZ-ZHA?lang=ru&year=2018", "/brief/KZ-31?lang=ru&year=2018"),
        ("/relations/IR-01", "/relations/IR-03"),
        ("/relations/EE-44", "/relations/EE-45"),
    ],
)
def test_an_old_address_leads_to_that_of_today(client: FlaskClient, old: str, new: str) -> None:
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize("path", ["/relations/PL-02", "/relations/PL-99", "/relations/", "/"])
def test_any_other_address_is_answered_where_it_is(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_brief_by_the_old_code_is_that_of_today(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/export/brief.{form}?partner=PL-DS")
    assert "brief-PL-02-en" in answer.headers["Content-Disposition"]
