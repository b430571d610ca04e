"""What is asked: every choice of a reader, resolved against the choices of its dataset.

A ``Query`` always knows its year, the year compared with, and the months by which the two can be
compared. Writing one leaves out what would be the same by default; `dashboard.parser` reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from dashboard.choices import Choices
from dashboard.copies import replace
from dashboard.flows import FLOW_OF, Flow
from dashboard.grammar import PARTS
from dashboard.language import FALLBACK
from dashboard.months import WHOLE_YEAR, Months
from dashboard.values import COLOURS, PUBLISHED, SORTS, THEMES, VIEWS


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that was not understood and fell back to its default.

    ``name`` is that of the part; ``name`` itself where there is no such name, ``names`` of
    several, ``twice`` where one stands with several values, of which the last counts: the value
    is then the name. ``since``:
    of what cannot be read, when that was noticed.
    """

    name: str
    value: str
    since: str = ""

    @property
    def part(self) -> str:
        """The part as it stands in an address."""
        return f"{self.name}={self.value}" if self.name in PARTS else self.value


_ALWAYS_KEPT = ("dataset", "release", "choices")
_UNKNOWN = Choices(years=(), latest=0, partners=frozenset(), sectors=frozenset())


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. ``None`` and ``()`` mean everything; ``year`` is ``None`` only where a store
    is asked for every year.

    ``months`` are those in force: what the reader chose (``chosen_months``), narrowed to the
    months that both years have. ``together``: several partners or sectors are added up, not set
    side by side. ``years`` stand beside the year, in one chart alone; of events they are the ends
    of a ``span``. ``partners`` are those chosen by name, or all of the ``group`` that is chosen;
    never both. ``without``: the partners, groups of goods and codes (``HS:44``) that a scenario
    leaves out; nothing but a scenario obeys it. ``region`` is the partner region that a page is of,
    from its path and never from the query. ``given`` are the names that the address gives and that
    were understood, ``problems`` the parts that were not.
    """

    dataset: str = PUBLISHED
    year: int | None = None
    against: int | None = None
    years: tuple[int, ...] = ()
    months: Months | None = None
    flow: Flow | None = None
    partners: tuple[str, ...] = ()
    group: str = ""
    sectors: tuple[str, ...] = ()
    code: str = ""
    release: int | None = None
    without: tuple[str, ...] = ()
    against_release: int | None = None
    kinds: tuple[str, ...] = ()
    zoom: str = ""
    colour: str = COLOURS[0]
    sort: str = SORTS[0]
    timeline: str = VIEWS["timeline"][0]
    matrix: str = VIEWS["matrix"][0]
    view: str = VIEWS["view"][0]
    together: bool = False
    lang: str = FALLBACK
    theme: str = THEMES[0]
    present: bool = False
    region: str = ""
    chosen_months: Months | None = None
    given: frozenset[str] = field(default=frozenset(), compare=False)
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    choices: Choices = field(default=_UNKNOWN, compare=False, repr=False)

    @property
    def narrowed(self) -> bool:
        """Whether a partner or a sector is chosen."""
        return bool(self.partners or self.sectors)

    @property
    def filtered(self) -> bool:
        """Whether less than everything of a year is chosen."""
        return self.narrowed or bool(self.flow or self.chosen_months or self.kinds or self.code)

    @property
    def named(self) -> tuple[str, ...]:
        """The partners that are chosen by name; none where a group of them is."""
        return () if self.group else self.partners

    @property
    def several(self) -> str:
        """``partner`` or ``sector`` where several of these are chosen by name; else empty."""
        return "partner" if len(self.named) > 1 else "sector" if len(self.sectors) > 1 else ""

    @property
    def beside(self) -> str:
        """The same where they stand side by side, as nobody asked for their sum."""
        return "" if self.together else self.several

    @property
    def pair(self) -> tuple[int, int]:
        """The year and the year compared with. Only of a query that asks for one year."""
        assert self.year is not None and self.against is not None
        return self.year, self.against

    @property
    def usual_against(self) -> int | None:
        """The year that the year is compared with unless another is chosen: `Choices.before`."""
        narrowed = (*self.partners, *self.sectors)
        return None if self.year is None else self.choices.before(self.year, narrowed)

    @property
    def span(self) -> range:
        """The years of which events are listed: from the first to the last of several ``years``,
        else the year alone. Only of a query that asks for one year."""
        ends = self.years if len(self.years) > 1 else self.pair[:1]
        return range(min(ends), max(ends) + 1)

    @property
    def whole_year(self) -> bool:
        """Whether trade with all partners in a whole year is asked for: what sources explain."""
        return not (self.partners or self.months)

    @property
    def year_on_year(self) -> bool:
        """Whether that trade as a whole is compared with the year before: what sources name the
        causes of the growth of."""
        return self.whole_year and not self.sectors and self.against == (self.year or 0) - 1

    @property
    def comparable(self) -> bool:
        """Whether the two years may be compared: they differ, and stand for the same months of
        which the same is held."""
        return self.year != self.against and self.alike(*self.pair)

    def compares(self, noun: str) -> bool:
        """Whether a measure of the two years may be compared, as of `comparable`; exports and
        imports by what is held of each, though less be held of the other."""
        year, against = self.pair
        of = FLOW_OF.get(noun)
        like = [self.choices.like(self, one, of) for one in (year, against)]
        return year != against and like[0] == like[1]

    def alike(self, *years: int) -> bool:
        """Whether some years stand for the same months, and hold the same of them."""
        return len({self.choices.like(self, year) for year in years}) == 1

    def months_alike(self, years: Iterable[int]) -> Months | None:
        """The months by which some years are compared like for like; None: whole years.

        Where a year is not known whole only the months that all have count, with the gaps between
        them, and of these the ones of which all hold the same. Where there is none, nothing is
        compared, and the months that are known of the chosen year count. Months that the reader
        chose count also where less is held of them.
        """
        years, chosen = tuple(years), self.chosen_months
        known = [found for year in years if (found := self.choices.months_of(year, self.flow))]
        common = frozenset.intersection(chosen or WHOLE_YEAR, *known)
        if chosen:
            return common or chosen
        parts = (self.choices.parts_in(self, year) for year in years)
        unlike = self.choices.unlike_months(self, years).union(*parts)
        if (known or unlike) and common - unlike:
            return common - unlike
        return (self.choices.months_of(self.year, self.flow) or None) if self.year else None

    def with_(self, **changes: Any) -> Query:
        """A copy with some choices changed; what follows from them follows."""
        if "partners" in changes:
            changes.setdefault("group", "")
        made = replace(self, **changes)
        follows = {"year", "against", "chosen_months", "flow"}
        if follows.isdisjoint(changes) or "months" in changes:
            return made
        months = made.months_alike(one for one in (made.year, made.against) if one is not None)
        return made if months == made.months else replace(made, months=months)

    def only(self, names: Collection[str]) -> Query:
        """A copy that has forgotten everything but some fields, dataset and release."""
        return Query(**{name: getattr(self, name) for name in {*_ALWAYS_KEPT, *names}})

    def to_query(self) -> str:
        """The query of the address, defaults left out, in a fixed order, without ``?``."""
        given = [(name, part.write(self._written(part.field))) for name, part in PARTS.items()]
        return urlencode([(name, text) for name, text in given if text], safe=",-")

    def _written(self, name: str) -> Any:
        """The value of a field that an address has to name; None where its dataset implies it."""
        if name == "partners":
            return self.named
        value = getattr(self, name)
        return None if value == self._implied(name) else value

    def _implied(self, name: str) -> int | None:
        """What a field is where an address does not name it, of those that the choices say."""
        match name:
            case "year":
                return self.choices.latest
            case "against":
                return self.usual_against
            case "release":
                return self.choices.release
        return None
