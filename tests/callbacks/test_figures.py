"""``/figure.json``: the panel of a number for its dialog, and its page at a shared address."""

from __future__ import annotations

from pathlib import Path

import pytest
from dash import html
from flask.testing import FlaskClient

from dashboard.documents.address import address_of
from dashboard.pages.figure import panel_of
from dashboard.parser import read_query
from tests.callbacks.conftest import LAYOUT, asks
from tests.pages.test_imported import filled
from tests.trees import parts, text


@pytest.mark.parametrize(("lang", "said"), [("en", "That is"), ("ru", "Цитата из источника")])
def test_the_panel_of_a_figure_is_its_quote(client: FlaskClient, lang: str, said: str) -> None:
    answer = client.get(f"/figure.json?at=/data/figure/T049&lang={lang}")
    assert answer.status_code == 200
    text = answer.get_data(as_text=True).encode().decode("unicode_escape")
    assert "Экспорт увеличился на 44,5%" in text and said in text


def test_a_number_of_a_query_is_rebuilt(client: FlaskClient) -> None:
    answer = client.get("/figure.json?at=/data/figure/turnover/2018/turnover&lang=en")
    assert "7,109.0 + 4,115.9" in answer.get_data(as_text=True)
    one = client.get("/figure.json?at=/data/figure/partners/CHN/turnover&year=2018")
    other = client.get("/figure.json?at=/data/figure/partners/CHN/turnover&year=2021")
    assert one.get_data() != other.get_data()


def test_the_address_of_a_number_opens_it_again_when_a_later_release_has_come(
    tmp_path: Path,
) -> None:
    ask = filled(tmp_path)
    address = address_of("/data/figure/cards/turnover/value", ask.library.registers)
    assert address is not None
    panel, there = panel_of(ask, address, read_query("dataset=customs&lang=ru", ask.library))
    (shared,) = [one for one in parts(panel) if "figure/cards" in str(getattr(one, "href", ""))]
    path, _, query = shared.href.partition("?")
    assert there and path == address.path and text(shared) == shared.href
    assert {"dataset=customs", "year=2019", "release=2", "lang=ru"} <= {*query.split("&")}
    again, there = panel_of(ask, address, read_query(query, ask.library, relations=True))
    assert there and text(html.Div(again)) == text(html.Div(panel))
    assert "№\u00a02" in text(html.Div(panel))


def test_the_address_of_a_row_of_the_data_has_no_choices(client: FlaskClient) -> None:
    answer = client.get("/figure.json?at=/data/figure/T003&year=2017&flow=export")
    assert '"href":"/data/figure/T003"' in answer.get_data(as_text=True).replace('": "', '":"')


def test_published_figures_have_no_mass_and_say_so(client: FlaskClient) -> None:
    answer = client.get("/figure.json?at=/data/figure/masses/imports/net_mass&flow=import")
    assert answer.status_code == 404
    assert "There is no number" in answer.get_data(as_text=True)


@pytest.mark.parametrize("at", ["", "/trade", "/data/figure/", "/data/figure/" + "x" * 400])
def test_an_address_of_no_number_is_not_found(client: FlaskClient, at: str) -> None:
    answer = client.get("/figure.json", query_string={"at": at})
    assert answer.status_code == 404
    assert "There is no number" in answer.get_data(as_text=True)


def test_a_number_that_is_not_there_is_said_to_be_missing(client: FlaskClient) -> None:
    answer = client.get("/figure.json?at=/data/figure/T999&lang=ru")
    assert answer.status_code == 404
    assert "числа нет" in answer.get_data(as_text=True).encode().decode("unicode_escape")


def test_the_page_of_a_number_stands_at_its_address(client: FlaskClient) -> None:
    text = client.get(f"{LAYOUT}?path=/data/figure/T003").get_data(as_text=True)
    assert "value of exports of goods amounted to 7,109 million US dollars" in text
    drawn = asks(client, "/data/figure/T003")
    assert drawn["page"] == "figure" and drawn["title"].startswith("Where this number comes from")


def test_an_old_code_in_the_address_is_that_of_today(client: FlaskClient) -> None:
    old, new = (
        client.get(f"/figure.json?at=/data/figure/{code}/fields/economy/events_total")
        for code in ("PL-DS", "PL-02")
    )
    assert old.status_code == new.status_code
    assert old.get_data(as_text=True).replace("PL-DS", "PL-02") == new.get_data(as_text=True)
