"""What one release changed against another, by partner and flow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import get_args

from dashboard.answers.capable_store import able
from dashboard.answers.releases import before
from dashboard.flows import FLOW_COLUMNS, Flow
from dashboard.loaders.records import records
from dashboard.measures.changes import Changed, changes, same_months
from dashboard.measures.contributions import Place, Values, added
from dashboard.months import Months
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

Asked = Sequence[tuple[int, Flow, Months | None]]
"""Years, flows and months; None: the year as a whole."""


@question("year", "partners", "sectors", "flow", "chosen_months", "against_release", row=Changed)
def by_partner(ask: Ask, query: Query) -> Sequence[Changed]:
    """What the release of the query changed against another one, by default the one that it was
    made from: `dashboard.measures.changes.changes`, of the year of the query or of all years.

    Raises:
        StoreUnavailable: the dataset has no releases, one of the two is not there, or the first
            one is compared with nothing.
    """
    new = able(ask, query, "releases")
    other = query.against_release
    old = ask.store(before(ask, query) if other is None else query.with_(release=other))
    years = {*old.choices.years, *new.choices.years} if query.year is None else {query.year}
    flows: Sequence[Flow] = get_args(Flow) if query.flow is None else [query.flow]
    every: Asked = [(year, flow, query.chosen_months) for year in sorted(years) for flow in flows]
    same: Asked = [
        (year, flow, both)
        for year, flow, months in every
        for both in [same_months(_known(old, year, flow), _known(new, year, flow), months)]
        if both is None or both
    ]
    sides = [_values(store, query, asked) for asked in (every, same) for store in (old, new)]
    return changes(*sides)


def _known(store: TradeStore, year: int, flow: Flow) -> frozenset[int]:
    return store.choices.known(flow).get(year, frozenset())


def _values(store: TradeStore, query: Query, asked: Asked) -> Values:
    def parts() -> Iterator[tuple[Place, float]]:
        for year, flow, months in asked:
            of_flow = query.with_(year=year, flow=flow, months=months)
            for row in records(store.trade_by_partner(of_flow)):
                usd = getattr(row, FLOW_COLUMNS[flow])
                if not math.isnan(usd):
                    yield (row.partner, flow), usd

    return added(parts())
