"""What a query means to the cube of a release: its years, filters, flows, wholes and groups.

Works on arrays only; `dashboard.store.customs` makes frames of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from dashboard.loaders.cube import FLOWS
from dashboard.loaders.registers import Registers
from dashboard.query import Query
from dashboard.store.cube import CubeReader, Filter

NAN = float("nan")


def place_of(flow: str) -> int:
    """The place of a flow along its axis."""
    return FLOWS.index(flow)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over a cube as queries ask for them."""

    cube: CubeReader
    _registers: Registers

    def years(self, query: Query) -> tuple[int, ...]:
        """The year of the query, if there are data of it; without one all years."""
        if query.year is None:
            return self.cube.axes.years
        return (query.year,) if query.year in self.cube.axes.years else ()

    def by_years(
        self, query: Query, which: Filter, keep: Collection[str], measure: str = "cents"
    ) -> np.ndarray:
        """Sums by the years of the query, as of `CubeReader.sums`."""
        if query.year is not None and query.year not in self.cube.axes.years:
            return self.cube.sums(which, keep=keep, measure=measure)[:0]
        return self.cube.sums(which, keep=keep, year=query.year, measure=measure)

    def which(self, query: Query) -> Filter:
        """What counts; sectors as their chapters."""
        chapters = {c for s in query.sectors for c in self._registers.chapters_of(s)}
        return Filter(
            partners=query.partners or None,
            chapters=frozenset(chapters) if query.sectors else None,
            months=query.months,
        )

    def flows(self, query: Query, usd: np.ndarray, axis: int = 1) -> np.ndarray:
        """Values with the other flow, or goods that a sector does not have, missing."""
        if query.flow is not None:
            other = [slice(None)] * usd.ndim
            other[axis] = slice(1 - place_of(query.flow), 2 - place_of(query.flow))
            usd[tuple(other)] = NAN
        if query.sectors and not self.which(query).chapters:
            usd[:] = NAN
        return usd

    def whole(self, query: Query) -> np.ndarray:
        """By year: what shares are of."""
        sums = self.cube.sums(self.which(query), year=None) / 100
        flows = sums.sum(axis=1) if query.flow is None else sums[:, place_of(query.flow)]
        places = [self.cube.axes.years.index(year) for year in self.years(query)]
        found: np.ndarray = flows[places]
        return found

    def grouped(self, which: Filter) -> tuple[list[str], np.ndarray]:
        """The commodity groups of the chapters that count, and which chapter is in which."""
        of = [self._registers.groups[chapter] for chapter in self.cube.chapters(which)]
        groups = [group for group in self._registers.trade_groups if group in of]
        joined = np.array([[float(group == one) for group in groups] for one in of])
        return groups, joined.reshape(len(of), len(groups))
