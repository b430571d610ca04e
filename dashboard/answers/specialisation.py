"""What the region trades more of than its country or the world does, as far as a table of these was
loaded (`dashboard.loaders.reference`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from dashboard.answers.capable_store import able
from dashboard.answers.mirror import is_whole
from dashboard.flows import FLOW_COLUMNS, Flow
from dashboard.loaders.records import records
from dashboard.loaders.reference import (
    ALL_GOODS,
    EVERYBODY,
    Goods,
    Loaded,
    loaded,
    reference,
)
from dashboard.measures.specialisation import Side, Specialisation, side_of, specialisation
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

FIELDS = ("year", "against", "sectors", "flow")
CHAPTER, FINEST = 2, 6
LEVELS = (6, 4, 2)
"""Lengths of codes that are compared below the chapter, the finest first: what is international."""


@question(*FIELDS, row=Specialisation)
def by_chapter(ask: Ask, query: Query) -> Sequence[Specialisation]:
    """Chapters of goods beside every reference: `dashboard.measures.specialisation`; of whole
    years alone, for references are. With sectors, their chapters. Nothing of made-up data.

    Raises:
        StoreUnavailable: the dataset has no codes, or the reference cannot be read.
    """
    return list(_beside(ask, query, CHAPTER))


@question(*FIELDS, row=Specialisation)
def by_code(ask: Ask, query: Query) -> Sequence[Specialisation]:
    """The same by the longest codes, of six digits at the most, that a reference has of both
    years. Raises as `by_chapter`."""
    return list(_beside(ask, query, FINEST))


@question(row=Loaded)
def sources(ask: Ask, _: Query) -> Sequence[Loaded]:
    """The files that the references are from. Raises as `by_chapter`."""
    return loaded(ask.library.settings.data_dir, ask.library.sight)


BY = {"chapter": by_chapter, "code": by_code}
"""By what specialisation may be had."""


def _beside(ask: Ask, query: Query, most: int) -> Iterator[Specialisation]:
    store, registers = able(ask, query, "codes"), ask.library.registers
    if store.made_up:
        return
    known = reference(ask.library.settings.data_dir, ask.library.sight)
    year, against = query.pair
    chosen = {one for sector in query.sectors for one in registers.chapters_of(sector)}
    for flow in get_args(Flow) if query.flow is None else (query.flow,):
        if not is_whole(store, year, flow, query.partners):
            continue
        for name in (registers.home, EVERYBODY):
            now = known.get((name, year, flow))
            if now is None:
                continue
            before = known.get((name, against, flow)) if against != year else None
            if before is not None and not is_whole(store, against, flow, query.partners):
                before = None
            digits = digits_of(most, now, before)
            side = side_in(store, query, year, flow, now, digits)
            earlier = None
            if before is not None:
                earlier = side_in(store, query, against, flow, before, digits)
            rows = specialisation((year, flow, name), side, earlier, against)
            yield from (row for row in rows if not query.sectors or row.code[:CHAPTER] in chosen)


def digits_of(most: int, *of: Goods | None) -> int:
    """The longest codes of at most so many digits that all that there are have."""
    every = [{len(code) for code in goods if code != ALL_GOODS} for goods in of if goods]
    return next(
        (one for one in LEVELS if one <= most and all(max(had, default=0) >= one for had in every)),
        CHAPTER,
    )


def side_in(
    store: TradeStore, query: Query, year: int, flow: Flow, goods: Goods, digits: int
) -> Side:
    """What we trade of a flow in a year by codes of so many digits, beside a reference; what is
    known by a shorter code alone, or not disclosed, is in the whole alone. With partners, what
    we trade with these."""
    asked = query.only(("partners",)).with_(year=year, flow=flow)
    column = FLOW_COLUMNS[flow]
    if digits == CHAPTER:
        found = {row.chapter: getattr(row, column) for row in store.trade_by_chapter(asked)}
    else:
        rows = records(store.trade_by_code(asked, "", digits))
        found = {row.code: getattr(row, column) for row in rows}
    ours = {code: usd for code, usd in found.items() if len(code) == digits and code.isdigit()}
    return side_of(ours, sum(found.values()), goods, digits)
