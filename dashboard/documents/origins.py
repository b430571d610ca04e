"""Which rows of customs files a number is a sum of: release, files, query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers import releases
from dashboard.answers.editions import editions_between
from dashboard.documents.address import shared_query
from dashboard.documents.analysis_lineage import OF_ANALYSIS, summed, under_former_codes
from dashboard.documents.lineage import AskedCell
from dashboard.errors import StoreUnavailable
from dashboard.flows import FLOW_OF, FLOWS
from dashboard.language import FALLBACK
from dashboard.loaders.releases import Release
from dashboard.narrative.inquiry import MASSES
from dashboard.query import Query
from dashboard.store.ask import Ask


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sum of customs data is from: release, day of its import (ISO), files, how many rows
    of them were counted (None: not to be said), and the query, or those that it adds up."""

    dataset: str
    release: int
    time: str
    files: tuple[str, ...]
    rows: int | None
    queries: tuple[str, ...]


def origin_of(ask: Ask, table: str, asked: AskedCell, *, alone: bool = True) -> Origin | None:
    """Where a number of customs data is from: release, files and query, and of a sum of rows how
    many there are. None for the published figures, and for what is no trade.

    ``alone``: it is no formula of other numbers, which have rows of their own.
    """
    if table in OF_RELEASES:
        return _of_release(ask, table, asked)
    of, store = _each_summed(ask, table, asked) if alone else (), ask.store(asked.query)
    if store.release is None or not (of or table in OF_TRADE):
        return None
    dataset = asked.query.dataset
    release = ask.library.release(dataset, store.release)
    # In an address the months in force are those that a reader would have chosen.
    whole = [one.only(ASKED) for one in of or (_of_row(table, asked),)]
    shown = [one.with_(chosen_months=one.months, months=one.months, lang=FALLBACK,
                       release=store.release) for one in whole]  # fmt: skip
    return Origin(
        dataset=dataset,
        release=store.release,
        time=release.manifest["time"],
        files=_files(release),
        rows=_rows(ask, of) if of else None,
        queries=tuple(map(shared_query, shown)),
    )


ASKED = (
    "year",
    "against",
    "months",
    "chosen_months",
    "partners",
    "group",
    "sectors",
    "code",
    "flow",
)
"""What of a query says which rows are counted; how they are looked at is no part of it."""
OF_RELEASES = frozenset({"releases", "revision", "news"})
"""The tables of what a release holds, or changed against another."""
OF_YEARS = frozenset({"turnover", "balance", "coverage", "places", "compare", "countries"})
"""The tables of trade with a row for each year."""
OF_TRADE = frozenset({"cards", "turnover", "balance", "coverage", "contribution", "changes",
                      "partners", "places", "sectors", "goods", "months", "partner_sectors",
                      "partner_map", "region_map", "compare", "compare_months", "countries",
                      "parts", "rates", MASSES, *OF_ANALYSIS})  # fmt: skip
"""The tables whose numbers are of trade, sums of rows or what follows from sums."""


def _of_row(table: str, asked: AskedCell) -> Query:
    """The query of a table, of the year of the row where it has one for each year."""
    if table in OF_YEARS:
        return asked.query.with_(year=int(asked.row), against=None, months=asked.query.months)
    return asked.query


def _of_release(ask: Ask, table: str, asked: AskedCell) -> Origin | None:
    """Where what a release holds is from, or one side of what it changed."""
    query, before = asked.query, asked.column in ("old", "same_old", "old_months")
    number = ask.store(query).release
    if table == "releases":
        number = int(asked.row)
    elif before:
        number = releases.parent(ask, query)
    if number is None:
        return None
    release = ask.library.release(query.dataset, number)
    narrowed = _narrowed(table, asked)
    return Origin(
        dataset=query.dataset,
        release=number,
        time=release.manifest["time"],
        files=_files(release),
        rows=None if narrowed else int(release.manifest["rows"]),
        queries=(f"dataset={query.dataset}&release={number}{narrowed}",),
    )


def _narrowed(table: str, asked: AskedCell) -> str:
    """What of a release a row of such a table is of, as its query has it."""
    if table == "news":
        flow = f"&flow={asked.row}" if asked.row in FLOWS else ""
        return f"&year={asked.query.year}{flow}"
    noun, _, code = asked.row.partition("/")
    return f"&{noun}={code}" if table == "revision" else ""


def _files(release: Release) -> tuple[str, ...]:
    files = release.manifest.get("sources", ())
    return tuple(str(one["name"]) for one in files if isinstance(one, dict) and "name" in one)


def _rows(ask: Ask, queries: Sequence[Query]) -> int | None:
    """How many rows were counted; what cannot be read does not hide the rest."""
    try:
        counted = [ask.store(one).rows_counted(one) for one in queries]
    except StoreUnavailable:
        return None
    known = [number for number in counted if number is not None]
    return sum(known) if len(known) == len(counted) else None


def _each_summed(ask: Ask, table: str, asked: AskedCell) -> tuple[Query, ...]:
    """What a cell of a table is the sum of, as queries whose rows are counted together; none where
    it is no sum."""
    of = _summed(table, asked)
    if of is None:
        return ()
    return under_former_codes(table, asked, of, lambda: editions_between(ask.library, asked.query))


def _summed(table: str, asked: AskedCell) -> Query | None:
    """What a cell of a table is the sum of, as a query."""
    query, row, column = asked.query, asked.row, asked.column
    if table in OF_ANALYSIS:
        return summed(table, asked)
    noun, _, named = column.removesuffix("_before").partition(".")
    flow = FLOW_OF.get(noun)
    whole = query.with_(flow=flow or query.flow)
    if table == MASSES:
        return whole
    match table:
        case "turnover" | "balance" | "countries":
            whole = whole if table != "countries" else whole.with_(partners=(), sectors=())
            return whole.with_(year=int(row), against=None, months=query.months)
        case "cards" if row == "partners" and column == "value":
            return query.with_(against=None, months=query.months)
        case "partners" | "partner_map" | "region_map":
            return whole.with_(partners=(row,))
        case "sectors":
            return whole.with_(sectors=(row,))
        case "goods":
            goods = {"code": row} if row[:1].isdigit() or row == "XX" else {"sectors": (row,)}
            return whole.with_(**goods)
        case "months":
            of, _, month = row.rpartition("-")  # all years in one row name that of each month
            other = query.pair[1] if column.endswith("_before") else named or query.pair[0]
            year, row = int(of or other), month
            return whole.with_(year=year, against=None, months=frozenset({int(row)}))
        case "partner_sectors":
            return query.with_(partners=(row,), sectors=(column,), code="")
    return None
