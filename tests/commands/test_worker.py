"""Slow clients wait, others are answered; a reload, a stop and a killed process fail nobody."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil
import pytest

from dashboard.accounts import add_account
from dashboard.commands.worker import LARGEST_HEAD
from tests.commands.serving import connected, export_processes, health, serving, workers

FEW = {"DASHBOARD_WORKERS": "1", "DASHBOARD_THREADS": "2"}
SLOW = 64
CALLBACK = b"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
GEOMETRY = b"GET /geo/world_50m.json HTTP/1.1\r\nHost: x\r\n\r\n"
MANY = 24
"""So many are more than the system keeps of what was not read."""
HEALTH = b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
EXPORT = b"POST /export/deck.pptx HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(environ=FEW) as (_, address):
        yield address


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET /hea", id="part of a line"),
        pytest.param(b"GET /health HTTP/1.1\r\nHost: x\r\nX-", id="part of a head"),
        pytest.param(CALLBACK + b"Content-Length: 60\r\n\r\n{", id="part of a body"),
        pytest.param(CALLBACK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{", id="part of a chunk"),
        pytest.param(EXPORT + b"3e8\r\n0\r\n\r\n", id="a chunk that ends as bodies end"),
        pytest.param(EXPORT + b"1;x=0\r\na\r\n0\r\nX: 0\r\n", id="part of the trailers"),
        pytest.param(
            b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /hea", id="part of a second request"
        ),
        pytest.param(GEOMETRY * MANY, id="all of it, and reads no answer"),
    ],
)
def test_whoever_is_slow_keeps_nobody_waiting(url: str, said: bytes) -> None:
    slow = [connected(url, said) for _ in range(SLOW)]
    try:
        begun = time.monotonic()
        assert [health(url, 5) for _ in range(4)] == [200] * 4
        assert time.monotonic() - begun < 5
    finally:
        for one in slow:
            one.close()


def test_a_browser_that_tries_tls_first_is_not_kept_waiting(url: str) -> None:
    host, port = url.removeprefix("http://").rstrip("/").split(":")
    begun = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=10) as plain, pytest.raises(OSError):
        ssl.create_default_context().wrap_socket(plain, server_hostname="trade.example")
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("body", [b"ZZ\r\n{}\r\n", b"2\r\n{}XX", b"-2\r\n{}\r\n"])
@pytest.mark.parametrize("head", [CALLBACK + b"Transfer-Encoding: chunked\r\n\r\n", EXPORT])
def test_a_body_of_chunks_that_are_none_is_refused(url: str, head: bytes, body: bytes) -> None:
    with connected(url, head + body + b"0\r\n\r\n") as one:
        assert one.recv(65536).startswith(b"HTTP/1.1 400 ")


def test_whoever_reads_late_is_given_all_of_every_answer(url: str) -> None:
    with urllib.request.urlopen(f"{url}geo/world_50m.json") as reply:
        wanted = reply.read()
    with connected(url, GEOMETRY * MANY + HEALTH) as one:
        assert health(url, 5) == 200  # the others were given to threads before
        answers = _rest(one).split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert [answer.partition(b"\r\n\r\n")[2] for answer in answers[:-1]] == [wanted] * MANY
    assert len(answers) == MANY + 1


def test_a_request_that_comes_in_pieces_is_answered(url: str) -> None:
    with connected(url, b"GET /health HT") as one:
        one.sendall(b"TP/1.1\r\nHost: x\r\n\r")
        one.sendall(b"\nGET /health HTTP/1.1\r\nHost: x\r\n")
        first = one.recv(65_536)
        assert first.startswith(b"HTTP/1.1 200")
        one.sendall(b"Connection: close\r\n\r\n")
        assert b"HTTP/1.1 200" in _rest(one)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Length: 2\r\nExpect: 100-continue\r\n", b"{}"),
        (b"Transfer-Encoding: chunked\r\n", b"2\r\n{}\r\n0\r\n\r\n"),
        (b"Transfer-Encoding: chunked\r\n", b"1;a=b\r\n{\r\n01\r\n}\r\n0\r\nX: y\r\n\r\n"),
        (b"Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n", b"2\r\n{}\r\n0\r\n\r\n"),
    ],
)
def test_a_body_is_read_however_it_is_announced(url: str, head: bytes, body: bytes) -> None:
    with connected(url, CALLBACK + head + b"Connection: close\r\n\r\n") as one:
        if b"Expect" in head:
            assert one.recv(65_536).startswith(b"HTTP/1.1 100")
        one.sendall(body)
        answer = _rest(one)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"callback refused: unknown output" in answer


@pytest.mark.parametrize(
    ("size", "status"), [(0x10_000 - 8, b"400"), (0x10_001, b"413"), (0xFFFFFF, b"413")]
)
@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_over_the_limit_is_refused_before_it_comes(
    url: str, size: int, status: bytes, chunked: bool
) -> None:
    head = b"Transfer-Encoding: chunked" if chunked else b"Content-Length: %d" % size
    with connected(url, CALLBACK + head + b"\r\nConnection: close\r\n\r\n") as one:
        if status == b"400":
            body = b" " * size
            one.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (size, body) if chunked else body)
        elif chunked:
            one.sendall(b"%x\r\n" % size)
        assert _rest(one).startswith(b"HTTP/1.1 " + status)


def test_who_sends_on_can_read_why_it_was_refused(url: str) -> None:
    """What is closed with something unread takes back what it said last (case b14)."""
    head = b"Content-Length: %d\r\n\r\n" % 0xFFFFFF
    for _ in range(20):
        with connected(url, CALLBACK + head) as one:
            for _ in range(40):
                one.sendall(b" " * 50_000)
            assert _rest(one).startswith(b"HTTP/1.1 413")
    assert health(url, 5) == 200


def test_many_small_chunks_have_the_same_limit(url: str) -> None:
    with connected(url, EXPORT + b"1\r\na\r\n" * 10_930) as one:
        assert _rest(one).startswith(b"HTTP/1.1 413")


def test_the_limit_is_the_setting() -> None:
    with serving(environ={**FEW, "DASHBOARD_LARGEST_BODY": "200000"}) as (_, url):
        head = b"Content-Length: 150000\r\nConnection: close\r\n\r\n"
        slow = [connected(url, CALLBACK + head + b" " * 70_000) for _ in range(4)]
        assert health(url, 5) == 200
        for one in slow:
            one.sendall(b" " * 80_000)
            assert _rest(one).startswith(b"HTTP/1.1 400")
            one.close()


def test_a_head_without_end_is_refused(url: str) -> None:
    with connected(url, b"GET / HTTP/1.1\r\nX: " + b"x" * (LARGEST_HEAD + 1)) as one:
        assert _rest(one).startswith(b"HTTP/1.1 431")


def _rest(one: socket.socket) -> bytes:
    found = b""
    while piece := one.recv(65_536):
        found += piece
    return found


@pytest.mark.parametrize(
    ("host", "trusted", "secure"),
    [
        ("127.0.0.1", "127.0.0.2", {"127.0.0.2": True, "127.0.0.1": False}),
        ("127.0.0.1", "", {"127.0.0.1": True}),
        ("::", "127.0.0.0/8", {"127.0.0.1": True}),
    ],
)
def test_a_trusted_proxy_alone_says_that_a_reader_came_over_tls(
    tmp_path: Path, host: str, trusted: str, secure: dict[str, bool]
) -> None:
    add_account(tmp_path, "anna", "viewer", "a long enough one")
    environ = {**FEW, "DASHBOARD_ACCESS": "accounts", "DASHBOARD_TRUSTED_PROXIES": trusted}
    with serving("--host", host, "--data-dir", str(tmp_path), environ=environ) as (_, url):
        port = int(url.rstrip("/").rpartition(":")[2])
        for source in secure:
            with socket.create_connection(("127.0.0.1", port), 10, (source, 0)) as one:
                one.sendall(
                    b"GET /login HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n"
                    b"Connection: close\r\n\r\n"
                )
                assert (b"; Secure" in _rest(one)) is secure[source]


class Readers:
    """Readers who ask again and again on connections that they keep, until they are told to
    connect anew; ``failed`` are the questions that got no answer, on a new connection or a kept
    one."""

    def __init__(self, url: str, count: int) -> None:
        self.failed: list[str] = []
        self.answered = 0
        self._place = url.removeprefix("http://").rstrip("/")
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(count)]

    def __enter__(self) -> Readers:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Let them end."""
        self._over.set()
        for one in self._threads:
            one.join()

    def _read(self) -> None:
        connection, new = HTTPConnection(self._place, timeout=20), True
        while not self._over.is_set():
            try:
                connection.request("GET", "/health")
                answer = connection.getresponse()
                answer.read()
            except (OSError, HTTPException) as error:
                self.failed.append("new" if new else f"kept: {error!r}")
                break
            self.answered += 1
            new = answer.getheader("Connection") == "close"
            if new:
                connection.close()
        connection.close()


def test_a_reload_under_load_fails_no_request() -> None:
    with serving("--workers", "2") as (process, url), Readers(url, 4) as readers:
        before = workers(process)
        process.send_signal(signal.SIGHUP)
        _until(lambda: len(workers(process) - before) == 2 and not workers(process) & before)
        # Bursts of connections are shared out between the processes that are there now: on a busy
        # machine one of them may sleep through one.
        assert any(min(_shares(process, url)) >= 9 for _ in range(5))
        readers.stop()
        assert readers.failed == []
        assert readers.answered > 10


def test_a_stop_lets_clients_finish_that_keep_their_connection() -> None:
    with serving("--workers", "1") as (process, url), Readers(url, 12) as readers:
        _until(lambda: readers.answered > 24)
        process.terminate()
        assert process.wait(20) == 0
        readers.stop()
        assert set(readers.failed) <= {"new"}


def test_a_killed_process_is_replaced() -> None:
    with serving("--workers", "1") as (process, url):
        (worker,), (exporting,) = workers(process), export_processes(process)
        for one in (worker, exporting):
            os.kill(one, signal.SIGKILL)
        begun = time.monotonic()
        assert health(url, 5) == 200
        assert time.monotonic() - begun < 5
        with urllib.request.urlopen(f"{url}export/chart.xlsx?year=2018", timeout=30) as answer:
            assert answer.read(2) == b"PK"
        assert worker not in workers(process)
        assert export_processes(process) not in (set(), {exporting})


def _shares(process: subprocess.Popen[bytes], url: str, burst: int = 24) -> list[int]:
    """How many connections each worker holds when all of a burst are taken."""
    shares: list[int] = []

    def taken() -> bool:
        shares[:] = map(_connections, workers(process))
        return sum(shares) >= burst

    many = [connected(url) for _ in range(burst)]
    try:
        _until(taken)
    finally:
        for one in many:
            one.close()
    return shares


def _connections(worker: int) -> int:
    try:
        held = psutil.Process(worker).net_connections()
    except psutil.NoSuchProcess:  # it ended since it was listed
        return 0
    return sum(one.status == "ESTABLISHED" for one in held)


def _until(done: object, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not happen in time"
        threading.Event().wait(0.02)
