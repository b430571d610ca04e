"""Since when the trade of a year is the highest or the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.answers import trade
from dashboard.copies import replace
from dashboard.flows import FLOW_OF, NOUNS
from dashboard.measures.records import record
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask, question


class RecordOf(NamedTuple):
    """`dashboard.measures.records.Record` of a noun: exports, imports, turnover."""

    noun: str
    way: str
    since: int | None
    first: int


@question("year", "partners", "sectors", "flow", "months", row=RecordOf)
def records_of(ask: Ask, query: Query) -> Sequence[RecordOf]:
    """The records that the year of the query set, like for like: by years that are known exactly
    and stand for the same months, of which the same is held."""
    store, year = ask.store(query), query.year
    rows = ask.rows(trade.years, query)
    nouns = [NOUNS[query.flow]] if query.flow else [*NOUNS.values(), "turnover"]
    found = []
    for noun in nouns:
        flow = FLOW_OF.get(noun)
        asked = replace(query, flow=flow)
        of = {one: store.choices.like(asked, one) for one in store.choices.years}
        values = {
            row.year: amount.plain()
            for row in rows
            if (amount := amount_of(row, noun)).exact and of.get(row.year) == of.get(year or 0)
        }
        if year is not None and (one := record(values, year)) is not None:
            found.append(RecordOf(noun, *one))
    return found
