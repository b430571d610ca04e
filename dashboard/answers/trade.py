"""Questions of trade: years, partners, groups of goods, contributions, with their measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import pandas as pd

from dashboard.amount import DERIVED, Amount
from dashboard.answers.printed import drivers
from dashboard.answers.question_rows import Later, Sector
from dashboard.flows import noun_of
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.balance import turnover
from dashboard.measures.growth import Contribution, over_same_months, unlike
from dashboard.measures.growth import contribution as contributions
from dashboard.measures.shares import Ranked, carrying, countries_in, ranked, with_rest
from dashboard.measures.sums import computed_if_published, part_of
from dashboard.query import Query
from dashboard.row_amounts import amount_of, cells_of
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore
from dashboard.trade_rows import NAN, PartnerTrade, Statement, Year


def measured_column(query: Query) -> str:
    """The column that a partner or sector is ranked by: the chosen flow, else turnover."""
    return f"{noun_of(query.flow)}_usd"


@question("partners", "sectors", "flow", "months", "chosen_months", row=Year)
def years(ask: Ask, query: Query) -> Sequence[Year]:
    """Every year of the trade: `dashboard.measures.balance.turnover`.

    A year that stands for other months than the year before it grew by what it did in the months
    that both have; where months are not known, by nothing that could be said. Of months that are
    asked for it grew by nothing that could be said where it did not in each of them.
    """
    store = ask.store(query)
    found = store.turnover_by_year(query)
    # Of one flow no turnover is known, nor its growth.
    noun = "turnover" if query.flow is None else ""
    return turnover(found, query.flow, over_months(store, query, found, noun))


def over_months(
    store: TradeStore, query: Query, years: Iterable[Any], noun: str
) -> dict[int, tuple[float, int]]:
    """Of the years that stand for other months than the year before, or hold other parts of them:
    how much the turnover, or a flow, grew over the months in which they are alike. Of none,
    ``""``, it is not known."""
    alike = {row.year: store.choices.like(query, row.year) for row in years}
    if not (odd := unlike(alike)):
        return {}
    if "months" not in store.capabilities:
        return dict.fromkeys(odd, (NAN, 0))
    if not noun:
        return over_same_months((), alike)
    found = over_same_months(store.turnover_by_month(query), alike, noun)
    if query.chosen_months is None:
        return found
    return {year: (rate if over == len(alike[year]) else NAN, over)
            for year, (rate, over) in found.items()}  # fmt: skip


@question("year", "sectors", "flow", "months", row=Ranked)
def partners(ask: Ask, query: Query) -> Sequence[Ranked]:
    """All partners of a year, or of every year if none is asked for, ranked.

    The other flow is missing when one is chosen.
    """
    by, store = measured_column(query), ask.store(query)
    all_known = "months" in store.capabilities
    of_years: dict[int, list[Ranked]] = {}
    for row in store.trade_by_partner(query):
        of_years.setdefault(row.year, []).append(_of_flow(row, query, all_known))
    return tuple(
        row
        for year, rows in sorted(of_years.items())
        for row in (
            _ranked_held(rows, by)
            if all_known
            else _ranked_year(rows, by, partial(_whole, ask, query, year))
        )
    )


def _of_flow(row: PartnerTrade, query: Query, all_known: bool) -> Ranked:
    """A partner without the flow that is not asked for. A share that a source prints is published,
    though the amount that follows from it is not; of imported rows, of which all partners are
    known, no source prints one."""
    if all_known:
        status = computed_if_published(row.status)
    else:
        status = "published" if row.status in DERIVED else row.status
    if query.flow is None:
        return Ranked(*row, status)
    exports, imports = row.exports_usd, row.imports_usd
    exports, imports = (exports, NAN) if query.flow == "export" else (NAN, imports)
    share = NAN if exports != exports and imports != imports else row.share_pct
    return Ranked(row.year, row.partner, exports, imports, NAN, share, *row[6:], status)


def _whole(ask: Ask, query: Query, year: int) -> Amount:
    """The whole that partner shares are part of: turnover or the chosen flow, all partners."""
    rows = ask.rows(years, query.with_(partners=()))
    found = next((row for row in rows if row.year == year), None)
    return amount_of(found, noun_of(query.flow))


def _ranked_held(rows: Sequence[Ranked], by: str) -> Sequence[Ranked]:
    """One year's partners with ranks; none where turnover with one of them is not known, though a
    flow of it is held: it may be the largest."""
    found = ranked(rows, by)
    # Those of which the turnover is not known are the last.
    if not found or found[-1].turnover_usd == found[-1].turnover_usd or by != "turnover_usd":
        return found
    if not any(_is_held_in_part(row) for row in found):
        return found
    return [row if row.rank is None else row._replace(rank=None) for row in found]


def _is_held_in_part(row: Ranked) -> bool:
    unknown = row.turnover_usd != row.turnover_usd and row.partner != UNKNOWN_PARTNER
    return unknown and (row.exports_usd == row.exports_usd or row.imports_usd == row.imports_usd)


def _ranked_year(rows: Sequence[Ranked], by: str, whole: Callable[[], Amount]) -> list[Ranked]:
    """One year's partners with shares and ranks; no rank where the others are not known.

    Shares are as published where they are, else computed from the whole, but never from bounds.
    """
    noun = by.removesuffix("_usd")
    shares = any(row.share_pct == row.share_pct for row in rows)
    bounds = any(row.qualifier for row in rows)
    if not (shares or bounds) and any(amount_of(row, noun).known for row in rows):
        rows = _shared(rows, noun, whole())
    return [row if row.rank is None or row.share_pct == row.share_pct else row._replace(rank=None)
            for row in ranked(rows, by)]  # fmt: skip


def _shared(rows: Sequence[Ranked], noun: str, whole: Amount) -> Sequence[Ranked]:
    """Shares that no source prints, of the whole; none of a whole that is not known exactly."""
    if not whole.exact:
        return rows
    found = []
    for row in rows:
        share = part_of(amount_of(row, noun), whole)
        pct, low, high, digits = cells_of(share)
        status = share.status if share.known else "computed"
        found.append(
            row._replace(share_pct=pct, share_low_pct=low, share_high_pct=high,
                         share_digits=digits, share_status=status)
        )  # fmt: skip
    return found


def status_of(store: TradeStore) -> str:
    """How the figures of a store are known that have no status of their own."""
    return "made up" if store.made_up else "published"


@question("year", "partners", "sectors", "flow", "months", row=Ranked)
def shares(ask: Ask, query: Query) -> Sequence[Ranked]:
    """Partner shares of the year, made whole by the row of all other countries.

    Shown are the first that carry four fifths of it, fifteen at most (and one more where it is the
    only one left), and the chosen ones. The partner filter marks partners; it never takes the
    others out of the whole. See `dashboard.measures.shares.with_rest`.
    """
    assert query.year is not None
    rows, store = ask.rows(partners, query), ask.store(query)
    # Imported data have a row of each country that traded in what is chosen; others a count of all.
    each = "months" in store.capabilities
    return with_rest(
        rows,
        _whole(ask, query, query.year).plain(),
        countries_in(rows) if each else store.partner_count(query.year),
        most=carrying(row.share_pct for row in rows),
        chosen=query.partners,
        by=measured_column(query),
    )


@question("year", row=Statement)
def stated(ask: Ask, query: Query) -> Sequence[Statement]:
    """What sources state of the turnover with partners: `TradeStore.stated`; else no rows."""
    store = ask.store(query)
    return store.stated(query) if "stated" in store.capabilities else ()


@question("year", "partners", "sectors", "flow", "months", row=Sector)
def sectors(ask: Ask, query: Query) -> Sequence[Sector]:
    """Trade by commodity group. The other flow and the turnover are missing when a flow is chosen.
    Sources explain the trade with all partners in a whole year, so there are no drivers where some
    partners or months are chosen."""
    causes = ask.rows(drivers, query) if query.whole_year else ()
    of = {cause.sector: cause.flow for cause in causes}
    found = []
    for row in ask.store(query).trade_by_sector(query):
        exports, imports, both = row.exports_usd, row.imports_usd, row.turnover_usd
        if query.flow is not None:
            exports, imports = (exports, NAN) if query.flow == "export" else (NAN, imports)
            both = NAN
        driver = of.get(row.sector, "")
        found.append(Sector(row.year, row.sector, exports, imports, both, *row[5:], driver))
    return tuple(found)


@question("year", "against", "partners", "sectors", "months", row=Contribution)
def contribution(ask: Ask, query: Query) -> Sequence[Contribution]:
    """What exports and imports gave to the growth of turnover; always of both flows.

    See `dashboard.measures.growth.contribution`.
    """
    return contributions(ask.rows(years, query), *query.pair, comparable=query.comparable)


@question(row=Later)
def later(ask: Ask, query: Query) -> Sequence[Later]:
    """The years after the latest complete one of which anything is known."""
    return tuple(
        Later(row.year, row.status)
        for row in ask.rows(years, query.only(()))
        if row.year > query.choices.latest
        and any(usd == usd for usd in (row.exports_usd, row.imports_usd, row.turnover_usd))
    )


@question()
def ledger(ask: Ask, _: Query) -> pd.DataFrame:
    """Published against computed: `dashboard.store.reconciliation.reconciliation`."""
    return ask.library.ledger
