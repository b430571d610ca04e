"""How the year will end, from its months that are known."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.answers.contributions import able
from dashboard.answers.trade import FLOW_COLUMNS
from dashboard.loaders.records import records
from dashboard.measures.outlook import Outlook, outlook
from dashboard.query import Query
from dashboard.store.ask import Ask, question


@question("year", "partners", "sectors", "flow", "chosen_months", row=Outlook)
def expected(ask: Ask, query: Query) -> Sequence[Outlook]:
    """Exports, imports and turnover that the year is expected to end with, or the chosen flow:
    `dashboard.measures.outlook.outlook`. Months count that are known of both flows; where some
    are chosen, these alone, as if no more of the year were known.

    Raises:
        StoreUnavailable: the dataset does not know months.
    """
    store = able(ask, query, "months")
    assert query.year is not None
    every = query.with_(year=None, months=None)
    parts: dict[str, dict[int, dict[int, float]]] = {flow: {} for flow in FLOW_COLUMNS}
    for row in records(store.turnover_by_month(every)):
        for flow, column in FLOW_COLUMNS.items():
            if not math.isnan(usd := getattr(row, column)):
                parts[flow].setdefault(int(row.year), {})[int(row.month)] = usd
    wholes = {**{flow: [part] for flow, part in parts.items()}, "turnover": [*parts.values()]}
    flows = wholes if query.flow is None else [query.flow]
    counted = store.choices.counted(query.year, query.chosen_months, query.flow)
    months = sorted(month for month in counted if any(
        month in part.get(query.year, {}) for part in parts.values()))  # fmt: skip
    return [outlook(flow, wholes[flow], query.year, months) for flow in flows]
