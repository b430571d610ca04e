"""Who and what made the growth: by partner, commodity group, both, chapter, code.

Two years are compared over the months that count of both. Imported data know every part; published
figures some of both years, and what is left of the whole is unexplained.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import pandas as pd

from dashboard.answers.capable_store import able
from dashboard.answers.editions import editions_between
from dashboard.answers.known_contributions import Reader, of_what_is_known
from dashboard.errors import StoreUnavailable
from dashboard.flows import FLOW_COLUMNS
from dashboard.loaders.records import records
from dashboard.measures.contributions import (
    Ends,
    PartOfGrowth,
    Place,
    added,
    contributions,
    in_cents,
    zeros_filled,
)
from dashboard.measures.contributions_table import Parts, contributions_table
from dashboard.measures.months import alike_in
from dashboard.measures.nomenclature import joined
from dashboard.months import Months
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore
from dashboard.trade_rows import NAN

FIELDS = ("year", "against", "partners", "sectors", "flow", "months")
CERTAINTY_OF_ENDS = ("before_qualifier", "before_low_usd", "before_high_usd",
                     "now_qualifier", "now_low_usd", "now_high_usd")  # fmt: skip
"""How exactly the values of both years are known."""
Parted = Callable[[TradeStore, Query], Iterator[tuple[Place, float]]]
"""The parts of what a query asks for, with their US dollars."""


@question(*FIELDS, row=PartOfGrowth)
def by_partner(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """What each partner gave to the growth: `dashboard.measures.contributions.contributions`.

    Raises:
        StoreUnavailable: the two years have no month in common that is known of both.
    """
    store = ask.store(query)
    return _of(store, query, lambda store, asked: store.trade_by_partner(asked), "partner")


@question(*FIELDS, row=PartOfGrowth)
def by_sector(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by commodity group. Raises as `by_partner`."""
    store = ask.store(query)
    return _of(store, query, lambda store, asked: store.trade_by_sector(asked), "sector")


@question(*FIELDS, row=PartOfGrowth)
def by_partner_sector(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by partner and group, ``CHN-wood``. Raises as `by_partner`, or without these."""

    def read(store: TradeStore, asked: Query) -> Iterator[tuple[Place, float]]:
        for flow in FLOW_COLUMNS if asked.flow is None else (asked.flow,):
            of_flow = asked.with_(flow=flow, months=asked.months)
            for row in records(store.partner_sector(of_flow)):
                yield (f"{row.partner}-{row.sector}", flow), row.turnover_usd

    return _of_all(able(ask, query, "partner_sectors"), query, read)


@question(*FIELDS, row=PartOfGrowth)
def by_chapter(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by chapter of the nomenclature. Raises as `by_partner`, or without codes."""
    store = able(ask, query, "codes")
    return _of(store, query, lambda store, asked: store.trade_by_chapter(asked), "chapter")


@question(*FIELDS)
def by_code(ask: Ask, query: Query) -> pd.DataFrame:
    """The same by commodity code, as long as it is known. Codes that editions of the nomenclature
    renumbered or merged are joined under the six digits of the newest; of others ``nomenclature``
    says how they changed them: one has ended, the other is new. Raises as `by_chapter`."""
    store, editions = able(ask, query, "codes"), editions_between(ask.library, query)
    kinds = dict[int, str]()

    def parts(side: Query, frame: pd.DataFrame) -> Parts:
        later = side.year == max(query.pair)
        codes, broken = joined(editions, frame["code"].to_numpy(), later=later)
        kinds.update(broken)
        usd = {flow: frame[column].to_numpy(float) for flow, column in FLOW_COLUMNS.items()}
        return Parts(codes, usd)

    sides, whole, base = _whole_of(store, query)
    before, now = map(parts, sides, store.codes_of_years(sides[0], query.pair[::-1]))
    return contributions_table(before, now, whole, base, store.code_texts, kinds)


BY = {
    "partner": by_partner,
    "sector": by_sector,
    "partner-sector": by_partner_sector,
    "chapter": by_chapter,
    "code": by_code,
}
"""What the growth may be parted by."""


def compared(store: TradeStore, query: Query) -> Months | None:
    """The months in which two years are compared like for like; None: the years as they are.

    Raises:
        StoreUnavailable: nothing is known of one of the years, they have no month alike, or of
            the months that are asked for some are not: those that are left are not what is asked.
    """
    for year in query.pair:
        if year not in store.choices.years:
            raise StoreUnavailable(f"the dataset {query.dataset} knows nothing of {year}")
    now, before = (store.choices.like(query, year) for year in query.pair)
    found = alike_in(now, before, query.months)
    if found is not None and not found:
        parted = dict(now).keys() & dict(before)
        years = "{} and {} have no month that is known of both".format(*query.pair)
        raise StoreUnavailable(f"{years} alike: few partners or goods" if parted else years)
    if query.months is not None and found != query.months:
        years = "of {} and {}".format(*query.pair)
        raise StoreUnavailable(f"{years} some months hold few partners or goods of one of them")
    return found


def _of(store: TradeStore, query: Query, read: Reader, noun: str) -> Sequence[PartOfGrowth]:
    if "months" in store.capabilities:
        return _of_all(store, query, _columns(read, noun))
    return of_what_is_known(store, query, read, noun)


def _of_all(store: TradeStore, query: Query, read: Parted) -> Sequence[PartOfGrowth]:
    """Where all parts are known."""
    sides, whole, base = _whole_of(store, query)
    before, now = (added(one for one in read(store, side) if one[0][1] in whole) for side in sides)
    return contributions(*zeros_filled(before, now), whole, base)


def _whole_of(store: TradeStore, query: Query) -> tuple[list[Query], Mapping[str, Ends], float]:
    """Both years in the months that they have alike, before and now; the whole of each flow that
    both know, others are left out; and the whole before of all that is asked for."""
    months = compared(store, query)
    sides = [query.with_(year=year, months=months) for year in reversed(query.pair)]
    totals = [_totals(store, side) for side in sides]
    flows = [flow for flow in totals[0] if flow in totals[1]]
    asked = [*FLOW_COLUMNS] if query.flow is None else [query.flow]
    base = sum(totals[0][flow] for flow in flows) / 100 if flows == asked else NAN
    return sides, {flow: (totals[0][flow] / 100, totals[1][flow] / 100) for flow in flows}, base


def _totals(store: TradeStore, side: Query) -> Mapping[str, int]:
    """Cents of each flow that is known of a year."""
    rows = [row for row in records(store.turnover_by_year(side)) if row.year == side.year]
    return {flow: in_cents(usd) for row in rows for flow, column in FLOW_COLUMNS.items()
            if not math.isnan(usd := getattr(row, column))}  # fmt: skip


def _columns(read: Reader, noun: str) -> Parted:
    """Parts as rows of a noun have them, a column a flow."""

    def parts(store: TradeStore, query: Query) -> Iterator[tuple[Place, float]]:
        for row in records(read(store, query)):
            for flow, column in FLOW_COLUMNS.items():
                yield (getattr(row, noun), flow), getattr(row, column)

    return parts
