"""Questions of trade: years, partners, groups of goods, contributions, with their measures."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.amount import DERIVED, Amount, amount_of, columns_of
from dashboard.loaders.published import RANK_IN_DISTRICT
from dashboard.loaders.records import records
from dashboard.measures.balance import turnover
from dashboard.measures.growth import contribution as contributions
from dashboard.measures.growth import over_same_months, unlike
from dashboard.measures.ranks import printed_ranks
from dashboard.measures.shares import part_of, ranked, share_pct, with_rest
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

SHOWN = 7
"""Partners that are named in the chart of shares; the table has all of them."""
FLOW_COLUMNS = {"export": "exports_usd", "import": "imports_usd"}


def measured_column(query: Query) -> str:
    """The column that a partner or sector is ranked by: the chosen flow, else turnover."""
    return FLOW_COLUMNS.get(query.flow or "", "turnover_usd")


@question("partners", "sectors", "flow", "months")
def years(ask: Ask, query: Query) -> pd.DataFrame:
    """Every year of the trade: columns of `dashboard.measures.balance.turnover`.

    A year that stands for other months than the year before it grew by what it did in the months
    that both have; where months are not known, by nothing that could be said.
    """
    store = ask.store(query)
    found = store.turnover_by_year(query)
    counted = {
        year: store.choices.counted(year, query.months, query.flow)
        for year in found["year"].tolist()
    }
    if not unlike(counted):
        return turnover(found, query.flow)
    if "months" not in store.capabilities:
        nothing = dict.fromkeys(unlike(counted), (float("nan"), 0))
        return turnover(found, query.flow, nothing)
    return turnover(found, query.flow, over_same_months(store.turnover_by_month(query), counted))


@question("year", "sectors", "flow", "months")
def partners(ask: Ask, query: Query) -> pd.DataFrame:
    """All partners of a year, or of every year if none is asked for, ranked.

    ``year, partner, exports_usd, imports_usd, turnover_usd, share_pct, rank, status`` and the
    formula, source and qualifier of the value; ``share_status`` is that of the share. The other
    flow is missing when one is chosen.
    """
    rows = ask.store(query).trade_by_partner(query)
    # A share that a source prints is published, though the amount that follows from it is not.
    rows = rows.assign(
        share_status=rows["status"].where(~rows["status"].isin(DERIVED), "published")
    )
    by = measured_column(query)
    if query.flow is not None:
        other = "imports_usd" if by == "exports_usd" else "exports_usd"
        rows = rows.assign(**{other: np.nan, "turnover_usd": np.nan})
        rows = rows.assign(share_pct=rows["share_pct"].where(rows[by].notna()))
    if rows.empty:
        return rows.assign(rank=pd.Series(dtype="Int64"))
    found = [
        _ranked_year(rows_of_year, by, _whole(ask, query, int(year)))
        for year, rows_of_year in rows.groupby("year", sort=True)
    ]
    return pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]


def _whole(ask: Ask, query: Query, year: int) -> Amount:
    """The whole that partner shares are part of: turnover or the chosen flow, all partners."""
    rows = ask(years, query.with_(partners=()))
    found = next(iter(records(rows.loc[rows["year"].eq(year)])), None)
    return amount_of(found, measured_column(query).removesuffix("_usd"))


def _ranked_year(rows: pd.DataFrame, by: str, whole: Amount) -> pd.DataFrame:
    """One year's partners with shares and ranks; no rank where the others are not known.

    Shares are as published where they are, else computed from the whole, but never from bounds.
    """
    bounds = bool(rows["qualifier"].ne("").any())
    if not (rows["share_pct"].notna().any() or rows[by].isna().all() or bounds):
        rows = _shared(rows, by, whole)
    found = ranked(rows, by)
    return found.assign(rank=found["rank"].where(found["share_pct"].notna()))


def _shared(rows: pd.DataFrame, by: str, whole: Amount) -> pd.DataFrame:
    """Shares that no source prints, of the whole; none of a whole that is not known exactly."""
    if not whole.exact:
        return rows
    if not whole.ranged and "turnover_low_usd" not in rows:
        status = "made up" if whole.status == "made up" else "computed"
        return rows.assign(share_pct=share_pct(rows[by], whole.plain()), share_status=status)
    noun = by.removesuffix("_usd")
    shares = [part_of(amount_of(row, noun), whole) for row in records(rows)]
    found = pd.DataFrame([columns_of("share", one) for one in shares], index=rows.index)
    statuses = [one.status if one.known else "computed" for one in shares]
    return rows.assign(**found.to_dict("series"), share_status=statuses)


def status_of(store: TradeStore) -> str:
    """How the figures of a store are known that have no status of their own."""
    return "made up" if store.made_up else "published"


@question()
def partner_counts(ask: Ask, query: Query) -> pd.DataFrame:
    """``year, countries, rows, status``: how many partner countries traded, of the years that say
    so, and the published figures that say it. Trade with an unknown partner is with no country."""
    store = ask.store(query)
    counts = [(year, store.partner_count(year)) for year in store.choices.years]
    known = [
        (year, count, store.rows_of_count(year)) for year, count in counts if count is not None
    ]
    found = pd.DataFrame(known, columns=["year", "countries", "rows"])
    return found.assign(status=status_of(store))


@question("year", "partners", "sectors", "flow", "months")
def shares(ask: Ask, query: Query) -> pd.DataFrame:
    """Partner shares of the year, made whole by the row of all other countries.

    Shown are the first seven and the chosen ones. The partner filter marks partners; it never
    takes the others out of the whole. See `dashboard.measures.shares.with_rest`.
    """
    assert query.year is not None
    return with_rest(
        ask(partners, query),
        _whole(ask, query, query.year).plain(),
        ask.store(query).partner_count(query.year),
        most=SHOWN,
        chosen=query.partners,
        by=measured_column(query),
    )


@question("year")
def stated(ask: Ask, query: Query) -> pd.DataFrame:
    """What sources state of the turnover with partners: `TradeStore.stated`; else no rows."""
    store = ask.store(query)
    if "stated" not in store.capabilities:
        columns = ["year", "partner", "turnover_usd", "status", "source", "qualifier", "rows"]
        return pd.DataFrame(columns=columns)
    return store.stated(query)


@question("year", "partners", "sectors", "flow", "months")
def sectors(ask: Ask, query: Query) -> pd.DataFrame:
    """Trade by commodity group: ``year, sector, *_usd, share_pct, status`` and ``driver``, the
    flow whose growth a source explains by it: of the trade with all partners, so none where some
    are chosen. The other flow and the turnover are missing when a flow is chosen."""
    rows = ask.store(query).trade_by_sector(query)
    if query.flow is not None:
        other = "imports_usd" if query.flow == "export" else "exports_usd"
        rows = rows.assign(**{other: np.nan, "turnover_usd": np.nan})
    causes = ask(drivers, query)
    flows = {} if query.partners else dict(zip(causes["sector"], causes["flow"], strict=True))
    return rows.assign(driver=[flows.get(sector, "") for sector in rows["sector"]])


@question("year")
def drivers(ask: Ask, query: Query) -> pd.DataFrame:
    """What the source names as the cause of growth in the year: ``figure, year, flow, sector,
    goods, source``, the goods in the words of the source. Sources explain the region's trade as a
    whole, in the published dataset."""
    figures = ask.library.figures
    named = figures["measure"].eq("growth_driver") & figures["year"].eq(query.year)
    columns = ["figure", "year", "flow", "sector", "sector_text", "source"]
    rows = figures.loc[named, columns].rename(columns={"sector_text": "goods"})
    return rows.reset_index(drop=True)


@question("year")
def district_ranks(ask: Ask, query: Query) -> pd.DataFrame:
    """The places of the region in its federal district in the year, as its sources print them:
    `dashboard.measures.ranks.printed_ranks`. Of its trade as a whole, whatever is chosen."""
    region = ask.library.registers.region
    printed = printed_ranks(ask.library.figures, region.territory, RANK_IN_DISTRICT)
    return printed.loc[printed["year"].eq(query.year)].reset_index(drop=True)


@question("year", "against", "partners", "sectors", "months")
def contribution(ask: Ask, query: Query) -> pd.DataFrame:
    """What exports and imports gave to the growth of turnover; always of both flows.

    See `dashboard.measures.growth.contribution`.
    """
    return contributions(ask(years, query), *query.pair, comparable=query.comparable)


@question()
def later(ask: Ask, query: Query) -> pd.DataFrame:
    """``year, status`` of the years after the latest complete one of which anything is known."""
    rows = ask(years, query.only(()))
    known = rows[["exports_usd", "imports_usd", "turnover_usd"]].notna().any(axis=1)
    found = rows.loc[known & rows["year"].gt(query.choices.latest), ["year", "status"]]
    return found.reset_index(drop=True)


@question()
def ledger(ask: Ask, _: Query) -> pd.DataFrame:
    """Published against computed: `dashboard.store.reconciliation.reconciliation`."""
    return ask.library.ledger
