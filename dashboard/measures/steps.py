"""The steps of a waterfall: where each column of it begins and ends, and where its axis may."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

READABLE = 0.1
"""What the changes are of the whole height, at the least, for an axis from zero to show them."""
ROOM = 1.5
"""How many times the height of the changes is left below them where the axis begins above zero."""


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


def beginning(found: Sequence[Step]) -> float:
    """Where the axis of a waterfall begins: at zero, or where its changes would be too small to be
    read beside its totals, at a round number below them.

    Of totals that are not both above zero, and of changes that are none, it begins at zero.
    """
    changes = found[1:-1]
    ends = (found[0].end, found[-1].end)
    top, foot = max(one.top for one in found), min((one.foot for one in changes), default=0.0)
    height = max((one.top for one in changes), default=0.0) - foot
    if min(*ends, foot) <= 0 or not 0 < height < READABLE * top:
        return 0.0
    unit = 10.0 ** math.floor(math.log10(height))
    return max(0.0, math.floor((foot - ROOM * height) / unit) * unit)
