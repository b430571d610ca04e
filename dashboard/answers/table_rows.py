"""The rows of the tables that leave the program, from the questions that the charts ask.

Each is a question of its own; the columns and the order of columns are in
`dashboard.answers.tables`. A query without a year asks for every year.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.amount import NOT_PUBLISHED
from dashboard.answers import discrepancies, relations, trade, year_before
from dashboard.answers import goods as of_goods
from dashboard.answers.capable_store import able
from dashboard.answers.certain_rows import certain, each_certain, shares_known
from dashboard.answers.extents import marked
from dashboard.answers.question_rows import PartnerGoods
from dashboard.errors import StoreUnavailable
from dashboard.flows import noun_of
from dashboard.loaders.records import frame_of
from dashboard.measures.balance import balance_of, coverage_of, growth_of
from dashboard.measures.contacts import contacts_of, touches
from dashboard.measures.relations import event_table, events_in, of_kinds, partner_regions
from dashboard.months import WHOLE_YEAR
from dashboard.query import Query
from dashboard.row_amounts import codes_in
from dashboard.store.ask import Ask, question
from dashboard.trade_rows import MonthOfTrade

OF_GROWTH = ("year", "against", "part", "value_usd", "change_usd", "growth_pct",
             "contribution_points", "status")  # fmt: skip
ENDS_OF_GROWTH = ("change_qualifier", "change_low_usd", "change_high_usd", "growth_status",
                  "growth_qualifier", "growth_low_pct", "growth_high_pct",
                  "contribution_qualifier", "contribution_low_points",
                  "contribution_high_points", "change_status", "contribution_status")  # fmt: skip
"""The columns of `growth`, and how exactly each is known, with its range."""


@question("year", "partners", "sectors", "flow", "months", "chosen_months")
def turnover(ask: Ask, query: Query) -> pd.DataFrame:
    """Years as of `dashboard.answers.trade.years`; a year that nothing is known of says so.

    ``status, qualifier, low_usd, high_usd, formula, source`` are those of the turnover, or of the
    chosen flow, or of the only one that is known, as on the page; exports, imports, balance,
    coverage ratio and growth have their qualifiers and ranges as well. ``growth_months`` is over
    how many months the growth is, wherever it is not over whole years: whether the year is listed
    with others, asked for alone or narrowed to months.
    """
    noun = noun_of(query.flow)
    found = growth_over(of_year(ask(trade.years, query), query.year), "turnover_growth_pct")
    of_noun = {name: f"{noun}_{name}" for name in ("qualifier", "formula", "source")}
    found = found.assign(
        **{name: found[column] for name, column in of_noun.items() if column in found},
        **_following(ask, query, found["year"]),
    )
    if found.empty and query.year is not None:
        return pd.DataFrame([{"year": query.year, "status": NOT_PUBLISHED}])
    return marked(query, _of_the_known(certain(each_certain(found), noun)))


def _following(ask: Ask, query: Query, years: pd.Series) -> dict[str, list[str]]:
    """How what follows from the years is known: its growth, its balance, its coverage ratio."""
    of = {row.year: row for row in ask.rows(trade.years, query)}
    known = [(of[year], of.get(year - 1)) for year in years]
    return {
        "turnover_growth_status": [growth_of(now, before).status for now, before in known],
        "balance_status": [balance_of(now).status for now, _ in known],
        "coverage_status": [coverage_of(now).status for now, _ in known],
    }


def _of_the_known(years: pd.DataFrame) -> pd.DataFrame:
    """The years in which one flow alone is known with what is known of that."""
    for noun, other in (("exports", "imports"), ("imports", "exports")):
        alone = years[f"{noun}_usd"].notna() & years[[f"{other}_usd", "turnover_usd"]].isna().all(
            axis="columns"
        )
        years = years.assign(
            **{
                name: years[name].mask(alone, years[f"{noun}_{name}"])
                for name in ("status", "qualifier", "low_usd", "high_usd", "formula", "source")
                if {name, f"{noun}_{name}"} <= {*years.columns}
            }
        )
    return years


def growth_over(years: pd.DataFrame, rate: str) -> pd.DataFrame:
    """The years with ``growth_months`` also where both years of a growth have the same months;
    ``rate`` is the column of the growth."""
    part = years[rate].notna() & years["months"].lt(len(WHOLE_YEAR)).fillna(False)
    over = years["months"].where(part).astype("float64")
    return years.assign(growth_months=years["growth_months"].fillna(over))


@question("year", "against", "partners", "sectors", "months")
def growth(ask: Ask, query: Query) -> pd.DataFrame:
    """What exports and imports gave to the growth between two years, as of
    `dashboard.answers.trade.contribution`: ``part`` is ``exports`` or ``imports``, or ``turnover``
    of either year; its ``year`` is the one that its value is of."""
    found = ask(trade.contribution, query)
    year, against = query.pair
    before = found["part"].eq("from")
    found = found.assign(
        year=before.map({True: against, False: year}),
        against=before.map({True: None, False: against}).astype("Int64"),
        part=found["part"].replace({"from": "turnover", "to": "turnover"}),
    )
    # The value of a part is qualified as its row is; what else has a range is about right.
    return certain(each_certain(found), "value")


@question("year", "partners", "sectors", "flow", "months")
def partners(ask: Ask, query: Query) -> pd.DataFrame:
    """Partners as of `dashboard.answers.trade.partners`: ranked among all, then the chosen ones
    are picked; with their growth as of `dashboard.answers.year_before.grown`."""
    known = ask(trade.partners, query)
    rows = each_certain(year_before.grown(ask, query, known, "partner"))
    found = counted_over(ask, query, certain(rows, noun_of(query.flow)))
    chosen = found[found["partner"].isin(query.partners)] if query.partners else found
    return marked(query, chosen, "partner")


@question("year", "partners", "sectors", "flow", "months")
def sectors(ask: Ask, query: Query) -> pd.DataFrame:
    """Commodity groups as of `dashboard.answers.trade.sectors`, with their growth as those of
    partners; one whose value in the chosen flow is missing is not published."""
    known = ask(trade.sectors, query)
    rows = shares_known(each_certain(year_before.grown(ask, query, known, "sector")))
    found = counted_over(ask, query, certain(rows, noun_of(query.flow)))
    found = marked(query, found, "sector")
    if query.flow is None:
        return found
    has_value = found[trade.measured_column(query)].notna()
    return found.assign(status=found["status"].where(has_value, NOT_PUBLISHED))


@question("year", "partners", "sectors", "kinds")
def regions(ask: Ask, query: Query) -> pd.DataFrame:
    """Relations with partner regions: `dashboard.measures.relations.partner_regions`; of a year,
    those known in it and the regions that had an event in it."""
    known, registers = ask.library.relations, ask.library.registers
    ties, events = of_kinds(known.relations, query.kinds), of_kinds(known.events, query.kinds)
    if query.year is not None:
        then = [row.known_in(query.year) for row in contacts_of(ties)]
        ties = ties.loc[pd.Series(then, index=ties.index, dtype=bool)]
        events = events_in(events, years=[query.year])
    rows = partner_regions(ties, events, registers.regions)
    wanted = relations.fields_of(query.sectors, ask.library)
    kept = [
        touches([country], query.partners) and touches(codes_in(fields), wanted)
        for country, fields in zip(rows["country"], rows["sectors"], strict=True)
    ]
    return rows.loc[pd.Series(kept, index=rows.index, dtype=bool)]


@question("year", "partners", "sectors", "kinds")
def events(ask: Ask, query: Query) -> pd.DataFrame:
    """The events of the timeline, in the order of time: `dashboard.measures.relations.event_table`;
    of a year, those that count in it."""
    years = () if query.year is None else (query.year,)
    return event_table(events_in(ask(relations.events, query), years))


@question("year", "partners")
def reconciliation(ask: Ask, query: Query) -> pd.DataFrame:
    """The ledger: published figures against what follows from them, of imported data these
    against the published figures; of a partner, the figures that are named after it.

    Raises:
        StoreUnavailable: the dataset is made up, and nothing can be checked against it.
    """
    store = ask.store(query)
    if store.made_up:
        reason = "is made up, so there is nothing to check against published figures"
        raise StoreUnavailable(f"the dataset {query.dataset} {reason}")
    of = discrepancies.ledger if store.until else trade.ledger
    found = of_year(ask(of, query), query.year)
    named = found["figure"].str.rpartition(" ")[2] if len(found) else found["figure"]
    return found[named.isin(query.partners)] if query.partners else found


@question("year", "partners", "sectors", "flow", "months")
def months(ask: Ask, query: Query) -> pd.DataFrame:
    """Months as of `dashboard.store.contract.TradeStore.turnover_by_month`, with ``status``."""
    store = ask.store(query)
    found = frame_of(MonthOfTrade, store.turnover_by_month(query))
    known = found[["exports_usd", "imports_usd"]].notna().any(axis=1)
    return found.assign(status=known.map({True: trade.status_of(store), False: NOT_PUBLISHED}))


@question("year", "against", "partners", "sectors", "code", "flow", "months")
def goods(ask: Ask, query: Query) -> pd.DataFrame:
    """What the chosen goods of the year consist of: `dashboard.answers.goods.goods`.

    Raises:
        StoreUnavailable: the dataset has no commodity codes.
    """
    able(ask, query, "codes")
    return shares_known(ask(of_goods.goods, query).assign(year=query.year))


@question("year", "partners", "sectors", "flow", "months", row=PartnerGoods)
def partner_sectors(ask: Ask, query: Query) -> Sequence[PartnerGoods]:
    """Partners by commodity group, of the chosen ones: `dashboard.answers.goods.partner_goods`."""
    return of_goods.partner_goods(ask, query)


def counted_over(ask: Ask, query: Query, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of years with ``months``: over how many they are counted, where months are known."""
    store = ask.store(query)
    if "months" not in store.capabilities:
        return rows
    counted = store.choices.counted
    over = {year: len(counted(year, query.months, query.flow)) for year in store.choices.years}
    return rows.assign(months=rows["year"].map(over).astype("Int64"))


def of_year(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The rows of a year; of every year where none is asked for."""
    return rows if year is None else rows[rows["year"].eq(year)]
