"""Records: since when a value is the highest, or the lowest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

FEWEST = 2
"""Years that must be beaten before one speaks of a record."""


class Record(NamedTuple):
    """A year is ``highest`` or ``lowest`` since ``since``, which was as high or higher (as low or
    lower); ``since`` is None where no known year was: then ``first`` is the first of them."""

    way: Literal["highest", "lowest"]
    since: int | None
    first: int


def record(values: Mapping[int, float], year: int) -> Record | None:
    """The record that a year set, by the years before it without a gap; None if it set none.

    ``values``: by year, in one unit. A year that is not known ends the row of those compared.
    """
    if year not in values:
        return None
    now = values[year]
    higher, lower = (_beaten(values, year, up, now) for up in (True, False))
    beaten = max(higher, lower)
    if beaten < FEWEST:
        return None
    first = year - beaten
    since = first - 1 if first - 1 in values else None
    return Record("highest" if higher > lower else "lowest", since, first)


def _beaten(values: Mapping[int, float], year: int, up: bool, now: float) -> int:
    """How many years in a row before one are below it, or above."""
    found = 0
    while (before := year - found - 1) in values:
        if not (values[before] < now if up else values[before] > now):
            break
        found += 1
    return found
