"""Whose question is computed now. A few at once in a process, first come, first served.

All threads of a process share one processor: the more of them compute at once, the later each
answers. But a question that takes long holds up nobody for long: whoever has waited for a while is
computed beside it. What two readers ask at the same moment is computed once, and who waits for it
looks again at what is kept.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field

AT_ONCE = 2
"""Questions that a process computes at once: one that reads a file leaves the processor to the
other."""
PATIENCE = 0.25
"""Seconds after which a question waits no longer for those before it."""


@dataclass(slots=True, eq=False)
class Turn:
    """The turn of a question: ``come`` when it may be computed, ``over`` when it was."""

    question: Hashable
    ahead: bool
    come: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)


class Turns:
    """The turns of a process."""

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._lock = threading.Lock()
        self._at_once = at_once
        self._patience = patience
        self._running = 0
        self._computed: dict[Hashable, Turn] = {}
        self._readers: deque[Turn] = deque()
        self._ahead: deque[Turn] = deque()
        self._wanted = 0

    @property
    def wanted(self) -> bool:
        """Whether a reader waits for what was chosen."""
        return self._wanted > 0

    def begin(self, question: Hashable, *, ahead: bool) -> Turn | None:
        """Wait until the question may be computed: what is given back is to be `end` ed. None where
        it was computed meanwhile for somebody else. What is asked ``ahead`` waits for all others.
        """
        mine = Turn(question, ahead)
        with self._lock:
            self._wanted += not ahead
            other = self._computed.setdefault(question, mine)
            if other is mine:
                self._line_up(mine)
            elif not ahead and other in self._ahead:
                # Somebody wants now what was to be computed ahead.
                self._ahead.remove(other)
                self._readers.append(other)
        if other is mine:
            if not mine.come.wait(self._patience):
                self._go_on(mine)
            return mine
        other.over.wait()
        with self._lock:
            self._wanted -= not ahead
        return None

    def _line_up(self, mine: Turn) -> None:
        if self._running < self._at_once:
            self._start(mine)
        else:
            (self._ahead if mine.ahead else self._readers).append(mine)

    def _start(self, turn: Turn) -> None:
        self._running += 1
        turn.come.set()

    def _go_on(self, mine: Turn) -> None:
        """Compute a question that has waited long enough beside those that are computed."""
        with self._lock:
            if not mine.come.is_set():
                (self._ahead if mine in self._ahead else self._readers).remove(mine)
                self._start(mine)

    def end(self, mine: Turn) -> None:
        """The question is answered, or cannot be: the next one has its turn."""
        with self._lock:
            del self._computed[mine.question]
            self._wanted -= not mine.ahead
            self._running -= 1
            waiting = self._readers or self._ahead
            if waiting and self._running < self._at_once:
                self._start(waiting.popleft())
        mine.over.set()
