"""Questions of choices side by side: two to four partners or sectors, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.answers import goods, trade
from dashboard.answers.year_before import ON_YEAR_BEFORE
from dashboard.flows import noun_of
from dashboard.measures.comparison import WHOLE, Compared, compared, of_side, of_whole, sides_of
from dashboard.query import Query
from dashboard.store.ask import Ask, question

COLUMNS = ("year", "kind", "key", "value_usd", f"{ON_YEAR_BEFORE}_pct", "share_pct")
FURTHER = ("qualifier", "low_usd", "high_usd",
           f"{ON_YEAR_BEFORE}_qualifier", f"{ON_YEAR_BEFORE}_low_pct",
           f"{ON_YEAR_BEFORE}_high_pct", "share_qualifier", "share_low_pct", "share_high_pct",
           "formula", "source", "status", "months", "growth_months",
           f"{ON_YEAR_BEFORE}_status", "share_status", "extent")  # fmt: skip
"""The columns of the table of it."""


class MonthOfSide(NamedTuple):
    """A known month of one of the choices that stand side by side."""

    year: int
    month: int
    kind: str
    key: str
    exports_usd: float
    imports_usd: float


@question("partners", "group", "sectors", "flow", "months", "chosen_months", row=Compared)
def choices(ask: Ask, query: Query) -> Sequence[Compared]:
    """What is chosen, each by itself by year, and the whole that they are parts of:
    `dashboard.measures.comparison.compared`. No rows of fewer than two choices."""
    sides = sides_of(query)
    if sides is None:
        return ()
    asked = {key: of_side(query, sides.kind, key) for key in sides.keys}
    asked[WHOLE] = of_whole(query, sides.kind)
    found = {key: ask.rows(trade.years, one) for key, one in asked.items()}
    noun, store = noun_of(query.flow), ask.store(query)
    over = {key: trade.over_months(store, one, found[key], noun) for key, one in asked.items()}
    return compared(sides.kind, {key: found[key] for key in sides.keys}, found[WHOLE], noun, over)


@question("partners", "group", "sectors", "flow", row=MonthOfSide)
def months(ask: Ask, query: Query) -> Sequence[MonthOfSide]:
    """What is chosen, each by itself in the months of all years that are known, of a flow if one is
    chosen. No rows of fewer than two choices."""
    sides = sides_of(query)
    if sides is None:
        return ()
    return tuple(
        MonthOfSide(row.year, row.month, sides.kind, key, row.exports_usd, row.imports_usd)
        for key in sides.keys
        for row in ask.rows(goods.every_month, of_side(query, sides.kind, key))
    )
