"""``table``: the very frame behind a chart, as CSV or JSON on standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.exports.tables import csv_text, json_text
from dashboard.measures import answers
from dashboard.measures.contacts import contacts_of, touches
from dashboard.measures.relations import event_table, events_in, partner_regions
from dashboard.selection import DATASETS, FLOWS, Selection, from_query
from dashboard.settings import Settings
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library, open_library

MONEY = ("exports_usd", "imports_usd", "turnover_usd")
FILTERS = ("year", "flow", "partner", "sector", "months")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``table`` to the commands of the program."""
    parser = commands.add_parser("table", help="print the frame behind a chart")
    parser.add_argument("table", choices=TABLES)
    parser.add_argument("--dataset", choices=DATASETS, default="published")
    parser.add_argument("--year", help="this year only; without it every year")
    parser.add_argument("--flow", choices=FLOWS)
    parser.add_argument("--partner", metavar="CHN,DEU", help="countries, ISO 3166-1 alpha-3")
    parser.add_argument("--sector", metavar="CODE,…", help="codes of data/registers/sectors.csv")
    parser.add_argument("--months", metavar="1-9", help="a part of the year")
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print a table. Raises ``UnknownSelection`` naming what the dataset does not know."""
    table = TABLES[args.table]
    for name in FILTERS:
        if getattr(args, name) is not None and name not in table.filters:
            print(f"--{name} does not apply to {args.table}; it is left out.", file=sys.stderr)
    library = open_library(settings)
    frame = table.rows(library, selected(args, library))[list(table.columns)]
    text = csv_text(frame, bom=False) if args.format == "csv" else json_text(frame)
    # As bytes: the locale of a terminal must not change the encoding or the ends of lines.
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def selected(args: argparse.Namespace, library: Library) -> Selection:
    """What the flags select, by the rules of the address of a page; but nothing falls back."""
    given = {name: getattr(args, name) for name in ("dataset", *FILTERS)}
    told = {name: text for name, text in given.items() if text is not None}
    empty = [f"--{name} is empty" for name, text in told.items() if not text.strip(", ")]
    if empty:
        raise UnknownSelection("\n".join(empty))
    selection = from_query(urlencode(told), _store(library, args.dataset).choices)
    if selection.problems:
        unknown = [f"unknown {problem.name}: {problem.value}" for problem in selection.problems]
        raise UnknownSelection("\n".join(unknown))
    return selection


def _store(library: Library, dataset: str) -> TradeStore:
    try:
        return library.store(dataset)
    except StoreUnavailable as error:
        raise StoreUnavailable(
            f"The dataset {dataset} cannot be asked: {error}. "
            "How to import data: python -m dashboard --help"
        ) from None


def _turnover(library: Library, selection: Selection) -> pd.DataFrame:
    """All years, each with its growth, then the year; a year that nothing is known of says so."""
    store = library.store(selection.dataset)
    rows = _of_year(answers.turnover_frame(store, selection), selection.year)
    if rows.empty and selection.year is not None:
        unknown = {"year": selection.year, "status": "not published"}
        return pd.DataFrame([unknown], columns=TABLES["turnover"].columns)
    return rows


def _partners(library: Library, selection: Selection) -> pd.DataFrame:
    """Ranked among all partners; only then the chosen ones are picked."""
    everyone = replace(selection, partners=())
    rows = answers.partner_frame(library.store(selection.dataset), everyone)
    wanted = selection.partners or tuple(rows["partner"])
    return rows[rows["partner"].isin(wanted)]


def _sectors(library: Library, selection: Selection) -> pd.DataFrame:
    rows = answers.sector_frame(library.store(selection.dataset), selection)
    if selection.flow is None:
        return rows
    own = answers.measured_column(selection)
    rows = rows.assign(**{column: float("nan") for column in MONEY if column != own})
    return rows.assign(status=rows["status"].where(rows[own].notna(), "not published"))


def _regions(library: Library, selection: Selection) -> pd.DataFrame:
    """Partner regions; of a year, those with a relation known or an event held in it."""
    relations, events = library.relations.relations, library.relations.events
    if selection.year is not None:
        relations = relations[[row.known_in(selection.year) for row in contacts_of(relations)]]
        events = events_in(events, years=[selection.year])
    rows = partner_regions(relations, events, library.registers.regions)
    wanted = answers.fields_of(selection.sectors, library.registers)
    kept = [
        touches([country], selection.partners) and touches(sectors.split(";"), wanted)
        for country, sectors in zip(rows["country"], rows["sectors"], strict=True)
    ]
    return rows[kept]


def _events(library: Library, selection: Selection) -> pd.DataFrame:
    years = () if selection.year is None else (selection.year,)
    wanted = answers.fields_of(selection.sectors, library.registers)
    return event_table(events_in(library.relations.events, years, wanted, selection.partners))


def _reconciliation(library: Library, selection: Selection) -> pd.DataFrame:
    """The ledger; of a partner, the figures that are named after it."""
    rows = _of_year(library.ledger, selection.year)
    named = rows["figure"].str.rpartition(" ")[2]
    return rows[named.isin(selection.partners)] if selection.partners else rows


def _of_year(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    return rows if year is None else rows[rows["year"].eq(year)]


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is made, its columns in their order, and the flags that apply to it."""

    rows: Callable[[Library, Selection], pd.DataFrame]
    columns: tuple[str, ...]
    filters: tuple[str, ...] = FILTERS


TABLES = {
    "turnover": _Table(
        _turnover,
        ("year", *MONEY, "balance_usd", "coverage_pct", "turnover_growth_pct", "status"),
    ),
    "partners": _Table(_partners, ("year", "partner", *MONEY, "share_pct", "rank", "status")),
    "sectors": _Table(_sectors, ("year", "sector", *MONEY, "share_pct", "status")),
    "regions": _Table(
        _regions,
        ("region", "country", "name_en", "name_ru", "kind", "since", "until", "sectors",
         "status", "source"),
        ("year", "partner", "sector"),
    ),
    "events": _Table(
        _events,
        ("start", "end", "year", "region", "country", "kind", "title_en", "title_ru", "sectors",
         "participants", "source"),
        ("year", "partner", "sector"),
    ),
    "reconciliation": _Table(
        _reconciliation,
        ("figure", "year", "published_usd", "computed_usd", "difference_usd", "verdict", "note"),
        ("year", "partner"),
    ),
}  # fmt: skip
