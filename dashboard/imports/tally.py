"""What became of every row that was read, and its money: kept, of another region, a sum of other
rows, empty. Whole cents throughout, so that the parts add up to what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

import numpy as np

from dashboard.flows import FLOWS

MOST_TEXTS = 10_000
"""Different odd values that are told apart; what is beyond is added up under ``…``."""
MOST_LISTED = 100
REGIONS = 100_000
"""Codes of regions are below."""
FEW = 3
"""So few partners or chapters in a file, and it was narrowed to them."""

Place = tuple[int, int]
"""A month (year · 13 + month) and a flow (0 export, 1 import)."""
Stated = tuple[int, int, int, int]
"""Month, flow and region (0: none) of a row of totals, and its cents; see
`dashboard.imports.stated_sums`."""


class First(NamedTuple):
    """Where a text first stands: the row of the file, and how that has it."""

    row: int
    written: str


@dataclass(slots=True)
class Amounts:
    """Rows and cents by something; ``rest``: the key of what is beyond `MOST_TEXTS`."""

    rows: dict[Any, int] = field(default_factory=dict)
    cents: dict[Any, int] = field(default_factory=dict)
    rest: Any = "…"

    def count(self, key: Any, rows: int, cents: int) -> None:
        """Add some rows."""
        if key not in self.rows and len(self.rows) >= MOST_TEXTS:
            key = self.rest
        self.rows[key] = self.rows.get(key, 0) + rows
        self.cents[key] = self.cents.get(key, 0) + cents

    def add(self, other: Amounts) -> None:
        """Add all of another."""
        for key, rows in other.rows.items():
            self.count(key, rows, other.cents[key])

    @property
    def all_rows(self) -> int:
        """Rows of all."""
        return sum(self.rows.values())

    @property
    def all_cents(self) -> int:
        """Cents of all."""
        return sum(self.cents.values())

    def by_value(self) -> list[tuple[Any, int, int]]:
        """Key, rows and cents, the largest first."""
        ordered = sorted(self.rows, key=lambda key: (-abs(self.cents[key]), -self.rows[key]))
        return [(key, self.rows[key], self.cents[key]) for key in ordered]


@dataclass(frozen=True, slots=True)
class Absurd:
    """A value that is hardly true."""

    month: int
    flow: int
    partner: str
    code: int
    cents: int


@dataclass(slots=True)
class Tally:
    """Counts of one block, one file, or all of an import; they add up.

    ``read`` has rows and cents by what became of them: ``kept``, ``other_regions``, ``sums``
    (rows that add up others), ``empty``; ``blank`` lines and ``deleted`` records have no money;
    ``hidden`` are rows that a workbook does not show.
    ``regions`` by OKATO code, ``named_regions`` by code and name; ``places``: which regions have
    rows of a flow of a month, see `places_of`; ``partners_there`` and ``chapters_there``: some of
    those in rows of any region. The rest is of kept rows: by partner, by chapter, by odd text, and
    numbers of rows; ``partners_of`` and ``chapters_of``: those of each flow; ``first_rows``: by
    column and odd text that has amounts of its own, where it first stands, and so of months with
    their flows (as one number) of which a block has few rows.
    ``sums_by``: by column and word that says of a row that it is a total; ``sums_of``: the regions
    of such rows.
    """

    read: Amounts = field(default_factory=Amounts)
    blank: int = 0
    deleted: int = 0
    hidden: int = 0
    regions: Amounts = field(default_factory=Amounts)
    named_regions: Amounts = field(default_factory=lambda: Amounts(rest=(0, "…")))
    places: set[int] = field(default_factory=set)
    partners_there: set[str] = field(default_factory=set)
    chapters_there: set[int] = field(default_factory=set)
    partners: Amounts = field(default_factory=Amounts)
    chapters: Amounts = field(default_factory=Amounts)
    partners_of: set[tuple[int, str]] = field(default_factory=set)
    chapters_of: set[tuple[int, int]] = field(default_factory=set)
    odd_partners: Amounts = field(default_factory=Amounts)
    odd_codes: Amounts = field(default_factory=Amounts)
    strange_codes: Amounts = field(default_factory=Amounts)
    first_rows: dict[tuple[str, str], First] = field(default_factory=dict)
    sums_by: Amounts = field(default_factory=lambda: Amounts(rest=("", "…")))
    sums_of: set[int] = field(default_factory=set)
    stated: set[Stated] = field(default_factory=set)
    not_stated: Amounts = field(default_factory=Amounts)
    negative: Amounts = field(default_factory=Amounts)
    lengths: set[int] = field(default_factory=set)
    size: int = 0
    """Cents of kept rows without their signs: what shares are of."""
    mended: int = 0
    rounded: int = 0
    """Values with parts of a cent."""
    weightless: int = 0
    absurd: list[Absurd] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add all of another."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if one.name == "first_rows":
                continue
            if isinstance(mine, Amounts):
                mine.add(theirs)
            elif isinstance(mine, set):
                mine |= theirs
            elif isinstance(mine, list):
                largest = sorted(mine + theirs, key=lambda row: -abs(row.cents))
                setattr(self, one.name, largest[:MOST_LISTED])
            else:
                setattr(self, one.name, mine + theirs)
        self.stand(other.first_rows)

    def stand(self, places: Mapping[tuple[str, str], First]) -> None:
        """Where odd texts, by column and text, first stand behind what was counted before; of
        those that were counted under ``…`` nothing is kept. To be said after their amounts."""
        for (column, text), place in places.items():
            if self.tells_apart(column, text):
                self.first_rows.setdefault((column, text), place)

    def tells_apart(self, column: str, text: str) -> bool:
        """Whether an odd text has amounts of its own, and is not counted under ``…``; months with
        their flows are not counted so."""
        if column == "PERIOD":
            return True
        if column == "STRANA":
            return text in self.odd_partners.rows
        return text in self.odd_codes.rows or text in self.strange_codes.rows

    @property
    def region_names(self) -> dict[int, str]:
        """The name of each region: where several stand beside its code, that of the most rows."""
        by_rows = sorted(self.named_regions.rows.items(), key=lambda one: one[1])
        return {code: name for (code, name), _ in by_rows if name}

    @property
    def covered(self) -> set[Place]:
        """Months and flows of which any region has a row."""
        return set(_months_and_flows(self.places))

    def covered_of(self, regions: Collection[int]) -> set[Place]:
        """Months and flows of which one of some regions has a row; of none: any region."""
        wanted = {place for place in self.places if not regions or place % REGIONS in regions}
        return set(_months_and_flows(wanted))

    @property
    def of_few(self) -> bool:
        """Whether there are so few partners or chapters that it is not of all trade."""
        return min(len(self.partners_there), len(self.chapters_there)) <= FEW

    def regions_by_place(self) -> Counter[Place]:
        """How many regions have rows of each month and flow."""
        return regions_of(self.places)

    @property
    def rows(self) -> int:
        """Rows that were read, empty ones not counted."""
        return self.read.all_rows - self.read.rows.get("empty", 0)

    def became(self, fate: str) -> tuple[int, int]:
        """Rows and cents of what became of rows."""
        return self.read.rows.get(fate, 0), self.read.cents.get(fate, 0)


def region_text(code: int | str) -> str:
    """The OKATO code of a region; what is beyond `MOST_TEXTS` of them has none."""
    return f"{code:05d}" if isinstance(code, int) else code


def places_of(month: np.ndarray, flow: np.ndarray, region: np.ndarray) -> np.ndarray:
    """Months, flows and regions (0: none is given), each three as one number."""
    found: np.ndarray = (month * len(FLOWS) + flow) * REGIONS + region
    return found


def regions_of(places: Collection[int]) -> Counter[Place]:
    """How many regions some places have of each month and flow."""
    return _months_and_flows({place for place in places if place % REGIONS})


def _months_and_flows(places: Collection[int]) -> Counter[Place]:
    """The months and flows among some places, and how many of the places are of each."""
    found = np.fromiter(places, np.int64, len(places)) // REGIONS
    both = zip(*np.unique(found, return_counts=True), strict=True)
    return Counter({divmod(int(key), len(FLOWS)): int(count) for key, count in both})
