"""What clients do not read is kept for them by no thread, not for ever, and not without end."""

from __future__ import annotations

import selectors
import socket
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest

from dashboard.commands import sending
from dashboard.commands.sending import Outgoing, SendingWorker

LARGE = bytes(range(256)) * 2**14
PAIRS = 3


@pytest.fixture
def pairs() -> Iterator[list[tuple[Outgoing, socket.socket]]]:
    """Connections, and their clients, who read nothing of their own accord."""
    made = [socket.socketpair() for _ in range(PAIRS)]
    yield [(Outgoing(ours), theirs) for ours, theirs in made]
    for pair in made:
        for one in pair:
            one.close()


@pytest.fixture
def worker() -> Iterator[Any]:
    """A worker that serves nobody yet."""
    made: Any = SendingWorker.__new__(SendingWorker)
    made._reading, made.pending_conns = {}, deque()
    made.keepalived_conns, made.nr_conns = deque(), PAIRS
    with selectors.DefaultSelector() as made.poller:
        yield made


class Connection:
    """A connection as gunicorn keeps it, so far as a worker asks for it here."""

    def __init__(self, sock: Outgoing) -> None:
        self.sock = sock

    def close(self, graceful: bool = False) -> None:
        """Close its socket, whose client is waited for by nobody here."""
        self.sock.close()


def answered(worker: Any, sock: Outgoing, answer: bytes = LARGE) -> None:
    """An answer was given to a connection, which is closed after it."""
    sock.sendall(answer)
    done: Future[bool] = Future()
    done.set_result(False)
    worker.finish_request(Connection(sock), done)


def test_what_is_read_late_is_all_there(
    worker: Any, pairs: list[tuple[Outgoing, socket.socket]]
) -> None:
    (ours, theirs), *_ = pairs
    answered(worker, ours)
    assert sum(ours.kept.values()) == len(LARGE)
    found = b""
    while worker.poller.get_map():
        found += theirs.recv(len(LARGE))
        worker.wait_for_and_dispatch_events(0)
    while piece := theirs.recv(len(LARGE)):
        found += piece
    assert found == LARGE
    assert worker.nr_conns == PAIRS - 1


def test_who_reads_nothing_is_parted_with(
    worker: Any, pairs: list[tuple[Outgoing, socket.socket]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(worker, pairs[0][0])
    worker.murder_pending()
    assert worker.nr_conns == PAIRS
    now = sending.time.monotonic()
    monkeypatch.setattr(sending.time, "monotonic", lambda: now + sending.READING + 1)
    worker.murder_pending()
    assert worker.nr_conns == PAIRS - 1
    assert not worker.poller.get_map()


def test_of_too_much_that_is_kept_the_oldest_goes(
    worker: Any, pairs: list[tuple[Outgoing, socket.socket]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST", 2 * len(LARGE))
    for place, (ours, _) in enumerate(pairs):
        answered(worker, ours, bytes([place]) * len(LARGE))
    assert [sum(ours.kept.values()) for ours, _ in pairs] == [0, len(LARGE), len(LARGE)]
    assert worker.nr_conns == PAIRS - 1


def test_what_many_are_sent_is_kept_once(
    worker: Any, pairs: list[tuple[Outgoing, socket.socket]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST", len(LARGE))
    for ours, _ in pairs:
        answered(worker, ours)
    assert [sum(ours.kept.values()) for ours, _ in pairs] == [len(LARGE)] * PAIRS
    assert worker.nr_conns == PAIRS


def test_who_was_given_up_may_have_been_heard_of_just_before(
    worker: Any, pairs: list[tuple[Outgoing, socket.socket]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop hears of several at once, and what the first brings may part with the next."""
    monkeypatch.setattr(sending, "MOST", len(LARGE))
    (first, reader), (second, _), *_ = pairs
    answered(worker, first)
    reader.recv(len(LARGE))
    (heard,) = worker.poller.select(0)
    answered(worker, second, bytes(len(LARGE)))
    assert not first.kept and second.kept
    key, _ = heard
    key.data(key.fileobj)
    assert worker.nr_conns == PAIRS - 1
    assert [one.fileobj for one in worker.poller.get_map().values()] == [second]


def test_who_is_gone_is_forgotten(worker: Any, pairs: list[tuple[Outgoing, socket.socket]]) -> None:
    (ours, theirs), *_ = pairs
    answered(worker, ours)
    theirs.close()
    worker.wait_for_and_dispatch_events(0)
    assert worker.nr_conns == PAIRS - 1
    assert not ours.kept
