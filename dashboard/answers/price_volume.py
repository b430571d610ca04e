"""Whether more was sold or dearer: growth of value, price and volume of each flow."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers.capable_store import able
from dashboard.answers.contributions import compared
from dashboard.flows import FLOWS, Flow
from dashboard.measures.price_volume import PriceVolume, price_volume, with_terms_of_trade
from dashboard.months import Months
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore


@question("year", "against", "partners", "sectors", "flow", "months", row=PriceVolume)
def parted(ask: Ask, query: Query) -> Sequence[PriceVolume]:
    """Exports and imports, or the chosen flow, of the year against the year compared with, by a
    link for each year between that knows the same months:
    `dashboard.measures.price_volume.price_volume`.

    Raises:
        StoreUnavailable: the dataset has no codes, its rows cannot be read, or the two years have
            no month in common.
    """
    store = able(ask, query, "codes")
    months = compared(store, query)
    chain = _chain(store, query, months)
    asked = query.with_(months=months)
    years = store.matched_trade(asked, chain)
    flows = FLOWS if query.flow is None else (query.flow,)
    return with_terms_of_trade(
        [price_volume(flow, years if _known(store, flow, asked) else ()) for flow in flows]
    )


def _known(store: TradeStore, flow: Flow, query: Query) -> bool:
    """Whether both years know a flow, and all of it that they know of the other: one that was
    never imported did not fall by all it was, and prices of a part of it make no terms of trade."""
    known, unequal = store.choices.known(flow), store.choices.unequal
    return all(known.get(year) and flow not in unequal(query, year) for year in query.pair)


def _chain(store: TradeStore, query: Query, months: Months | None) -> list[int]:
    """The year compared with, those between that know all the months compared, and the year."""
    year, against = query.pair
    step = 1 if year >= against else -1
    asked = query.with_(months=months)
    between = [
        one
        for one in range(against + step, year, step)
        if one in store.choices.years
        and store.choices.like(asked, one) == store.choices.like(asked, year)
    ]
    return [against, *between, year]
