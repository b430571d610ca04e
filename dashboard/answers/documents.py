"""The question that only documents ask: whom there may be a file of."""

from __future__ import annotations

import pandas as pd

from dashboard.query import Query
from dashboard.store.ask import Ask, question


@question("flow")
def known_partners(ask: Ask, query: Query) -> pd.DataFrame:
    """``partner``: every country of which anything is known: trade, a relation, an event."""
    store, known = ask.store(query), ask.library.relations
    trade = {row.partner for row in store.trade_by_partner(query)}
    codes = {code for cells in (known.relations["countries"], known.events["countries"])
             for cell in cells for code in cell}  # fmt: skip
    found = sorted((codes | trade) & store.choices.partners)
    return pd.DataFrame({"partner": pd.Series(found, dtype="str")})
