"""The dates and counts of a question in words: when something was, what is only an end of that or
what is compared with, of how many years or partners."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import NamedTuple

from dashboard.flows import FLOW_OF
from dashboard.measures.inquiry_counted import members_counted
from dashboard.measures.inquiry_difference import difference_asked
from dashboard.measures.inquiry_news import news_asked
from dashboard.measures.inquiry_whom import COMPARED, DEALS, WHO, WHOSE, WITH, whom_asked
from dashboard.measures.vocabulary import Meaning

OPEN, DATES = ("since", "until"), ("year", "months")
"""Words with which a date is no time of which something is told, but an end of it, or what is
compared with: «с марта», "until March", «прирост к 2018 году»."""
OVER, WHEN = "over", "when"
"""Words of a year in which something was all the same: "exports over 2018", where no growth is
meant; «экспорт по 2018 году», unlike «экспорт по 2018 год»."""
AFTER = Meaning("since", "after")
"""The word before a year from whose end on something is meant."""
ENDED = frozenset({AFTER, Meaning("until", "date")})
"""Words of time alone; of place and of rank they say what no table tells: "after China"."""
BESIDE = Meaning("since", "beside")
BETWEEN, AND = Meaning("stop", "between"), Meaning("stop", "and")
END = Meaning("end")
WAYS = ("rise", "fall")
RATES = frozenset({"share", "growth", *WAYS})
"""Measures of which two years have one each: the latest compared with a year is another."""
CHANGED = Meaning("view", "changed")
"""Of the trade of a year by how much it grew, else how trade went."""
GROWS = frozenset({"turnover", "trade", *FLOW_OF, *DEALS})
THAN = Meaning("view", COMPARED)
MORE = Meaning("stop", "more")
"""More: than what, is said by a comparison, or by what stands side by side."""
MOST, LARGEST = Meaning("stop", "most"), Meaning("view", "top")
GREW = frozenset({"growth", *WAYS, CHANGED.code, "partner_growth", "price_volume", "new_partners",
                  "lost_partners", "new_goods", "lost_goods"})  # fmt: skip
"""What compares with the year after which it was."""


class Counted(NamedTuple):
    """How many years up to the latest, and how many partners or goods from the largest; which of
    these by its size; 0: not said."""

    last: int = 0
    first: int = 0
    place: int = 0


def dated_words(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question but those that say nothing, months from one to another as a span.
    "Most" says something of what rose or fell, and of all that no chart is named for: the largest
    of these, which is no one figure."""
    found = _after_asked(news_asked(whom_asked(members_counted(between_asked(found)))))
    following = zip(found, [*found[1:], END], [*found[2:], END, END], strict=False)
    said = [
        one
        for one, year, after in following
        if (one.kind, year.kind, after.kind, after.code) != ("until", "year", "stop", WHEN)
    ]
    views = any(one.kind == "view" for one in found)
    moved = any(one.kind == "measure" and one.code in WAYS for one in found)
    largest = MOST in found and (moved or not views)
    spans = _alike(_spans([one for one in said if one.kind != "stop"]))
    unclear, whom = MORE in found and not views, not {WHO, WITH}.isdisjoint(found)
    asked = [*spans, *[LARGEST] * largest, *[Meaning("unclear")] * unclear]
    return _changed_asked(difference_asked(_than_asked(asked, whom=whom), whom=whom))


def _after_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, of growth "after 2018" as since that year, which it is against; by
    month as it is."""
    codes = {one.code for one in found if one.kind in ("measure", "view")}
    if GREW.isdisjoint(codes) or "months" in codes:
        return [*found]
    return [Meaning("since") if one == AFTER else one for one in found]


def _lacks_date(found: Sequence[Meaning]) -> bool:
    """Whether something other than a date stands behind a word that says when: "after China"."""
    plain = [one for one in found if one.kind != "stop"]
    return any(
        one in ENDED and after.kind not in DATES for one, after in itertools.pairwise((*plain, END))
    )


def between_asked(found: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, "between" two dates as from the one to the other, between the region
    and a partner as with it. Unclear between two partners: what they trade nobody knows; and what
    is after or until no date."""
    if _lacks_date(found):
        return [*found, Meaning("unclear")]
    if BETWEEN not in found:
        return [*found]
    at = found.index(BETWEEN)
    first, joined, last = (*found[at + 1 : at + 4], END, END, END)[:3]
    kinds, after = (first.kind, last.kind), found[at + 4 :]
    if joined != AND:
        return [*found, Meaning("unclear")]
    if kinds[0] == kinds[1] and kinds[0] in DATES:
        return [*found[:at], Meaning("since"), first, Meaning("until"), last, *after]
    if "home" in kinds and not {*WHOSE}.isdisjoint(kinds):
        return [*found[:at], last if first.kind == "home" else first, *after]
    measured = kinds == ("measure", "measure")
    return [*found, *[Meaning("unclear")] * (not measured)]


def _than_asked(said: Sequence[Meaning], *, whom: bool) -> list[Meaning]:
    """The words of a question, "than" before the only year as what the latest is compared with:
    "exports more than in 2018". Unclear: than some months of a year; which partner, ``whom``, or
    which goods there was more of; whether something grew more than then."""
    at = next((at for at, one in enumerate(said) if one == THAN), None)
    if at is None or sum(one.kind == "year" for one in said) > 1:
        return [*said]
    after = [*said[at + 1 :]]
    if after[:1] and after[0].kind == "inside":
        del after[0]
    if not after or after[0].kind not in DATES:
        return [*said]
    which = whom or any(one.kind == "view" and one != THAN for one in said)
    rate = any(one.kind == "measure" and one.code in RATES for one in said)
    level = after[0].kind == "year" and not (which or rate)
    beside = Meaning("since") if level else Meaning("unclear")
    return [*said[:at], beside, *after]


def _changed_asked(said: Sequence[Meaning]) -> list[Meaning]:
    """The words of a question, "changed" as the growth of what is named beside one year, "imports
    from China changed 2021"; as how it went where no year, several, or one alone as an end is."""
    if CHANGED not in said:
        return [*said]
    years = [before for before, one in itertools.pairwise((END, *said)) if one.kind == "year"]
    named = {one.code for one in said if one.kind == "measure"}
    alone = all(one == CHANGED for one in said if one.kind == "view")
    whose = named or any(one.kind in ("country", "group", "sector", "code") for one in said)
    of_year = len(years) == 1 and years[0].kind not in (*OPEN, "toward", "away")
    grew = of_year and alone and whose and named <= GROWS
    instead = Meaning("measure", "growth") if grew else Meaning("view", "turnover")
    return [instead if one == CHANGED else one for one in said]


def ends_open(dated: Sequence[Meaning], rates: Collection[str]) -> bool:
    """Whether a date is only an end, or what the ``rates`` that are asked for compare with."""
    return any(
        _is_open(before, rates) and one.kind in DATES for before, one in itertools.pairwise(dated)
    )


def months_open(dated: Sequence[Meaning], rates: Collection[str]) -> bool:
    """Whether months are only where something begins or ends: «импорт со II квартала 2020»; of
    ``rates`` what they compare with."""
    return any(
        (before.kind == "away" or _is_open(before, rates)) and one.kind == "months"
        for before, one in itertools.pairwise(dated)
    )


def _is_open(before: Meaning, rates: Collection[str]) -> bool:
    """Whether a date behind such a word is only an end, or what the ``rates`` compare with."""
    return before.kind in OPEN and (before.code != OVER or bool(rates))


def _spans(said: Sequence[Meaning]) -> list[Meaning]:
    """Months from one to a later one, "from March to May", «с января по май», as one span."""
    spans: list[Meaning] = []
    for one in said:
        first, *joins = spans[-2:] if len(spans) > 1 else [one]
        joined = [join.kind in ("toward", "until") for join in joins] == [True]
        if joined and first.kind == one.kind == "months":
            begins, last = (int(code.split("-")[0]) for code in (first.code, one.code))
            if begins < last and all(len({*of.code.split("-")}) == 1 for of in (first, one)):
                spans[-2:] = [Meaning("months", f"{begins}-{last}")]
                if len(spans) > 1 and spans[-2].kind in ("away", "since"):
                    del spans[-2]
                continue
        spans.append(one)
    return spans


def _alike(said: Sequence[Meaning]) -> list[Meaning]:
    """Months of a year beside the same of another, «II квартал 2021 ко II кварталу 2020», as those
    of both years."""
    months = [one for one in said if one.kind == "months"]
    if len(months) != 2 or months[0] != months[1]:
        return [*said]
    return [
        one
        for before, one, after in zip((END, *said), said, (*said[1:], END), strict=False)
        if (one, after) != (BESIDE, months[0]) and (before, one) != (BESIDE, months[0])
    ]


def counted_of(found: Sequence[Meaning], *, sized: bool) -> Counted | None:
    """How many years, partners or goods are asked for: "last 5 years", "top 5 partners"; None of a
    number that counts neither, of several places. ``sized``: whether what stands by its size is
    asked for, partners or groups of goods."""
    places = {int(one.code) for one in found if one.kind == "place"}
    last = first = 0
    for one, after in itertools.pairwise((*found, END)):
        if one.kind == "count":
            of_years = (after.kind, after.code) == ("stop", "years")
            if last if of_years else first or not sized:
                return None
            last, first = (int(one.code), first) if of_years else (last, int(one.code))
    several = len(places) > 1 or (places and first)
    return None if several else Counted(last, first, next(iter(places), 0))
