"""What the charts of changes ask: the analyses, with no rows where the two years of a query cannot
be compared. The tables that leave the program refuse these with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.answers import contributions
from dashboard.answers.contributions import FIELDS, compared
from dashboard.errors import StoreUnavailable
from dashboard.measures.contributions import PartOfGrowth
from dashboard.query import Query
from dashboard.store.ask import Ask, Question, question


def alike(ask: Ask, query: Query) -> bool:
    """Whether there is anything to compare between the two years of a query."""
    store = ask.store(query)
    if query.year == query.against:
        return False
    if "months" not in store.capabilities:
        return True
    try:
        compared(store, query)
    except StoreUnavailable:
        return False
    return True


def _of(ask: Ask, query: Query, asked: Question[PartOfGrowth]) -> Sequence[PartOfGrowth]:
    return ask.rows(asked, query) if alike(ask, query) else ()


@question(*FIELDS, row=PartOfGrowth)
def partner_growth(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """What each partner gave to the growth: `dashboard.answers.contributions.by_partner`."""
    return _of(ask, query, contributions.by_partner)


@question(*FIELDS, row=PartOfGrowth)
def sector_growth(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by commodity group."""
    return _of(ask, query, contributions.by_sector)


@question(*FIELDS, row=PartOfGrowth)
def chapter_growth(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by chapter of the nomenclature, of a dataset that has codes."""
    return _of(ask, query, contributions.by_chapter)
