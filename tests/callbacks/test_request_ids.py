"""Who saw an error can say which: its number is on screen, in the answer and in the log."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks.request_ids import HEADER
from dashboard.charts import charts_on
from dashboard.logs import NAME, REQUEST, configure
from dashboard.pages import show
from dashboard.store.library import Library
from tests.callbacks.conftest import LAYOUT, asks

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Any:
    logger = logging.getLogger(NAME)
    monkeypatch.setattr(logger, "handlers", logger.handlers)
    monkeypatch.setattr(logger, "level", logger.level)
    configure("info", "json")
    mark = REQUEST.set("")
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    REQUEST.reset(mark)


@pytest.fixture
def own_client(library: Library) -> FlaskClient:
    """Of a server that has kept no answer yet."""
    return create_app(library.settings, library).server.test_client()


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/partners?partner=CHN", "/<path:path>", 200),
        ("/export/nothing.csv", "/export/<what>.<form>", 404),
        ("/health", "/health", 200),
    ],
)
def test_a_request_is_one_line_with_the_number_of_its_answer(
    client: FlaskClient, lines: Any, path: str, route: str, status: int
) -> None:
    lines()
    answer = client.get(path)
    found = [one for one in lines() if one["request"] == answer.headers[HEADER]]
    line = found[-1]
    assert (line["method"], line["route"], line["status"]) == ("GET", route, status)
    assert line["ms"] >= 0
    assert sum("ms" in one for one in found) == 1
    assert "CHN" not in json.dumps(found)


def test_numbers_differ(client: FlaskClient) -> None:
    assert client.get("/health").headers[HEADER] != client.get("/health").headers[HEADER]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_part_that_fails_names_the_request_that_the_log_names(
    own_client: FlaskClient, monkeypatch: pytest.MonkeyPatch, lines: Any, lang: str
) -> None:
    def fails(*_: Any) -> Any:
        raise ZeroDivisionError

    def charts(noun: str, query: Any) -> list[Any]:
        return [replace(one, draw=fails) for one in charts_on(noun, query)]

    monkeypatch.setattr(show, "charts_on", charts)
    answer = own_client.get(f"{LAYOUT}?path=/&query=lang%3D{lang}")
    number = answer.headers[HEADER]
    assert f"({number})" in answer.text
    assert any(one.get("trace") and one["request"] == number for one in lines())


@pytest.mark.parametrize(("lang", "said"), [("en", "went wrong"), ("ru", "произошла ошибка")])
def test_a_fault_of_the_program_is_a_sentence_with_the_number(
    own_client: FlaskClient, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr("dashboard.callbacks.ready.state_of", lambda _: 1 / 0)
    answer = own_client.get(f"/ready?lang={lang}")
    assert answer.status_code == 500
    assert said in answer.text and answer.headers[HEADER] in answer.text


def test_after_a_request_lines_are_of_none(client: FlaskClient, lines: Any) -> None:
    asks(client)
    lines()
    logging.getLogger(f"{NAME}.x").info("later")
    assert [one.get("request") for one in lines()] == [None]
