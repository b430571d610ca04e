"""A number with what is known of it: unit, status, how exactly, and where it comes from.

It travels from the store to whatever shows it, and is turned into text only there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal

from dashboard.certainty import BOUNDS, SCALES, digits_down_to, justified, last_place, trimmed

Unit = Literal["usd", "pct", "points", "count", "kg", "usd_per_kg", "index", "relative",
               "year"]  # fmt: skip
NOT_PUBLISHED = "not published"
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


def known(value: object) -> float | None:
    """A number, or None where it is missing (``None``, ``NaN``, ``NA``)."""
    return float(value) if isinstance(value, (int, float)) and value == value else None


def amount_of(row: object, noun: str, unit: Unit = "usd") -> Amount:
    """The amount of a noun in a row: ``exports`` is in ``exports_usd``.

    Status, qualifier, formula, sources and so on are taken from ``exports_status`` … or, where
    there is no such column, from ``status`` …. A missing value is not published.
    """
    kind: type = type(row)
    return _reader(kind, noun, unit)(row)


_TEXTS = ("status", "qualifier", "formula", "source", "rows")


@lru_cache(maxsize=4096)
def _reader(kind: type, noun: str, unit: Unit) -> Callable[[Any], Amount]:
    """What reads the amount of a noun from rows of a kind; where its columns are is found once."""
    columns = getattr(kind, "_fields", None)
    if columns is None:
        return lambda row: _read(row, noun, unit)
    if f"{noun}_{unit}" not in columns:
        return lambda _: Amount(unit=unit)
    # What the rows have no column for is taken from the None and the "" behind their last one.
    places = {name: place for place, name in enumerate(columns)}
    end = len(columns)
    taken = [places.get(name, end) for name in _numbers(noun, unit)]
    taken.append(places.get(f"{noun}_digits", places.get("digits", end)))
    taken += [places.get(f"{noun}_{what}", places.get(what, end + 1)) for what in _TEXTS]
    take = itemgetter(*taken)
    return lambda row: _of_cells(unit, take((*row, None, ""))) or _read(row, noun, unit)


@lru_cache(maxsize=1024)
def _of_cells(unit: Unit, cells: tuple[Any, ...]) -> Amount | None:
    """The amount of value, range, digits and `_TEXTS`, kept, as an answer says most several times;
    None where these are not all texts. Zero has no sign: memory takes 0.0 and -0.0 for the same."""
    value, low, high, digits, *texts = cells
    if (value := known(value)) is None:
        return Amount(unit=unit)
    if not all(text.__class__ is str for text in texts):
        return None
    status, qualifier, formula, source, rows = texts
    return Amount(
        value + 0.0, unit, status or "published", qualifier,
        None if digits is None or digits != digits else int(digits),
        None if low is None or low != low else low + 0.0,
        None if high is None or high != high else high + 0.0,
        formula, codes_in(source), codes_in(rows),
    )  # fmt: skip


def _numbers(noun: str, unit: Unit) -> tuple[str, str, str]:
    return f"{noun}_{unit}", f"{noun}_low_{unit}", f"{noun}_high_{unit}"


def _read(row: object, noun: str, unit: Unit) -> Amount:
    """The same of any object, cell by cell: what a cell of the noun lacks one of the row has."""
    value, low, high = (known(getattr(row, name, None)) for name in _numbers(noun, unit))
    if value is None:
        return Amount(unit=unit)

    def text(what: str) -> str:
        cells = (getattr(row, name, None) for name in (f"{noun}_{what}", what))
        return next((cell for cell in cells if isinstance(cell, str)), "")

    cells = (known(getattr(row, name, None)) for name in (f"{noun}_digits", "digits"))
    digits = next((int(cell) for cell in cells if cell is not None), None)
    status, qualifier, formula, source, rows = map(text, _TEXTS)
    return Amount(value, unit, status or "published", qualifier, digits, low, high, formula,
                  codes_in(source), codes_in(rows))  # fmt: skip


def cells_of(amount: Amount) -> tuple[float, float, float, float]:
    """The cells of a row that `amount_of` reads the value and range of an amount from: ``*_usd,
    *_low_usd, *_high_usd, *_digits`` or those of its unit; ``NaN`` where not known."""
    cells = (amount.value, amount.low, amount.high, amount.digits)
    value, low, high, digits = (float("nan") if one is None else float(one) for one in cells)
    return value, low, high, digits


@lru_cache(maxsize=4096)
def codes_in(cell: str) -> tuple[str, ...]:
    """The codes or ids of a cell that lists them, separated by ``;``."""
    return tuple(part for part in cell.split(";") if part)


def weakest(statuses: Iterable[str]) -> str:
    """The least certain of some statuses: what a sum of them is."""
    return max(statuses, key=STRENGTH.index, default=NOT_PUBLISHED)
