"""A number with what is known of it: unit, status, how exactly, and where it comes from.

It travels from the store to whatever shows it, and is turned into text only there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.certainty import BOUNDS, SCALES, digits_down_to, justified, last_place, trimmed
from dashboard.copies import replace

Unit = Literal["usd", "pct", "points", "count", "kg", "usd_per_kg", "index", "relative",
               "year"]  # fmt: skip
NOT_PUBLISHED = "not published"
NOT_KNOWN = "not known"
"""Of imported data, where they leave the program: they say nothing of what was published."""
MADE_UP = "made up"
SCENARIO = "scenario"
"""The status of what would be if something were otherwise than it is: never of a fact."""
STRENGTH = (MADE_UP, "published", "preliminary", "computed", "implied", SCENARIO, NOT_PUBLISHED)
"""Statuses from the most to the least certain; "made up" is that of all data or of none."""
DERIVED = frozenset({"computed", "implied", SCENARIO})
SMALL, FOUR = 10, 4
"""Below so many millions or tonnes a formula has more than one decimal: four digits."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One value; ``None``: it is not known.

    ``usd`` is plain US dollars, ``pct`` per cent, ``points`` percentage points, ``relative`` what
    a value is where that of a named period is 100. ``qualifier`` is
    empty for an exact value. ``digits``: significant digits that its source or its range
    justifies, None for all. ``low`` and ``high`` are the range that it stands for, None where it
    stands for itself.
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

    @property
    def printed(self) -> bool:
        """Whether it is one published figure, as its source prints it."""
        return len(self.rows) == 1 and not self.derived

    @property
    def bound(self) -> bool:
        """Whether only one side of it is known."""
        return self.qualifier in BOUNDS

    @property
    def ends(self) -> tuple[float, float]:
        """Its range, low and high; its value twice where it stands for itself."""
        value = self.plain()
        return value if self.low is None else self.low, value if self.high is None else self.high

    @property
    def ranged(self) -> bool:
        """Whether it stands for a range."""
        return self.low is not None and self.high is not None

    def plain(self) -> float:
        """The value as a float; ``NaN`` where it is not known."""
        return float("nan") if self.value is None else self.value

    @property
    def step(self) -> int | None:
        """The power of ten of the last digit that is justified; None: all digits are."""
        digits = justified(self.plain(), *self.ends) if self.ranged else self.digits
        return None if digits is None or not self.value else last_place(self.value, digits)

    def decimals(self, most: int = 1) -> int:
        """Decimals that are justified where it is written in millions of dollars, tonnes or its
        unit; at most so many."""
        if self.value == 0 and self.digits is not None and not self.ranged:
            return min(most, self.digits - 1)
        step = self.step
        return most if step is None else max(0, min(most, SCALES.get(self.unit, 0) - step))

    def in_formula(self) -> str:
        """The number as formulas have it: money in millions, mass in tonnes, without its unit;
        small ones with as many decimals as say four digits of them."""
        most = 0 if self.unit in ("count", "year", "index") else 1
        number = self.plain() / 10 ** SCALES.get(self.unit, 0)
        if self.unit in SCALES and 0 < abs(number) < SMALL and self.digits is None:
            return trimmed(number, FOUR - 1 - last_place(number, 1))
        return f"{number:.{most if self.ranged else self.decimals(most)}f}"

    def times(self, factor: float) -> Amount:
        """The same amount drawn the other way or in another unit."""
        if self.value is None:
            return self
        turned = replace(self, value=self.value * factor)
        low, high = sorted(end * factor for end in self.ends)
        return replace(turned, low=low, high=high) if self.ranged else turned

    def plus(self, number: float) -> Amount:
        """The same amount counted from elsewhere, with the digits that its range justifies."""
        if self.value is None:
            return self
        found, step = self.value + number, self.step
        digits = None if step is None or not found else digits_down_to(found, step)
        moved = replace(self, value=found, digits=digits)
        return moved.within(*(end + number for end in self.ends)) if self.ranged else moved

    @property
    def size(self) -> Amount:
        """The same amount without its sign."""
        return self.times(-1) if self.plain() < 0 else self

    def within(self, low: float, high: float) -> Amount:
        """The same amount with its range, and the digits that this justifies."""
        if self.value is None or not low < high:
            return self
        return replace(self, low=low, high=high, digits=justified(self.value, low, high))


UNKNOWN = Amount()


def counted(number: int) -> Amount:
    """How many things there are: events, relations, regions."""
    return Amount(float(number), "count", "published")


def place_of(number: float | None, of: Amount) -> Amount:
    """A place by an amount, or how many have one: it is computed, and made up where that is."""
    return Amount(number, "count", MADE_UP if of.status == MADE_UP else "computed")


def weakest(statuses: Iterable[str]) -> str:
    """The least certain of some statuses: what a sum of them is."""
    return max(statuses, key=STRENGTH.index, default=NOT_PUBLISHED)
