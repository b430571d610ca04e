"""A line for whatever is worth knowing: what, where, why; as text or as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from dashboard.__main__ import main
from dashboard.logs import NAME, REQUEST, configure
from tests.imports.releases import cut, release_folder

LOG = logging.getLogger("dashboard.store.current")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    logger = logging.getLogger(NAME)
    before = logger.handlers, logger.level
    mark = REQUEST.set("")
    yield
    REQUEST.reset(mark)
    logger.handlers, logger.level = before


def _lines(capsys: Capture) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_line_says_when_how_grave_where_and_what(capsys: Capture) -> None:
    configure("info", "text")
    LOG.warning("dataset %s: %s", "customs", "release 2\n is damaged")
    (line,) = _lines(capsys)
    time, _, rest = line.partition("Z ")
    assert datetime.fromisoformat(time)
    assert rest == "WARNING store.current: dataset customs: release 2 | is damaged"


def test_json_has_an_object_a_line(capsys: Capture) -> None:
    configure("info", "json")
    LOG.info("«ё»\nsecond")
    found = json.loads(_lines(capsys)[0])
    assert datetime.fromisoformat(found.pop("time")).tzinfo is not None
    assert found == {"level": "info", "where": "store.current", "what": "«ё» | second"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_says_why_on_the_same_line(capsys: Capture, form: str) -> None:
    configure("info", form)
    try:
        raise KeyError(2)
    except KeyError:
        LOG.exception("page /trade")
    (line,) = _lines(capsys)
    assert "KeyError: 2" in line
    assert f"{Path(__file__).name}:" in line
    assert ("Traceback" in line) == (form == "json")


def test_the_level_decides_and_is_not_set_twice(capsys: Capture) -> None:
    configure("info", "text")
    configure("warning", "text")
    LOG.info("quiet")
    LOG.error("loud")
    assert len(_lines(capsys)) == 1


def test_the_server_speaks_in_the_same_lines(capsys: Capture) -> None:
    from gunicorn.config import Config

    from dashboard.commands.server import Lines

    configure("info", "json")
    log = Lines(Config())
    log.info("Booting worker")
    log.critical("WORKER TIMEOUT (pid:%s)", 7)
    (line,) = _lines(capsys)
    assert json.loads(line)["what"] == "WORKER TIMEOUT (pid:7)"
    assert json.loads(line)["where"] == "commands.server"


def test_the_server_names_no_reader_whose_request_is_none(capsys: Capture) -> None:
    from gunicorn.config import Config
    from gunicorn.http.errors import InvalidHeader, InvalidRequestLine
    from gunicorn.workers.base import Worker

    from dashboard.commands.server import Lines

    configure("info", "json")
    worker = Mock(log=Lines(Config()))
    for address in ("203.0.113.9", "2001:db8::9"):
        for error in (InvalidHeader("Cookie dashboard=anna"), InvalidRequestLine("GET /?q=anna")):
            Worker.handle_error(worker, None, Mock(), (address, 5), error)
    lines = _lines(capsys)
    assert len(lines) == 4 and all("Invalid request: Invalid HTTP" in line for line in lines)
    assert [line for line in lines if "anna" in line or "113" in line or "db8" in line] == []


@pytest.mark.parametrize("dataset", ["customs", "relations"])
def test_a_broken_release_makes_exactly_one_line_and_the_rest_is_shown(
    two_releases: Path, dataset: str, capsys: Capture
) -> None:
    if dataset == "customs":
        cut(release_folder(two_releases, 2) / "cube_grams.npy")
    else:
        (two_releases / "relations" / "releases" / "0001").mkdir(parents=True)
        (two_releases / "relations" / "current").write_text("0001")
    place = ["--data-dir", str(two_releases)]
    asked = ["turnover", "--dataset", "customs"] if dataset == "customs" else ["events"]
    assert main(["table", *asked, *place]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) > 2
    (line,) = printed.err.splitlines()
    assert " WARNING store." in line
    assert "release" in line
