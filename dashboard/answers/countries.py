"""Questions of how many partners there were, and how many of the chosen ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from dashboard.answers.question_rows import PartnerCount, Traded
from dashboard.answers.trade import status_of
from dashboard.loaders.records import records
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask, Question, question
from dashboard.store.library import Library


@question(row=PartnerCount)
def partner_counts(ask: Ask, query: Query) -> Sequence[PartnerCount]:
    """The years that say how many. Trade with an unknown partner is with no country."""
    store = ask.store(query)
    status = status_of(store)
    counts = ((year, store.partner_count(year)) for year in store.choices.years)
    return tuple(
        PartnerCount(
            year,
            count,
            store.rows_of_count(year),
            status,
            _sources_of(store.rows_of_count(year), ask.library),
        )
        for year, count in counts
        if count is not None
    )


@question(row=Traded)
def traded(ask: Ask, query: Query) -> Sequence[Traded]:
    """With whom there was trade, year by year. No rows where a dataset publishes some partners
    alone."""
    store = ask.store(query)
    if store.release is None:
        return ()
    return tuple(
        Traded(row.year, row.partner)
        for row in store.trade_by_partner(query)
        if any(value and value == value for value in (row.exports_usd, row.imports_usd))
    )


@question("partners", row=PartnerCount)
def chosen_counts(ask: Ask, query: Query) -> Sequence[PartnerCount]:
    """The years that are told of in rows of every partner: with how many of the chosen ones there
    was trade. No rows where nobody is chosen, a dataset publishes some partners alone, or none of
    the chosen ones is in files that hold a part alone."""
    chosen = set(query.partners) - {UNKNOWN_PARTNER}
    if not chosen or ask.store(query).release is None:
        return ()
    years = ask.once("years of partners", query.only(()), lambda: _years_of(ask, query))
    counted = Counter(chain.from_iterable(years.get(partner, ()) for partner in chosen))
    return tuple(
        each._replace(countries=counted[each.year])
        for each in ask.rows(partner_counts, query)
        if counted[each.year] or _is_held(query, each.year)
    )


def _is_held(query: Query, year: int) -> bool:
    """Whether files hold all trade of a year with the chosen partners."""
    choices = query.choices
    return not any(choices.scope(query, year, one) for one in choices.counted(year, None))


def _years_of(ask: Ask, query: Query) -> dict[str, list[int]]:
    """Partner → the years with trade."""
    found: dict[str, list[int]] = {}
    for row in ask.rows(traded, query):
        found.setdefault(row.partner, []).append(row.year)
    return found


def counts_asked(query: Query) -> Question[PartnerCount]:
    """What counts the partners of a query: `chosen_counts` where some are chosen."""
    return chosen_counts if query.partners else partner_counts


def _sources_of(rows: str, library: Library) -> str:
    """The sources of published figures; both are joined by ``;``."""
    of = library.once(_sources_by_figure)
    return ";".join(dict.fromkeys(of[row] for row in codes_in(rows) if row in of))


def _sources_by_figure(library: Library) -> dict[str, str]:
    return {row.figure: row.source for row in records(library.figures)}
