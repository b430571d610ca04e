"""Years side by side: which, and how much more of each than of the one before, and of the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from dashboard.amount import Amount
from dashboard.measures.comparison import MOST
from dashboard.measures.growth import change, growth
from dashboard.query import Query


class Abreast(NamedTuple):
    """The years that stand side by side, in the order of time, and those there is no room for."""

    years: tuple[int, ...]
    more: tuple[int, ...] = ()


def abreast(query: Query) -> Abreast:
    """The chosen year with the others that are chosen, the first ones of these; nothing where there
    are none."""
    others = [year for year in query.years if year != query.year]
    if query.year is None or not others:
        return Abreast(())
    shown = sorted((query.year, *others[: MOST - 1]))
    return Abreast(tuple(shown), tuple(sorted(others[MOST - 1 :])))


def months_abreast(query: Query) -> Query:
    """The query over the months that all years side by side have: like is compared with like."""
    return query.with_(months=query.months_alike(abreast(query).years))


class Rise(NamedTuple):
    """How much more of a year there is than of an earlier one, ``since``: 100·x₁/x₀ − 100 per cent,
    and in dollars."""

    since: int
    difference: Amount
    growth: Amount


NOTHING = Rise(0, Amount(), Amount(unit="pct"))


def rises(query: Query, amounts: Mapping[int, Amount]) -> dict[int, tuple[Rise, ...]]:
    """Year → its rise on the year before it among these, and on the first of them.

    ``amounts``: by year, in the order of time. Not known where the two stand for other months, or
    either is not known exactly.
    """
    years = [*amounts]
    before: dict[int, int] = {now: then for then, now in pairwise(years)}
    return {
        year: tuple(_rise(query, amounts, year, since) for since in (before.get(year), years[0]))
        for year in years
    }


def _rise(query: Query, amounts: Mapping[int, Amount], year: int, since: int | None) -> Rise:
    if since is None or since == year:
        return NOTHING
    if not query.alike(year, since):
        return NOTHING._replace(since=since)
    now, then = amounts[year], amounts[since]
    return Rise(since, change(now, then), growth(now, then))


def unlike(query: Query, years: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The years that are not compared with the one before them, with that: they stand for other
    months."""
    return tuple((now, then) for then, now in pairwise(years) if not query.alike(now, then))
