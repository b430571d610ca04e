"""Classes with round limits, for values that differ by powers of ten: of as many values each, or
of even steps."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

CLASSES = 5
MANY = 4 * CLASSES
"""Values of which fewer than four classes would tell too few apart."""
_EVEN = ((1.0, 1.5, 2.0, 3.0, 5.0, 7.0), (1.0, 2.0, 5.0), (1.0, 3.0), (1.0,))
"""Round numbers of a power of ten at nearly equal ratios, the finest first."""
_LADDERS = ((1.0,), (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0))


def round_limits(values: Sequence[float]) -> tuple[float, ...]:
    """The limits between at most five classes, each class holding at least one value.

    The fifths of the values are moved to the nearest round number (1, 10, 100 …; if that is too
    coarse 1, 2, 5, 10 …; then 1, 1.5, 2, 2.5, 3, 4 …). Fewer values or ties give fewer classes.
    ``values`` are positive; others are left out. No values: no limits, one class.
    """
    ordered = sorted(value for value in values if value > 0)
    best: tuple[float, ...] = ()
    if len(ordered) < 2:
        return best
    wanted = min(CLASSES, len(set(ordered)))
    marks = [ordered[len(ordered) * part // wanted] for part in range(1, wanted)]
    for ladder in _LADDERS:
        limits = _filled(sorted({_nearest(mark, ladder) for mark in marks}), ordered)
        if len(limits) > len(best):
            best = limits
        if len(best) == CLASSES - 1:
            break
    return best


def even_limits(values: Sequence[float]) -> tuple[float, ...]:
    """The limits between at most five classes at nearly equal ratios: 1, 10, 100, 1000.

    Of the rows of round numbers (1, 1.5, 2, 3, 5, 7, 10 …; 1, 2, 5, 10 …; 1, 3, 10 …; 1, 10 …) the
    finest with so few between the least and the largest value; where even powers of ten are too
    many, or of many values a row leaves fewer than four classes, the highest limits of the row
    that has too many, and the lowest class holds all that is below. ``values`` are positive;
    others are left out. No values, or all alike: no limits, one class.
    """
    known = [value for value in values if value > 0]
    if not known:
        return ()
    least, largest = min(known), max(known)
    powers = range(math.floor(math.log10(least)), math.floor(math.log10(largest)) + 1)
    limits: tuple[float, ...] = ()
    finer: tuple[float, ...] = ()
    for ladder in _EVEN:
        steps = (step * 10.0**power for power in powers for step in ladder)
        limits = tuple(step for step in steps if least < step <= largest)
        if len(limits) < CLASSES:
            break
        finer = limits
    if len(limits) < CLASSES - 2 and len(known) >= MANY:
        limits = finer or limits
    return limits[1 - CLASSES :]


def class_of(value: float, limits: Sequence[float]) -> int:
    """Number of the class, from 0; a value on a limit belongs to the class above it."""
    return bisect_right(limits, value)


def _nearest(value: float, ladder: Sequence[float]) -> float:
    power = math.floor(math.log10(value))
    steps = [step * 10.0**power for step in (*ladder, 10.0)]
    return min(steps, key=lambda step: abs(math.log(step / value)))


def _filled(limits: Sequence[float], ordered: Sequence[float]) -> tuple[float, ...]:
    kept: list[float] = []
    below = 0
    for limit in limits:
        reached = bisect_right(ordered, math.nextafter(limit, 0.0))
        if below < reached < len(ordered):
            kept.append(limit)
            below = reached
    return tuple(kept)
