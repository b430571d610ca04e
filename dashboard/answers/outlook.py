"""How the year will end, from its months that are known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.answers.capable_store import able
from dashboard.flows import FLOW_COLUMNS, FLOWS
from dashboard.loaders.records import records
from dashboard.measures.outlook import Outlook, outlook
from dashboard.measures.outlook_errors import Tried, errors
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.trade_rows import NAN

Parts = Sequence[Mapping[int, Mapping[int, float]]]


@dataclass(frozen=True, slots=True)
class KnownMonths:
    """What is known month by month: of each flow that is asked for its parts (year → month → US
    dollars; of the turnover both flows), and the months of the year that count: ``months`` of any
    flow, ``of`` those that a flow knows itself."""

    parts: Mapping[str, Parts]
    months: Sequence[int]
    of: Mapping[str, Sequence[int]]


def known_months(ask: Ask, query: Query) -> KnownMonths:
    """What is known of every year, like for like: of other parts than the months of the year hold
    nothing follows. Raises ``StoreUnavailable`` where months are not."""
    store = able(ask, query, "months")
    assert query.year is not None
    every = query.with_(year=None, months=None)
    choices, year = store.choices, query.year
    counted = choices.counted(year, query.chosen_months, query.flow)
    held = choices.prevailing(query, ((year, month) for month in counted))
    parts: dict[str, dict[int, dict[int, float]]] = {flow: {} for flow in FLOW_COLUMNS}
    for row in records(store.turnover_by_month(every)):
        for flow, column in FLOW_COLUMNS.items():
            alike = choices.scope(query, row.year, row.month) == held
            if alike and not math.isnan(usd := getattr(row, column)):
                parts[flow].setdefault(int(row.year), {})[int(row.month)] = usd
    wholes: dict[str, Parts] = {
        **{flow: [part] for flow, part in parts.items()},
        "turnover": [*parts.values()],
    }
    flows = {flow: wholes[flow] for flow in wholes if query.flow in (None, flow)}
    months = sorted(month for month in counted if any(
        month in part.get(year, {}) for part in parts.values()))  # fmt: skip
    known: dict[str, frozenset[int]] = {
        flow: choices.counted(year, query.chosen_months, flow) for flow in FLOWS
    }
    known["turnover"] = frozenset.intersection(*known.values())
    of = {
        flow: [month for month in months if month in known[flow]
               and all(month in part.get(year, {}) for part in flows[flow])]
        for flow in flows
    }  # fmt: skip
    return KnownMonths(flows, months, of)


def _said(found: KnownMonths) -> str:
    """The flow that is spoken of: the turnover or the chosen flow, else that of which alone months
    of the year are known."""
    *_, last = found.parts
    return next((flow for flow in reversed([*found.parts]) if found.of[flow]), last)


@question("year", "partners", "sectors", "flow", "chosen_months", row=Outlook)
def expected(ask: Ask, query: Query) -> Sequence[Outlook]:
    """Exports, imports and turnover that the year is expected to end with, or the chosen flow:
    `dashboard.measures.outlook.outlook`. Months count that are known of both flows; where some
    are chosen, these alone, as if no more of the year were known.

    Raises:
        StoreUnavailable: the dataset does not know months.
    """
    assert query.year is not None
    found = known_months(ask, query)
    return [outlook(flow, parts, query.year, found.of[flow]) for flow, parts in found.parts.items()]


@question("year", "partners", "sectors", "flow", "chosen_months", row=Tried)
def tried(ask: Ask, query: Query) -> Sequence[Tried]:
    """How far the expectation of what is asked for, or of the flow that alone is known, erred in
    earlier years, by the number of months known: `dashboard.measures.outlook_errors.errors`. Raises
    as `expected`."""
    assert query.year is not None
    found = known_months(ask, query)
    flow = _said(found)
    return [row._replace(flow=flow) for row in errors(found.parts[flow], query.year)]


class KnownSoFar(NamedTuple):
    """What the known months of the year add up to, US dollars."""

    flow: str
    known_usd: float


@question("year", "partners", "sectors", "flow", "chosen_months", row=KnownSoFar)
def so_far(ask: Ask, query: Query) -> Sequence[KnownSoFar]:
    """The sums of the months that `expected` rests on, ``NaN`` of none. Raises as that."""
    assert query.year is not None
    found = known_months(ask, query)
    return [
        KnownSoFar(flow, sum(part.get(query.year, {}).get(month, NAN)
                             for part in parts for month in found.of[flow])
                   if found.of[flow] else NAN)
        for flow, parts in found.parts.items()
    ]  # fmt: skip
