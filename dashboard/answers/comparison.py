"""Questions of choices side by side: two to four partners or sectors, each by itself."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers import trade
from dashboard.choices import noun_of
from dashboard.measures.comparison import Compared, compared, of_side, of_whole, sides_of
from dashboard.query import Query
from dashboard.store.ask import Ask, question

COLUMNS = ("year", "kind", "key", "value_usd", "growth_pct", "share_pct")
FURTHER = ("value_qualifier", "value_low_usd", "value_high_usd", "growth_qualifier",
           "growth_low_pct", "growth_high_pct", "share_qualifier", "share_low_pct",
           "share_high_pct", "formula", "source", "status")  # fmt: skip
"""The columns of the table of it."""


@question("against", "partners", "group", "sectors", "flow", "months", row=Compared)
def choices(ask: Ask, query: Query) -> Sequence[Compared]:
    """What is chosen, each by itself by year, and the whole that they are parts of:
    `dashboard.measures.comparison.compared`. No rows of fewer than two choices."""
    sides = sides_of(query)
    if sides is None:
        return ()
    whole = ask.rows(trade.years, of_whole(query, sides.kind))
    return compared(
        sides.kind,
        {key: ask.rows(trade.years, of_side(query, sides.kind, key)) for key in sides.keys},
        whole,
        noun_of(query.flow),
        query.against,
        alike_to(query, [row.year for row in whole]),
    )


def alike_to(query: Query, years: Sequence[int]) -> frozenset[int]:
    """The years that stand for the same months as the year compared with."""
    if query.against is None:
        return frozenset()
    counted = query.choices.counted
    then = counted(query.against, query.months, query.flow)
    return frozenset(one for one in years if counted(one, query.months, query.flow) == then)
