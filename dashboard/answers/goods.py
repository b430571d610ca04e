"""Questions that only imported data answer: months, goods below the group, partner × group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.answers.trade import status_of
from dashboard.measures.goods import goods_frame, next_level, path_to
from dashboard.measures.months import months_frame
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore


@question("year", "against", "partners", "sectors", "flow", "chosen_months")
def months(ask: Ask, query: Query) -> pd.DataFrame:
    """The months of the year beside those of the year compared with, as the reader chose them:
    `dashboard.measures.months.months_frame` with ``status``."""
    store = ask.store(query)
    now, before = (
        store.turnover_by_month(query.with_(year=one, months=query.chosen_months))
        for one in query.pair
    )
    found = months_frame(now, before, query.chosen_months, query.flow)
    return found.assign(status=status_of(store))


@question("year", "flow", "months")
def partner_sectors(ask: Ask, query: Query) -> pd.DataFrame:
    """``year, partner, sector, turnover_usd, status`` of all partners and all goods."""
    store = ask.store(query)
    return store.partner_sector(query).assign(status=status_of(store))


@question("year", "against", "partners", "sectors", "code", "flow", "months")
def goods(ask: Ask, query: Query) -> pd.DataFrame:
    """What the chosen goods consist of, one step deeper: `dashboard.measures.goods.goods_frame`
    with ``status``.

    Raises:
        StoreUnavailable: the rows of the release cannot be read.
    """
    store = ask.store(query)
    now, before = (_goods(store, query.with_(year=one, months=query.months)) for one in query.pair)
    return goods_frame(now, before, query.flow).assign(status=status_of(store))


def _goods(store: TradeStore, query: Query) -> pd.DataFrame:
    if query.code:
        digits = next_level(query.code)
        return store.trade_by_code(query, query.code, digits).assign(kind="code")
    if query.sectors:
        rows = store.trade_by_chapter(query).rename(columns={"chapter": "code"})
        return rows.assign(kind="chapter", net_mass_kg=np.nan)
    rows = store.trade_by_sector(query).rename(columns={"sector": "code"})
    return rows.assign(kind="sector", net_mass_kg=np.nan)


@question("sectors", "code")
def path(ask: Ask, query: Query) -> pd.DataFrame:
    """``sectors, code``: the steps that lead to the chosen goods, the first is all goods:
    `dashboard.measures.goods.path_to`. Several sectors are joined by commas."""
    steps = path_to(query, ask.library.registers)
    return pd.DataFrame(steps, columns=["sectors", "code"], dtype="str")


def found_codes(ask: Ask, query: Query, text: str, limit: int = 20) -> pd.DataFrame:
    """``code, chapter, name, turnover_usd, sector``: the codes that a text means, largest first;
    ``sector`` is the commodity group of each. Not kept: readers write what they like.

    Raises:
        StoreUnavailable: the dataset has no codes, or the rows of the release cannot be read.
    """
    found = ask.store(query).search_codes(text, query.lang, limit)
    groups = ask.library.registers.groups
    return found.assign(sector=found["chapter"].map(dict(groups)))
