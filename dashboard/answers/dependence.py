"""On how few partners or commodity codes the trade of a year rests."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.answers.capable_store import able
from dashboard.flows import FLOW_COLUMNS, noun_of
from dashboard.loaders.records import records
from dashboard.loaders.special_codes import CLOSED_CODES, UNKNOWN_PARTNER
from dashboard.measures.dependence import (
    Dependence,
    dependence,
    dependence_in,
    dependence_of_largest,
    nothing,
)
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

FIELDS = ("year", "partners", "sectors", "flow", "months")
TEN = 10
MEASURED = (*FLOW_COLUMNS, "turnover")


@question(*FIELDS, row=Dependence)
def by_partner(ask: Ask, query: Query) -> Sequence[Dependence]:
    """Of exports, imports and turnover of the year, or of the chosen flow:
    `dashboard.measures.dependence.dependence`. Shares are of what is chosen. Where only the
    shares of the largest partners are published, the index is an interval."""
    store = ask.store(query)
    rows = {row.partner: row for row in records(store.trade_by_partner(query))}
    if "months" in store.capabilities:
        found = [dependence(flow, _values(rows, flow), (UNKNOWN_PARTNER,)) for flow in _of(query)]
        return _alike(store, query, found)
    return [_of_what_is_known(store, query, flow, rows) for flow in _of(query)]


@question(*FIELDS, row=Dependence)
def by_code(ask: Ask, query: Query) -> Sequence[Dependence]:
    """The same by commodity code, as long as it is known. Codes that are not disclosed may be any.

    Raises:
        StoreUnavailable: the dataset has no codes, or the rows of the release cannot be read.
    """
    store = able(ask, query, "codes")
    rows = store.trade_by_code(query, "", TEN)
    usd = {flow: rows[column].to_numpy(float) for flow, column in FLOW_COLUMNS.items()}
    usd["turnover"] = np.sum(list(usd.values()), axis=0)
    hidden = rows["code"].eq(CLOSED_CODES).to_numpy(bool)
    key = rows["code"].iloc.__getitem__
    found = [dependence_in(one, usd[one], hidden, key) for one in _of(query)]
    return _alike(store, query, found)


@question(*FIELDS, row=Dependence)
def by_code_partner(ask: Ask, query: Query) -> Sequence[Dependence]:
    """The same by code with partner, ``2724700300-NLD``. Raises as `by_code`."""
    store = able(ask, query, "codes")
    rows = store.trade_by_row(query)
    flow, code, partner = (rows[name].cat for name in ("flow", "code", "partner"))
    codes, partners = list(code.categories), list(partner.categories)
    place = code.codes.to_numpy(np.int64) * len(partners) + partner.codes.to_numpy()
    pairs, which = np.unique(place, return_inverse=True)
    usd = {
        name: np.bincount(which, np.where(flow.codes == number, rows["usd"], 0.0), len(pairs))
        for number, name in enumerate(flow.categories)
    }
    usd["turnover"] = np.sum(list(usd.values()), axis=0)
    hidden = np.isin(pairs // len(partners), _places(codes, CLOSED_CODES))
    hidden |= np.isin(pairs % len(partners), _places(partners, UNKNOWN_PARTNER))

    def key(pair: int) -> str:
        of_code, of_partner = divmod(int(pairs[pair]), len(partners))
        return f"{codes[of_code]}-{partners[of_partner]}"

    found = [dependence_in(one, usd[one], hidden, key) for one in _of(query)]
    return _alike(store, query, found)


def _alike(store: TradeStore, query: Query, found: Sequence[Dependence]) -> Sequence[Dependence]:
    """Without what rests on unlike parts of the flows: turnover, and a flow of which a part alone
    is held of the year."""
    years = store.choices.years if query.year is None else (query.year,)
    unequal = {flow for year in years for flow in store.choices.unequal(query, year)}
    unknown = {"turnover", *unequal} if unequal else set()
    return [nothing(one.flow) if one.flow in unknown else one for one in found]


def _places(keys: Sequence[str], of: str) -> list[int]:
    return [place for place, key in enumerate(keys) if key == of]


BY = {"partner": by_partner, "code": by_code, "code-partner": by_code_partner}
"""On what a trade may depend."""


def _of(query: Query) -> Sequence[str]:
    return MEASURED if query.flow is None else [query.flow]


def _values(rows: Mapping[str, Any], flow: str) -> Mapping[str, float]:
    return {key: getattr(row, f"{noun_of(flow)}_usd") for key, row in rows.items()}


def _of_what_is_known(
    store: TradeStore, query: Query, flow: str, rows: Mapping[str, Any]
) -> Dependence:
    """Of published figures: of chosen partners if all of them are known, else of the shares."""
    if query.partners:
        amounts = {code: amount_of(rows.get(code), noun_of(flow)) for code in query.partners}
        if not all(one.exact for one in amounts.values()):
            return nothing(flow)
        return dependence(flow, {code: one.plain() for code, one in amounts.items()})
    shares = {code: row.share_pct for code, row in rows.items() if not math.isnan(row.share_pct)}
    countries = None if query.year is None else store.partner_count(query.year)
    if flow != "turnover" or countries is None:
        return nothing(flow)
    return dependence_of_largest(flow, shares, countries)
