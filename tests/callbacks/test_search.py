"""``/search.json``: a question in words is answered before anything is found."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_question_in_words_is_answered_first(client: FlaskClient) -> None:
    first = client.get("/search.json?q=turnover+2018&lang=en").get_json()[0]
    assert first["title"] == "$11,224.9 million"
    assert first["detail"].startswith("computed · Source: Government of the Leningrad Region")
    assert first["href"] == "/trade"


def test_a_figure_that_nobody_published_is_said_to_be_so(client: FlaskClient) -> None:
    first = client.get("/search.json?q=оборот+2019&lang=ru").get_json()[0]
    assert (first["title"], first["href"]) == ("не опубликовано", "/trade?year=2019&lang=ru")


def test_words_that_are_no_question_find_what_they_found_before(client: FlaskClient) -> None:
    first = client.get("/search.json?q=Nordland&lang=en").get_json()[0]
    assert first["go"] == "/relations/NO-18"
