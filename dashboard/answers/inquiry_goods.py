"""The value, the mass, the share or the growth of goods that a question in words names by a
commodity code."""

from __future__ import annotations

import math

from dashboard.amount import UNKNOWN, Amount
from dashboard.answers.capable_store import able
from dashboard.answers.editions import editions_between
from dashboard.answers.trade import status_of
from dashboard.copies import replace
from dashboard.flows import FLOW_COLUMNS, FLOWS, Flow, noun_of
from dashboard.loaders.records import records
from dashboard.measures.goods import LEVELS
from dashboard.measures.inquiry import Inquiry
from dashboard.measures.nomenclature import past
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.store.contract import TradeStore


def above(code: str) -> str:
    """The code below which a code stands beside others; empty for a chapter."""
    return code[: max((level for level in LEVELS if level < len(code)), default=0)]


def value_of_goods(ask: Ask, asked: Inquiry, query: Query) -> Amount:
    """US dollars, or kilograms where ``asked.unit`` is ``kg``, of the goods of a code, or of all.

    Not known: a flow that the year lacks; flows of which unlike parts are held; what is in no row
    of files that hold a part alone; a code of which no year has a row, as it may be none; a mass
    where the files state none of what has a value. Known goods without trade have none: 0.

    Raises:
        StoreUnavailable: the dataset has no codes, or the rows of the release cannot be read.
    """
    store = able(ask, query, "codes")
    flows = FLOWS if query.flow is None else (query.flow,)
    if not all(_is_known(store, query, flow) for flow in flows):
        return UNKNOWN
    frame = store.trade_by_code(query, asked.code, len(asked.code) or min(LEVELS))
    rows = records(frame)
    if not rows and asked.code and store.search_codes(asked.code, limit=1).empty:
        return UNKNOWN
    choices, (year, _) = store.choices, query.pair
    if not rows and choices.held_in_part(query, year):
        return UNKNOWN
    whole = bool(rows and asked.code)  # what is held is held of a chapter
    if not whole and choices.unequal(query, year):
        return UNKNOWN
    exports, imports = (sum(getattr(row, FLOW_COLUMNS[flow]) for row in rows if flow in flows)
                        for flow in FLOWS)  # fmt: skip
    if math.isnan(exports + imports):
        return UNKNOWN
    known = Amount(0.0, status=status_of(store))
    if asked.unit != "kg":
        sums = {"exports": exports, "imports": imports, "balance": exports - imports}
        return replace(known, value=float(sums.get(asked.of, exports + imports)))
    mass = float(sum(row.net_mass_kg for row in rows))
    return UNKNOWN if exports + imports and not mass else replace(known, value=mass, unit="kg")


def mass_of(ask: Ask, query: Query) -> Amount:
    """The net mass of what is chosen, of one code at most. Raises as `value_of_goods`."""
    noun, (year, _) = noun_of(query.flow), query.pair
    asked = Inquiry(noun, noun, year, query.flow, code=query.code, unit="kg")
    return value_of_goods(ask, asked, query)


def share_of_goods(ask: Ask, asked: Inquiry, query: Query) -> Amount:
    """The share of the goods of a code in trade, or in that with a partner or a group; of a partner
    in the trade in these goods. Not known where either is not, or the whole is nothing; of a group
    as in `dashboard.answers.inquiry`. Raises as `value_of_goods`."""
    if asked.part == "group":
        return UNKNOWN
    if asked.part == "code":
        whole = value_of_goods(ask, replace(asked, code=""), query.with_(sectors=()))
    else:
        whole = value_of_goods(ask, asked, query.with_(partners=()))
    part = value_of_goods(ask, asked, query)
    if not (part.known and whole.known and whole.plain() > 0):
        return UNKNOWN
    return _computed(100 * part.plain() / whole.plain(), part.status)


def growth_of_goods(ask: Ask, asked: Inquiry, query: Query) -> Amount:
    """By how much the trade in the goods of a code grew in a year, over the months that both years
    have alike. Not known from nothing, where one year holds a part alone, nor of a code that an
    edition of the nomenclature changed so that it is not comparable. Raises as `value_of_goods`."""
    year, against = query.pair
    before = past(editions_between(ask.library, query), asked.code)
    if year - against != 1 or before.kind or not query.compares(asked.of):
        return UNKNOWN
    then = query.with_(year=against, months=query.months)
    if before.codes != (asked.code,):
        # What stood elsewhere then may have been in another group.
        then = then.with_(sectors=())
    parts = [value_of_goods(ask, replace(asked, code=code), then) for code in before.codes]
    now, base = value_of_goods(ask, asked, query), sum(one.plain() for one in parts if one.known)
    if not (now.known and parts and all(one.known for one in parts) and base > 0):
        return UNKNOWN
    return _computed(100 * now.plain() / base - 100, now.status)


def _computed(pct: float, of: str) -> Amount:
    """Per cent, from values of a status: what is made up stays so."""
    return Amount(pct, unit="pct", status="computed" if of == "published" else of)


def _is_known(store: TradeStore, query: Query, flow: Flow) -> bool:
    """Whether all the months that are asked for, or any where none is, are known of a flow."""
    choices, (year, _) = store.choices, query.pair
    return bool(choices.counted(year, query.months, query.flow) and choices.known(flow).get(year))
