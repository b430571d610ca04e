"""What the charts of changes ask: the analyses, with no rows where the two years of a query cannot
be compared. The tables that leave the program refuse these with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.answers import contributions
from dashboard.answers import dependence as dependences
from dashboard.answers import price_volume as price_volumes
from dashboard.answers.contributions import FIELDS, compared
from dashboard.errors import StoreUnavailable
from dashboard.loaders.records import frame_of
from dashboard.measures.contributions import PartOfGrowth
from dashboard.measures.dependence import Dependence
from dashboard.measures.price_volume import PriceVolume
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


@question(*FIELDS, row=PartOfGrowth)
def partner_sector_growth(ask: Ask, query: Query) -> Sequence[PartOfGrowth]:
    """The same by partner and commodity group, of a dataset that knows these."""
    return _of(ask, query, contributions.by_partner_sector)


@question(*FIELDS)
def code_growth(ask: Ask, query: Query) -> pd.DataFrame:
    """The same by commodity code, as `dashboard.answers.contributions.by_code` has them."""
    if not alike(ask, query):
        return frame_of(PartOfGrowth, ())
    return ask(contributions.by_code, query)


@question(*FIELDS, row=PriceVolume)
def price_volume(ask: Ask, query: Query) -> Sequence[PriceVolume]:
    """Growth parted into prices and volumes: `dashboard.answers.price_volume.parted`."""
    return ask.rows(price_volumes.parted, query) if alike(ask, query) else ()


class DependenceInYear(NamedTuple):
    """`dashboard.measures.dependence.Dependence` by partner, of a year."""

    year: int
    flow: str
    hhi_low: float
    hhi_high: float
    equivalent: float
    top_key: str
    top_share_pct: float
    equivalent_high: float
    below_zero_usd: float = 0.0


@question("partners", "sectors", "flow", "months", row=DependenceInYear)
def dependence(ask: Ask, query: Query) -> Sequence[DependenceInYear]:
    """On how few partners trade rests, year by year, of a dataset that knows months."""
    years = sorted(ask.store(query).choices.years)
    return [
        DependenceInYear(year, *row)
        for year in years
        for row in ask.rows(
            dependences.by_partner, query.with_(year=year, against=year, months=query.months)
        )
    ]


@question("year", "partners", "sectors", "flow", "months", row=Dependence)
def largest_single(ask: Ask, query: Query) -> Sequence[Dependence]:
    """The largest trade in one code with one partner: `dashboard.answers.dependence`; no rows
    where codes are not known."""
    if "codes" not in ask.store(query).capabilities:
        return ()
    return ask.rows(dependences.by_code_partner, query)
