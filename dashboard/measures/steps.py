"""The steps of a waterfall: where each column of it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One column: from ``start`` to ``end``, which lies lower where it is a fall."""

    start: float
    end: float

    @property
    def foot(self) -> float:
        """Its lower end."""
        return min(self.start, self.end)

    @property
    def top(self) -> float:
        """Its upper end."""
        return max(self.start, self.end)

    @property
    def height(self) -> float:
        """Its length."""
        return self.top - self.foot


def steps(values: Sequence[float]) -> tuple[Step, ...]:
    """A total, changes, and the total that they lead to → the columns, in the same order.

    The first and the last stand on zero; each change begins where the one before it ended.
    """
    found = [Step(0.0, value) for value in values]
    for place in range(1, len(values) - 1):
        start = found[place - 1].end
        found[place] = Step(start, start + values[place])
    return tuple(found)
