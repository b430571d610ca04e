"""The tables that only imported data fill: months, codes, partners by commodity group."""

from __future__ import annotations

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.measures.goods import goods_frame
from dashboard.query import Query
from dashboard.store.customs import CustomsStore
from dashboard.store.library import Library

MONTHS = ("year", "month", "exports_usd", "imports_usd", "exports_kg", "imports_kg")
CODES = ("year", "kind", "code", "exports_usd", "imports_usd", "net_mass_kg", "share_pct")
PARTNER_SECTORS = ("year", "partner", "sector", "turnover_usd")


def months(library: Library, query: Query) -> pd.DataFrame:
    """`CustomsStore.turnover_by_month`."""
    return _imported(library, query).turnover_by_month(query)


def codes(library: Library, query: Query) -> pd.DataFrame:
    """`dashboard.measures.goods.goods_frame` of the chosen year, else of the latest whole one."""
    store = _imported(library, query)
    chosen = query.resolved(store.choices)
    assert chosen.year is not None and chosen.against is not None
    return goods_frame(store, chosen, chosen.against).assign(year=chosen.year)


def partner_sectors(library: Library, query: Query) -> pd.DataFrame:
    """`CustomsStore.partner_sector`; with a flow the values are of that flow."""
    return _imported(library, query).partner_sector(query)


def _imported(library: Library, query: Query) -> CustomsStore:
    store = library.store(query.dataset, query.release)
    if not isinstance(store, CustomsStore):
        raise StoreUnavailable(f"the dataset {query.dataset} has no months and no codes")
    return store
