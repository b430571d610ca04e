"""What a place among partners is a place in: the amounts that were ranked."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.lineage import At, in_year
from dashboard.flows import noun_of
from dashboard.query import Query
from dashboard.store.ask import Ask

PLACES = ("rank", "ranked")
"""The columns of places, and of how many partners those are among."""
_PARTNERS = "partners"


@dataclass(frozen=True, slots=True)
class Placed:
    """A partner among those that were ranked: its place, name and amount, the cell of that, and
    the query of its table."""

    place: int
    name: str
    amount: Amount
    at: At
    query: Query


def ranked_amounts(ask: Ask, query: Query, at: At) -> tuple[Placed, ...]:
    """The amounts that the place in a cell is a place in, from the first on; equal amounts have
    the same place. None where the cell is no place.

    Raises:
        StoreUnavailable: the dataset cannot be asked.
    """
    if at.column not in PLACES:
        return ()
    asked = query.with_(**in_year(at.row), partners=()) if at.table == "places" else query
    declared = chart_named(_PARTNERS)
    assert declared is not None
    table, noun = chart_of(declared, ask, asked).table, noun_of(asked.flow)
    keys = [column.key for column in table.columns]
    rank, name, value = (keys.index(key) for key in ("rank", "partner", noun))
    found = []
    for row in table.rows:
        place, amount = row.cells[rank], row.cells[value]
        if isinstance(place, Amount) and isinstance(amount, Amount) and place.known:
            at_amount = At(_PARTNERS, row.key, noun)
            named = str(row.cells[name])
            found.append(Placed(int(place.plain()), named, amount, at_amount, asked))
    return tuple(sorted(found, key=lambda one: one.place))
