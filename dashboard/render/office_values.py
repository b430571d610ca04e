"""The rows of numbers that an office program draws, and how each is painted and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.amount import Unit

MILLION, DIGITS = 1e6, 8
"""A cent is 1e-8 of a million dollars: what is beyond it is the noise of the division."""

Kind = Literal["bar", "line", "foot", "sum", "even"]
FEW = 8
"""Up to so many columns, every part of a column has room for its number."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A series as an office program draws it: one number a category, None where there is none.

    ``noun`` gives its colour. ``hatched`` are derived, ``pale`` recede, ``labelled`` have room
    for a label; ``texts`` are labels that say more than a number. ``foot``: the unseen part below
    a step; ``sum``: what is not seen and carries the sum of each column or bar; ``even``: a value
    that parts columns, the same at each. ``turned``: they are drawn the other way, and written as
    they are; ``changes``: they are written with their sign; ``thin``: a line that recedes;
    ``unnamed``: one that the key
    does not name. ``dashes``, from 1 on: which it is of the lines chosen beside the strong one.
    """

    noun: str
    label: str
    values: tuple[float | None, ...]
    unit: Unit = "usd"
    kind: Kind = "bar"
    hatched: frozenset[int] = frozenset()
    pale: frozenset[int] = frozenset()
    labelled: frozenset[int] = frozenset()
    texts: Mapping[int, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    """The sign before the number of each place: "≈", ">" or none."""
    decimals: tuple[int, ...] = ()
    turned: bool = False
    changes: bool = False
    thin: bool = False
    unnamed: bool = False
    dashes: int = 0
    nouns: tuple[str, ...] = ()
    """The noun of each place, where they differ."""
    beside: tuple[str, ...] = ()
    """What stands beside the label of each place, if anything."""
    cells: tuple[str, ...] = ()
    """The cell of the table of its plot in which the number of each place stands; none of an unseen
    foot."""

    def noun_of(self, place: int) -> str:
        """What gives the colour of a place."""
        return (self.nouns[place] if self.nouns else "") or self.noun

    @property
    def known(self) -> frozenset[int]:
        """The places that have a number."""
        return frozenset(n for n, value in enumerate(self.values) if value is not None)

    def digits(self, place: int) -> int:
        """Decimals that the number of a place is written with."""
        return self.decimals[place] if self.decimals else 1


def even(at: tuple[float, str], count: int, unit: Unit) -> Numbers:
    """The line across so many columns at the value that parts them, by its name."""
    value, name = at
    return Numbers("ink-2", name, (value,) * count, unit, "even")


@dataclass(frozen=True, slots=True)
class OfficeData:
    """What a native chart is made of.

    ``stacked``: a column or bar may have several parts. ``gaps`` are the categories of which
    nothing is published; ``dashed``: they are marked with a dash, for which the words are to
    stand elsewhere. ``more`` categories are left out. ``floor``: where the axis begins.
    ``dates``: the months that the categories stand for, where there are those of several years, or
    the years where they are many.
    ``chosen``: the place of lines that the reader chose, of which the title tells.
    """

    categories: tuple[str, ...]
    series: tuple[Numbers, ...]
    unit: Unit = "usd"
    horizontal: bool = False
    stacked: bool = False
    heading: str = ""
    gaps: frozenset[int] = frozenset()
    dashed: bool = False
    more: int = 0
    floor: float = 0.0
    dates: tuple[dt.date, ...] = ()
    chosen: int | None = None

    def of(self, *kinds: Kind) -> tuple[Numbers, ...]:
        """The series of some kinds, in order."""
        return tuple(one for one in self.series if one.kind in kinds)

    @property
    def paired(self) -> bool:
        """Whether rows have bars of their own, one over the other, as a scenario over the fact: a
        key of their colours would name every row again."""
        bars = [one.known for one in self.of("bar")]
        rows = [place for known in bars for place in known]
        return (
            self.horizontal
            and not self.stacked
            and all(len(known) < 2 for known in bars)
            and len(set(rows)) < len(rows)
        )

    @property
    def lone(self) -> tuple[Numbers, ...]:
        """The lines, from the lowest to the highest, if each is one point and no column is drawn;
        others stand behind that place."""
        lines = self.of("line")
        single = all(len(one.known) == 1 and max(one.known) < len(one.values) - 1 for one in lines)
        if not single or self.of("bar"):
            return ()
        return tuple(sorted(lines, key=lambda one: one.values[max(one.known)] or 0.0))

    @property
    def haloed(self) -> tuple[int, ...]:
        """The places of the lines that lie over columns, some of which are as dark as they are."""
        over = self.of("bar") and not self.horizontal
        return tuple(n for n, one in enumerate(self.series) if over and one.kind == "line")

    @property
    def span(self) -> float:
        """From where the axis begins to the end of the longest column, or the outermost point of a
        line; zero where all that is drawn is zero."""
        points = [abs(value) for one in self.series for value in one.values if value is not None]
        columns = self.highest() if any(points) else 0.0
        return max([columns if self.of("bar") else 0.0, *points]) - self.floor

    def highest(self) -> float:
        """The longest column or bar, all its parts together; 1 where there is none."""
        found = [sum(abs(one.values[n] or 0.0) for one in self.of("bar", "foot"))
                 for n in range(len(self.categories))]  # fmt: skip
        return max(found, default=1.0) or 1.0
