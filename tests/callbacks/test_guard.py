"""Callback bodies are refused by name before any work, and never with a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask, Request
from hypothesis import given
from hypothesis import strategies as st

from dashboard.callbacks.guard import LONGEST_TEXT, PATH, BodyRefused, check_body, check_request

OUTPUT = "..shell.children...drawn.data.."
REGISTERED = {
    OUTPUT: {
        "inputs": [{"id": "choice", "property": "data"}],
        "state": [],
    }
}
CHOICE = {"path": "/", "query": "year=2018", "key": "/|en|published|"}
LARGEST = 65_536


def _body(value: Any = CHOICE, **changes: Any) -> dict[str, Any]:
    inputs = [{"id": "choice", "property": "data", "value": value}]
    return {"output": OUTPUT, "inputs": inputs, "state": [], **changes}


def _request(data: bytes, method: str = "POST", path: str = PATH) -> Request:
    context = Flask(__name__).test_request_context(path, method=method, data=data)
    return context.request


def test_what_the_page_sends_passes() -> None:
    check_body(_body(), REGISTERED)
    check_body(_body(None), REGISTERED)
    assert check_request(_request(json.dumps(_body()).encode()), REGISTERED, LARGEST) is None


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ([], "not an object"),
        ({}, "unknown output"),
        (_body(output="secret.data"), "unknown output 'secret.data'"),
        (_body(output=["a"]), "unknown output"),
        (_body(inputs=None), "inputs: expected 1 values"),
        (_body(inputs=[]), "inputs: expected 1 values"),
        (_body(inputs=[{"id": "other", "property": "data"}]), "inputs: expected choice.data"),
        (_body(inputs=["choice.data"]), "inputs: expected choice.data"),
        (_body(state=[{"id": "x", "property": "y"}]), "state: expected 0 values"),
        (_body("year=2018"), "choice: expected an object"),
        (_body({"path": "/", "more": "x"}), "choice: expected an object"),
        (_body({"path": 7}), "choice.path: expected a text"),
        (_body({"query": "x" * (LONGEST_TEXT + 1)}), "choice.query: expected a text of at most"),
    ],
)
def test_what_it_would_never_send_is_named(body: Any, named: str) -> None:
    with pytest.raises(BodyRefused, match=named.replace(".", r"\.")):
        check_body(body, REGISTERED)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(json_values, json_values)
def test_nothing_but_a_refusal_is_raised(value: Any, body: Any) -> None:
    for sent in (body, _body(value), _body(inputs=value), _body(state=value), _body(output=value)):
        try:
            check_body(sent, REGISTERED)
        except BodyRefused as refusal:
            assert str(refusal)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'"' + b"x" * LARGEST + b'"']
)
def test_a_malformed_request_is_answered_with_400(data: bytes) -> None:
    answer = check_request(_request(data), REGISTERED, LARGEST)
    assert answer is not None
    assert answer.status_code == 400
    assert json.loads(answer.data)["error"].startswith("callback refused: the body")


def test_other_requests_are_not_looked_into() -> None:
    assert check_request(_request(b"{", path="/health"), REGISTERED, LARGEST) is None
    assert check_request(_request(b"{", method="GET"), REGISTERED, LARGEST) is None
