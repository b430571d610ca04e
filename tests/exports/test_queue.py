"""The queue: in turn, bounded, with a sentence past the bound."""

from __future__ import annotations

import threading

import pytest

from dashboard.errors import ExportRefused
from dashboard.exports.queue import ExportQueue, QueueFull, TooSlow
from dashboard.language import Language

EN = Language("en")


def test_work_is_done_and_its_place_given_back() -> None:
    queue = ExportQueue(1)
    assert [queue.make(lambda: b"one", EN), queue.make(lambda: b"two", EN)] == [b"one", b"two"]


def test_what_the_work_raises_is_raised_to_the_asker() -> None:
    queue = ExportQueue(1)

    def refuse() -> bytes:
        raise ExportRefused("no")

    with pytest.raises(ExportRefused, match="no"):
        queue.make(refuse, EN)
    assert queue.make(lambda: b"next", EN) == b"next"


def test_eight_at_once_are_all_made() -> None:
    queue, made = ExportQueue(8), []
    ready = threading.Barrier(8)

    def ask(n: int) -> None:
        ready.wait()
        made.append(queue.make(lambda: bytes([n]), EN))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(made) == [bytes([n]) for n in range(8)]


def test_past_the_bound_a_sentence_says_so_at_once() -> None:
    queue, begun, free = ExportQueue(1), threading.Event(), threading.Event()

    def slow() -> bytes:
        begun.set()
        free.wait(10)
        return b""

    thread = threading.Thread(target=queue.make, args=(slow, EN))
    thread.start()
    begun.wait(10)
    with pytest.raises(QueueFull, match="1 are waiting already"):
        queue.make(lambda: b"", EN)
    free.set()
    thread.join(10)


def test_what_takes_too_long_is_given_up() -> None:
    free = threading.Event()
    queue = ExportQueue(1, patience=0.05)
    with pytest.raises(TooSlow, match="longer than"):
        queue.make(lambda: bytes(free.wait(10)), EN)
    free.set()
