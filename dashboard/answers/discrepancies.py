"""What imported data say of the same values as the published figures, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from dashboard.amount import Amount
from dashboard.answers.about import PUBLISHED
from dashboard.certainty import BOUNDS
from dashboard.flows import FLOW_OF, Flow
from dashboard.measures import discrepancies as measures
from dashboard.measures.discrepancies import ComparedValue, Thing
from dashboard.query import Query
from dashboard.row_amounts import amount_of, codes_in
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore
from dashboard.store.reconciliation import COLUMNS, VERDICTS
from dashboard.trade_rows import NAN, YearOfTrade

FLOWS: Mapping[str, Flow | None] = {**FLOW_OF, "turnover": None}
"""What is compared of a year, and the flow that it is of."""
COUNTRIES = "countries"
WITHIN = "agrees to within the precision of the source"


@question(row=ComparedValue)
def compared(ask: Ask, query: Query) -> Sequence[ComparedValue]:
    """What a release of imported data and the published figures both know: exports, imports and
    turnover of whole years, the turnover with partners, how many these are. Nothing of data that
    are made up, or published themselves."""
    store, known = ask.store(query), ask.store(PUBLISHED)
    if not store.until or store.made_up:
        return ()
    imported = dict(_imported(store, query))
    return measures.compared(imported, dict(_published(known, ask.library.figures)))


@question(row=ComparedValue)
def differing(ask: Ask, query: Query) -> Sequence[ComparedValue]:
    """What a release of imported data says otherwise than the published figures."""
    return tuple(row for row in ask.rows(compared, query) if row.differs)


@question()
def ledger(ask: Ask, query: Query) -> pd.DataFrame:
    """Imported data against published figures, in the columns of
    `dashboard.store.reconciliation.reconciliation` up to ``kind``: ``computed_usd`` is the sum of
    the imported rows. Nothing is computed from a bound, so a difference from one is missing."""
    rows = [
        (
            " ".join(part for part in (row.noun, row.partner) if part),
            row.year,
            row.published,
            row.imported,
            NAN if row.published_qualifier in BOUNDS else row.imported - row.published,
            VERDICTS["open"] if row.differs else WITHIN,
            " ".join(part for part in (row.published_qualifier, row.published_status) if part),
            "open" if row.differs else "agrees",
        )
        for row in ask.rows(compared, query)
        if row.noun != COUNTRIES
    ]
    return pd.DataFrame(rows, columns=COLUMNS[: COLUMNS.index("kind") + 1])


def _imported(store: TradeStore, query: Query) -> Iterator[tuple[Thing, float]]:
    years = store.turnover_by_year(query)
    for noun, flow in FLOWS.items():
        for row in years:
            value = getattr(row, f"{noun}_usd")
            if value == value and store.choices.holds_all(row.year, flow):
                yield Thing(row.year, "", noun), value
    for one in store.trade_by_partner(query):
        whole = store.choices.holds_all(one.year, None, (one.partner,))
        if one.turnover_usd == one.turnover_usd and whole:
            yield Thing(one.year, one.partner, "turnover"), one.turnover_usd
    for year in (row.year for row in years if store.choices.holds_all(row.year, None)):
        count = store.partner_count(year)
        if count is not None:
            yield Thing(year, "", COUNTRIES), float(count)


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
