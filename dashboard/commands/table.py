"""``table``: the very frame behind a chart, as CSV or JSON on standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlencode

from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.answers.tables import FILTERS, TABLES
from dashboard.exports.tables import csv_text, json_text
from dashboard.query import DATASETS, FLOWS, Query, from_query
from dashboard.settings import Settings
from dashboard.store.contract import TradeStore
from dashboard.store.library import Library, open_library


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
    frame = table.frame(library, selected(args, library))
    text = csv_text(frame, bom=False) if args.format == "csv" else json_text(frame)
    # As bytes: the locale of a terminal must not change the encoding or the ends of lines.
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def selected(args: argparse.Namespace, library: Library) -> Query:
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
