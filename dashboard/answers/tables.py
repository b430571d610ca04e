"""The tables that leave the program: six by the command line, these and three more, which only
imported data fill, by the downloads of the pages.

Each is the frame behind a chart, with the columns of the contract in their order. A query
whose year is not chosen asks for every year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.answers import imported_tables as depth
from dashboard.measures import answers
from dashboard.measures.contacts import contacts_of, touches
from dashboard.measures.relations import event_table, events_in, partner_regions
from dashboard.query import Query
from dashboard.store.library import Library

MONEY = ("exports_usd", "imports_usd", "turnover_usd")
FILTERS = ("year", "flow", "partner", "sector", "months")


@dataclass(frozen=True, slots=True)
class NamedTable:
    """How a table is made, its columns in their order, and the filters that apply to it."""

    rows: Callable[[Library, Query], pd.DataFrame]
    columns: tuple[str, ...]
    filters: tuple[str, ...] = FILTERS

    def frame(self, library: Library, query: Query) -> pd.DataFrame:
        """The table of a query. Raises ``StoreUnavailable`` when its dataset is not there."""
        return self.rows(library, query)[list(self.columns)]


def _turnover(library: Library, query: Query) -> pd.DataFrame:
    """All years, each with its growth, then the year; a year that nothing is known of says so."""
    store = library.store(query.dataset, query.release)
    rows = _of_year(answers.turnover_frame(store, query), query.year)
    if rows.empty and query.year is not None:
        unknown = {"year": query.year, "status": "not published"}
        return pd.DataFrame([unknown], columns=TABLES["turnover"].columns)
    return rows


def _partners(library: Library, query: Query) -> pd.DataFrame:
    """Ranked among all partners; only then the chosen ones are picked."""
    everyone = replace(query, partners=())
    store = library.store(query.dataset, query.release)
    rows = answers.partner_frame(store, everyone)
    wanted = query.partners or tuple(rows["partner"])
    return rows[rows["partner"].isin(wanted)]


def _sectors(library: Library, query: Query) -> pd.DataFrame:
    store = library.store(query.dataset, query.release)
    rows = answers.sector_frame(store, query)
    if query.flow is None:
        return rows
    own = answers.measured_column(query)
    rows = rows.assign(**{column: float("nan") for column in MONEY if column != own})
    return rows.assign(status=rows["status"].where(rows[own].notna(), "not published"))


def _regions(library: Library, query: Query) -> pd.DataFrame:
    """Partner regions; of a year, those with a relation known or an event held in it."""
    relations, events = library.relations.relations, library.relations.events
    if query.year is not None:
        relations = relations[[row.known_in(query.year) for row in contacts_of(relations)]]
        events = events_in(events, years=[query.year])
    rows = partner_regions(relations, events, library.registers.regions)
    wanted = answers.fields_of(query.sectors, library.registers)
    kept = [
        touches([country], query.partners) and touches(sectors.split(";"), wanted)
        for country, sectors in zip(rows["country"], rows["sectors"], strict=True)
    ]
    return rows[kept]


def _events(library: Library, query: Query) -> pd.DataFrame:
    years = () if query.year is None else (query.year,)
    wanted = answers.fields_of(query.sectors, library.registers)
    return event_table(events_in(library.relations.events, years, wanted, query.partners))


def _reconciliation(library: Library, query: Query) -> pd.DataFrame:
    """The ledger; of a partner, the figures that are named after it."""
    rows = _of_year(library.ledger, query.year)
    named = rows["figure"].str.rpartition(" ")[2]
    return rows[named.isin(query.partners)] if query.partners else rows


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
    "months": NamedTable(depth.months, depth.MONTHS),
    "codes": NamedTable(depth.codes, depth.CODES),
    "partner_sectors": NamedTable(depth.partner_sectors, depth.PARTNER_SECTORS),
}
"""The six tables of the contract, and those that only imported data fill."""
