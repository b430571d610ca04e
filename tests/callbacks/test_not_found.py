"""An address that leads nowhere says so: by its status, on its page, and where to go instead."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.callbacks.conftest import LAYOUT
from tests.trees import first_page

NOWHERE = {
    "/nothing": ("“/nothing”", "/relations"),
    "/%D1%82%D0%BE%D1%80%D0%B3%D0%BE%D0%B2%D0%BB%D1%8F": ("“/торговля”", "/relations"),
    "/relations/%D0%9A%D0%B8%D1%82%D0%B0%D0%B9": ("“Китай”", "/relations/NO-18"),
    "/trade/more": ("“/trade/more”", "/partners"),
    "/relations/XX-99": ("“XX-99”", "/relations/NO-18"),
    "/relations/RUS": ("“RUS”", "/relations/NO-18"),
    "/brief/XXX": ("“XXX”", "/brief/NO-18"),
    "/brief?partner=XXX": ("“XXX”", "/brief/NO-18"),
    "/data/figure/T999": ("no number at this address", "/data"),
    "/data/figure/turnover/1901/exports": ("no number at this address", "/data"),
    "/r/LR-7K3Q": ("“LR-7K3Q”", "/data"),
}
THERE = (
    "/", "/trade", "/relations/", "/releases", "/relations/CHN", "/brief", "/brief?partner=CHN",
    "/brief/NO-18",
    "/data/figure/T003", "/data/figure/turnover/2018/turnover", "/data/figure/E012",
    "/?year=1066", "/trade?partner=XXX", "/brief?year=1066", "/data/figure/T003?partner=XXX",
)  # fmt: skip


def layout(client: FlaskClient, address: str, **more: str) -> str:
    path, _, query = address.partition("?")
    asked = {"path": path, "query": query, **more}
    answer: Any = client.get(LAYOUT, query_string=asked)
    assert answer.status_code == 200
    return str(first_page(answer.get_json()))


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    # It is a page all the same, drawn by the same scripts.
    assert answer.text.startswith("<!DOCTYPE html>") and "_dash-layout" in answer.text


@pytest.mark.parametrize("address", NOWHERE)
def test_its_page_says_what_is_missing_and_where_to_go(client: FlaskClient, address: str) -> None:
    missing, leads = NOWHERE[address]
    page = layout(client, address)
    assert missing in page
    assert re.search(rf"'(?:href|data-go)': '{re.escape(leads)}'", page)


@pytest.mark.parametrize("address", THERE)
def test_what_is_there_is_answered_whatever_is_chosen(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_it_is_said_in_the_language_of_the_address(client: FlaskClient) -> None:
    assert "Страницы «/nothing» нет" in layout(client, "/nothing?lang=ru")
    assert "«XX-99» среди партнёров нет" in layout(client, "/relations/XX-99?lang=ru")
    assert "По этому адресу числа нет" in layout(client, "/data/figure/T999?lang=ru")
