"""A number with what is known of it: unit, status, how exactly, and where it comes from.

It travels from the store to whatever shows it, and is turned into text only there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Unit = Literal["usd", "pct", "points", "count", "kg", "usd_per_kg", "index", "year"]
NOT_PUBLISHED = "not published"
STRENGTH = ("made up", "published", "preliminary", "computed", "implied", NOT_PUBLISHED)
"""Statuses from the most to the least certain; "made up" is that of all data or of none."""
DERIVED = frozenset({"computed", "implied"})
QUALIFIERS = ("approx", "more-than", "at-least", "less-than")
"""How a source states a value that it does not state exactly. Nothing is computed from these."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One value; ``None``: it is not known.

    ``usd`` is plain US dollars, ``pct`` per cent, ``points`` percentage points. ``qualifier`` is
    empty for an exact value. ``digits``: significant digits that the source justifies, None for
    all. ``low`` and ``high`` are the range that it stands for, None where it stands for itself.
    ``formula`` is in plain numbers (money in millions); ``sources`` and ``rows`` are ids of the
    register of sources and of rows of the published figures.
    """

    value: float | None = None
    unit: Unit = "usd"
    status: str = NOT_PUBLISHED
    qualifier: str = ""
    digits: int | None = None
    low: float | None = None
    high: float | None = None
    formula: str = ""
    sources: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    @property
    def exact(self) -> bool:
        """Whether something may be computed from it."""
        return self.value is not None and not self.qualifier

    @property
    def derived(self) -> bool:
        """Whether no source prints it: it follows from others."""
        return self.status in DERIVED

    def plain(self) -> float:
        """The value as a float; ``NaN`` where it is not known."""
        return float("nan") if self.value is None else self.value

    def times(self, factor: float) -> Amount:
        """The same amount drawn the other way or in another unit."""
        return self if self.value is None else replace(self, value=self.value * factor)


UNKNOWN = Amount()


def counted(number: int) -> Amount:
    """How many things there are: events, relations, regions."""
    return Amount(float(number), "count", "published")


def known(value: object) -> float | None:
    """A number, or None where it is missing (``None``, ``NaN``, ``NA``)."""
    return float(value) if isinstance(value, (int, float)) and value == value else None


def amount_of(row: object, noun: str, unit: Unit = "usd") -> Amount:
    """The amount of a noun in a row of a frame: ``exports`` is in ``exports_usd``.

    Status, qualifier, formula, sources and so on are taken from ``exports_status`` … or, where
    there is no such column, from ``status`` …. A missing value is not published.
    """

    def text(what: str) -> str:
        found = getattr(row, f"{noun}_{what}", None)
        if not isinstance(found, str):
            found = getattr(row, what, "")
        return found if isinstance(found, str) else ""

    def number(what: str) -> float | None:
        found = known(getattr(row, f"{noun}_{what}", None))
        return known(getattr(row, what, None)) if found is None else found

    value = known(getattr(row, f"{noun}_{unit}", None))
    if value is None:
        return Amount(unit=unit)
    digits = number("digits")
    return Amount(
        value=value,
        unit=unit,
        status=text("status") or "published",
        qualifier=text("qualifier"),
        digits=None if digits is None else int(digits),
        low=known(getattr(row, f"{noun}_low_{unit}", None)),
        high=known(getattr(row, f"{noun}_high_{unit}", None)),
        formula=text("formula"),
        sources=codes_in(text("source")),
        rows=codes_in(text("rows")),
    )


def codes_in(cell: str) -> tuple[str, ...]:
    """The codes or ids of a cell that lists them, separated by ``;``."""
    return tuple(part for part in cell.split(";") if part)


def weakest(statuses: Iterable[str]) -> str:
    """The least certain of some statuses: what a sum of them is."""
    return max(statuses, key=STRENGTH.index, default=NOT_PUBLISHED)
