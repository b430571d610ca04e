"""Sums over the cube of a release, by slicing: which years, months, partners and chapters count,
and which of them stay apart. Works on arrays only; `dashboard.store.customs` makes frames of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from dashboard.loaders.cube import MEASURES, Axes, array_name, read_array, read_axes
from dashboard.loaders.releases import Release

WHOLE_YEAR = (1, 12)


@dataclass(frozen=True, slots=True)
class Filter:
    """What counts; None: everything. Months are first and last."""

    partners: Collection[str] | None = None
    chapters: Collection[str] | None = None
    months: tuple[int, int] | None = None


class CubeReader:
    """The cube of a release: its sides in memory, itself from the first question that needs it.

    All of it is held against its checksums when it is opened, and what is read later again.

    Raises:
        StoreUnavailable: a file of it is gone or was changed.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        self.axes: Axes = read_axes(release)
        self._arrays = {
            (side, measure): read_array(release, self.axes, side, measure)
            for side in ("partners", "chapters")
            for measure in MEASURES
        }
        release.verify([array_name("cube", measure) for measure in MEASURES])
        self._partners = {code: place for place, code in enumerate(self.axes.partners)}
        self._chapters = {code: place for place, code in enumerate(self.axes.chapters)}
        self._known = {
            year: tuple(
                frozenset(month for when, month, of in self.axes.known if (when, of) == (year, f))
                for f in range(len(self.axes.flows))
            )
            for year in self.axes.years
        }

    def months_of(self, year: int, flow: int | None = None) -> frozenset[int]:
        """The months of a year that are known of a flow; 0 is the year as a whole.

        Without a flow: of all flows that the year knows; where those have no month in common, of
        any of them.
        """
        known = self._known.get(year, ())
        if flow is not None:
            return known[flow] if known else frozenset()
        there = [months for months in known if months]
        both = frozenset.intersection(*there) if there else frozenset()
        return both or frozenset().union(*there)

    def is_known(self, year: int, months: tuple[int, int] | None, flow: int | None = None) -> bool:
        """Whether anything is known of some months of a year; None: of any of it."""
        known = self._known.get(year, ())
        asked = None if months is None else frozenset(_span(months))
        flows = known if flow is None else known[flow : flow + 1]
        return any(found if asked is None else found & asked for found in flows)

    def is_even(self, year: int, months: tuple[int, int] | None) -> bool:
        """Whether all flows are known of the same months, so that they may be added up."""
        asked = None if months is None else frozenset(_span(months))
        found = [one if asked is None else one & asked for one in self._known.get(year, ())]
        return len(set(found)) == 1 and bool(found[0])

    def sums(
        self,
        which: Filter,
        *,
        keep: Collection[str] = (),
        year: int | None = None,
        measure: str = "cents",
    ) -> np.ndarray:
        """Sums by year and flow, and by what is kept apart of month, partner, chapter, in that
        order. With ``year`` there is one year. Months are the twelve, or those of the filter.
        """
        by_partner = "partner" in keep or which.partners is not None
        by_chapter = "chapter" in keep or which.chapters is not None
        side = "cube" if by_partner and by_chapter else "chapters" if by_chapter else "partners"
        dense = self._array(side, measure)
        if year is not None:
            place = self.axes.years.index(year)
            dense = dense[place : place + 1]
        places: dict[int, list[int]] = {}
        if side != "chapters" and which.partners is not None:
            places[3] = self._places(self._partners, which.partners)
        if side != "partners" and which.chapters is not None:
            places[dense.ndim - 1] = self._places(self._chapters, which.chapters)
        if "month" in keep:
            dense = _monthly(dense, which.months, places)
        else:
            dense = _over(dense, which.months, places)
        if side != "chapters" and "partner" not in keep:
            dense = dense.sum(axis=3, keepdims=True)
        if side != "partners" and "chapter" not in keep:
            dense = dense.sum(axis=-1, keepdims=True)
        kept = [len(dense), *((dense.shape[1],) if "month" in keep else ()), dense.shape[2]]
        kept += [dense.shape[3]] if "partner" in keep else []
        kept += [dense.shape[-1]] if "chapter" in keep else []
        return dense.reshape(kept)

    def _array(self, side: str, measure: str) -> np.ndarray:
        # Two threads may both read it; neither waits, and one of the two is kept.
        found = self._arrays.get((side, measure))
        if found is None:
            found = read_array(self._release, self.axes, side, measure)
            self._arrays[side, measure] = found
        return found

    @staticmethod
    def _places(known: dict[str, int], codes: Collection[str]) -> list[int]:
        return [known[code] for code in sorted(set(codes)) if code in known]

    def partners(self, which: Filter) -> list[str]:
        """The partners that `sums` keeps apart, in its order."""
        return _those(self.axes.partners, which.partners)

    def chapters(self, which: Filter) -> list[str]:
        """The chapters that `sums` keeps apart, in its order."""
        return _those(self.axes.chapters, which.chapters)


def _those(known: tuple[str, ...], codes: Collection[str] | None) -> list[str]:
    return list(known) if codes is None else sorted(set(codes) & set(known))


def _span(months: tuple[int, int]) -> range:
    return range(months[0], months[1] + 1)


def _over(
    dense: np.ndarray, months: tuple[int, int] | None, places: dict[int, list[int]]
) -> np.ndarray:
    """Sums over months: the year, with what is only known as a whole, or a part of it."""
    if months is None:
        return _taken(dense[:, 12:13], places)
    first, last = months
    upto, before = dense[:, last : last + 1], dense[:, first - 1 : first]
    found: np.ndarray = _taken(upto, places) - _taken(before, places)
    return found


def _monthly(
    dense: np.ndarray, months: tuple[int, int] | None, places: dict[int, list[int]]
) -> np.ndarray:
    first, last = months or WHOLE_YEAR
    return np.diff(_taken(dense[:, first - 1 : last + 1], places), axis=1)


def _taken(dense: np.ndarray, places: dict[int, list[int]]) -> np.ndarray:
    for axis, chosen in places.items():
        dense = np.take(dense, chosen, axis=axis)
    return dense
