"""A new release is made ready before it is shown, and open pages go over to it by and by."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks import warming
from dashboard.callbacks.metrics import METRICS
from dashboard.callbacks.page_request import PageRequest
from dashboard.callbacks.warming import LINGERS, WAIT, WARMING, Warming
from dashboard.imports.publishing import roll_back
from dashboard.loaders.releases import Release
from dashboard.settings import read_settings
from tests.callbacks.conftest import asks
from tests.imports.releases import changed, release_folder

QUERY = "dataset=customs"


def _moved(data_dir: Path, number: int, ago: float = 0) -> None:
    """Point to a release, so many seconds ago."""
    roll_back(data_dir, "customs", number)
    then = time.time() - ago
    os.utime(data_dir / "customs" / "current", (then, then))


def _release(client: FlaskClient, key: str = "") -> int:
    return int(asks(client, query=QUERY, key=key)["current"])


def _counted(client: FlaskClient, kind: str) -> float:
    """Answers that were drawn (``cold``) or ``kept``."""
    start = f'dashboard_answer_seconds_count{{answer="{kind}"'
    lines = [one for one in client.get(METRICS).text.splitlines() if one.startswith(start)]
    return sum(float(line.split()[-1]) for line in lines)


@pytest.fixture
def served(two_releases: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[FlaskClient, Warming]:
    """A client of a process in which releases wait, the first of two shown; whose watch stands
    still."""
    roll_back(two_releases, "customs", 1)
    monkeypatch.setattr(Warming, "_watch", lambda _: None)
    server = create_app(read_settings({}, data_dir=two_releases)).server
    found: Warming = server.extensions[WARMING]
    found.start()
    return server.test_client(), found


def test_what_was_asked_most_is_kept_when_a_release_is_shown(
    served: tuple[FlaskClient, Warming], two_releases: Path
) -> None:
    client, ahead = served
    old = asks(client, query=QUERY)["key"]
    assert [_release(client, old) for _ in range(3)] == [1, 1, 1]
    _moved(two_releases, 2)
    assert _release(client, old) == 1, "the release before goes on answering"
    assert ahead.make_ready() == 2, "as open pages ask, and as they will"
    assert _release(client, old) == 1
    drawn = _counted(client, "cold")
    _moved(two_releases, 2, ago=WAIT + LINGERS)
    found = asks(client, query=QUERY, key=old)
    assert (found["current"], "shell" in found) == ("2", True)
    assert "shell" not in asks(client, query=QUERY, key=found["key"])
    assert _counted(client, "cold") == drawn, "both were drawn before"


def test_an_open_page_goes_over_by_chance_and_never_back(
    served: tuple[FlaskClient, Warming], two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = served
    old = asks(client, query=QUERY)["key"]
    _moved(two_releases, 2, ago=WAIT + 1)
    assert _release(client) == 2, "who comes now sees the new one"
    for goes, shown in ((0.0, 1), (1.0, 2)):
        monkeypatch.setattr(warming, "GOES_OVER", goes)
        assert _release(client, old) == shown
    new = asks(client, query=QUERY, key=old)["key"]
    monkeypatch.setattr(warming, "GOES_OVER", 0.0)
    assert _release(client, new) == 2
    _moved(two_releases, 2, ago=WAIT + LINGERS + 1)
    assert _release(client, old) == 2, "then all have gone over"


def test_whoever_goes_back_does_so_at_once(
    served: tuple[FlaskClient, Warming], two_releases: Path
) -> None:
    client, _ = served
    _moved(two_releases, 2, ago=WAIT)
    new = asks(client, query=QUERY)["key"]
    assert _release(client) == 2
    _moved(two_releases, 1)
    assert [_release(client), _release(client, new)] == [1, 1]
    roll_back(two_releases, "customs", 0)
    assert asks(client, query=QUERY)["current"] == ""


def test_a_new_release_that_cannot_be_opened_is_said_and_the_old_one_stays(
    served: tuple[FlaskClient, Warming], two_releases: Path
) -> None:
    client, ahead = served
    old = asks(client, query=QUERY)["key"]
    assert [_release(client, old) for _ in range(2)] == [1, 1]
    changed(release_folder(two_releases, 2) / "partners_cents.npy")
    pointer = two_releases / "customs" / "current"
    pointer.write_text("0002\n")
    ahead.make_ready()
    os.utime(pointer, (0, 0))
    state = client.get("/ready").get_json()
    assert (state["status"], state["datasets"]["customs"]["release"]) == ("degraded", 1)
    assert "partners_cents.npy" in state["datasets"]["customs"]["failure"]
    assert "has not been readable" in json.dumps(asks(client, query=QUERY, key=old)["html"])


def test_an_answer_that_cannot_be_drawn_leaves_the_others_to_be(
    served: tuple[FlaskClient, Warming], two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, ahead = served
    key = asks(client, query=QUERY)["key"]
    for query in (QUERY, f"{QUERY}&flow=import"):
        for _ in range(3):
            asks(client, query=query, key=key)
    _moved(two_releases, 2)
    real, failed = ahead.draw, []

    def draw(asked: PageRequest) -> bytes | None:
        if not failed:
            failed.append(asked)
            raise RuntimeError("torn")
        return real(asked)

    monkeypatch.setattr(ahead, "draw", draw)
    assert ahead.make_ready() > 0
    assert failed


def test_what_first_questions_below_the_chapter_take_is_there_before_them(
    served: tuple[FlaskClient, Warming], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, ahead = served
    ahead.make_rows_ready()
    verified = []
    monkeypatch.setattr(Release, "verify", lambda *of: verified.append(of))
    answer = client.get("/codes.json?dataset=customs&q=27")
    assert (answer.status_code, verified) == (200, []) and b"27" in answer.data


def test_rows_that_cannot_be_opened_are_told_to_whoever_asks(
    served: tuple[FlaskClient, Warming], two_releases: Path
) -> None:
    client, ahead = served
    changed(release_folder(two_releases, 1) / "codes.parquet")
    ahead.make_rows_ready()
    assert client.get("/codes.json?dataset=customs&q=27").status_code == 503
    assert client.get("/download/turnover.csv?dataset=customs").status_code == 200
