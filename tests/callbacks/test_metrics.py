"""``/metrics``: what a watch counts, and who may see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from dashboard.accounts import add_account
from dashboard.app import create_app
from dashboard.callbacks import login
from dashboard.settings import read_settings
from dashboard.store.library import Library
from tests.callbacks.conftest import CALLBACK, asks, body

PASSWORD = "a long enough one"


@pytest.fixture
def own_client(library: Library) -> FlaskClient:
    """Of a server that has kept no answer yet."""
    return create_app(library.settings, library).server.test_client()


def _values(client: FlaskClient) -> dict[tuple[Any, ...], float]:
    """(name, label values in the order of their names) → value."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    return {
        (one.name, *(one.labels[name] for name in sorted(one.labels))): one.value
        for family in text_string_to_metric_families(answer.text)
        for one in family.samples
    }


def test_requests_are_counted_by_route_and_status(own_client: FlaskClient) -> None:
    before = _values(own_client)
    own_client.get("/export/nothing.csv")
    own_client.get("/health?x=1")
    own_client.get("/health?x=2")
    after = _values(own_client)
    export = ("dashboard_requests_total", "GET", "/export/<what>.<form>", "404")
    health = ("dashboard_requests_total", "GET", "/health", "200")
    assert after[export] - before.get(export, 0) == 1
    assert after[health] - before.get(health, 0) == 2
    assert after["dashboard_exports_held",] == 0


def test_an_answer_is_cold_once_and_then_kept(own_client: FlaskClient) -> None:
    for _ in range(3):
        asks(own_client, "/trade", "year=2018")
    found = _values(own_client)
    count = "dashboard_answer_seconds_count"
    assert (found[count, "cold", "trade"], found[count, "kept", "trade"]) == (1, 2)
    assert found["dashboard_answer_seconds_sum", "cold", "trade"] > 0


def test_bodies_that_no_page_sends_are_counted(own_client: FlaskClient) -> None:
    own_client.post(CALLBACK, data="nonsense")
    own_client.post(CALLBACK, json=body(output="other.data"))
    asks(own_client)
    assert _values(own_client)["dashboard_refused_bodies_total",] == 2


def test_the_releases_are_figures(two_releases: Path) -> None:
    client = create_app(read_settings({}, data_dir=two_releases)).server.test_client()
    found = _values(client)
    assert found["dashboard_release", "customs"] == 2
    age = client.get("/ready").get_json()["datasets"]["customs"]["age_days"]
    assert found["dashboard_release_age_days", "customs"] == age
    assert found["dashboard_degraded",] == 0
    (two_releases / "customs" / "current").write_text("9")
    assert _values(client)["dashboard_degraded",] == 1


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "Via"])
def test_who_comes_through_a_proxy_is_not_of_this_machine(client: FlaskClient, name: str) -> None:
    assert client.get("/metrics", headers={name: "10.0.0.1"}).status_code == 403


@pytest.mark.parametrize("access", ["public", "proxy", "accounts"])
def test_other_machines_read_no_figures(library: Library, tmp_path: Path, access: str) -> None:
    settings = replace(
        library.settings, access=access, trusted_proxies="10.0.0.0/8", data_dir=tmp_path
    )
    server = create_app(settings, replace(library, settings=settings)).server
    named = {"X-Remote-User": "anna"}
    far = server.test_client().get(
        "/metrics", headers=named, environ_base={"REMOTE_ADDR": "10.1.2.3"}
    )
    assert far.status_code == 403 and "dashboard_" not in far.text


@pytest.mark.parametrize(
    ("access", "trusted", "name", "status"),
    [
        ("", "", "", 200),
        ("public", "", "", 200),
        ("proxy", "127.0.0.1", "", 403),
        ("proxy", "10.0.0.2", "prometheus", 403),
        ("proxy", "127.0.0.1", "prometheus", 200),
        ("accounts", "127.0.0.1", "", 403),
        ("accounts", "127.0.0.1", "anna", 403),
    ],
)
def test_this_machine_alone_is_no_proof_where_readers_are_known(
    library: Library, tmp_path: Path, access: str, trusted: str, name: str, status: int
) -> None:
    """A proxy on this machine may pass a request on and add nothing to it."""
    settings = replace(library.settings, access=access, trusted_proxies=trusted, data_dir=tmp_path)
    server = create_app(settings, replace(library, settings=settings)).server
    asked = server.test_client().get("/metrics", headers={"X-Remote-User": name} if name else {})
    assert asked.status_code == status


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("editor", 403), ("publisher", 200)])
def test_a_publisher_reads_them_from_afar(
    library: Library, tmp_path: Path, role: str, status: int
) -> None:
    add_account(tmp_path, "anna", role, PASSWORD)
    settings = replace(library.settings, access="accounts", data_dir=tmp_path)
    far = create_app(settings, replace(library, settings=settings)).server.test_client()
    far.environ_base["REMOTE_ADDR"] = "10.1.2.3"
    far.get("/login")
    with far.session_transaction() as session:
        token = session[login.TOKEN]
    far.post("/login", data={"name": "anna", "password": PASSWORD, "token": token})
    assert far.get("/metrics").status_code == status
