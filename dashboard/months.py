"""Some months of a year: how an address writes them, and which of them a value stands for."""

from __future__ import annotations

from functools import lru_cache

Months = frozenset[int]
"""Some months of a year, with or without gaps between."""
WHOLE_YEAR: Months = frozenset(range(1, 13))


def between(first: int, last: int) -> Months:
    """The months from the first to the last."""
    return frozenset(range(first, last + 1))


@lru_cache(maxsize=4096)
def stretches(months: Months) -> tuple[tuple[int, int], ...]:
    """First and last month of each part without gaps, in order: 1, 2, 5 as 1–2 and 5–5."""
    found: list[tuple[int, int]] = []
    for month in sorted(months):
        if found and found[-1][1] == month - 1:
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return tuple(found)


def months_text(months: Months) -> str:
    """Months as an address has them: ``1-9``, ``1-3,7-9``."""
    return ",".join(f"{first}-{last}" for first, last in stretches(months))


@lru_cache(maxsize=4096)
def stood_for(known: frozenset[int], months: Months | None) -> frozenset[int]:
    """The months that a value of some months stands for, where these are known; 0: the year as a
    whole, which has none of a part of a year."""
    asked = WHOLE_YEAR if months is None else months
    return asked if months is None and 0 in known else known & asked


@lru_cache(maxsize=4096)
def alike(flows: tuple[frozenset[int], ...], months: Months | None) -> frozenset[int]:
    """The months of a year in which its flows count together, as they are known of each: those
    that all flows have which have any. A year that is only known as a whole cannot be narrowed:
    then, or where no month is of all, the first flow counts alone."""
    there = [(known, stood) for known in flows if (stood := stood_for(known, months))]
    if not there:
        return frozenset()
    both = frozenset.intersection(*(stood for _, stood in there))
    fixed = any(0 in known and stood != both for known, stood in there if months is None)
    return there[0][1] if fixed or not both else both
