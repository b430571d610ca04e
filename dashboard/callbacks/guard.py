"""Callback bodies are checked against what is registered before any work is done.

What passes has exactly the form that the page sends, so that nothing behind can trip over it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from flask import Request, Response
from werkzeug.exceptions import HTTPException

from dashboard.errors import DashboardError

LOG = logging.getLogger(__name__)
PATH = "/_dash-update-component"
LONGEST_TEXT = 4_000
CHOICE = frozenset({"path", "query", "key", "wanted", "tables", "table_order", "near",
                    "rest", "cached"})  # fmt: skip
NAMES = frozenset({"output", "outputs", "inputs", "state", "changedPropIds",
                   "parsedChangedPropsIds"})  # fmt: skip
ARGUMENTS = frozenset({"endId"})
"""What Dash's renderer adds to the address of a callback that does not run in the background."""
_Place = tuple[str, str]
"""The id of a component and a property of it."""


class BodyRefused(DashboardError):
    """A callback body that the page would never send; the message says what is wrong."""


def check_request(request: Request, registered: Mapping[str, Any], largest: int) -> Response | None:
    """Refuse a malformed callback request with 400 and a message that names it; else ``None``.

    ``registered``: the output of each callback of the server → its ``inputs`` and ``state``.
    """
    if request.path != PATH or request.method != "POST":
        return None
    try:
        if not set(request.args) <= ARGUMENTS:
            raise BodyRefused("the address has names that no callback takes")
        if not request.is_json:
            raise BodyRefused("the body is not said to be JSON")
        _read(request, largest)
        check_body(_parsed(request), registered)
    except BodyRefused as refusal:
        LOG.info("%s refused with 400: %s", request.path, refusal)
        text = json.dumps({"error": f"callback refused: {refusal}"})
        return Response(text, status=400, mimetype="application/json")
    return None


def _read(request: Request, largest: int) -> None:
    """Keep the body, of which no more is read than may be."""
    if (request.content_length or 0) <= largest:
        request.max_content_length = largest
        try:
            request.get_data(cache=True)
        except HTTPException:
            pass
        else:
            return
    raise BodyRefused(f"the body has more than {largest} bytes")


def _parsed(request: Request) -> Any:
    """What the body says; the request keeps it, for Dash and what looks for kept answers."""
    try:
        return request.get_json()
    except (HTTPException, RecursionError):
        raise BodyRefused("the body is not JSON") from None


def check_body(body: Any, registered: Mapping[str, Any]) -> None:
    """Raise `BodyRefused` unless the body names a registered output and exactly its inputs."""
    if not isinstance(body, dict):
        raise BodyRefused("the body is not an object")
    if not body.keys() <= NAMES:
        raise BodyRefused("the body has names that no callback takes")
    output = body.get("output")
    if not isinstance(output, str) or output not in registered:
        raise BodyRefused(f"unknown output {ascii(output)[:80]}")
    if body.get("outputs") != _outputs(output):
        raise BodyRefused("outputs: expected those of the output")
    inputs = _places(registered[output]["inputs"])
    _check_values(body.get("inputs"), inputs, "inputs")
    _check_values(body.get("state", []), _places(registered[output]["state"]), "state")
    _check_changed(body, inputs)


def _places(parts: list[dict[str, str]]) -> list[_Place]:
    return [(one["id"], one["property"]) for one in parts]


def _outputs(output: str) -> Any:
    """What the page says of an output beside its name: an object, or a list of several."""
    several = output.startswith("..")
    names = output.strip(".").split("...") if several else [output]
    found = [{"id": one.rpartition(".")[0], "property": one.rpartition(".")[2]} for one in names]
    return found if several else found[0]


def _check_values(values: Any, wanted: list[_Place], part: str) -> None:
    if not isinstance(values, list) or len(values) != len(wanted):
        raise BodyRefused(f"{part}: expected {len(wanted)} values")
    for value, (component, prop) in zip(values, wanted, strict=True):
        named = isinstance(value, dict) and value.keys() <= {"id", "property", "value"}
        if not named or (value.get("id"), value.get("property")) != (component, prop):
            raise BodyRefused(f"{part}: expected {component}.{prop}")
        check_choice(value.get("value"), component)


def _check_changed(body: dict[str, Any], inputs: list[_Place]) -> None:
    known = {".".join(place) for place in inputs}
    changed = body.get("changedPropIds")
    if not isinstance(changed, list) or not all(isinstance(one, str) for one in changed):
        raise BodyRefused("changedPropIds: expected a list of inputs")
    if not set(changed) <= known:
        raise BodyRefused("changedPropIds: expected inputs of the callback")
    parsed = body.get("parsedChangedPropsIds", [])
    if not isinstance(parsed, list) or len(parsed) > len(inputs):
        raise BodyRefused("parsedChangedPropsIds: expected a list of inputs")


def check_choice(value: Any, component: str) -> None:
    """A choice is an object of short texts: those of
    `dashboard.callbacks.page_request.PageRequest`, and the digests of what the browser holds."""
    if value is None:
        return
    if not isinstance(value, dict) or not value.keys() <= CHOICE:
        raise BodyRefused(f"{component}: expected an object of {', '.join(sorted(CHOICE))}")
    for name, text in value.items():
        if not isinstance(text, str) or len(text) > LONGEST_TEXT:
            raise BodyRefused(
                f"{component}.{name}: expected a text of at most {LONGEST_TEXT} characters"
            )
        if not _is_text(text):
            raise BodyRefused(f"{component}.{name}: expected Unicode text")


def _is_text(text: str) -> bool:
    """Whether a text can be written: JSON may hold halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
