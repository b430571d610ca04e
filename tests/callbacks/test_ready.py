"""``/ready``: which releases answer, how old they are, and what failed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import __version__
from dashboard.app import create_app
from dashboard.callbacks.access import FORWARDED, HEADER
from dashboard.callbacks.ready import state_of
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import Library, open_library


@pytest.fixture
def client(two_releases: Path) -> FlaskClient:
    return create_app(read_settings({}, data_dir=two_releases)).server.test_client()


def _asks(client: FlaskClient) -> Any:
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.get_json()


def test_it_names_the_release_that_answers_and_its_age(client: FlaskClient) -> None:
    state = _asks(client)
    assert (state["status"], state["version"]) == ("ready", __version__)
    customs = state["datasets"]["customs"]
    assert (customs["release"], customs["failure"]) == (2, "")
    assert customs["age_days"] == (dt.date.today() - dt.date.fromisoformat(customs["as_of"])).days
    assert state["datasets"]["published"]["failure"] == ""
    assert state["relations"] == {"release": None, "broken": None}


def test_data_of_a_day_to_come_are_of_today(two_releases: Path) -> None:
    """As where the clock was put back since they were imported."""
    library = open_library(read_settings({}, data_dir=two_releases))
    before = ask_of(library).today - dt.timedelta(days=400)
    dated = state_of(replace(ask_of(library), today=before))["datasets"]["customs"]
    assert (dated["age_days"], dated["failure"]) == (0, "")


@pytest.mark.parametrize("manifest", ["{}", "[1]", ""])
def test_it_says_what_failed_while_the_last_good_release_answers(
    client: FlaskClient, two_releases: Path, manifest: str
) -> None:
    folder = two_releases / "customs"
    (folder / "releases" / "0003").mkdir()
    (folder / "releases" / "0003" / "manifest.json").write_text(manifest)
    (folder / "current").write_text("3\n")
    state = _asks(client)
    assert state["status"] == "degraded"
    assert state["datasets"]["customs"]["release"] == 2
    assert "release 3 of customs cannot be read" in state["datasets"]["customs"]["failure"]
    since = state["datasets"]["customs"]["since"]
    assert dt.datetime.now() - dt.datetime.fromisoformat(since) < dt.timedelta(minutes=5)
    assert _asks(client)["datasets"]["customs"]["since"] == since
    (folder / "current").write_text("2\n")
    state = _asks(client)
    assert (state["status"], state["datasets"]["customs"]["since"]) == ("ready", "")


def test_relations_that_cannot_be_read_are_said(client: FlaskClient, two_releases: Path) -> None:
    folder = two_releases / "relations"
    folder.mkdir(exist_ok=True)
    (folder / "current").write_text("nothing")
    state = _asks(client)
    assert (state["status"], state["relations"]["broken"]) == ("degraded", 0)
    assert client.get("/health").status_code == 200


def test_a_watch_needs_no_login_and_a_stranger_is_told_the_status_alone(
    library: Library, tmp_path: Path
) -> None:
    of_readers = {"public": {}, "accounts": {}, "proxy": {HEADER: "anna"}}
    for access, named in of_readers.items():
        settings = replace(
            library.settings, access=access, trusted_proxies="10.0.0.1", data_dir=tmp_path
        )
        client = create_app(settings, replace(library, settings=settings)).server.test_client()
        here = client.get("/ready", headers={"Accept": "text/html"})
        assert here.status_code == 200 and here.get_json()["version"] == __version__
        through = [client.get("/ready", headers={name: "10.1.2.3"}) for name in FORWARDED]
        afar = client.get("/ready", headers=named, environ_base={"REMOTE_ADDR": "10.1.2.3"})
        for stranger in (*through, afar):
            told = stranger.get_json()
            assert told == (here.get_json() if access == "public" else {"status": "ready"})
        if named:
            reader = client.get("/ready", headers=named, environ_base={"REMOTE_ADDR": "10.0.0.1"})
            assert reader.get_json()["datasets"]["published"]["failure"] == ""
