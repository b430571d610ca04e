"""Questions of what sources print beside the figures of a year: causes of growth, and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dashboard.answers.question_rows import Driver
from dashboard.loaders.published import RANK_IN_DISTRICT
from dashboard.loaders.records import records
from dashboard.measures.ranks import PrintedRank, printed_ranks
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

Printed = TypeVar("Printed", Driver, PrintedRank)


@question("year", row=Driver)
def drivers(ask: Ask, query: Query) -> Sequence[Driver]:
    """What the sources name as the causes of growth in the year. They explain the region's trade
    as a whole, in the published dataset: beside other figures they would explain nothing."""
    return _of_year(ask.library.once(_drivers), query)


@question("year", row=PrintedRank)
def district_ranks(ask: Ask, query: Query) -> Sequence[PrintedRank]:
    """The places of the region in its federal district in the year, as its sources print them:
    `dashboard.measures.ranks.printed_ranks`. Of its trade as a whole, whatever is chosen; none
    beside figures of another dataset, of which no source gives the place."""
    return _of_year(ask.library.once(_ranks), query)


def _of_year(found: Iterable[Printed], query: Query) -> tuple[Printed, ...]:
    """What sources print of the year, beside figures that are published too; none beside others."""
    if query.dataset != PUBLISHED:
        return ()
    return tuple(one for one in found if one.year == query.year)


def _drivers(library: Library) -> tuple[Driver, ...]:
    figures = library.figures
    named = figures["measure"].eq("growth_driver") & figures["year"].notna()
    return tuple(
        Driver(row.figure, int(row.year), row.flow, row.sector, row.sector_text, row.source)
        for row in records(figures.loc[named])
    )


def _ranks(library: Library) -> tuple[PrintedRank, ...]:
    territory = library.registers.region.territory
    return printed_ranks(library.figures, territory, RANK_IN_DISTRICT)
