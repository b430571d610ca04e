"""Questions about the published figures themselves: what follows from them, what is not known."""

from __future__ import annotations

import pandas as pd

from dashboard.answers import trade
from dashboard.measures.derived import derived_values
from dashboard.query import Query
from dashboard.store.ask import Ask, question

PUBLISHED = Query()
"""Everything of the published figures."""


@question()
def derived(ask: Ask, _: Query) -> pd.DataFrame:
    """Every published value that no source prints: `dashboard.measures.derived.derived_values`."""
    store = ask.store(PUBLISHED)
    latest = store.choices.latest
    years, partners = ask(trade.years, PUBLISHED), store.trade_by_partner(PUBLISHED)
    return derived_values(years, partners, latest, store.partner_count(latest))


@question()
def named_partners(ask: Ask, _: Query) -> pd.DataFrame:
    """The partners of the latest complete year whose shares are published: columns of
    `TradeStore.trade_by_partner`."""
    store = ask.store(PUBLISHED)
    rows = store.trade_by_partner(PUBLISHED.with_(year=store.choices.latest))
    return rows[rows["share_pct"].notna()].reset_index(drop=True)
