"""What a query means to the cube of a release: its years, filters, flows, wholes and groups.

Works on arrays only; `dashboard.store.trade_table` makes rows of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.choices import Selection
from dashboard.copies import replace
from dashboard.flows import FLOW_COLUMNS, FLOWS
from dashboard.loaders.cube import PLACES
from dashboard.loaders.registers import Registers
from dashboard.months import WHOLE_YEAR, Months
from dashboard.query import Query
from dashboard.store.cube import CubeReader, Filter
from dashboard.store.not_held import NotHeld
from dashboard.store.unequal import Unequal
from dashboard.trade_rows import NAN


def place_of(flow: str) -> int:
    """The place of a flow along its axis."""
    return FLOWS.index(flow)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over a cube as queries ask for them."""

    cube: CubeReader
    _registers: Registers
    _unequal: Unequal
    _parts_in: Callable[[Selection, int], Months]

    @property
    def _not_held(self) -> NotHeld:
        return NotHeld(self.cube, self._unequal)

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

    def which(self, query: Selection) -> Filter:
        """What counts; sectors as their chapters."""
        chapters = {c for s in query.sectors for c in self._registers.chapters_of(s)}
        return Filter(
            partners=query.partners or None,
            chapters=frozenset(chapters) if query.sectors else None,
            months=query.months,
            parts=frozenset(
                (year, month)
                for year in (self._unequal.narrowed if query.months is None else ())
                for month in self._parts_in(query, year)
            ),
            flow=None if query.flow is None else place_of(query.flow),
        )

    def recorded(self, asked: Selection, year: int, measure: str) -> frozenset[str]:
        """The partners of a selection with which any month and chapter of a year, of those that
        count, has money (``cents``), or any month mass (``grams``)."""
        which = self.which(asked)
        counted = self.cube.counted(year, which.months, which.flow, which.parts)
        months, flows = frozenset[int]().union(*counted) - {0}, [*map(bool, counted)]
        if not months:
            return frozenset()
        nil = self._cancelled(which, year, months, flows) if measure == "cents" else frozenset()
        # Most that is asked of has no row at all: that is known of every year.
        if self.cube.recorded(year, measure).isdisjoint(self.cube.partners(which)):
            return nil
        kept = ("month", "partner", "chapter") if measure == "cents" else ("month", "partner")
        counting = replace(which, months=months)
        found = self.cube.sums(counting, keep=kept, year=year, measure=measure)[0][:, flows]
        partners, there = self.cube.partners(which), found.any(axis=(0, 1, *range(3, found.ndim)))
        return nil.union(one for one, held in zip(partners, there, strict=True) if held)

    def _cancelled(
        self, which: Filter, year: int, months: Months, flows: Sequence[bool]
    ) -> frozenset[str]:
        """The partners of whom rows of one month and chapter cancel each other, mass and all."""
        return frozenset(
            one.partner
            for one in self.cube.cancelled
            if one.year == year
            and one.month in months
            and flows[one.flow]
            and (which.partners is None or one.partner in which.partners)
            and (which.chapters is None or one.chapter in which.chapters)
        )

    def flows(
        self,
        year: int | None,
        which: Filter,
        usd: np.ndarray,
        keep: Collection[str] = (),
        joined: np.ndarray | None = None,
    ) -> np.ndarray:
        """Values by year (None: all) and flow, in which those are made missing that are not asked
        for or not known: the other flow, a flow that no file brought, goods that a sector does not
        have, and of both flows those of which unlike parts are held. ``keep``: what of partner and
        chapter is kept apart, ``joined``: the groups that chapters are joined to: `grouped`."""
        if which.chapters is not None and not which.chapters:
            usd[:] = NAN
        elif len(usd):
            usd[self.cube.missing(year, which)] = NAN
            for place, one in enumerate(self.cube.axes.years if year is None else (year,)):
                less = self._unequal.lacking(one, which, keep)
                if less is not None:
                    usd[place][less if joined is None else less @ joined > 0] = NAN
        return usd

    def known(
        self,
        year: int | None,
        which: Filter,
        usd: np.ndarray,
        keep: Collection[str] = (),
        joined: np.ndarray | None = None,
    ) -> np.ndarray:
        """The same without what the files do not hold, as of `NotHeld`, and behind the flows the
        turnover: of what they hold, where one flow is not in them."""
        found = self.flows(year, which, usd, keep, joined)
        turnover = found.sum(axis=1, keepdims=True)
        if len(found) and self._unequal.scopes:
            for place, one in enumerate(self.cube.axes.years if year is None else (year,)):
                self._not_held.remove(found[place], one, which, keep, joined)
            turnover[np.isnan(found).all(axis=1, keepdims=True)] = NAN
        return np.concatenate((found, turnover), axis=1)

    def known_flows(self, query: Query, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame of exports and imports without those that no year of the query knows."""
        years = self.years(query)
        for flow, column in enumerate(FLOW_COLUMNS.values()):
            if not any(self.cube.is_known(year, query.months, flow) for year in years):
                frame[column] = NAN
        return frame

    def held_flows(self, query: Query, frame: pd.DataFrame) -> pd.DataFrame:
        """The same of a frame by ``code``, without those of whose chapter unlike parts are held:
        neither is the mass of both known."""
        which, found = self.which(query), self.known_flows(query, frame)
        chapters = np.array(self.cube.chapters(which), dtype=object)
        for year in self.years(query):
            if (less := self._unequal.lacking(year, which, ("chapter",))) is None:
                continue
            lacking = (*less, less.any(axis=0))
            for lacks, column in zip(lacking, (*FLOW_COLUMNS.values(), "net_mass_kg"), strict=True):
                found.loc[found["code"].str[:2].isin(chapters[lacks]), column] = NAN
        return found

    def unequal(self, asked: Selection, year: int) -> frozenset[str]:
        """The flows of a year of which a part alone is held: `dashboard.store.unequal`."""
        return self._unequal.flows(asked, year, self.which(asked))

    def of_months(self, query: Query, usd: np.ndarray) -> np.ndarray:
        """Values by year, month and flow, in which those are made missing that are not asked for
        or not known, and behind the flows the turnover, as of `known`."""
        asked = sorted(query.months or WHOLE_YEAR)
        # By itself a month counts, also where it is no part of its year.
        each = replace(self.which(query), parts=frozenset())
        for year_place, year in enumerate(self.years(query)):
            for flow, name in enumerate(FLOWS):
                known = self.cube.months_of(year, flow) if query.flow in (None, name) else ()
                missing = [place for place, month in enumerate(asked) if month not in known]
                usd[year_place, missing, flow] = NAN
            for place, month in enumerate(asked):
                which = replace(each, months=frozenset({month}))
                if (less := self._unequal.lacking(year, which)) is not None:
                    usd[year_place, place, less] = NAN
        if query.sectors and not each.chapters:
            usd[:] = NAN
        turnover = usd.sum(axis=2, keepdims=True)
        for year_place, year in enumerate(self.years(query) if self._unequal.scopes else ()):
            for place, month in enumerate(asked):
                which = replace(each, months=frozenset({month}))
                self._not_held.remove(usd[year_place, place], year, which)
        turnover[np.isnan(usd).all(axis=2, keepdims=True)] = NAN
        return np.concatenate((usd, turnover), axis=2)

    def whole(self, query: Query, which: Filter) -> np.ndarray:
        """By year of the query: what shares are of."""
        asked = self.flows(query.year, which, self.by_years(query, which, keep=()) / 100)
        return asked.sum(axis=1) if which.flow is None else asked[:, which.flow]

    def left_out(self, query: Query) -> list[tuple[int, int]]:
        """Months (year · 13 + month) and flows that are asked for and known, but do not count as
        the other flow is not known of them."""
        which = self.which(query)
        return [
            (year * PLACES + month, of)
            for year in self.years(query)
            for month, of in self.cube.left_out(year, which.months, which.flow, which.parts)
        ]

    def grouped(self, which: Filter) -> tuple[list[str], np.ndarray]:
        """The commodity groups of the chapters that count, and which chapter is in which."""
        of = [self._registers.groups[chapter] for chapter in self.cube.chapters(which)]
        there = set(of)
        groups = [group for group in self._registers.trade_groups if group in there]
        joined = np.zeros((len(of), len(groups)))
        joined[range(len(of)), [groups.index(group) for group in of]] = 1
        return groups, joined
