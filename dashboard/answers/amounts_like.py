"""Which amounts of trade are printed as a number that somebody typed from a page: those of years,
and of partners and commodity groups in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.certainty import SCALES
from dashboard.copies import replace
from dashboard.flows import FLOW_OF
from dashboard.measures.headline import headlines, histories
from dashboard.measures.inquiry import WHOLE, Inquiry
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask

FINEST = 0.1 - 1e-9
"""What one more in the last digit adds to a number, at the least, as pages print them."""


class Typed(NamedTuple):
    """A number as it was typed: its value in the unit that pages print, and what one more in its
    last digit would add; ``rate``: it is per cent."""

    value: float
    step: float
    rate: bool

    def is_of(self, amount: Amount) -> bool:
        """Whether an amount with so many digits is printed so, whatever its sign is."""
        if not amount.known or (amount.unit == "pct") is not self.rate:
            return False
        if self.step < FINEST:
            return False  # nothing is printed so finely: 1.75 is not what 1.7 rounds
        shown = abs(amount.plain()) / 10 ** SCALES.get(amount.unit, 0)
        return bool(abs(shown - self.value) <= self.step / 2)


def inquiries_like(ask: Ask, typed: Typed, query: Query) -> Iterator[Inquiry]:
    """What asks for the amounts that are printed so: those of the year of the query at first."""
    years, year = ask.rows(trade.years, query), query.pair[0]
    for one in headlines(years, query):
        if typed.is_of(one.growth):
            yield _inquiry("growth", one.noun, year)
    for noun, values in histories(years).items():
        for of, amount in values:
            if typed.is_of(amount):
                yield _inquiry(noun, noun, of)
    every = query.with_(year=None)
    parts: dict[str, Sequence[Any]] = {
        "partner": ask.rows(trade.partners, every),
        "sector": ask.rows(trade.sectors, every),
    }
    for part, rows in parts.items():
        for row in sorted(rows, key=lambda one: one.year != year):
            yield from _of_row(typed, row, part)


def _inquiry(measure: str, noun: str, year: int) -> Inquiry:
    return Inquiry(measure, noun, year, FLOW_OF.get(noun))


def _of_row(typed: Typed, row: Any, part: str) -> Iterator[Inquiry]:
    """The same of the row of a partner or of a commodity group."""
    named, year = {part: getattr(row, part)}, int(row.year)
    for noun in WHOLE:
        if typed.is_of(amount_of(row, noun)):
            yield replace(_inquiry(noun, noun, year), **named)
    if typed.is_of(amount_of(row, "share", "pct")):
        yield replace(_inquiry("share", "turnover", year), part=part, **named)
