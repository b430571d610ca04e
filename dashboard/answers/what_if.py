"""What if some partners or goods were lost: the year without them, beside the year as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard.answers.capable_store import able
from dashboard.flows import FLOW_COLUMNS, FLOWS
from dashboard.loaders.records import records
from dashboard.measures import what_if as measures
from dashboard.measures.contributions import in_cents
from dashboard.measures.what_if import Cell, Cells, Consequence
from dashboard.months import WHOLE_YEAR, Months
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore
from dashboard.values import GOODS

FIELDS = ("year", "partners", "sectors", "flow", "months", "without")


@question(*FIELDS, row=Consequence)
def what_if(ask: Ask, query: Query) -> Sequence[Consequence]:
    """Totals, partners and groups of the year with and without what is left out:
    `dashboard.measures.what_if.what_if`. No rows where nothing is left out, or nothing is known of
    the year.

    Raises:
        StoreUnavailable: the dataset has no codes, or its rows cannot be read.
    """
    store, groups = able(ask, query, "codes"), ask.library.registers.groups
    flows = _known_flows(store, query)
    if not query.without or not flows:
        return ()
    asked = query.with_(partners=(), months=_counted(store, query))
    partners, sectors, codes = _dropped(query.without, groups)
    facts = _facts(store, asked, flows)
    goods = _goods(store, asked, flows, codes, groups)
    facts = {**dict.fromkeys(goods, 0), **facts}  # rows of a cell may come to nothing
    left_out = measures.without(facts, partners, sectors, goods)
    measured = flows[0] if len(flows) == 1 else measures.TURNOVER
    found = measures.what_if(facts, left_out, flows, measured, query.partners)
    # Of others than the chosen partners less may be known: then these have no place among all.
    whole = not query.partners or flows == _known_flows(store, asked)
    return found if whole else measures.without_places(found)


def _known_flows(store: TradeStore, query: Query) -> list[str]:
    """The flows that count in the total of the year."""
    rows = [row for row in store.turnover_by_year(query) if row.year == query.year]
    return [
        flow for row in rows for flow, column in FLOW_COLUMNS.items()
        if (usd := getattr(row, column)) == usd
    ]  # fmt: skip


def _counted(store: TradeStore, query: Query) -> Months | None:
    """The months for which the total stands: of each flow alone others may be known."""
    assert query.year is not None
    found = store.choices.counted(query.year, query.months, query.flow)
    return query.months if query.months is None and found == WHOLE_YEAR else found


def _dropped(
    without: Iterable[str], groups: Mapping[str, str]
) -> tuple[set[str], set[str], list[str]]:
    """The partners, the groups and the codes that are left out: no code that another, or a group,
    holds already."""
    sectors = {one for one in without if one in set(groups.values())}
    codes = {one.removeprefix(GOODS) for one in without if one.startswith(GOODS)}
    outer = [
        code for code in sorted(codes)
        if groups.get(code[:2]) not in sectors
        and not any(code != other and code.startswith(other) for other in codes)
    ]  # fmt: skip
    partners = {one for one in without if one not in sectors and not one.startswith(GOODS)}
    return partners, sectors, outer


def _facts(store: TradeStore, query: Query, flows: Collection[str]) -> Cells:
    found: dict[Cell, int] = {}
    for flow in flows:
        for row in store.partner_sector(query.with_(flow=flow, months=query.months)):
            found[row.partner, row.sector, flow] = in_cents(row.turnover_usd)
    return found


def _goods(
    store: TradeStore,
    query: Query,
    flows: Collection[str],
    codes: Iterable[str],
    groups: Mapping[str, str],
) -> Cells:
    """Cents of some codes, by cell."""
    found: dict[Cell, int] = {}
    for code in codes:
        for flow in [one for one in FLOWS if one in flows]:
            of_flow = query.with_(flow=flow, months=query.months)
            rows = store.trade_by_row(of_flow, code)
            sums = rows.groupby("partner", observed=True)["usd"].sum().reset_index()
            for row in records(sums.astype({"partner": "str"})):
                cell = (row.partner, groups[code[:2]], flow)
                found[cell] = found.get(cell, 0) + in_cents(row.usd)
    return found
