"""The years that a question in words names, and which of them are ends of a span."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.measures.inquiry_counted import TOTAL
from dashboard.measures.inquiry_dates import AFTER, END, OVER, RATES
from dashboard.measures.vocabulary import Meaning

YEARS = Meaning("stop", "years")
ENDS = ("since", "until", "away", "toward")


def asks_for_sum(found: Sequence[Meaning]) -> bool:
    """Whether the trade of several years together is asked for: "total exports until 2018",
    «сколько экспортировали с 2016 по 2018 год»; not by how much it rose."""
    others = any(one.kind == "view" or one.code in RATES for one in found)
    plain = [one for one in found if one.kind != "stop" or one == YEARS]
    years = {one.code for one in found if one.kind == "year"}
    several = len(years) > 1 or any(
        (before.kind in ENDS and before.code != OVER and one.kind == "year")
        or (before.kind == "count" and one == YEARS)
        for before, one in itertools.pairwise(plain)
    )
    return TOTAL in found and several and not others


def years_named(said: Sequence[Meaning]) -> tuple[tuple[int, ...], int] | None:
    """The years of a text, and the one of them from which on all are meant: "since 2019", or with
    which the latest is compared: «к 2019 году»; 0: none. None: a year is only an end."""
    years = tuple(int(one.code) for one in dict.fromkeys(said) if one.kind == "year")
    if len(years) > 1 and AFTER in said:
        spans = years_of_spans(said)
        whole = spans and spans[-1] - spans[0] < len(spans)
        return (tuple(dict.fromkeys((spans[0], spans[-1]))), 0) if spans and whole else None
    pairs = itertools.pairwise((END, *said))
    [before, *_] = [before for before, one in pairs if one.kind == "year"] or [END]
    if len(years) != 1:
        return None if before.kind == "until" else (years, 0)
    if before.kind in ("until", "toward"):
        return None
    if before == AFTER:
        return years, years[0] + 1
    begins = before.kind == "away" or (before.kind == "since" and before.code != OVER)
    return years, years[0] if begins else 0


def ending(said: Sequence[Meaning]) -> int:
    """The only year of a text, where what is asked for ends with it: "exports until 2019"; else
    0."""
    pairs = itertools.pairwise((END, *said))
    named = [(before.kind, int(one.code)) for before, one in pairs if one.kind == "year"]
    return named[0][1] if len(named) == 1 and named[0][0] == "until" else 0


def years_of_spans(said: Sequence[Meaning]) -> tuple[int, ...] | None:
    """The years of a text in their order, with all that lie between the ends of each span; None
    where one that begins has no end, "2015 and since 2018", or one that ends no beginning."""
    found: set[int] = set()
    last, begins = 0, False
    for before, one in itertools.pairwise((END, *said)):
        if one.kind != "year":
            continue
        year = int(one.code) + (before == AFTER)
        closes = last and before.kind in ("until", "toward")
        if (begins and (not closes or last > year)) or (before.kind == "until" and not last):
            return None
        found.update(range(min(last, year), max(last, year) + 1) if closes else (year,))
        begins = before.kind == "since" and before.code != OVER
        last = year
    return None if begins else tuple(sorted(found))
