"""The application over HTTP, and what the page sends to it."""

from __future__ import annotations

from typing import Any

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from dashboard import accounts
from dashboard.app import create_app
from dashboard.settings import read_settings
from dashboard.store.library import Library, open_library


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that are hashed at no cost: some hundred logins took as long as a page's tests.

    What a hash costs in earnest is a test of tests/test_accounts.py.
    """
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: quick)


CALLBACK = "/_dash-update-component"
LAYOUT = "/_dash-layout"


def body(value: Any = None, **changes: Any) -> dict[str, Any]:
    """What the page sends for a choice."""
    value = {"path": "/", "query": "", "key": ""} if value is None else value
    return {
        "output": "drawn.data",
        "outputs": {"id": "drawn", "property": "data"},
        "inputs": [{"id": "choice", "property": "data", "value": value}],
        "changedPropIds": ["choice.data"],
        "parsedChangedPropsIds": ["choice.data"],
        **changes,
    }


def asks(client: FlaskClient, path: str = "/", query: str = "", key: str = "") -> dict[str, Any]:
    """What the callback of the page answers."""
    answer = client.post(CALLBACK, json=body({"path": path, "query": query, "key": key}))
    assert answer.status_code == 200, answer.text
    drawn: dict[str, Any] = answer.get_json()["response"]["drawn"]["data"]
    return drawn


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(read_settings({}, data_dir=tmp_path_factory.mktemp("releases")))


@pytest.fixture(scope="session")
def client(library: Library) -> FlaskClient:
    return create_app(library.settings, library).server.test_client()
