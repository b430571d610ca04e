"""The parts of growth where not all parts are known: those known exactly of both years, of one, and
what is left of the whole unexplained.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.flows import FLOW_COLUMNS, noun_of
from dashboard.loaders.records import Rows, records
from dashboard.measures.contribution_ranges import ranged, rest_ranged
from dashboard.measures.contributions import (
    UNEXPLAINED,
    Ends,
    PartOfGrowth,
    Place,
    Values,
    contributions,
)
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.contract import TradeStore
from dashboard.trade_rows import NAN

Reader = Callable[[TradeStore, Query], Rows]


def of_what_is_known(
    store: TradeStore, query: Query, read: Reader, noun: str
) -> Sequence[PartOfGrowth]:
    """The parts known exactly of both years, and of one, where not all are known."""
    year, against = query.pair
    now, before = (
        {getattr(row, noun): row for row in records(read(store, query.with_(
            year=one, months=query.months)))}
        for one in query.pair
    )  # fmt: skip
    totals = {row.year: row for row in records(store.turnover_by_year(query))}
    alike = query.comparable or year == against
    whole = {
        flow: (before_usd, now_usd)
        for flow in (*FLOW_COLUMNS, "turnover")
        if alike and query.flow in (None, flow)
        and not math.isnan(before_usd := _exactly(totals.get(against), flow))
        and not math.isnan(now_usd := _exactly(totals.get(year), flow))
    }  # fmt: skip
    parts = [_values(side, query.flow) for side in (before, now)]
    finest = _finest(parts, whole)
    base = whole.get(query.flow or "turnover", (NAN, NAN))[0]
    found = contributions(parts[0], parts[1], finest, base)
    parts_of = [ranged(row, before.get(row.key), now.get(row.key))
                for row in found if row.key != UNEXPLAINED]  # fmt: skip
    return [
        *parts_of,
        *(rest_ranged(row, ranged(row, totals.get(against), totals.get(year)), parts_of)
          for row in found if row.key == UNEXPLAINED),
    ]  # fmt: skip


def _values(rows: Mapping[str, Any], flow: str | None) -> Values:
    """What is known exactly of each part: its flows, or the turnover where they are not known."""
    found: dict[Place, float] = {}
    for key, row in rows.items():
        of = {one: _exactly(row, one) for one in (*FLOW_COLUMNS, "turnover")}
        flows = [one for one in FLOW_COLUMNS if not math.isnan(of[one])]
        for one in flows or ["turnover"]:
            if not math.isnan(of[one]) and flow in (None, one):
                found[key, one] = of[one]
    return found


def _finest(parts: Sequence[Values], whole: Mapping[str, Ends]) -> Mapping[str, Ends]:
    """The wholes that parts are taken from: both flows, unless a part is known of both years by
    its turnover alone."""
    both = parts[0].keys() & parts[1].keys()
    flows = {flow: ends for flow, ends in whole.items() if flow != "turnover"}
    if "turnover" not in whole:
        return flows
    by_turnover = any(flow == "turnover" for _, flow in both)
    return {"turnover": whole["turnover"]} if by_turnover or len(flows) < 2 else flows


def _exactly(row: Any, flow: str) -> float:
    found = amount_of(row, noun_of(flow))
    return found.plain() if found.exact else NAN
