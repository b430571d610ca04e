"""Questions about a release: what it changed against the one that was there when it was made."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.loaders.releases import open_release
from dashboard.measures import revision as measures
from dashboard.query import Flow, Query
from dashboard.store.ask import Ask, question


def before(ask: Ask, query: Query) -> Query:
    """The query on the release that was in force when the one it asks was made.

    Raises:
        StoreUnavailable: there was none, or the release cannot be read.
    """
    number = ask.store(query).release
    if number is None:
        raise StoreUnavailable(f"the dataset {query.dataset} has no releases")
    made = open_release(ask.library.settings.data_dir, query.dataset, number)
    parent = made.manifest.get("parent")
    if not isinstance(parent, int):
        raise StoreUnavailable(f"release {number} of {query.dataset} is the first")
    return query.with_(release=parent)


@question()
def revision(ask: Ask, query: Query) -> pd.DataFrame:
    """What the release revised: `dashboard.measures.revision.revision`. Raises as `before`."""
    sides = [ask.store(one) for one in (before(ask, query), query)]
    frames = []
    for side in sides:
        rows = [
            side.partner_sector(Query(year=year, months=months, flow=flow))
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
    everything = Query()
    return measures.revised_years(
        old.choices.months,
        new.choices.months,
        (old.turnover_by_year(everything), new.turnover_by_year(everything)),
        (old.turnover_by_month(everything), new.turnover_by_month(everything)),
    )
