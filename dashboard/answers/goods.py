"""Questions that only imported data answer: months, goods below the group, partner × group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.answers.editions import editions_between
from dashboard.answers.question_rows import PartnerGoods, Step
from dashboard.answers.trade import status_of
from dashboard.loaders.code_changes import Edition
from dashboard.loaders.records import records
from dashboard.measures.goods import Goods, SumOfGoods, Sums, goods_of, next_level, path_to
from dashboard.measures.months import Month, months_of
from dashboard.measures.nomenclature import past
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore
from dashboard.trade_rows import NAN, MonthOfTrade


@question("year", "against", "partners", "sectors", "flow", "chosen_months", row=Month)
def months(ask: Ask, query: Query) -> Sequence[Month]:
    """The months of the year beside those of the year compared with, as the reader chose them:
    `dashboard.measures.months.months_of`."""
    store = ask.store(query)
    now, before = (
        store.turnover_by_month(query.with_(year=one, months=query.chosen_months))
        for one in query.pair
    )
    return months_of(now, before, query.chosen_months, query.flow, status_of(store))


@question("partners", "sectors", "flow", row=MonthOfTrade)
def every_month(ask: Ask, query: Query) -> Sequence[MonthOfTrade]:
    """The months of all years that are known, in their order, of a flow if one is chosen."""
    return ask.store(query).turnover_by_month(query.with_(year=None, months=None))


@question("year", "flow", "months", row=PartnerGoods)
def partner_sectors(ask: Ask, query: Query) -> Sequence[PartnerGoods]:
    """Where there is trade, of all partners and all goods."""
    return partner_goods(ask, query)


def partner_goods(ask: Ask, query: Query) -> Sequence[PartnerGoods]:
    """The partners by commodity group of a query, those that are chosen."""
    store = ask.store(query)
    status = status_of(store)
    return tuple(PartnerGoods(*row, status) for row in store.partner_sector(query))


@question("year", "against", "partners", "sectors", "code", "flow", "months", row=Goods)
def goods(ask: Ask, query: Query) -> Sequence[Goods]:
    """What the chosen goods consist of, one step deeper: `dashboard.measures.goods.goods_of`.

    Raises:
        StoreUnavailable: the rows of the release cannot be read.
    """
    store = ask.store(query)
    kind = "code" if query.code else "chapter" if query.sectors else "sector"
    now, before = (_sums(store, query.with_(year=one, months=query.months)) for one in query.pair)
    editions = editions_between(ask.library, query) if query.code else ()
    if query.code:
        before = [*before, *_elsewhere(store, query, editions, now)]
    return goods_of(kind, now, before, query.flow, status_of(store), editions)


def _elsewhere(store: TradeStore, query: Query, editions: Sequence[Edition], now: Sums) -> Sums:
    """What codes were in the year compared with, of those that stood elsewhere then."""
    known = [past(editions, code) for code, *_ in now]
    codes = {one for before in known if not before.kind for one in before.codes}
    others = {one for one in codes if not one.startswith(query.code)}
    then = query.with_(year=query.against, sectors=(), months=query.months)
    rows = (row for one in sorted(others)
            for row in records(store.trade_by_code(then, one, len(one))))  # fmt: skip
    return [_of_code(row) for row in rows if row.code in others]


def _sums(store: TradeStore, query: Query) -> Sums:
    if query.code:
        frame = store.trade_by_code(query, query.code, next_level(query.code))
        return [_of_code(row) for row in records(frame)]
    if query.sectors:
        chapters = store.trade_by_chapter(query)
        return [(row.chapter, *row[2:5], NAN) for row in chapters]
    groups = store.trade_by_sector(query)
    return [(row.sector, *row[2:5], NAN) for row in groups]


def _of_code(row: Any) -> SumOfGoods:
    exports, imports = row.exports_usd, row.imports_usd
    return row.code, exports, imports, exports + imports, row.net_mass_kg


@question("sectors", "code", row=Step)
def path(ask: Ask, query: Query) -> Sequence[Step]:
    """The steps that lead to the chosen goods, the first is all goods:
    `dashboard.measures.goods.path_to`."""
    return tuple(Step(*one) for one in path_to(query, ask.library.registers))
