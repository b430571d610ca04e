"""What partners report of the trade with us, beside ours: never among it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.answers.capable_store import able
from dashboard.choices import NONE, Codes
from dashboard.flows import FLOW_COLUMNS, Flow
from dashboard.loaders.mirror import REGION, TOTAL, Reported, imported_on, reported
from dashboard.measures.mirror import Mirror, Months
from dashboard.measures.mirror import mirror as beside
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

DECEMBER, JANUARY = 12, 1
Ours = Mapping[tuple[int, str, str, str], float]
"""Year, partner, flow, chapter (or ``TOTAL``) → US dollars."""


@question("year", "partners", "sectors", "flow", row=Mirror)
def mirror(ask: Ask, query: Query) -> Sequence[Mirror]:
    """Years that customs data and a partner's own figures both have whole, all goods before their
    chapters: `dashboard.measures.mirror.mirror`. With sectors, the chapters of these. Nothing of
    made-up data: nobody reports those.

    Raises:
        StoreUnavailable: the dataset has no codes, or the partners' figures cannot be read.
    """
    store = able(ask, query, "codes")
    if store.made_up:
        return ()
    registers = ask.library.registers
    chapters = {one for sector in query.sectors for one in registers.chapters_of(sector)}
    rows = [
        row for row in reported(ask.library.settings.data_dir, ask.library.sight)
        if query.year in (None, row.year) and query.flow in (None, row.flow)
        and (not query.partners or row.partner in query.partners)
        and (not query.sectors or row.chapter in chapters)
        and is_whole(store, row.year, _flow(row), (row.partner,), _goods(row))
    ]  # fmt: skip
    ours = _ours(store, query, rows)
    ends = _ends(store, query, rows)
    found = [
        beside(row, ours.get((row.year, row.partner, row.flow, row.chapter), 0.0),
               ends.get((row.partner, row.flow)) if row.chapter == TOTAL else None)
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.year, row.partner, row.flow, row.chapter != TOTAL,
                                          row.chapter))  # fmt: skip


@question("partners", "sectors", "flow", row=Mirror)
def of_every_year(ask: Ask, query: Query) -> Sequence[Mirror]:
    """The same of every year. Raises as `mirror`."""
    return ask.rows(mirror, query.with_(year=None))


class ReportedYear(NamedTuple):
    """A year of which a partner's figures were imported, whether ours is known whole or not."""

    year: int


@question("partners", "flow", row=ReportedYear)
def reported_years(ask: Ask, query: Query) -> Sequence[ReportedYear]:
    """Years of the chosen partners and flow, in their order. Raises as `mirror`."""
    rows = reported(ask.library.settings.data_dir, ask.library.sight)
    years = {
        row.year for row in rows
        if row.partner in query.partners and query.flow in (None, row.flow)
    }  # fmt: skip
    return [ReportedYear(year) for year in sorted(years)]


class Imported(NamedTuple):
    """When the partners' figures were imported (ISO)."""

    time: str


@question(row=Imported)
def imported(ask: Ask, _: Query) -> Sequence[Imported]:
    """One row, or none where none were. Raises as `mirror`."""
    time = imported_on(ask.library.settings.data_dir, ask.library.sight)
    return [Imported(time)] if time else []


def is_whole(
    store: TradeStore, year: int, flow: Flow, partners: tuple[str, ...] = (), goods: Codes = NONE
) -> bool:
    """Whether all of our year is known of a flow, of some partners and chapters (none: of all)."""
    choices = store.choices
    return year in choices.years and choices.holds_all(year, flow, partners, goods)


def _goods(row: Reported) -> Codes:
    """The chapter of a row; none of all goods."""
    return NONE if row.chapter == TOTAL else frozenset({row.chapter})


def _flow(row: Reported) -> Flow:
    return "export" if row.flow == "export" else "import"


def _ours(store: TradeStore, query: Query, rows: Iterable[Reported]) -> Ours:
    """Our side of what is reported. Where a year is known whole, what is not there is nothing."""
    found: dict[tuple[int, str, str, str], float] = {}
    for partner, flow in dict.fromkeys((row.partner, _flow(row)) for row in rows):
        asked = query.only(()).with_(partners=(partner,), flow=flow)
        column = FLOW_COLUMNS[flow]
        for whole in store.trade_by_partner(asked):
            found[whole.year, partner, flow, TOTAL] = getattr(whole, column)
        for part in store.trade_by_chapter(asked):
            found[part.year, partner, flow, part.chapter] = getattr(part, column)
    return found


def _ends(
    store: TradeStore, query: Query, rows: Iterable[Reported]
) -> Mapping[tuple[str, str], Mapping[int, Months]]:
    """What was on the way at the ends of years, by partner and flow; of the trade of the region
    as a whole alone, for only there it is taken off."""
    found: dict[tuple[str, str], dict[int, Months]] = {}
    regional = [row for row in rows if row.of == REGION and row.chapter == TOTAL]
    for partner, flow in dict.fromkeys((row.partner, _flow(row)) for row in regional):
        asked = query.only(()).with_(partners=(partner,), flow=flow)
        usd = {(row.year, row.month): getattr(row, FLOW_COLUMNS[flow])
               for row in store.turnover_by_month(asked)}  # fmt: skip
        found[partner, flow] = {
            year: Months(usd[before], usd[after])
            for year in {row.year for row in regional}
            for before, after in [_on_the_way(year, flow)]
            if before in usd and after in usd
        }
    return found


def _on_the_way(year: int, flow: Flow) -> tuple[tuple[int, int], tuple[int, int]]:
    """The months of ours which they count in the year though we do not, and the other way round."""
    if flow == "export":
        return (year - 1, DECEMBER), (year, DECEMBER)
    return (year + 1, JANUARY), (year, JANUARY)
