"""Files made in a process of its own: what it says, what ends it, and that another one follows."""

from __future__ import annotations

import json
import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from multiprocessing import Pipe
from pathlib import Path

import pytest

from dashboard.callbacks.export_jobs import Documents
from dashboard.errors import ExportRefused
from dashboard.exports import export_process, export_process_loop
from dashboard.exports.chromium_renderer import NoChromium
from dashboard.exports.export_process import ExportProcess, ExportProcessGone, Order
from dashboard.exports.export_process_loop import Made, Tell
from dashboard.exports.queue import ExportQueue, TooSlow


def make(asked: Mapping[str, str], tell: Tell) -> Made:
    """What is asked for is what happens."""
    match asked["what"]:
        case "process":
            return Made(str(os.getpid()).encode())
        case "slides":
            tell(12, 60)
            return Made(b"x" * 300_000, "v2")
        case "no picture":
            raise NoChromium("none")
        case "refused":
            raise ExportRefused("за что")
        case "fault":
            raise ZeroDivisionError
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(30)
    return Made(b"")


def order(what: str, seconds: int = 1) -> Order:
    return Order({"what": what}, seconds, "1f2e3d")


@pytest.fixture(scope="module")
def kept() -> Iterator[ExportProcess]:
    """One that is tended as the first process of a server does, only more often."""
    made, over = ExportProcess(make), threading.Event()
    made.listen()

    def tend() -> None:
        while not over.wait(0.02):
            made.tend()

    thread = threading.Thread(target=tend)
    thread.start()
    yield made
    over.set()
    thread.join()
    made.close()


def process(made: ExportProcess) -> int:
    return int(made.make(order("process"), lambda *_: None).file)


def test_a_file_is_made_in_another_process_which_says_how_far_it_is(kept: ExportProcess) -> None:
    told = []
    file = kept.make(order("slides"), lambda *given: told.append(given))
    assert (len(file.file), file.version, told) == (300_000, "v2", [(12, 60)])
    assert process(kept) == process(kept) != os.getpid()


@pytest.mark.parametrize(
    ("what", "kind", "text"),
    [("refused", ExportRefused, "за что"), ("no picture", NoChromium, "Chromium"),
     ("fault", RuntimeError, "ZeroDivisionError")],
)  # fmt: skip
def test_what_the_making_raises_is_raised_to_the_asker(
    kept: ExportProcess, what: str, kind: type[Exception], text: str
) -> None:
    before = process(kept)
    with pytest.raises(kind, match=text):
        kept.make(order(what), lambda *_: None)
    assert process(kept) == before


@pytest.mark.parametrize(("what", "kind"), [("slept", TooSlow), ("killed", ExportProcessGone)])
def test_a_process_that_ends_is_followed_by_another(
    kept: ExportProcess, what: str, kind: type[Exception]
) -> None:
    before, began = process(kept), time.monotonic()
    with pytest.raises(kind):
        # What is killed has its deadline far away, however busy the machine is.
        kept.make(order(what, 1 if kind is TooSlow else 30), lambda *_: None)
    assert time.monotonic() - began < 10
    assert process(kept) != before


def test_without_work_it_ends_and_gives_its_memory_back(
    kept: ExportProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_process_loop, "IDLE", 0.0)
    monkeypatch.setattr(export_process_loop, "LOOKS", 0.01)
    kept.renew()
    first = process(kept)
    while process(kept) == first:
        time.sleep(0.01)


def test_a_process_without_a_group_of_its_own_ends_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    made = ExportProcess(make)
    made.listen()
    server = os.fork()
    if server == 0:
        os.setsid()  # what would be ended with it is this process, not those that test
        monkeypatch.setattr(os, "setpgid", refused)
        made.tend()
        os.waitpid(made._pid, 0)
        os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(server, 0)[1]) == 7
    made.close()


@pytest.mark.parametrize("name", ["x" * 100, "no/such/folder"])
def test_where_there_is_no_place_to_ask_a_file_is_made_by_whoever_asks(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / name
    if "/" not in name:
        place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    made = Documents(ExportProcess(make), ExportQueue(1))
    made.share()
    made.tend()
    assert process(made.process) == os.getpid()
    assert "files are made beside the pages, by their own process" in caplog.text
    made.jobs.forget("a1")
    made.process.close()


def test_the_seconds_of_a_file_count_from_when_it_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another server process is made before it for longer than its own seconds."""
    monkeypatch.setattr(export_process, "MARGIN", 0.05)
    ours, theirs = Pipe()

    def later() -> None:
        threading.Event().wait(0.3)
        for word in (["began", os.getpid()], ["made", "v2"]):
            theirs.send_bytes(json.dumps(word).encode())
        theirs.send_bytes(b"PK")

    thread = threading.Thread(target=later)
    thread.start()
    asked = Order({"what": "slides"}, 0)
    assert export_process._answer(ours, asked, lambda *_: None) == Made(b"PK", "v2")
    thread.join()
    monkeypatch.setattr(export_process, "IN_LINE", 0.0)
    with pytest.raises(ExportProcessGone):
        export_process._answer(ours, asked, lambda *_: None)
