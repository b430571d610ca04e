"""Rows of customs data that are odd: for the owner to look at, and to mark right or wrong."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.answers.capable_store import able
from dashboard.answers.odd_search import found
from dashboard.errors import DataRefused, StoreUnavailable
from dashboard.loaders.odd_rows import odd_rows
from dashboard.loaders.records import records
from dashboard.loaders.verdicts import Verdict, read_verdicts
from dashboard.measures import oddities as measures
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

LOG = logging.getLogger(__name__)


class Kept(NamedTuple):
    """How many rows of a release are odd, where that is known."""

    rows: int


@question(row=Kept)
def kept(ask: Ask, query: Query) -> Sequence[Kept]:
    """One row, or none where they were not looked for yet."""
    known = _known(ask, ask.store(query), query.dataset)
    return [] if known is None else [Kept(len(known))]


@question("sectors")
def every(ask: Ask, query: Query) -> pd.DataFrame:
    """The odd rows of a whole release, or of the codes of the chosen sectors:
    `dashboard.measures.oddities.oddities`. A row is odd among all of its code and flow in the
    release, of all years and partners, whatever is chosen to be shown: what is asked chooses
    among the odd ones, and never makes one.

    Raises:
        StoreUnavailable: the dataset has no codes, or its rows cannot be read.
    """
    store, registers = able(ask, query, "codes"), ask.library.registers
    of = {one for sector in query.sectors for one in registers.chapters_of(sector)}
    known = _known(ask, store, query.dataset)
    if known is None and (of or not query.sectors):
        return found(ask, query, of)
    if known is None:
        return pd.DataFrame(columns=measures.COLUMNS)
    return known[known["code"].str[:2].isin(of)] if query.sectors else known


def _known(ask: Ask, store: TradeStore, dataset: str) -> pd.DataFrame | None:
    if store.release is None:
        return None
    return odd_rows(ask.library.settings.data_dir, dataset, store.release, store.version)


@question("year", "partners", "sectors", "flow", "chosen_months")
def oddities(ask: Ask, query: Query) -> pd.DataFrame:
    """Those of `every` that are of what is chosen, with ``period`` (2021-09, or 2021 as a whole),
    what the owner says of each (``verdict``: right, wrong, or empty; ``why``), largest first.
    Raises as `every`."""
    rows = ask(every, query)
    shown = pd.Series(True, index=rows.index)
    if query.year is not None:
        shown &= rows["year"].eq(query.year)
    if query.chosen_months is not None:
        shown &= rows["month"].isin(query.chosen_months)
    if query.flow is not None:
        shown &= rows["flow"].eq(query.flow)
    if query.partners:
        shown &= rows["partner"].isin(query.partners)
    if query.sectors:
        registers = ask.library.registers
        chapters = {one for sector in query.sectors for one in registers.chapters_of(sector)}
        shown &= rows["code"].str[:2].isin(chapters)
    chosen = _judged(ask, query.dataset, rows[shown.astype(bool)])
    order = chosen["value_usd"].abs().sort_values(ascending=False, kind="stable").index
    return chosen.loc[order].reset_index(drop=True)


@question("year", "partners", "sectors", "flow", "chosen_months")
def quickly(ask: Ask, query: Query) -> pd.DataFrame:
    """The same, with no rows where all of a release would have to be looked at for them. Raises as
    `every`."""
    if query.sectors or ask.rows(kept, query):
        return ask(oddities, query)
    return pd.DataFrame(columns=[*measures.COLUMNS, "period", "verdict", "why"])


def _judged(ask: Ask, dataset: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their period and what is said of them as they are now."""
    periods = [f"{year}-{month:02d}" if month else str(year)
               for year, month in zip(rows["year"], rows["month"], strict=True)]  # fmt: skip
    known = {one.row: one for one in _verdicts(ask, dataset)}
    if not known:
        return rows.assign(period=periods, verdict="", why="")
    said = [
        one if (one := known.get((period, row.flow, row.partner, row.code))) is not None
        and one.is_of(row.value_usd, row.net_mass_kg) else None
        for period, row in zip(periods, records(rows), strict=True)
    ]  # fmt: skip
    return rows.assign(
        period=periods,
        verdict=[one.verdict if one else "" for one in said],
        why=[one.reason if one else "" for one in said],
    )


def _verdicts(ask: Ask, dataset: str) -> tuple[Verdict, ...]:
    """What the owner says of rows; nothing, which is logged, where it cannot be made out."""
    try:
        return read_verdicts(ask.library.settings.data_dir, dataset)
    except (DataRefused, StoreUnavailable) as error:
        LOG.error("odd rows are shown as if nothing was said of them: %s", error)
        return ()
