"""``table``: the very frame behind a chart or an analysis, as CSV or JSON on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dashboard.commands import program
from dashboard.commands.flags import add_data_dir
from dashboard.commands.printing import print_asked
from dashboard.commands.restricted import add_restricted, sight_asked
from dashboard.errors import StoreUnavailable, UnknownSelection, WrongUsage
from dashboard.flows import FLOWS
from dashboard.grammar import is_release
from dashboard.parser import query_of
from dashboard.query import Query
from dashboard.settings import Settings
from dashboard.store.datasets import DATASETS
from dashboard.values import DEMONSTRATION, PUBLISHED

if TYPE_CHECKING:
    from dashboard.store.ask import Ask
    from dashboard.store.library import Library

BY = {
    "contributions": ("partner", "sector", "partner-sector", "chapter", "code"),
    "dependence": ("partner", "code", "code-partner"),
    "prospects": ("chapter", "code"),
    "specialisation": ("chapter", "code"),
}
"""What a table may be had by; the first is meant where nothing is said."""
YEARS = "years that stand beside that of --year, three at most"
NEEDED = {"without": "what the scenario leaves out", "years": "those that stand beside the year"}
"""Flags without which a table that has them is none, and what they say."""
COMPARED = ("contributions",)
OF_KNOWN = (*COMPARED, "what_if")
"""Analyses without rows where the turnover of what is chosen is not known; of two years at once."""
TABLES = ("turnover", "partners", "sectors", "regions", "events", "reconciliation",
          "contributions", "compare", "chosen_years", "dependence", "outlook", "changes", "what_if",
          "price_volume", "season", "adjusted", "mirror", "specialisation",
          "prospects", "oddities")  # fmt: skip
FILTERS = ("year", "against", "years", "flow", "group", "partner", "sector", "months", "release",
           "without", "against_release")  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table, what it is had by, the filters of the pages, and the form."""
    parser.add_argument(
        "table", choices=TABLES, metavar="TABLE", help=f"one of {', '.join(TABLES)}"
    )
    ways = "; ".join(f"{name}: {', '.join(words)}" for name, words in BY.items())
    parser.add_argument(
        "--by", metavar="WORD", help=f"what each row is of ({ways}; the first if none is named)"
    )
    add_filters(parser, year="this year alone (default: every year)")
    add_release(parser)
    parser.add_argument(
        "--against-release",
        metavar="N",
        help="number of the release that `changes` compares with (default: the one before)",
    )
    add_restricted(parser)
    parser.add_argument(
        "--format",
        choices=("csv", "json"),
        default="csv",
        help="form of what is printed (default csv)",
    )
    add_data_dir(parser, to_read=True)


def add_filters(parser: argparse.ArgumentParser, *, year: str, partner: str = "") -> None:
    """Dataset and filters by the names that they have in an address; what ``year`` means, and what
    a ``partner`` may be beside a country."""
    parser.add_argument(
        "--dataset",
        choices=tuple(DATASETS),
        default=PUBLISHED,
        help=f"which data (default {PUBLISHED})",
    )
    parser.add_argument("--year", metavar="YEAR", help=year)
    parser.add_argument(
        "--against",
        metavar="YEAR",
        help="the earlier year compared with (default: the last before it that is known)",
    )
    parser.add_argument("--years", metavar="2018,2015", help=YEARS)
    parser.add_argument("--flow", choices=FLOWS, help="this alone (default: both)")
    parser.add_argument(
        "--group",
        metavar="CODE",
        help="a group of countries, such as eaeu: a code of data/registers/partner_groups.csv",
    )
    parser.add_argument(
        "--partner", metavar="CHN,DEU", help=f"countries, ISO 3166-1 (CHN, CN or 156){partner}"
    )
    parser.add_argument(
        "--sector",
        metavar="CODE,…",
        help="groups of goods or fields of cooperation: codes of data/registers/sectors.csv",
    )
    parser.add_argument(
        "--without",
        metavar="CHN,wood,HS:44",
        help="what a scenario leaves out: partners, groups of goods, commodity codes",
    )
    parser.add_argument("--months", metavar="1-9", help="a part of the year; with a gap 1-3,7-9")


def add_release(parser: argparse.ArgumentParser) -> None:
    """The release of a dataset that has them."""
    parser.add_argument(
        "--release", metavar="N", help="number of a release (default: the current one)"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print a table.

    Raises:
        UnknownSelection: names what the dataset does not know, or what the table cannot be had by.
        StoreUnavailable: the dataset or the release cannot be asked, or cannot answer.
        WrongUsage: a flag is missing without which there is no such table.
    """
    from dashboard.answers.tables import PRINTED
    from dashboard.exports.tables import csv_text, json_text
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    table = PRINTED[args.table]
    known = {*table.filters, *(["by"] if table.by else [])}
    for name in ("by", *FILTERS):
        if getattr(args, name) is not None and name not in known:
            _say_left_out(name, args.table)
    library = open_library(settings, sight_asked(args))
    query = asked(args, library, relations=table.of_relations)
    by = args.by if table.by and args.by is not None else ""
    if args.by == "":
        raise UnknownSelection("--by is empty")
    query = table.asked(query)
    if args.against is not None and "against" in known and not table.compares(query, by):
        _say_left_out("against", args.table)
    said = args.table == "compare" and _say_compared(query)
    for flag, what in NEEDED.items():
        if flag in table.filters and not getattr(query, flag):
            raise WrongUsage(f"{args.table} needs --{flag}: {what}")
    ask = ask_of(library, sight=library.sight)
    frame = table.frame(ask, query, by)
    if frame.empty and not said:
        print(f"{args.table} has no row for what is chosen{_why(ask, query, args.table)}.",
              file=sys.stderr)  # fmt: skip
    text = csv_text(frame, bom=False) if args.format == "csv" else json_text(frame)
    # As bytes: the locale of a terminal must not change the encoding or the ends of lines.
    print_asked(text.encode("utf-8"))
    return 0


def _why(ask: Ask, query: Query, table: str) -> str:
    """Of which years nothing is known, where an analysis of what is known has no rows."""
    from dashboard.answers.unknown_years import unknown_years

    if table not in OF_KNOWN or not (
        years := unknown_years(ask, query, compared=table in COMPARED)
    ):
        return ""
    of, missing = (", ".join((*query.partners, *query.sectors)),
                   "not known" if ask.store(query).until else "not published")  # fmt: skip
    chosen = f" ({of})" if of else ""
    noun = f"{query.flow}s" if query.flow else "turnover"
    return f": {noun} {missing} of {', '.join(map(str, years))}{chosen}"


def _say_compared(query: Query) -> bool:
    """Name the choices for which there is no room; whether there are any. Raises ``WrongUsage``
    where what is to be compared is missing."""
    from dashboard.measures.comparison import FEWEST, MOST, sides_of

    if (sides := sides_of(query)) is None:
        raise WrongUsage(f"compare needs {FEWEST} to {MOST} partners or sectors")
    if sides.more:
        left_out = ", ".join(sides.more)
        print(f"compare takes {MOST} at most; left out: {left_out}.", file=sys.stderr)
    return bool(sides.more)


def _say_left_out(name: str, table: str) -> None:
    flag = name.replace("_", "-")
    print(f"--{flag} does not apply to {table}; it is left out.", file=sys.stderr)


def asked(args: argparse.Namespace, library: Library, *, relations: bool = False) -> Query:
    """What the flags ask, by the rules of the address of a page; but nothing falls back.

    Raises:
        UnknownSelection: a value is unknown or empty.
        StoreUnavailable: the dataset cannot be asked; says how data are imported.
    """
    flags = {name: getattr(args, name, None) for name in ("dataset", *FILTERS, "lang", "theme")}
    other = flags.pop("against_release")
    try:
        query = query_of(
            {name: text for name, text in flags.items() if text is not None},
            library,
            relations=relations,
        )
    except StoreUnavailable as error:
        raise StoreUnavailable(
            f"The dataset {args.dataset} cannot be asked: {error}. "
            f"How to import data: {program()} {_importing(args.dataset)} --help"
        ) from None
    return query if other is None else query.with_(against_release=release_number(other))


def _importing(dataset: str) -> str:
    """The command that makes releases of a dataset."""
    return "demo" if dataset == DEMONSTRATION else "import"


def release_number(release: str) -> int:
    """The number of a release. Raises ``UnknownSelection`` where a text is none."""
    if not is_release(release):
        raise UnknownSelection(f"unknown against-release: {release}")
    return int(release)
