"""The search of a release for its odd rows, where no import has looked for them: those of all
goods are kept, so that it is made once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd
from pandas.api.types import union_categoricals

from dashboard.flows import FLOW_COLUMNS
from dashboard.loaders.odd_rows import as_kept, path_of
from dashboard.loaders.records import records
from dashboard.measures import oddities as measures
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.store.contract import TradeStore

ROWS = 200_000
"""How many rows are looked at together, or one chapter if that has more."""


def found(ask: Ask, query: Query, of: Collection[str]) -> pd.DataFrame:
    """The odd rows of the chapters ``of``, or with none of all, which are kept from then on:
    `dashboard.measures.oddities.oddities`. Raises ``StoreUnavailable`` as the store does."""
    store = ask.store(query)
    parts = [measures.oddities(rows) for rows in _parts(store, query.with_(sectors=()), of)]
    odd = [one for one in parts if len(one)]
    every = pd.concat(odd, ignore_index=True) if odd else pd.DataFrame(columns=measures.COLUMNS)
    if not of and store.release is not None:
        from dashboard.imports.odd_rows import keep  # else an answer writes nothing

        data_dir = ask.library.settings.data_dir
        keep(path_of(data_dir, query.dataset, store.release), every, store.version)
    return as_kept(every)


def _parts(store: TradeStore, query: Query, of: Collection[str]) -> Iterator[pd.DataFrame]:
    """The rows of a release, of some chapters or of all if none is named, several whole chapters at
    a time: all may be more than the memory holds, and one chapter alone hardly pays its way."""
    waiting: list[pd.DataFrame] = []
    for flow in FLOW_COLUMNS:
        of_flow = query.with_(flow=flow)  # of both, months that one of them lacks are left out
        chapters = {row.chapter for row in records(store.trade_by_chapter(of_flow))}
        for chapter in sorted(chapters & set(of) if of else chapters):
            waiting.append(store.trade_by_row(of_flow, chapter))
            if sum(map(len, waiting)) >= ROWS:
                yield _joined(waiting)
                waiting = []
    if waiting:
        yield _joined(waiting)


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Some frames as one, whose texts stay categories: many times as quick as texts."""
    joined = pd.concat(parts, ignore_index=True)
    kept = {name: union_categoricals([part[name] for part in parts]) for name in measures.SERIES}
    return joined.assign(**kept)
