"""What is answered of a page: what is seen first, the rest and tables when they are asked for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.callbacks.conftest import CALLBACK, LAYOUT, asks, body
from tests.trees import sent_by_id

CHARTS = ["turnover-chart", "balance-chart", "contribution-chart", "partner-share-chart",
          "partner-map", "timeline-chart", "sector-chart"]  # fmt: skip
LATER = ["details"]
QUERY = "partner=CHN"


@pytest.fixture(scope="module")
def key(client: FlaskClient) -> str:
    return str(asks(client)["key"])


def answer(client: FlaskClient, **choice: str) -> dict[str, Any]:
    choice = {"path": "/", "query": QUERY, **choice}
    drawn: dict[str, Any] = client.post(CALLBACK, json=body(choice)).get_json()
    found: dict[str, Any] = drawn["response"]["drawn"]["data"]
    return found


def figures(drawn: dict[str, Any]) -> list[str]:
    return [one for one, props in drawn["props"].items() if "figure" in props]


def test_a_question_without_a_list_is_answered_whole(client: FlaskClient, key: str) -> None:
    drawn = answer(client, key=key)
    assert sorted(figures(drawn)) == sorted(CHARTS)
    assert sorted(drawn["tables"]) == sorted(f"{one}-table" for one in CHARTS)
    assert drawn["left"] == [] and "China" in drawn["html"]["details"]


def test_what_is_seen_is_answered_first_and_the_rest_is_named(
    client: FlaskClient, key: str
) -> None:
    whole = answer(client, key=key)
    first = answer(client, key=key, wanted="balance-chart,turnover-chart", tables="turnover-chart")
    assert figures(first) == ["turnover-chart", "balance-chart"]
    assert first["left"] == CHARTS[2:] + LATER
    assert list(first["tables"]) == ["turnover-chart-table"]
    assert not [one for one in first["html"] if one.startswith(tuple(first["left"]))]
    assert {"card-turnover", "caption", "problems"} < first["html"].keys()
    rest = answer(client, key=key, wanted=",".join(first["left"]), tables="", rest="1")
    assert (rest["rest"], rest["left"], rest["tables"]) == (True, [], {})
    assert "card-turnover" not in rest["html"]
    assert "data-as-of" in rest["html"].keys() - first["html"].keys()
    for part in ("html", "props", "attributes"):
        assert {**rest[part], **first[part]} == whole[part], part
    assert len(json.dumps(first)) < len(json.dumps(whole)) / 3


def test_a_table_is_answered_alone_when_it_is_opened(client: FlaskClient, key: str) -> None:
    drawn = answer(client, key=key, wanted="", tables="sector-chart", rest="1")
    assert drawn["tables"] == {
        "sector-chart-table": answer(client, key=key)["tables"]["sector-chart-table"]
    }
    assert (drawn["html"], drawn["props"]) == ({}, {})


def test_another_page_comes_with_its_first_charts(client: FlaskClient, key: str) -> None:
    drawn = answer(client, path="/partners", key=key, near="1", tables="")
    assert drawn["first"] and drawn["left"] == ["partner-map", "chosen-years-chart", "details"]
    shell = sent_by_id(drawn["shell"])
    assert "figure" in shell["partner-share-chart"]
    assert "partner-map" not in shell and "partner-map-picture" in shell
    assert drawn["tables"] == {}


@pytest.mark.parametrize("near", ["", "x", "-1", "²", "0"])
def test_a_number_of_charts_that_is_none_is_all(client: FlaskClient, near: str) -> None:
    assert answer(client, path="/partners", near=near)["left"] == []


def test_a_rest_of_a_page_that_is_no_more_is_the_page_anew(client: FlaskClient) -> None:
    drawn = answer(client, key="of another release", wanted="details", tables="", rest="1")
    assert drawn["first"] and drawn["shell"] and drawn["left"] == []
    assert {*CHARTS} < sent_by_id(drawn["shell"]).keys()
    assert "card-turnover" in sent_by_id(drawn["shell"])


def test_other_charts_come_in_the_same_surroundings_the_first_ones_drawn(
    client: FlaskClient,
) -> None:
    key = answer(client, path="/trade")["key"]
    drawn = answer(client, path="/trade", query="partner=CHN,DEU&year=2018", key=key,
                   wanted="turnover-chart", tables="")  # fmt: skip
    assert drawn["first"] and "shell" not in drawn and drawn["key"] != key
    shown = sent_by_id(drawn["main"])
    assert "figure" in shown["compare-chart"]
    assert shown["page-title"]["children"] == "Trade"
    assert "2018" in json.dumps(drawn["texts"][int(shown["caption"]["data-fill"])])
    assert drawn["html"].keys() == {"data-as-of"}
    again = answer(client, path="/trade", query="partner=CHN", key=drawn["key"], wanted="")
    assert again["first"] and "turnover-chart" in again["left"]


def test_of_other_charts_those_come_first_that_take_the_room_of_what_was_seen(
    client: FlaskClient, key: str
) -> None:
    def comes(query: str, key: str, wanted: str) -> tuple[str, list[str]]:
        drawn = answer(client, query=query, key=key, wanted=wanted, tables="")
        sent = sent_by_id(drawn["main"])
        return drawn["key"], [one for one in sent if "figure" in sent[one]]

    # A wide one in the place of two, and these in its place again.
    key, beside = comes("partner=CHN,DEU", key, "balance-chart,turnover-chart")
    assert beside == ["compare-chart"]
    assert comes("partner=CHN", key, "compare-chart")[1] == ["turnover-chart", "balance-chart"]


def test_ids_of_no_part_are_passed_over(client: FlaskClient, key: str) -> None:
    drawn = answer(client, key=key, wanted="balance-chart,balance-chart,,nothing", tables="nothing")
    assert figures(drawn) == ["balance-chart"]
    assert drawn["tables"] == {}


def test_the_first_layout_holds_what_is_near_the_top(client: FlaskClient) -> None:
    def layout(**more: str) -> dict[str, Any]:
        asked = urlencode({"path": "/", "query": "", **more})
        return sent_by_id(client.get(f"{LAYOUT}?{asked}").get_json())

    near = layout(near="2", tables="")
    assert near["drawn"]["data"]["left"] == CHARTS[2:] + LATER
    assert [one for one in near if "figure" in near[one]] == CHARTS[:2]
    whole = layout()
    assert [one for one in whole if "figure" in whole[one]] == CHARTS
    assert len(whole["drawn"]["data"]["tables"]) == len(CHARTS)
