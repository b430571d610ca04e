"""What a factsheet is made of: its blocks, in the order in which they stand on its page."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.plot import Plot

MOST_YEARS = 10
"""The latest so many years stand in the tables of a factsheet."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; the lead is the finding, set larger. ``chart``: the name of that which it is
    of."""

    text: str
    lead: bool = False
    chart: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Statements that belong together. ``charts``: the name of that which each is of; none where
    they are of no chart."""

    items: tuple[str, ...]
    charts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``numeric`` columns are at the right, ``wide`` those that share the room.

    Without these the numeric columns share it. ``links``: where each cell leads, row by row; none
    of a table whose numbers lead nowhere. ``values``: the plain numbers of its cells, row by row,
    None of words and of what is not known: a page sorts by them.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    links: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[float | None, ...], ...] = ()

    @property
    def led(self) -> tuple[tuple[str, ...], ...]:
        """`links`, a row for each, "" where a cell leads nowhere."""
        return self.links or tuple(("",) * len(self.headers) for _ in self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns drawn from a plot."""

    plot: Plot


@dataclass(frozen=True, slots=True)
class Small:
    """Notes and sources."""

    lines: tuple[str, ...]


Block = Heading | Words | Bullets | Grid | Picture | Small
