"""All that the note on what changed tells of: asked once, for its page and its slides."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers import trade
from dashboard.charts import chart_named
from dashboard.charts.chart import Chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.links import NOWHERE, Links
from dashboard.flows import NOUNS
from dashboard.narrative.scene import Scene, scene_of
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.ask import Ask
from dashboard.values import VIEWS

REASONS = ("sector_growth", "partner_growth", "price_volume")
"""The charts that say why, in the order in which the note repeats their findings."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that a note tells of: the chart of turnover, and those that say why, by name."""

    ask: Ask
    scene: Scene
    turnover: Chart
    charts: dict[str, Chart]
    links: Links = NOWHERE


def account_of(ask: Ask, query: Query) -> Account:
    """What a note of a query tells of, in dollars, however its page was looked at. Raises
    ``StoreUnavailable`` when the dataset cannot be asked."""
    query = query.with_(view=VIEWS["view"][0])
    can = ask.store(query).capabilities
    found = {name: one for name in REASONS
             if (one := chart_named(name)) is not None
             and (one.needs is None or one.needs in can)}  # fmt: skip
    turnover = chart_named("turnover")
    assert turnover is not None
    return Account(
        ask=ask,
        scene=scene_of(ask, query),
        turnover=chart_of(turnover, ask, query),
        charts={name: chart_of(one, ask, query) for name, one in found.items()},
    )


def cited_by(account: Account) -> list[str]:
    """The sources of the trade of the two years, not of all that turnover is drawn of, and of what
    changed it."""
    query = account.scene.query
    found = [amount_of(row, noun).sources for row in account.ask.rows(trade.years, query)
             if row.year in query.pair for noun in (*NOUNS.values(), "turnover")]  # fmt: skip
    found += [chart.sources for chart in account.charts.values()]
    return [source for sources in found for source in sources]
