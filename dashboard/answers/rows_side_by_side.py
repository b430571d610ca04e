"""The rows of the tables of what stands side by side: partners or sectors, by year and by month,
and years. Each is a question of its own, as those of `dashboard.answers.table_rows`."""

from __future__ import annotations

import pandas as pd

from dashboard.answers import chosen_years as of_chosen_years
from dashboard.answers import comparison, trade
from dashboard.answers.certain_rows import certain, each_certain
from dashboard.answers.extents import marked, marked_sides
from dashboard.answers.table_rows import counted_over, growth_over, of_year
from dashboard.answers.year_before import ON_YEAR_BEFORE
from dashboard.flows import noun_of
from dashboard.measures.chosen_years import months_abreast
from dashboard.months import WHOLE_YEAR
from dashboard.query import Query
from dashboard.store.ask import Ask, question


@question("year", "partners", "group", "sectors", "flow", "months", "chosen_months")
def compare(ask: Ask, query: Query) -> pd.DataFrame:
    """What is chosen, each by itself, and the whole: `dashboard.answers.comparison.choices`. The
    columns of growth say what it is on, as every row has its own year before."""
    rows = counted_over(ask, query, of_year(ask(comparison.choices, query), query.year))
    rows = growth_over(rows, "growth_pct") if "months" in rows else rows
    ends = {one: f"{ON_YEAR_BEFORE}_{one.removeprefix('growth_')}"
            for one in ("growth_pct", "growth_low_pct", "growth_high_pct",
                        "growth_status")}  # fmt: skip
    rows = rows.rename(columns={**ends, "value_qualifier": "qualifier"})
    return marked_sides(query, certain(each_certain(rows), "value"))


@question("year", "partners", "group", "sectors", "flow", "months")
def compare_months(ask: Ask, query: Query) -> pd.DataFrame:
    """What is chosen, each by itself in the months that are asked for, with ``status``:
    `dashboard.answers.comparison.months`."""
    store, months = ask.store(query), query.months or WHOLE_YEAR
    found = of_year(ask(comparison.months, query), query.year)
    return found[found["month"].isin(months)].assign(status=trade.status_of(store))


@question("year", "years", "partners", "sectors", "flow", "chosen_months")
def chosen_years(ask: Ask, query: Query) -> pd.DataFrame:
    """Years side by side: `dashboard.answers.chosen_years`, each with what it is more than the one
    before it among these and than the first of them; one of which nothing is known says so."""
    found, noun = ask(of_chosen_years.years, query), noun_of(query.flow)
    of_noun = {name: f"{noun}_{name}" for name in ("qualifier", "formula", "source")}
    found = found.assign(**{name: found[column] for name, column in of_noun.items()})
    more = ask(of_chosen_years.rises_of_years, query)
    rows = found.drop(columns="months").merge(more, on="year", how="left")
    asked = months_abreast(query)
    return marked(asked, counted_over(ask, asked, certain(each_certain(rows), noun)))
