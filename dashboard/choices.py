"""What may be asked of a dataset: years, partners, sectors, and the months that are known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Protocol

from dashboard.flows import FLOWS, Flow
from dashboard.language import languages
from dashboard.months import WHOLE_YEAR, Months, alike, stood_for

WORLD = "world"
"""The whole map; its parts are the region's choice: `dashboard.loaders.region.View`."""
Codes = frozenset[str]
NONE: Codes = frozenset()
Scope = frozenset[tuple[Codes, Codes]]
"""What alone is held of a month: partners with chapters (none: all of them). Empty: all trade."""
Scopes = frozenset[tuple[str, Scope]]
"""The flows of which a part alone is held, with that; "": all that are known hold the same part.
Empty where all is held."""
Like = frozenset[tuple[int, Scopes]]
"""Months with what is held of them: values compare like for like where these are equal."""


class Selection(Protocol):
    """What is selected of the trade, as a `dashboard.query.Query` says it."""

    def __hash__(self) -> int:
        """Answers of what is selected are kept."""

    @property
    def partners(self) -> tuple[str, ...]:
        """The chosen partners; none: all."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """The chosen sectors; none: all."""

    @property
    def flow(self) -> Flow | None:
        """The chosen flow; None: both."""

    @property
    def months(self) -> Months | None:
        """The months in force; None: the whole year."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be asked of a dataset.

    ``years`` have figures of trade, ``other_years`` only relations or events; ``traded`` are those
    of which exports or imports are known, all where it names none; ``latest`` is the latest
    complete year of trade, on which a page opens. ``goods`` are the sectors that have goods: the
    ``commodity_groups``, and fields of cooperation whose goods are known. ``groups``: group of
    partners → those of its members that may be asked for. ``months``: year → its months that are
    known of all the flows that it knows; a year that is missing there, or has month 0, is known as
    a whole. ``flow_months``: the same of each flow alone, where they may differ. ``release`` is the
    number of the current release; None where the dataset has none. ``other_codes``: code of two
    letters or three digits → the partner that it means too; ``called``: name of a partner or sector
    in small letters, in any language → its code. ``known_of``: partner or sector → its own years,
    where they are others than those of trade as a whole. ``scopes``: what alone is held of a flow,
    year and month (0: of the year as a whole) by files that were narrowed; ``chapters_of``: the
    chapters of a sector; ``recorded``: the partners of a selection with which some month and
    chapter of a year has money (``cents``) or mass (``grams``): where their sum is nothing, its
    rows cancel each other, or have a mass and no value. ``unequal``: the flows of a year of which a
    part of a selection alone is held, and another part than of the other flow: they are no part of
    turnover and balance. ``unanswered``: name in an address → the values of it that the dataset has
    no answer to, all where none is named.
    """

    years: tuple[int, ...]
    latest: int
    partners: frozenset[str]
    sectors: frozenset[str]
    goods: frozenset[str] = frozenset()
    commodity_groups: frozenset[str] = frozenset()
    languages: tuple[str, ...] = field(default_factory=languages)
    zooms: tuple[str, ...] = (WORLD,)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    other_years: tuple[int, ...] = ()
    traded: tuple[int, ...] = ()
    months: Mapping[int, frozenset[int]] = field(default_factory=dict, hash=False)
    release: int | None = None
    flow_months: Mapping[Flow, Mapping[int, Months]] = field(default_factory=dict, hash=False)
    other_codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    called: Mapping[str, str] = field(default_factory=dict, hash=False)
    known_of: Mapping[str, frozenset[int]] = field(default_factory=dict, hash=False)
    scopes: Mapping[tuple[str, int, int], Scope] = field(default_factory=dict, hash=False)
    unanswered: Mapping[str, Codes] = field(default_factory=dict, hash=False)
    chapters_of: Callable[[str], Iterable[str]] = field(
        default=lambda _: (), compare=False, repr=False
    )
    recorded: Callable[[Selection, int, str], frozenset[str]] = field(
        default=lambda *_: frozenset(), compare=False, repr=False
    )
    unequal: Callable[[Selection, int], frozenset[str]] = field(
        default=lambda *_: frozenset(), compare=False, repr=False
    )

    def traded_with(self, chosen: Iterable[str]) -> tuple[int, ...]:
        """The years of which trade is known, and those of which it is known of all that is
        ``chosen``, partners or sectors, though not of trade as a whole."""
        known = [self.known_of.get(one, frozenset()) for one in chosen]
        return tuple(sorted({*self.traded, *(frozenset.intersection(*known) if known else ())}))

    def before(self, year: int, chosen: Iterable[str] = ()) -> int:
        """The year that a year is compared with unless another is chosen: the last one before it
        of which anything is known, as of `traded_with`; the year before where there is none."""
        return max((one for one in self.traded_with(chosen) if one < year), default=year - 1)

    def months_of(self, year: int, flow: Flow | None = None) -> frozenset[int]:
        """The months known of a year that is not known whole; empty for one that is."""
        found = self.known(flow).get(year, frozenset())
        return frozenset() if 0 in found or found == WHOLE_YEAR else found

    def known(self, flow: Flow | None) -> Mapping[int, frozenset[int]]:
        """Year → its months that are known of a flow; None: of all flows."""
        return self.months if flow is None else self.flow_months.get(flow, self.months)

    def counted(self, year: int, months: Months | None, flow: Flow | None = None) -> frozenset[int]:
        """The months of a year that a value of some months stands for; ``None``: of the year.

        A year that is known as a whole stands for twelve, but has none of a part of a year. Where
        both flows are asked for, it stands for the months that both have: `alike`.
        """
        flows = tuple(found[year] for found in self.flow_months.values() if year in found)
        if flow is None and flows:
            return alike(flows, months)
        return stood_for(self.known(flow).get(year, frozenset({0})), months)

    def holds_all(
        self, year: int, flow: Flow | None, partners: tuple[str, ...] = (), goods: Codes = NONE
    ) -> bool:
        """Whether all of a year is known of a flow (None: both), of some partners and chapters
        (none: all): every month, and none by files alone that hold less than that."""
        counted = self.counted(year, None, flow)
        return counted in (WHOLE_YEAR, frozenset({0})) and all(
            covers(held, partners, goods)
            for one in (FLOWS if flow is None else (flow,))
            for month in {0, *counted}
            if (held := self.scopes.get((one, year, month)))
        )

    def parts_in(self, asked: Selection, year: int) -> Months:
        """The months of a year of which less is held than is selected, where all of it is held of
        others: they are no part of the year, unless months are asked for by name."""
        if not self.scopes or 0 in self.known(asked.flow).get(year, ()):
            return frozenset()
        counted = self.counted(year, None, asked.flow)
        parts = frozenset(month for month in counted if self.scope(asked, year, month))
        return parts if parts < counted else frozenset()

    def stands_for(self, asked: Selection, year: int) -> Months:
        """The months that a value of what is selected stands for: those `counted`, of the year as a
        whole without its `parts_in`."""
        found = self.counted(year, asked.months, asked.flow)
        return found - self.parts_in(asked, year) if asked.months is None else found

    def like(self, asked: Selection, year: int, of: Flow | None = None) -> Like:
        """The months that a value of a year stands for, as of `stands_for`, each with what is held
        of it, or ``of`` one flow of it: the one rule by which years are compared, or are not."""
        counted = self.stands_for(asked, year)
        if not self.scopes:  # all is held of each
            return frozenset(product(counted, (frozenset(),)))
        return frozenset((month, self.scope(asked, year, month, of)) for month in counted)

    def scope(
        self,
        asked: Selection,
        year: int,
        month: int,
        of: Flow | None = None,
        chapters: Collection[str] = (),
    ) -> Scopes:
        """What alone is held of a month, or ``of`` one flow of it, where more than that is
        selected; empty where all of what is selected is held. ``chapters``: of these alone."""
        if not self.scopes:
            return frozenset()
        goods = NONE.union(chapters or (c for one in asked.sectors for c in self.chapters_of(one)))
        flows = [one for one in FLOWS if (of or asked.flow) in (None, one)
                 and {month, 0} & self.known(one).get(year, frozenset())]  # fmt: skip
        found = {flow: held for flow in flows for one in (month, 0)
                 if (held := self.scopes.get((flow, year, one)))
                 and not covers(held, asked.partners, goods)}  # fmt: skip
        alike = len(found) == len(flows) and len({*found.values()}) == 1
        return frozenset(("" if alike else flow, held) for flow, held in found.items())

    def held_in_part(self, asked: Selection, year: int, chapters: Collection[str] = ()) -> bool:
        """Whether less than is selected, or ``chapters`` of it, is held of any month that a value
        of a year stands for: who is in no row may have traded all the same."""
        months = self.stands_for(asked, year) if self.scopes else ()
        return any(self.scope(asked, year, month, chapters=chapters) for month in months)

    def holds_none(self, asked: Selection, year: int) -> bool:
        """Whether files that were narrowed have no row of what is selected: nothing is known of it.
        Rows that cancel each other, or have a mass alone, are some."""
        return self.held_in_part(asked, year) and not any(
            self.recorded(asked, year, measure) for measure in ("cents", "grams")
        )

    def unlike_months(self, asked: Selection, years: Iterable[int]) -> Months:
        """The months of which some years hold other parts than the others."""
        known = [year for year in years if year in self.known(asked.flow)]
        return frozenset(
            month
            for month in (WHOLE_YEAR if self.scopes else ())
            if len({self.scope(asked, year, month) for year in known}) > 1
        )

    def prevailing(
        self, asked: Selection, months: Iterable[tuple[int, int]], of: Flow | None = None
    ) -> Scopes:
        """What is held of those months, ``(year, month)``, that can stand in one row: all trade
        where that is held of any, else what is held of the last; ``of``: of one flow of it."""
        found = [self.scope(asked, *one, of) for one in sorted(months)] if self.scopes else []
        return found[-1] if found and all(found) else frozenset()

    def in_a_row(
        self, asked: Selection, months: Collection[tuple[int, int]], of: Flow | None = None
    ) -> frozenset[tuple[int, int]]:
        """Those of some months of which the same is held, as of `prevailing`."""
        if not self.scopes:  # all is held of each
            return frozenset(months)
        held = self.prevailing(asked, months, of)
        return frozenset(one for one in months if self.scope(asked, *one, of) == held)


@lru_cache(maxsize=4096)
def covers(held: Scope, partners: tuple[str, ...], chapters: Codes) -> bool:
    """Whether what is selected, partners and chapters (none: all), lies within what is held."""
    return all(
        any((not whom or who in whom) and (not goods or what in goods) for whom, goods in held)
        for who in partners or ("",)
        for what in chapters or ("",)
    )


class Datasets(Protocol):
    """Who knows the choices of each dataset."""

    @property
    def names(self) -> Collection[str]:
        """The datasets that there are, imported or not."""

    def choices(self, dataset: str, release: int | None = None) -> Choices:
        """The choices of a dataset. Raises ``StoreUnavailable`` when it cannot be asked."""
