"""Sums over the cube of a release, by slicing: which years, months, partners and chapters count,
and which of them stay apart. Works on arrays only; `dashboard.store.customs` makes frames of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.loaders.cancelled import read_cancelled
from dashboard.loaders.cube import MEASURES, Axes, Packed, array_name, read_array, read_axes
from dashboard.loaders.releases import Release
from dashboard.months import Months, alike, stood_for, stretches
from dashboard.store.cube_slices import monthly, partners_in, taken

Parts = frozenset[tuple[int, int]]
"""Years with a month."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What counts; None: everything. Without a flow only those months count that both flows
    have. ``parts``: months of years that count in none, as `dashboard.choices.Choices.parts_in`."""

    partners: Collection[str] | None = None
    chapters: Collection[str] | None = None
    months: Months | None = None
    flow: int | None = None
    parts: Parts = frozenset()


@dataclass(frozen=True, slots=True)
class _Counting:
    """Which years and flows do not count, and which months of those that do are left out."""

    missing: np.ndarray
    left_out: Sequence[tuple[int, int, int]]


class CubeReader:
    """The cube of a release: its sides in memory, itself from the first question that needs it.

    All of it is held against its checksums when it is opened, and what is read later again.

    Raises:
        StoreUnavailable: a file of it is gone or was changed.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        self.axes: Axes = read_axes(release)
        self._arrays: dict[tuple[str, str], np.ndarray | Packed] = {
            (side, measure): read_array(release, self.axes, side, measure)
            for side in ("partners", "chapters")
            for measure in MEASURES
        }
        release.verify([array_name("cube", measure) for measure in MEASURES])
        self.cancelled = read_cancelled(release)
        self._partners = {code: place for place, code in enumerate(self.axes.partners)}
        self._chapters = {code: place for place, code in enumerate(self.axes.chapters)}
        self._known = {
            year: tuple(
                frozenset(month for when, month, of in self.axes.known if (when, of) == (year, f))
                for f in range(len(self.axes.flows))
            )
            for year in self.axes.years
        }
        self._countings: dict[tuple[int | None, Months | None, int | None, Parts], _Counting] = {}
        self._recorded: dict[tuple[int, str], frozenset[str]] = {}

    @property
    def last_month(self) -> str:
        """The last month that is known of any flow, ``2021-09``; the last year where that is known
        as a whole."""
        year = max(self.axes.years)
        months = frozenset().union(*self._known.get(year, ()))
        return str(year) if 0 in months or not months else f"{year}-{max(months):02d}"

    def months_of(self, year: int, flow: int | None = None) -> frozenset[int]:
        """The months of a year that are known of a flow; 0 is the year as a whole.

        Without a flow: those in which all flows count, as `dashboard.months.alike` says.
        """
        known = self._known.get(year, ())
        if flow is not None:
            return known[flow] if known else frozenset()
        found = alike(known, None)
        return frozenset({0}) if any(0 in one for one in known) and found else found

    def counted(
        self, year: int, months: Months | None, flow: int | None = None, parts: Parts = frozenset()
    ) -> tuple[frozenset[int], ...]:
        """Of each flow the months of a year that count: of one that is asked for all that are
        known, of both those in which both do; none of a flow that does not count."""
        without = {month for of, month in parts if of == year}
        known = tuple(one - without for one in self._known.get(year, ()))
        stood = [stood_for(one, months) for one in known]
        if flow is not None:
            return tuple(one if place == flow else frozenset() for place, one in enumerate(stood))
        both = alike(known, months)
        return tuple(both if both <= one else frozenset() for one in stood)

    def is_known(self, year: int, months: Months | None, flow: int | None = None) -> bool:
        """Whether anything is known of some months of a year; None: of any of it."""
        return any(self.counted(year, months, flow))

    def is_whole(self, year: int, months: Months | None) -> bool:
        """Whether some months are all that is known of a year; None: they are."""
        return months is None or all(one <= months for one in self._known.get(year, ()))

    def missing(self, year: int | None, which: Filter) -> np.ndarray:
        """By year (None: all) and flow, whether nothing of it counts."""
        return self._counting(year, which).missing

    def _counting(self, year: int | None, which: Filter) -> _Counting:
        # There are few: some months and a flow, whatever else is asked.
        those = months, flow, parts = which.months, which.flow, which.parts
        found = self._countings.get((year, *those))
        if found is None:
            years = self.axes.years if year is None else (year,)
            found = _Counting(
                np.array([[not one for one in self.counted(of, *those)] for of in years]),
                [(place, *out) for place, of in enumerate(years)
                 for out in self.left_out(of, *those)],
            )  # fmt: skip
            self._countings[year, months, flow, parts] = found
        return found

    def left_out(
        self, year: int, months: Months | None, flow: int | None = None, parts: Parts = frozenset()
    ) -> list[tuple[int, int]]:
        """Months and flows of a year that are known and asked for, but do not count."""
        known = self._known.get(year, ())
        counted = self.counted(year, months, flow, parts)
        return [
            (month, place)
            for place, (one, those) in enumerate(zip(known, counted, strict=True))
            if those
            for month in sorted(stood_for(one, months) - those)
        ]

    def sums(
        self,
        which: Filter,
        *,
        keep: Collection[str] = (),
        year: int | None = None,
        measure: str = "cents",
    ) -> np.ndarray:
        """Sums by year and flow, and by what is kept apart of month, partner, chapter, in that
        order. With ``year`` there is one year. Months are the twelve, or those of the filter in
        their order.
        """
        by_partner = "partner" in keep or which.partners is not None
        by_chapter = "chapter" in keep or which.chapters is not None
        side = "cube" if by_partner and by_chapter else "chapters" if by_chapter else "partners"
        held = self._array(side, measure)
        if year is not None:
            place = self.axes.years.index(year)
            held = held[place : place + 1]
        places: dict[int, list[int]] = {}
        if side != "chapters" and which.partners is not None:
            places[3] = self._places(self._partners, which.partners)
        if side != "partners" and which.chapters is not None:
            places[held.ndim - 1] = self._places(self._chapters, which.chapters)
        if "month" in keep:
            dense = monthly(held, which.months, places)
        else:
            dense = self._over(held, which, year, places)
        if side != "chapters" and "partner" not in keep:
            dense = dense.sum(axis=3, keepdims=True)
        if side != "partners" and "chapter" not in keep:
            dense = dense.sum(axis=-1, keepdims=True)
        kept = [len(dense), *((dense.shape[1],) if "month" in keep else ()), dense.shape[2]]
        kept += [dense.shape[3]] if "partner" in keep else []
        kept += [dense.shape[-1]] if "chapter" in keep else []
        return dense.reshape(kept)

    def _over(
        self,
        held: np.ndarray | Packed,
        which: Filter,
        year: int | None,
        places: dict[int, list[int]],
    ) -> np.ndarray:
        """Sums over months: the year, with what is only known as a whole, or a part of it."""
        found: np.ndarray
        if which.months is None:
            found = taken(held[:, 12:13], places)
        else:
            # The months of a year stand one on another: a stretch is its end less its beginning.
            parts = [
                taken(held[:, last : last + 1], places) - taken(held[:, first - 1 : first], places)
                for first, last in stretches(which.months)
            ]
            found = sum(parts[1:], parts[0])
        uneven = self._counting(year, which).left_out
        if uneven:
            found = found.copy()
        for place, month, flow in uneven:
            one = taken(held[place : place + 1, month - 1 : month + 1], places)
            found[place, 0, flow] -= np.diff(one, axis=1)[0, 0, flow]
        return found

    def _array(self, side: str, measure: str) -> np.ndarray | Packed:
        # Two threads may both read it; neither waits, and one of the two is kept.
        found = self._arrays.get((side, measure))
        if found is None:
            found = Packed.of(read_array(self._release, self.axes, side, measure))
            self._arrays[side, measure] = found
        return found

    @staticmethod
    def _places(known: dict[str, int], codes: Collection[str]) -> list[int]:
        return [known[code] for code in sorted(set(codes)) if code in known]

    def partners(self, which: Filter) -> list[str]:
        """The partners that `sums` keeps apart, in its order."""
        return _those(self.axes.partners, which.partners)

    def recorded(self, year: int, measure: str) -> frozenset[str]:
        """The partners of whom any row of a year has a value of the measure, whatever else is
        asked; rows that cancel each other within a month and chapter have none."""
        found = self._recorded.get((year, measure))
        if found is None:
            # Money of one chapter cancels that of another; mass does not, and its cube is large.
            held = self._array("cube" if measure == "cents" else "partners", measure)
            there = partners_in(held, self.axes.years.index(year))
            found = frozenset(self.axes.partners[place] for place in there)
            self._recorded[year, measure] = found
        return found

    def chapters(self, which: Filter) -> list[str]:
        """The chapters that `sums` keeps apart, in its order."""
        return _those(self.axes.chapters, which.chapters)


def _those(known: tuple[str, ...], codes: Collection[str] | None) -> list[str]:
    return list(known) if codes is None else sorted(set(codes) & set(known))
