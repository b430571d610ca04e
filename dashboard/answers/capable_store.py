"""The store of a query, where its dataset can answer what is needed."""

from __future__ import annotations

from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.store.contract import Capability, TradeStore, lacking

_LACKING = {"codes": "commodity codes", "partner_sectors": "partners by commodity group"}


def able(ask: Ask, query: Query, capability: Capability) -> TradeStore:
    """The store of a query. Raises ``StoreUnavailable`` when it cannot do what is needed."""
    store = ask.store(query)
    if capability not in store.capabilities:
        raise lacking(query.dataset, _LACKING.get(capability, capability))
    return store
