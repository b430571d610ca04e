"""Callback bodies of any other form than the page's are refused with a message, never a fault."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from flask import Flask, Request
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import create_environ, run_wsgi_app

from dashboard.callbacks.guard import LONGEST_TEXT, PATH, BodyRefused, check_body, check_request
from tests.callbacks.conftest import body

REGISTERED = {"drawn.data": {"inputs": [{"id": "choice", "property": "data"}], "state": []}}
SEVERAL = {"..shell.children...drawn.data..": REGISTERED["drawn.data"]}
LARGEST = 65_536
JSON = {"Content-Type": "application/json"}


def _choice(value: Any) -> list[dict[str, Any]]:
    return [{"id": "choice", "property": "data", "value": value}]


def _request(
    data: bytes, method: str = "POST", path: str = PATH, headers: dict[str, str] = JSON
) -> Request:
    return (
        Flask(__name__)
        .test_request_context(path, method=method, data=data, headers=headers)
        .request
    )


def test_what_the_page_sends_passes() -> None:
    check_body(body(), REGISTERED)
    check_body(body(inputs=_choice(None)), REGISTERED)
    assert check_request(_request(json.dumps(body()).encode()), REGISTERED, LARGEST) is None


def test_a_body_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    request = _request(json.dumps(body()).encode())
    assert check_request(request, REGISTERED, LARGEST) is None
    monkeypatch.delattr(json, "loads")
    assert request.get_json() == body()


def test_several_outputs_are_a_list() -> None:
    outputs = [{"id": "shell", "property": "children"}, {"id": "drawn", "property": "data"}]
    check_body(body(output=next(iter(SEVERAL)), outputs=outputs), SEVERAL)
    with pytest.raises(BodyRefused):
        check_body(body(output=next(iter(SEVERAL)), outputs=outputs[:1]), SEVERAL)


OTHERS = [
    ([], "not an object"),
    ({}, "unknown output"),
    (body(more=1), "names that no callback takes"),
    (body(output="secret.data"), "unknown output 'secret.data'"),
    (body(output=["a"]), "unknown output"),
    (body(output="..shell.children...drawn.data.."), "unknown output"),
    (body(outputs=[]), "outputs: expected"),
    (body(outputs={"id": "x", "property": "children"}), "outputs: expected"),
    (body(inputs=None), "inputs: expected 1 values"),
    (body(inputs=[]), "inputs: expected 1 values"),
    (body(inputs=[{"id": "other", "property": "data"}]), "inputs: expected choice.data"),
    (body(inputs=["choice.data"]), "inputs: expected choice.data"),
    (body(state=[{"id": "x", "property": "y"}]), "state: expected 0 values"),
    (body(changedPropIds=5), "changedPropIds: expected a list"),
    (body(changedPropIds=[["choice.data"]]), "changedPropIds: expected a list"),
    (body(changedPropIds=["other.data"]), "changedPropIds: expected inputs"),
    (body(parsedChangedPropsIds=5), "parsedChangedPropsIds: expected a list"),
    (body("year=2018"), "choice: expected an object"),
    (body({"path": "/", "more": "x"}), "choice: expected an object"),
    (body({"path": 7}), "choice.path: expected a text"),
    (body({"path": "/\ud800"}), "choice.path: expected Unicode"),
    (body({"query": "x" * (LONGEST_TEXT + 1)}), "choice.query: expected a text of at most"),
]


@pytest.mark.parametrize(("sent", "named"), OTHERS)
def test_what_it_would_never_send_is_named(sent: Any, named: str) -> None:
    with pytest.raises(BodyRefused, match=named.replace(".", r"\.")):
        check_body(sent, REGISTERED)


@pytest.mark.parametrize(("sent", "named"), OTHERS)
def test_it_is_answered_with_400_by_the_program(
    client: FlaskClient, sent: Any, named: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        answer = client.post(PATH, data=json.dumps(sent), headers=JSON)
    line, request = caplog.messages
    assert request.startswith("POST /_dash-update-component: 400 in ")
    assert line.startswith(f"{PATH} refused with 400: ") and named in line
    assert answer.status_code == 400
    assert named in answer.get_json()["error"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)
NAMES = ("output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds")


@st.composite
def nearly_right(draw: st.DrawFn) -> Any:
    """A body of the page of which any part may be anything else, or missing."""
    sent = body({"path": draw(st.text(max_size=9)), "query": draw(st.text(max_size=9))})
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=3)):
        if draw(st.booleans()):
            sent.pop(name, None)
        else:
            sent[name] = draw(json_values)
    if draw(st.booleans()):
        sent["inputs"] = _choice(draw(json_values))
    return sent


@settings(max_examples=100)
@given(nearly_right() | json_values)
def test_no_body_is_a_fault_of_the_program(client: FlaskClient, sent: Any) -> None:
    answer = client.post(PATH, data=json.dumps(sent), headers=JSON)
    assert answer.status_code in (200, 204, 400)
    if answer.status_code == 400:
        assert answer.get_json()["error"].startswith("callback refused: ")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'"' + b"x" * LARGEST + b'"', b"not json"]
)
def test_a_malformed_request_is_answered_with_400(client: FlaskClient, data: bytes) -> None:
    answer = client.post(PATH, data=data, headers=JSON)
    assert answer.status_code == 400
    assert answer.get_json()["error"].startswith("callback refused: the body")
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "text/plain"}])
def test_a_body_that_is_not_said_to_be_json_is_refused(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    answer = client.post(PATH, data=json.dumps(body()), headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["cacheKey=x", "job=1&cancelJob=2", "oldJob=x"])
def test_callbacks_do_not_run_in_the_background(client: FlaskClient, query: str) -> None:
    assert client.post(f"{PATH}?{query}", json=body()).status_code == 400
    assert client.post(f"{PATH}?endId=x", json=body()).status_code == 200


def test_a_body_of_unknown_length_is_read_as_far_as_it_may_be(client: FlaskClient) -> None:
    class Endless:
        read_bytes = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0, "the whole body was asked for"
            self.read_bytes += size
            return b" " * size

        def readline(self, size: int = -1) -> bytes:
            return self.read(size)

    endless = Endless()
    environ = create_environ(PATH, method="POST", headers=JSON)
    environ |= {
        "wsgi.input": endless,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
    }
    environ.pop("CONTENT_LENGTH", None)
    _, status, _ = run_wsgi_app(client.application, environ)
    assert status.startswith("400")
    assert endless.read_bytes < 1_000_000


def test_other_requests_are_not_looked_into() -> None:
    assert check_request(_request(b"{", path="/health"), REGISTERED, LARGEST) is None
    assert check_request(_request(b"{", method="GET"), REGISTERED, LARGEST) is None
