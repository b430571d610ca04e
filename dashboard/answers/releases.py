"""Questions about a release: what it changed against the one that was there when it was made."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.flows import Flow
from dashboard.loaders.records import frame_of
from dashboard.measures import revision as measures
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.trade_rows import MonthOfTrade, PartnerSector, YearOfTrade


def parent(ask: Ask, query: Query) -> int | None:
    """The release that was in force when the one of the query was made; None if there was none,
    or none that its readers see.

    Raises:
        StoreUnavailable: the release cannot be read.
    """
    number = ask.store(query).release
    if number is None:
        return None
    found = ask.library.release(query.dataset, number).manifest.get("parent")
    hidden = isinstance(found, int) and ask.library.hides(query.dataset, found)
    return found if isinstance(found, int) and not hidden else None


def before(ask: Ask, query: Query) -> Query:
    """The query on its `parent`. Raises ``StoreUnavailable`` when there is none."""
    if (number := parent(ask, query)) is None:
        raise StoreUnavailable(f"no release of {query.dataset} is before the one that is asked")
    return query.with_(release=number)


@question()
def revision(ask: Ask, query: Query) -> pd.DataFrame:
    """What the release revised: `dashboard.measures.revision.revision`. Raises as `before`."""
    sides = [ask.store(one) for one in (before(ask, query), query)]
    frames = []
    for side in sides:
        rows = [
            frame_of(PartnerSector, side.partner_sector(Query(year=year, months=months, flow=flow)))
            for flow in get_args(Flow)
            for year, months in measures.known_to_both(*(one.choices.known(flow) for one in sides))
        ]
        empty = pd.DataFrame(columns=[*measures.KEYS, "turnover_usd"])
        both = pd.concat(rows, ignore_index=True) if rows else empty
        frames.append(both.groupby(measures.KEYS, as_index=False)["turnover_usd"].sum())
    return measures.revision(*frames)


@question()
def revised_years(ask: Ask, query: Query) -> pd.DataFrame:
    """Every year of both releases: `dashboard.measures.revision.revised_years`. Raises as
    `before`."""
    old, new = (ask.store(one) for one in (before(ask, query), query))
    sides = (old, new)
    years = [frame_of(YearOfTrade, one.turnover_by_year(Query())) for one in sides]
    months = [frame_of(MonthOfTrade, one.turnover_by_month(Query())) for one in sides]
    return measures.revised_years(old.choices.months, new.choices.months, years, months)
