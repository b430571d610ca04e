"""Choices side by side: what is compared, and each by year with its growth and its share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from dashboard.amount import Amount
from dashboard.measures.growth import growth
from dashboard.measures.sums import computed, part_of
from dashboard.query import Query
from dashboard.row_amounts import amount_of, cells_of
from dashboard.trade_rows import NAN, Year

Kind = Literal["partner", "sector"]
WHOLE = "whole"
"""The kind and the key of the rows of what the choices are parts of."""
FEWEST, MOST = 2, 4
"""So many choices are compared."""


class Sides(NamedTuple):
    """What is compared: the kind of it, its keys, and those that there is no room for."""

    kind: Kind
    keys: tuple[str, ...]
    more: tuple[str, ...] = ()


def sides_of(query: Query) -> Sides | None:
    """The partners that are chosen by name, or else the sectors; None of fewer than two. A group
    of partners is one choice."""
    for kind, keys in (("partner", query.named), ("sector", query.sectors)):
        if len(keys) >= FEWEST:
            return Sides("partner" if kind == "partner" else "sector", keys[:MOST], keys[MOST:])
    return None


def of_side(query: Query, kind: Kind, key: str) -> Query:
    """The query of one choice."""
    return query.with_(partners=(key,)) if kind == "partner" else query.with_(sectors=(key,))


def of_whole(query: Query, kind: Kind) -> Query:
    """The query of the whole that the choices are parts of: all partners, or all goods."""
    return query.with_(partners=()) if kind == "partner" else query.with_(sectors=())


class Compared(NamedTuple):
    """A choice in a year; the ``whole`` is the row of what all are parts of.

    ``value`` is of the chosen flow, or the turnover; ``growth`` on the year before, whichever year
    the row is of, ``share`` in the whole, per cent. ``growth_months`` is as that of
    `dashboard.trade_rows.Year`. ``status`` is that of the value.
    """

    year: int
    kind: str
    key: str
    value_usd: float
    value_low_usd: float
    value_high_usd: float
    value_digits: float
    growth_pct: float
    growth_low_pct: float
    growth_high_pct: float
    growth_digits: float
    growth_months: float
    share_pct: float
    share_low_pct: float
    share_high_pct: float
    share_digits: float
    status: str
    growth_status: str
    share_status: str
    value_qualifier: str = ""
    formula: str = ""
    value_rows: str = ""
    source: str = ""
    growth_rows: str = ""
    share_rows: str = ""


def compared(
    kind: Kind,
    sides: Mapping[str, Sequence[Year]],
    whole: Sequence[Year],
    noun: str,
    over: Mapping[str, Mapping[int, tuple[float, int]]],
) -> tuple[Compared, ...]:
    """A row a year and choice, then those of the whole.

    ``sides``: key → its years, as from `dashboard.measures.balance.turnover`; ``noun``: what is
    measured. Growth = 100·x₁/x₀ − 100 per cent on the same choice in the year before, as that of
    `dashboard.measures.balance.turnover`; ``over``: key → the growth of its years that stand for
    other months than the year before, as from `dashboard.measures.growth.over_same_months`.
    Share = 100·part/whole per cent of the same year. Neither follows from a bound.
    """
    wholes = {row.year: amount_of(row, noun) for row in whole}
    found = []
    for key, rows in {**sides, WHOLE: whole}.items():
        of_key: Kind | str = WHOLE if key == WHOLE else kind
        values = {row.year: amount_of(row, noun) for row in rows}
        for row in rows:
            value, year = values[row.year], row.year
            rate, months = _grown(value, values.get(year - 1, Amount()), over[key].get(year))
            share = _NO_RATE if key == WHOLE else part_of(value, wholes.get(year, Amount()))
            found.append(
                Compared(
                    year, of_key, key,
                    *cells_of(value), *cells_of(rate), months, *cells_of(share),
                    value.status, rate.status, share.status, value.qualifier,
                    value.formula, ";".join(value.rows), ";".join(value.sources),
                    ";".join(rate.rows), ";".join(share.rows),
                )
            )  # fmt: skip
    return tuple(found)


_NO_RATE = Amount(unit="pct")


def _grown(now: Amount, before: Amount, over: tuple[float, int] | None) -> tuple[Amount, float]:
    """The growth on the year before, and over how many months it is where those of the two years
    differ: 0 where they have none in common."""
    if over is None:
        return growth(now, before), NAN
    rate, months = over
    if rate != rate or not now.exact:
        return _NO_RATE, NAN if months else 0.0
    return computed(rate, "pct", now, *([before] if before.known else [])), float(months)


def crossings(lines: Iterable[Sequence[float | None]]) -> int:
    """How often lines over the same places cross, each pair counted; a place where one of two is
    not known is passed over."""
    return sum(_crossed(one, other) for one, other in combinations(list(lines), 2))


def _crossed(one: Sequence[float | None], other: Sequence[float | None]) -> int:
    gaps = [a - b for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    above = [gap > 0 for gap in gaps if gap]
    return sum(first != second for first, second in pairwise(above))
