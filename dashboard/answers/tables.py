"""The tables that leave the program: six by the command line, these and three more, which only
imported data fill, by the downloads of the pages.

Each is the frame behind a chart, with the columns of the contract in their order. A query
whose year is not chosen asks for every year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.answers import goods, trade
from dashboard.answers.relations import fields_of
from dashboard.measures.contacts import contacts_of, touches
from dashboard.measures.relations import event_table, events_in, partner_regions
from dashboard.query import Query
from dashboard.store.ask import Ask

MONEY = ("exports_usd", "imports_usd", "turnover_usd")
FILTERS = ("year", "flow", "partner", "sector", "months")


@dataclass(frozen=True, slots=True)
class NamedTable:
    """How a table is made, its columns in their order, and the filters that apply to it."""

    rows: Callable[[Ask, Query], pd.DataFrame]
    columns: tuple[str, ...]
    filters: tuple[str, ...] = FILTERS

    def frame(self, ask: Ask, query: Query) -> pd.DataFrame:
        """The table of a query. Raises ``StoreUnavailable`` when its dataset is not there."""
        return self.rows(ask, query)[list(self.columns)]


def _turnover(ask: Ask, query: Query) -> pd.DataFrame:
    """All years, each with its growth, then the year; a year that nothing is known of says so."""
    rows = _of_year(ask(trade.years, query), query.year)
    if rows.empty and query.year is not None:
        unknown = {"year": query.year, "status": "not published"}
        return pd.DataFrame([unknown], columns=TABLES["turnover"].columns)
    return rows


def _partners(ask: Ask, query: Query) -> pd.DataFrame:
    """Ranked among all partners; only then the chosen ones are picked."""
    rows = ask(trade.partners, query)
    wanted = query.partners or tuple(rows["partner"])
    return rows[rows["partner"].isin(wanted)]


def _sectors(ask: Ask, query: Query) -> pd.DataFrame:
    rows = ask(trade.sectors, query)
    if query.flow is None:
        return rows
    known = rows[trade.measured_column(query)].notna()
    return rows.assign(status=rows["status"].where(known, "not published"))


def _regions(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner regions; of a year, those with a relation known or an event held in it."""
    relations, events = ask.library.relations.relations, ask.library.relations.events
    if query.year is not None:
        relations = relations[[row.known_in(query.year) for row in contacts_of(relations)]]
        events = events_in(events, years=[query.year])
    rows = partner_regions(relations, events, ask.library.registers.regions)
    wanted = fields_of(query.sectors, ask.library.registers)
    kept = [
        touches([country], query.partners) and touches(sectors.split(";"), wanted)
        for country, sectors in zip(rows["country"], rows["sectors"], strict=True)
    ]
    return rows[kept]


def _events(ask: Ask, query: Query) -> pd.DataFrame:
    years = () if query.year is None else (query.year,)
    wanted = fields_of(query.sectors, ask.library.registers)
    return event_table(events_in(ask.library.relations.events, years, wanted, query.partners))


def _reconciliation(ask: Ask, query: Query) -> pd.DataFrame:
    """The ledger; of a partner, the figures that are named after it."""
    rows = _of_year(ask.library.ledger, query.year)
    named = rows["figure"].str.rpartition(" ")[2]
    return rows[named.isin(query.partners)] if query.partners else rows


def _codes(ask: Ask, query: Query) -> pd.DataFrame:
    """What the chosen goods consist of in the year; in the latest one where none is chosen."""
    latest = query.choices.latest
    chosen = query if query.year is not None else query.with_(year=latest, against=latest - 1)
    return ask(goods.goods, chosen).assign(year=chosen.year)


def _of_year(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    return rows if year is None else rows[rows["year"].eq(year)]


TABLES: Mapping[str, NamedTable] = {
    "turnover": NamedTable(
        _turnover,
        ("year", *MONEY, "balance_usd", "coverage_pct", "turnover_growth_pct", "status"),
    ),
    "partners": NamedTable(_partners, ("year", "partner", *MONEY, "share_pct", "rank", "status")),
    "sectors": NamedTable(_sectors, ("year", "sector", *MONEY, "share_pct", "status")),
    "regions": NamedTable(
        _regions,
        ("region", "country", "name_en", "name_ru", "kind", "since", "until", "sectors",
         "status", "source"),
        ("year", "partner", "sector"),
    ),
    "events": NamedTable(
        _events,
        ("start", "end", "year", "region", "country", "kind", "title_en", "title_ru", "sectors",
         "participants", "source"),
        ("year", "partner", "sector"),
    ),
    "reconciliation": NamedTable(
        _reconciliation,
        ("figure", "year", "published_usd", "computed_usd", "difference_usd", "verdict", "note"),
        ("year", "partner"),
    ),
}  # fmt: skip

EVERY: Mapping[str, NamedTable] = {
    **TABLES,
    "months": NamedTable(
        lambda ask, query: ask.store(query).turnover_by_month(query),
        ("year", "month", "exports_usd", "imports_usd", "exports_kg", "imports_kg"),
    ),
    "codes": NamedTable(
        _codes,
        ("year", "kind", "code", "exports_usd", "imports_usd", "net_mass_kg", "share_pct"),
    ),
    "partner_sectors": NamedTable(
        lambda ask, query: ask(goods.partner_sectors, query),
        ("year", "partner", "sector", "turnover_usd"),
    ),
}
"""The six tables of the contract, and those that only imported data fill."""
