"""Which cells of two years have unit values that can be compared, as SQL over the rows of a
release; what is measured by them stands in `dashboard.measures.price_volume`.

Left out are cells without value or mass above zero; codes that are not disclosed; codes that an
edition of the nomenclature changed between the two years; codes whose goods are too unlike, which
is where in one of the two years the upper quartile of the unit values of at least `FEWEST` cells is
more than `MOST_SPREAD` times the lower; and cells whose unit value changes more than `MOST_CHANGE`
times, an error of units.

Whether a code is too unlike is judged by all that a release has of it in a year and flow, whatever
partners or months are asked for: else a code would count with one partner and not with two, and
sums over partners would not be the sum of all. A release keeps these codes, and the sums of each
year with the one before it by flow, partner and chapter, over the months that both have, and of
each of these months. Releases of before the end of November 2026 have none, or those of years
alone; their rows say the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dashboard.flows import FLOWS
from dashboard.loaders.code_changes import Edition, between
from dashboard.loaders.cube import PLACES
from dashboard.loaders.row_table import TEN

FEWEST = 4
"""Cells of a code in a year whose spread says something."""
MOST_SPREAD = 3.0
MOST_CHANGE = 10.0
UNIT = "(cents > 0 and grams > 0 and chapter > 0)"
"""SQL: of which rows there is a unit value that may be compared."""
UNLIKE, MATCHED, MATCHED_MONTHS = "unlike.parquet", "matched.parquet", "matched_months.parquet"
SUMS = ("p0q0", "p1q0", "p0q1", "p1q1", "below0", "below1", "cells")
"""US dollars at the unit values (p) and quantities (q) of the earlier year (0) and of the later
one; what rows below zero come to in each; and how many cells are matched."""
KEPT = ("flow", "partner", "chapter")
PLACE = "place"
"""The month in its year, in the sums of months."""
Known = Iterable[tuple[int, int, int]]
"""Year, month (0: the year as a whole) and flow of all that is known."""


class Side(NamedTuple):
    """The rows of a year, as a condition, and the flows of it that are only known as a whole."""

    where: str
    whole: frozenset[int] = frozenset()


def unlike(rows: str, years: Collection[int]) -> str:
    """SQL: the codes (year, flow, code, digits) whose goods are too unlike in some years."""
    first, last = min(years) * PLACES, max(years) * PLACES + PLACES - 1
    return f"""
        select year, flow, code, digits from (
            select month // {PLACES} as year, flow, code, digits, count(*) as number,
                quantile_cont(ln(cents / grams), [0.25, 0.75]) as ends
            from {rows}
            where {UNIT} and month between {first} and {last}
                and month // {PLACES} in ({_listed(years)})
            group by all
        ) where number >= {FEWEST} and exp(ends[2] - ends[1]) > {MOST_SPREAD}"""


def matched(
    rows: str,
    unlike_codes: str,
    sides: tuple[Side, Side],
    changed: Collection[str],
    by: Sequence[str] = ("flow",),
) -> str:
    """SQL: the `SUMS` of two years, the earlier first, by some columns.

    ``unlike_codes``: a table of codes (flow, code, digits), of either year. ``changed``: codes, of
    four and six digits, that are others in the later year. A flow that one side only knows as a
    whole is matched as a whole.
    """
    whole = sides[0].whole | sides[1].whole
    before, now = (_cells(rows, side.where, whole, changed) for side in sides)
    shown, group = ", ".join(by), ", ".join(("now." + name) for name in by)
    return f"""
        with before as (from ({before}) anti join ({unlike_codes}) using (flow, code, digits)),
            now as ({now})
        select {group}, sum(before.cents) / 100 as p0q0,
            sum(now.price * before.grams) / 100 as p1q0,
            sum(before.price * now.grams) / 100 as p0q1, sum(now.cents) / 100 as p1q1,
            0 as below0, 0 as below1, count(*) as cells
        from before join now using (place, flow, partner, code, digits)
        where now.price / before.price between {1 / MOST_CHANGE} and {MOST_CHANGE}
        group by {group}
        union all by name {_below(rows, sides[0].where, shown, "below0")}
        union all by name {_below(rows, sides[1].where, shown, "below1")}"""


def _cells(rows: str, where: str, whole: Collection[int], changed: Collection[str]) -> str:
    """SQL: the cells of a year that may be compared."""
    what = "flow, partner, chapter, code, digits"
    cells = f"select month % {PLACES} as place, {what}, cents, grams from {rows} where {where}"
    if whole:
        cells = f"""
            select case when flow in ({_listed(whole)}) then 0 else place end as place, {what},
                sum(cents)::bigint as cents, sum(grams)::bigint as grams
            from ({cells}) group by all"""
    return f"""
        select place, {what}, cents, grams, cents / grams as price
        from ({cells}) where {UNIT} and {_unchanged(changed)}"""


def _unchanged(changed: Collection[str]) -> str:
    """SQL: which codes are under no number that an edition changed."""
    found = []
    for length, digits in ((4, "digits = 4"), (6, "digits >= 6")):
        numbers = [int(code) for code in changed if len(code) == length]
        if numbers:
            found.append(f"({digits} and code // {10 ** (TEN - length)} in ({_listed(numbers)}))")
    return f"not ({' or '.join(found)})" if found else "true"


def _below(rows: str, where: str, shown: str, name: str) -> str:
    zeros = ", ".join(f"0 as {one}" for one in SUMS if one != name)
    return f"""
        select {shown}, {zeros}, sum(cents) / 100 as {name}
        from {rows} where cents < 0 and ({where}) group by {shown}"""


def changed_between(editions: Sequence[Edition], one: int, other: int) -> frozenset[str]:
    """The codes, of four and six digits, that editions changed between two years."""
    return frozenset(code for edition in between(editions, one, other) for code in edition.kinds)


def months_kept(known: Known, year: int) -> tuple[frozenset[int], ...]:
    """Of each flow the months over which a year is kept beside the one before it: those that both
    have. None where either is known as a whole."""
    found = []
    for flow in range(len(FLOWS)):
        before, now = (
            frozenset(month for when, month, of in known if (when, of) == (one, flow))
            for one in (year - 1, year)
        )
        found.append(frozenset[int]() if 0 in before | now else before & now)
    return tuple(found)


OF_PRICES = "prices-"
"""How the name of that folder begins."""


def kept_as(editions: Sequence[Edition]) -> str:
    """The folder of a release that has what is kept by these rules and editions: what was kept by
    others is not found."""
    rules = [
        unlike("rows", (0,)),
        matched("rows", "unlike", (Side("true"), Side("true", frozenset({0}))), ("0000", "000000")),
        *(f"{edition.since} {sorted(edition.kinds)}" for edition in editions),
    ]
    return f"{OF_PRICES}{hashlib.sha256(repr(rules).encode()).hexdigest()[:8]}"


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
