"""Callback bodies are checked against what is registered before any work is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Request, Response

PATH = "/_dash-update-component"
LONGEST_TEXT = 4_000


class BodyRefused(ValueError):
    """A callback body that the page would never send; the message says what is wrong."""


def check_request(request: Request, registered: Mapping[str, Any], largest: int) -> Response | None:
    """Refuse a malformed callback request with 400 and a message that names it; else ``None``."""
    if request.path != PATH or request.method != "POST":
        return None
    try:
        if (request.content_length or 0) > largest:
            raise BodyRefused(f"the body has more than {largest} bytes")
        check_body(_parsed(request.get_data(cache=True)), registered)
    except BodyRefused as refusal:
        text = json.dumps({"error": f"callback refused: {refusal}"})
        return Response(text, status=400, mimetype="application/json")
    return None


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise BodyRefused("the body is not JSON") from None


def check_body(body: Any, registered: Mapping[str, Any]) -> None:
    """Raise `BodyRefused` unless the body names a registered output and exactly its inputs."""
    if not isinstance(body, dict):
        raise BodyRefused("the body is not an object")
    output = body.get("output")
    if not isinstance(output, str) or output not in registered:
        raise BodyRefused(f"unknown output {str(output)[:80]!r}")
    for part in ("inputs", "state"):
        wanted = [(one["id"], one["property"]) for one in registered[output][part]]
        _check_values(body.get(part, []), wanted, part)


def _check_values(values: Any, wanted: list[tuple[str, str]], part: str) -> None:
    if not isinstance(values, list) or len(values) != len(wanted):
        raise BodyRefused(f"{part}: expected {len(wanted)} values")
    for value, (own, prop) in zip(values, wanted, strict=True):
        named = isinstance(value, dict) and (value.get("id"), value.get("property")) == (own, prop)
        if not named:
            raise BodyRefused(f"{part}: expected {own}.{prop}")
        check_choice(value.get("value"), own)


def check_choice(value: Any, own: str) -> None:
    """A choice is an object of short texts: ``path``, ``query``, ``key``."""
    if value is None:
        return
    if not isinstance(value, dict) or not set(value) <= {"path", "query", "key"}:
        raise BodyRefused(f"{own}: expected an object of path, query, key")
    for name, text in value.items():
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            raise BodyRefused(f"{own}.{name}: expected a text of at most {LONGEST_TEXT} characters")
