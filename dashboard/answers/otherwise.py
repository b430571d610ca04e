"""What imported data say otherwise than the published figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from dashboard.amount import Amount, amount_of, codes_in
from dashboard.answers.about import PUBLISHED
from dashboard.choices import FLOW_OF, WHOLE_YEAR, Flow
from dashboard.kinds import YearOfTrade
from dashboard.measures.otherwise import Otherwise, Thing
from dashboard.measures.otherwise import otherwise as compared
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

FLOWS: Mapping[str, Flow | None] = {**FLOW_OF, "turnover": None}
"""What is compared of a year, and the flow that it is of."""
COUNTRIES = "countries"


@question(row=Otherwise)
def otherwise(ask: Ask, query: Query) -> Sequence[Otherwise]:
    """What a release of imported data says otherwise than the published figures: exports, imports
    and turnover of whole years, the turnover with partners, how many these are. Nothing of data
    that are made up, or published themselves."""
    store, known = ask.store(query), ask.store(PUBLISHED)
    if not store.until or store.made_up:
        return ()
    return compared(dict(_imported(store, query)), dict(_published(known, ask.library.figures)))


def _imported(store: TradeStore, query: Query) -> Iterator[tuple[Thing, float]]:
    years = store.turnover_by_year(query)
    for noun, flow in FLOWS.items():
        for row in years:
            value = getattr(row, f"{noun}_usd")
            if value == value and _whole(store, row.year, flow):
                yield Thing(row.year, "", noun), value
    for one in store.trade_by_partner(query):
        if one.turnover_usd == one.turnover_usd and _whole(store, one.year, None):
            yield Thing(one.year, one.partner, "turnover"), one.turnover_usd
    for year in (row.year for row in years if _whole(store, row.year, None)):
        count = store.partner_count(year)
        if count is not None:
            yield Thing(year, "", COUNTRIES), float(count)


def _whole(store: TradeStore, year: int, flow: Flow | None) -> bool:
    return store.choices.counted(year, None, flow) in (WHOLE_YEAR, frozenset({0}))


def _published(store: TradeStore, figures: pd.DataFrame) -> Iterator[tuple[Thing, Amount]]:
    years: Sequence[YearOfTrade] = store.turnover_by_year(PUBLISHED)
    for row in years:
        for noun in FLOWS:
            yield Thing(row.year, "", noun), amount_of(row, noun)
        count, rows = store.partner_count(row.year), codes_in(store.rows_of_count(row.year))
        if count is not None:
            sources = tuple(dict.fromkeys(figures.loc[figures["figure"].isin(rows), "source"]))
            amount = Amount(float(count), "count", "published", sources=sources, rows=rows)
            yield Thing(row.year, "", COUNTRIES), amount
    for one in store.trade_by_partner(PUBLISHED):
        yield Thing(one.year, one.partner, "turnover"), amount_of(one, "turnover")
