"""When in the year is traded, usually, and how trade goes with that taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.answers.capable_store import able
from dashboard.flows import FLOW_COLUMNS
from dashboard.loaders.records import records
from dashboard.measures import season as measures
from dashboard.measures.season import Adjusted, Months, Season
from dashboard.query import Query
from dashboard.store.ask import Ask, question

ASKED = ("partners", "sectors", "flow")


@question(*ASKED, row=Season)
def pattern(ask: Ask, query: Query) -> Sequence[Season]:
    """What each month is of its year, of exports, imports and turnover or of the chosen flow:
    `dashboard.measures.season.pattern`.

    Raises:
        StoreUnavailable: the dataset does not know months.
    """
    return [row for flow, months in _months(ask, query).items()
            for row in measures.pattern(flow, months)]  # fmt: skip


@question(*ASKED, row=Adjusted)
def adjusted(ask: Ask, query: Query) -> Sequence[Adjusted]:
    """The months of the same with the season taken out: `dashboard.measures.season.adjusted`.
    Raises as `pattern`."""
    found = [row for flow, months in _months(ask, query).items()
             for row in measures.adjusted(flow, months)]  # fmt: skip
    return sorted(found, key=lambda row: row[:2])


def _months(ask: Ask, query: Query) -> Mapping[str, Months]:
    """What is known of each flow, like for like; of the turnover the months that both know."""
    store = able(ask, query, "months")
    rows = records(store.turnover_by_month(query.only(ASKED)))
    alike = store.choices.in_a_row(query, {(row.year, row.month) for row in rows})
    columns = {**FLOW_COLUMNS, "turnover": "turnover_usd"}
    found: dict[str, dict[tuple[int, int], float]] = {
        flow: {
            (row.year, row.month): usd for row in rows
            if (row.year, row.month) in alike and (usd := getattr(row, column)) == usd
        }
        for flow, column in columns.items()
    }  # fmt: skip
    if query.flow is not None:
        return {query.flow: found[query.flow]}
    return found
