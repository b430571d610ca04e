"""What files that hold a part alone do not hold is not known: whoever is in no row of them may
have traded all the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from dashboard.copies import replace
from dashboard.loaders.cube import MEASURES
from dashboard.store.cube import CubeReader, Filter
from dashboard.store.unequal import AXES, Unequal, together
from dashboard.trade_rows import NAN


@dataclass(frozen=True, slots=True)
class NotHeld:
    """The values of a release that nothing is known of, where files of it were narrowed."""

    cube: CubeReader
    _unequal: Unequal

    def remove(
        self,
        usd: np.ndarray,
        year: int,
        which: Filter,
        keep: Collection[str] = (),
        joined: np.ndarray | None = None,
    ) -> None:
        """Make those values of a year missing, by flow and by what is kept apart of partner and
        chapter, of which more than the files hold is asked for and no row is in them: each flow by
        itself, as files of a part say as little of the one as of the other. ``joined``: the groups
        that the chapters are joined to."""
        beyond = self._unequal.beyond(year, which, keep)
        if beyond is None:
            return
        beyond = (usd == 0) & (beyond if joined is None else beyond @ joined > 0)
        if beyond.any():
            recorded = self._recorded(year, which, keep)
            usd[beyond & ~(recorded if joined is None else recorded @ joined > 0)] = NAN

    def _recorded(self, year: int, which: Filter, keep: Collection[str]) -> np.ndarray:
        """By flow and what is kept apart, whether a partner, month and chapter of the year has any
        money or mass, or rows that cancel each other: their sum may be nothing all the same."""
        counted = self.cube.counted(year, which.months, which.flow, which.parts)
        months = frozenset[int]().union(*counted) - {0}
        partners, chapters = self.cube.partners(which), self.cube.chapters(which)
        found = np.zeros((len(counted), len(partners), len(chapters)), bool)
        if months:
            for measure in MEASURES:
                sums = self.cube.sums(
                    replace(which, months=months), keep=("month", *AXES), year=year, measure=measure
                )
                found |= sums[0].any(axis=0)
        places = {(who, what): (row, column) for row, who in enumerate(partners)
                  for column, what in enumerate(chapters)}  # fmt: skip
        for one in self.cube.cancelled:
            place = places.get((one.partner, one.chapter))
            if place and one.year == year and one.month in months:
                found[one.flow, *place] = True
        return np.asarray(found.any(axis=together(keep)))
