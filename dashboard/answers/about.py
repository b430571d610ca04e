"""Questions about the published figures themselves: what follows from them, what is not known."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.answers import trade
from dashboard.measures.derived import derived_values
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.trade_rows import PartnerTrade

PUBLISHED = Query()
"""Everything of the published figures."""


@question()
def derived(ask: Ask, _: Query) -> pd.DataFrame:
    """Every published value that no source prints: `dashboard.measures.derived.derived_values`."""
    store = ask.store(PUBLISHED)
    latest = store.choices.latest
    years, partners = ask.rows(trade.years, PUBLISHED), store.trade_by_partner(PUBLISHED)
    return derived_values(years, partners, latest, store.partner_count(latest))


@question(row=PartnerTrade)
def named_partners(ask: Ask, _: Query) -> Sequence[PartnerTrade]:
    """The partners of the latest complete year whose shares are published."""
    store = ask.store(PUBLISHED)
    rows = store.trade_by_partner(PUBLISHED.with_(year=store.choices.latest))
    return tuple(row for row in rows if row.share_pct == row.share_pct)
