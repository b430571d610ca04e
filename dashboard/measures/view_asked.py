"""A view that a text in words wants to see: the chart, and what of trade is chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.copies import replace
from dashboard.flows import Flow
from dashboard.months import Months, months_text

BESIDE = 3
"""Years that stand beside the chosen one and the one that it is compared with."""
MONTHS = "months"
"""The chart of months."""
SCENARIO = "what_if"
"""The chart for which partners and goods are chosen to be left out."""


@dataclass(frozen=True, slots=True)
class View:
    """What a text wants to see: the name of a chart, and what of trade is chosen for it.

    ``since``: the first of the years until the latest one; ``last``: so many years up to it;
    ``ends``: the last of the years from the earliest one: `until` makes years of them. ``first``:
    so many partners are asked for; ``place``: the one that stands there by its size. ``together``:
    the partners are those of a union, added up. ``zoom``: a part of the world, which maps alone
    have. ``way``: what of the chart is asked for: `way_asked`.
    """

    chart: str
    partners: tuple[str, ...] = ()
    group: str = ""
    sectors: tuple[str, ...] = ()
    flow: Flow | None = None
    years: tuple[int, ...] = ()
    since: int = 0
    ends: int = 0
    last: int = 0
    months: Months | None = None
    code: str = ""
    first: int = 0
    place: int = 0
    together: bool = False
    zoom: str = ""
    way: str = ""

    def until(self, latest: int, traded: Iterable[int] = ()) -> View:
        """The same with the years up to the latest one that a dataset knows whole; where it begins
        there or later, up to the last of those of which trade is known at all. What ends with a
        year begins with the first of these."""
        if self.ends:
            first = min((self.ends, *traded))
            return replace(self, years=(first, self.ends) if first < self.ends else (first,))
        since = self.since or (latest - self.last + 1 if self.last > 1 else 0)
        last = latest if since < latest else max((latest, *traded))
        if not since:
            return self
        return replace(self, years=(since, last) if since < last else (since,))

    @property
    def several(self) -> tuple[View, ...]:
        """One view each of several partners or sectors; none of one alone, or of a union."""
        if len(self.partners) > 1 and not self.together:
            return tuple(replace(self, partners=(one,)) for one in self.partners)
        if len(self.sectors) > 1:
            return tuple(replace(self, sectors=(one,)) for one in self.sectors)
        return ()

    @property
    def is_of_other_dates(self) -> bool:
        """Whether it is of other dates than one whole year, or none."""
        return bool(len(self.years) > 1 or self.since or self.ends or self.last or self.months)

    @property
    def span(self) -> tuple[int, ...]:
        """The years that are wanted by month, those between two of them too; else none."""
        if self.chart != MONTHS or len(self.years) < 2:
            return ()
        return tuple(range(min(self.years), max(self.years) + 1))

    def pairs(self) -> dict[str, str]:
        """The same by the names of an address; of several years the last, compared with the
        first. By month it is compared with the one before it, and the others stand beside them;
        so do years that are named between the first and the last."""
        years = [str(year) for year in sorted(self.years)]
        beside = self.span[:-2] if self.chart == MONTHS else sorted(self.years)[1:-1]
        aside = self.chart == SCENARIO
        partners, sectors = ((), ()) if aside else (self.partners, self.sectors)
        found = {
            "year": years[-1] if years else "",
            "years": ",".join(map(str, beside[-BESIDE:])),
            "against": years[0] if len(years) > 1 and self.chart != MONTHS else "",
            "months": "" if self.months is None else months_text(self.months),
            "flow": self.flow or "",
            "group": self.group,
            "partner": ",".join(partners),
            "together": "1" if self.together else "",
            "sector": ",".join(sectors),
            "without": ",".join((*self.partners, *self.sectors)) if aside else "",
            "code": self.code,
            "zoom": self.zoom,
        }
        return {name: text for name, text in found.items() if text}
