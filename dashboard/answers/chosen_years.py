"""Questions of years side by side: the chosen year, and others that the reader sets beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.answers import trade
from dashboard.flows import NOUNS, noun_of
from dashboard.measures.chosen_years import abreast, months_abreast, rises
from dashboard.query import Query
from dashboard.row_amounts import amount_of, cells_of
from dashboard.store.ask import Ask, question
from dashboard.trade_rows import Year

CERTAIN = tuple(
    f"{noun}_{end}" for noun in NOUNS.values()
    for end in ("status", "qualifier", "low_usd", "high_usd")
)  # fmt: skip
SINCE = ("before", "first")
COLUMNS = ("year", "exports_usd", "imports_usd", "turnover_usd",
           *(name for one in SINCE for name in (one, f"since_{one}_usd", f"since_{one}_pct")),
           "status")  # fmt: skip
FURTHER = ("qualifier", "low_usd", "high_usd", "months", *CERTAIN,
           *(f"since_{one}_{end}" for one in SINCE
             for end in ("qualifier", "low_usd", "high_usd", "low_pct", "high_pct")),
           "formula", "source",
           *(f"since_{one}_{end}" for one in SINCE
             for end in ("status", "growth_status")), "extent")  # fmt: skip
"""The columns of the table of it."""
FIELDS = ("year", "years", "partners", "sectors", "flow", "chosen_months")


@question(*FIELDS, row=Year)
def years(ask: Ask, query: Query) -> Sequence[Year]:
    """The years side by side, as of `dashboard.answers.trade.years`, over the months that all of
    them have. No rows where no other year is chosen."""
    there = abreast(query).years
    rows = ask.rows(trade.years, months_abreast(query)) if there else ()
    return tuple(row for row in rows if row.year in there)


class YearBeside(NamedTuple):
    """By how much more a year is than the one before it among those chosen (``before``), and than
    the first of them (``first``), of the turnover or the chosen flow."""

    year: int
    before: int | None
    since_before_usd: float
    since_before_low_usd: float
    since_before_high_usd: float
    since_before_digits: float
    since_before_pct: float
    since_before_low_pct: float
    since_before_high_pct: float
    growth_digits: float
    first: int | None
    since_first_usd: float
    since_first_low_usd: float
    since_first_high_usd: float
    since_first_digits: float
    since_first_pct: float
    since_first_low_pct: float
    since_first_high_pct: float
    first_growth_digits: float
    since_before_status: str
    since_before_growth_status: str
    since_first_status: str
    since_first_growth_status: str


@question(*FIELDS, row=YearBeside)
def rises_of_years(ask: Ask, query: Query) -> Sequence[YearBeside]:
    """A row a year side by side: `dashboard.measures.chosen_years.rises`."""
    noun, alike = noun_of(query.flow), months_abreast(query)
    amounts = {row.year: amount_of(row, noun) for row in ask.rows(years, query)}
    return tuple(
        YearBeside(
            year,
            before.since or None, *cells_of(before.difference), *cells_of(before.growth),
            first.since or None, *cells_of(first.difference), *cells_of(first.growth),
            before.difference.status, before.growth.status,
            first.difference.status, first.growth.status,
        )
        for year, (before, first) in rises(alike, amounts).items()
    )  # fmt: skip
