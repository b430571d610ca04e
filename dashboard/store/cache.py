"""Answers by (question, query, data version); the least recently used go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Answers(Generic[T]):
    """A bounded memory of answers, safe between threads.

    Two threads that ask the same new question at once may both compute it; neither waits.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, computed when it is not kept."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        found = answer()
        self.keep(question, found)
        return found

    def get(self, question: Hashable) -> T | None:
        """The answer that is kept, or None."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def keep(self, question: Hashable, found: T) -> None:
        """Keep an answer, and let the least recently used go."""
        with self._lock:
            self._kept[question] = found
            self._kept.move_to_end(question)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
