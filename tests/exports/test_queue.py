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
    other = threading.Thread(target=queue.make, args=(lambda: b"", EN, "another"))
    other.start()
    while queue.held < 2:  # one place is kept for who has none
        free.wait(0.01)
    with pytest.raises(QueueFull, match="2 are waiting already"):
        queue.make(lambda: b"", EN, "a third")
    free.set()
    other.join(10)
    thread.join(10)


def test_what_takes_too_long_is_given_up() -> None:
    free = threading.Event()
    queue = ExportQueue(1, patience=0.05)
    with pytest.raises(TooSlow, match="longer than"):
        queue.make(lambda: bytes(free.wait(10)), EN)
    free.set()


def test_readers_take_turns_however_many_files_one_of_them_asks_for() -> None:
    queue, free, made = ExportQueue(8), threading.Event(), []
    begun = threading.Event()

    def first() -> bytes:
        begun.set()
        free.wait(10)
        return b""

    def ask(name: str, reader: str) -> threading.Thread:
        held = queue.held
        thread = threading.Thread(
            target=queue.make, args=(lambda: bytes(made.append(name) or b""), EN, reader)
        )
        thread.start()
        while queue.held == held:
            free.wait(0.01)
        return thread

    threads = [threading.Thread(target=queue.make, args=(first, EN, "a"))]
    threads[0].start()
    begun.wait(10)
    threads += [ask(f"a{n}", "a") for n in range(4)]
    threads += [ask("b", "b"), ask("c", "c")]
    free.set()
    for thread in threads:
        thread.join(10)
    assert made == ["a0", "b", "c", "a1", "a2", "a3"]
    assert queue.held == 0


def test_a_queue_that_is_stopped_refuses_and_keeps_no_place() -> None:
    queue = ExportQueue(1)
    queue._pool.shutdown()
    with pytest.raises(RuntimeError):
        queue.make(lambda: b"", EN)
    assert queue.held == 0
