"""A few questions are computed at once, in the order asked; the same one once for all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from dashboard.callbacks.turns import Turns

LONG = 60.0
"""Seconds of patience that no test uses up."""


class Readers:
    """Readers who ask for a turn each in a thread of its own, one after another."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.order: list[str] = []
        self.same: list[str] = []
        self._threads: list[threading.Thread] = []

    def ask(self, question: str, *, ahead: bool = False) -> None:
        """Ask, and go on when it is known whether it has to wait."""

        def run() -> None:
            turn = self.turns.begin(question, ahead=ahead)
            if turn is None:
                self.same.append(question)
                return
            self.order.append(question)
            self.turns.end(turn)

        thread = threading.Thread(target=run)
        self._threads.append(thread)
        before = self._lined_up()
        thread.start()
        _until(lambda: self._lined_up() != before or not thread.is_alive())

    def _lined_up(self) -> tuple[int, int, int]:
        turns = self.turns
        return turns._wanted, len(turns._readers), len(turns._ahead)

    def over(self) -> None:
        """Wait until all were answered."""
        for one in self._threads:
            one.join(10)
            assert not one.is_alive()


@contextmanager
def busy(turns: Turns, question: str = "busy") -> Iterator[Readers]:
    """Readers who come while the one question is computed that can be."""
    turn = turns.begin(question, ahead=False)
    assert turn is not None
    readers = Readers(turns)
    try:
        yield readers
    finally:
        turns.end(turn)
        readers.over()


def test_questions_are_computed_in_the_order_asked_those_asked_ahead_last() -> None:
    with busy(turns := Turns(1, LONG)) as readers:
        readers.ask("ahead", ahead=True)
        for name in "abc":
            readers.ask(name)
        assert readers.order == [] and turns.wanted
    assert readers.order == ["a", "b", "c", "ahead"]
    assert not turns.wanted


def test_what_several_ask_at_once_is_computed_once() -> None:
    with busy(Turns(1, LONG)) as readers:
        for name in ("ahead", "a", "busy", "a"):
            readers.ask(name, ahead=name == "ahead")
    assert readers.order == ["a", "ahead"]
    assert sorted(readers.same) == ["a", "busy"]


def test_what_was_asked_ahead_is_computed_when_a_reader_wants_it() -> None:
    with busy(turns := Turns(1, LONG)) as readers:
        for name, ahead in (("x", True), ("y", True), ("a", False), ("y", False), ("b", False)):
            readers.ask(name, ahead=ahead)
        assert turns.wanted
    assert readers.order == ["a", "y", "b", "x"] and readers.same == ["y"]
    assert not turns.wanted


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_as_many_are_computed_at_once_as_may(at_once: int) -> None:
    turns = Turns(at_once, LONG)
    running = [turns.begin(number, ahead=False) for number in range(at_once)]
    readers = Readers(turns)
    readers.ask("one more")
    assert readers.order == []
    for turn in running:
        assert turn is not None
        turns.end(turn)
    readers.over()
    assert readers.order == ["one more"] and not turns.wanted


def test_a_question_that_takes_long_holds_up_nobody_for_long() -> None:
    turns = Turns(1, patience=0.01)
    with busy(turns) as readers:
        readers.ask("short")
        readers.ask("another")
        _until(lambda: sorted(readers.order) == ["another", "short"])
    assert not turns.wanted
    again = turns.begin("busy", ahead=False)
    assert again is not None and turns._running == 1
    turns.end(again)


def _until(done: Callable[[], bool]) -> None:
    for _ in range(2_000):
        if done():
            return
        threading.Event().wait(0.005)
    raise AssertionError("it did not happen in time")
