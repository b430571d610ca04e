"""A text in words → the agreements or events that it asks for: "agreements in force",
«какие визиты были в Китай в 2018 году»."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.copies import replace
from dashboard.loaders.records import Rows, records
from dashboard.measures.anniversaries import Anniversary, anniversaries
from dashboard.measures.contacts import contacts_of
from dashboard.measures.counting import FOREIGN, places_counted
from dashboard.measures.inquiry import codes_named
from dashboard.measures.inquiry_dates import MOST, between_asked
from dashboard.measures.inquiry_extremes import FIRST, LAST, YEAR
from dashboard.measures.inquiry_years import ending, years_named, years_of_spans
from dashboard.measures.search import leads_to
from dashboard.measures.ties import Event, Relation, event_of, relation_of
from dashboard.measures.vocabulary import Meaning
from dashboard.values import KINDS

RELATIONS, EVENTS, ANNIVERSARIES = "relations", "events", "anniversaries"
"""What words for relations of any kind name, and for events of any kind; the round years of
agreements, of which more is not asked than with whom and in which years."""
ENDS = ("first", "last")
"""The one of all that are dated which is asked for: the earliest, or the latest."""
PLANNED, INTENTION = "planned", "intention"
"""The state of relations that have not begun, and the kind of those that are wished for."""
ENDED = "ended"
"""The state of relations of which a date is asked for as that of their end."""
DAY = len("2018-05-28")
SAID = frozenset({"tie", "state", "country", "year", "stop", "inside", "toward", "away", "home",
                  "since", "until"})  # fmt: skip
"""What such a text may have."""


@dataclass(frozen=True, slots=True)
class TiesAsked:
    """Relations and events that are asked for: ``of`` relations or events of any kind, else the
    ``kinds``; with the ``partners``, of the ``years``, in a ``state`` (only relations have one);
    ``end``: the ``first`` or the ``last`` of them alone; ``directed``: of those to or from the
    partners, which sources do not tell apart."""

    of: str = ""
    kinds: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    state: str = ""
    end: str = ""
    directed: bool = False
    since: int = 0
    until: int = 0

    def is_of(self, year: int) -> bool:
        """Whether a year is among those that are asked for, all where none is named."""
        if self.until:
            return 0 < year <= self.until
        return year in self.years if self.years else year >= self.since

    def has(self, one: Relation | Event) -> bool:
        """Whether a relation or event is among those that are asked for; an event of several years
        is one of each, as pages count it."""
        whole = EVENTS if isinstance(one, Event) else RELATIONS
        if self.of != whole and one.kind not in self.kinds:
            return False
        if self.state not in ("", getattr(one, "state", "")):
            return False
        first = self.year_of(one)
        last = max(first, _year(one.end)) if isinstance(one, Event) else first
        return any(map(self.is_of, range(first, last + 1)))

    def year_of(self, one: Relation | Event) -> int:
        """The year that is asked for: in which it began, or ended; 0: not known."""
        return _year(
            one.until if self.state == ENDED and isinstance(one, Relation) else _since(one)
        )

    @property
    def undated(self) -> TiesAsked:
        """The same of any date."""
        return replace(self, years=(), since=0, until=0)

    @property
    def is_dated(self) -> bool:
        """Whether dates are asked for."""
        return bool(self.years or self.since or self.until)


def read_ties(found: Iterable[Meaning] | None) -> TiesAsked | None:
    """What the words of a text ask for; None where it names neither relations nor events, or
    anything else beside them, or a state of events, which have none."""
    said = [*found] if found is not None else []
    said, ends = _end_asked(between_asked(said))
    dates = _dates_asked(said)
    named, states = codes_named(said, "tie"), codes_named(said, "state")
    if not named or len(states) > 1 or any(one.kind not in SAID for one in said):
        return None
    # Which of them has most of something is not told by all of them.
    if len(ends) > 1 or dates is None or MOST in said:
        return None
    whole = [one for one in named if one in (RELATIONS, EVENTS)]
    if ANNIVERSARIES in named:
        whole = [ANNIVERSARIES]
    if len(whole) > 1 or (states and whole == [EVENTS]) or not _stands_at(states, dates, ends):
        return None
    return TiesAsked(
        next(iter(whole), ""),
        tuple(kind for kind in KINDS if kind in named),
        tuple(codes_named(said, "country")),
        dates[0],
        next(iter(states), ""),
        next(iter(ends), ""),
        _is_directed(said),
        *dates[1:],
    )


def _stands_at(
    states: Sequence[str], dates: tuple[tuple[int, ...], int, int], ends: set[str]
) -> bool:
    """Whether sources tell which relations are in a state at such dates: when they ended, and when
    they began that are planned or stand today; not which of them stood then, nor of those that
    ended which was the first."""
    state = next(iter(states), "")
    years, _, until = dates
    if state == ENDED:
        return not ends
    return state in ("", PLANNED) or not (years or until)


def _dates_asked(said: Sequence[Meaning]) -> tuple[tuple[int, ...], int, int] | None:
    """The years that are asked for, those between two of them too where they are the ends, the one
    since which, and the one until which; None where a year is compared with."""
    plain = [one for one in said if one.kind != "stop"]
    if any((one.kind, one.code) == ("since", "beside") for one in plain):
        return None
    if last := ending(plain):
        return (), 0, last
    if (found := years_named(plain)) is None or found[1]:
        return found and ((), found[1], 0)
    years = years_of_spans(plain)
    return None if years is None else (years, 0, 0)


def _is_directed(said: Sequence[Meaning]) -> bool:
    """Whether it is said which way somebody went; dates have no such way."""
    return any(
        one.toward or (before.kind in ("toward", "away") and one.kind != "year")
        for before, one in itertools.pairwise((*said, Meaning("end")))
    )


def _end_asked(found: Sequence[Meaning]) -> tuple[list[Meaning], set[str]]:
    """The words of a text but those that ask when, and for the first or the last; these."""
    codes = {code for one in found if one.kind == "extreme" for code in one.code.split()}
    ends = {*ENDS} & (codes | {one.code for one in found if one in (FIRST, LAST)})
    if not codes <= {*ENDS, YEAR}:
        return [*found], ends
    return [one for one in found if one.kind != "extreme" and one != FIRST], ends


def anniversaries_asked(
    asked: TiesAsked, relations: Rows, today: dt.date
) -> list[tuple[Anniversary, str]]:
    """The next round years of agreements in force with the partners and in the years that are
    asked for, the nearest first, each with the code of the partner that it leads to."""
    every = replace(asked, of=RELATIONS, kinds=(), years=(), state="", since=0, until=0)
    ties = {tie.one.relation: tie for tie in ties_asked(every, relations, [])
            if isinstance(tie.one, Relation)}  # fmt: skip
    due = anniversaries((tie.one for tie in ties.values() if isinstance(tie.one, Relation)), today)
    return [(one, ties[one.relation.relation].code) for one in due if asked.is_of(_year(one.due))]


def ends_of(ties: Sequence[Tie], asked: TiesAsked) -> list[Tie]:
    """Those of relations and events that may be the first or the last of all that are dated: one
    where that is certain, for of some the year alone is known. An agreement is dated by its
    beginning, and what is planned has none, unless plans are asked for."""
    plans = asked.state == PLANNED or INTENTION in asked.kinds
    spans = [(*_span(_since(one.one)), one) for one in ties if _is_dated(one.one, plans=plans)]
    if asked.end == ENDS[1]:
        latest = max((first for first, _, _ in spans), default="")
        return [one for _, last, one in spans if last >= latest]
    earliest = min((last for _, last, _ in spans), default="")
    return [one for first, _, one in spans if first <= earliest]


def is_undated(one: Relation | Event, asked: TiesAsked) -> bool:
    """Whether no source dates a relation that has begun or, where that is asked for, ended, or an
    event."""
    return not asked.year_of(one) and not _is_plan(one)


def _is_dated(one: Relation | Event, *, plans: bool) -> bool:
    return bool(_since(one)) and (plans or not _is_plan(one))


def _is_plan(one: Relation | Event) -> bool:
    return isinstance(one, Relation) and one.state == PLANNED


def _span(date: str) -> tuple[str, str]:
    """The first and the last day that a partial date may be; the last of any month is the 31st."""
    return f"{date}-01-01"[:DAY], date + "-12-31"[len(date) - DAY :] if len(date) < DAY else date


class Tie(NamedTuple):
    """A relation or event that is asked for, and the code of the partner that it leads to."""

    one: Relation | Event
    code: str

    @property
    def year(self) -> int:
        """The year in which it began; 0: not known."""
        return _year(_since(self.one))


def ties_asked(
    asked: TiesAsked, relations: Rows, events: Rows, counted_as: str = FOREIGN
) -> list[Tie]:
    """The relations that are asked for and count as that, the latest first, then the events; frames
    as loaded. One with rows for each of its regions is there once."""
    found: dict[str, Tie] = {}
    for frame in (relations, events):
        rows, contacts = records(frame), [*contacts_of(frame)]
        of_frame: dict[str, Tie] = {}
        for code in asked.partners or ("",):
            for place in places_counted(contacts, counted_as, code):
                row = rows[place]
                one = event_of(row) if hasattr(row, "event") else relation_of(row)
                if asked.has(one):
                    of_frame.setdefault(_row(one), Tie(one, leads_to(row)))
        found |= dict(sorted(of_frame.items(), key=lambda pair: _since(pair[1].one), reverse=True))
    return [*found.values()]


def _row(one: Relation | Event) -> str:
    return one.event if isinstance(one, Event) else one.relation


def _since(one: Relation | Event) -> str:
    return one.start if isinstance(one, Event) else one.since


def _year(date: str) -> int:
    return int(date[:4]) if date[:4].isdigit() else 0
