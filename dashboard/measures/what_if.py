"""What if: the trade of a year recomputed exactly without some partners or goods.

A cell is a partner, a commodity group and a flow. Of each cell what is left out is taken away, in
whole cents, and everything that follows is worked out anew from what remains:

    scenario = fact − left out;    turnover = exports + imports;    balance = exports − imports
    share = 100 · part / whole of the same scenario, %;    rank by what remains, largest first

Nothing answers to the loss: no buyer takes the place of another, no price moves. It is bookkeeping,
and no forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.trade_rows import NAN, share_pct

Cell = tuple[str, str, str]
"""Partner, commodity group, flow (``export``, ``import``)."""
Cells = Mapping[Cell, int]
"""US cents by cell."""
_fact, _scenario = attrgetter("fact_usd"), attrgetter("scenario_usd")
TOTAL, PARTNER, SECTOR = "total", "partner", "sector"
APART = {TOTAL: 1, SECTOR: 2}
"""Rows that count what those of partners do, the totals and the same trade by group of goods, in
the order in which they stand below a table of these."""
EXPORT, IMPORT, TURNOVER, BALANCE = "export", "import", "turnover", "balance"


class Consequence(NamedTuple):
    """What a scenario changes of a total, a partner or a commodity group, US dollars.

    ``of`` is ``total``, ``partner`` or ``sector``, ``key`` its code (empty of a total). Shares are
    of all partners, or of all groups, in per cent; ``NaN`` of a total, and where the whole is not
    above zero. ``*_rank`` is None of a total, of a group, of the unknown partner, and of a partner
    with whom nothing is left; shares and ranks of partners are missing where not all is known of
    the others.
    """

    of: str
    key: str
    flow: str
    fact_usd: float
    left_out_usd: float
    scenario_usd: float
    fact_share_pct: float = NAN
    scenario_share_pct: float = NAN
    fact_rank: int | None = None
    scenario_rank: int | None = None


def without(
    facts: Cells, partners: Collection[str], sectors: Collection[str], goods: Cells
) -> Cells:
    """What a scenario leaves out of some facts: all of a partner or a group, and ``goods`` of the
    others."""
    return {
        cell: usd if cell[0] in partners or cell[1] in sectors else goods.get(cell, 0)
        for cell, usd in facts.items()
    }


def what_if(
    facts: Cells,
    left_out: Cells,
    flows: Sequence[str],
    measured: str,
    chosen: Collection[str] = (),
) -> tuple[Consequence, ...]:
    """The totals of ``flows``, then the partners and the groups by what is ``measured`` (a flow or
    ``turnover``), each with what is left out of it: largest fact first.

    With ``chosen`` partners the totals and groups are of these, and these alone are listed; their
    shares and ranks are still those among all.
    """
    there = {cell: usd for cell, usd in facts.items() if not chosen or cell[0] in chosen}
    asked = [*flows] if measured != TURNOVER else [*flows, TURNOVER, BALANCE]
    totals = [_row(TOTAL, "", flow, there, left_out) for flow in asked]
    partners = _parts(PARTNER, 0, facts, left_out, measured)
    groups = _parts(SECTOR, 1, there, left_out, measured)
    listed = [row for row in partners if not chosen or row.key in chosen]
    return (*totals, *listed, *groups)


def without_places(rows: Iterable[Consequence]) -> tuple[Consequence, ...]:
    """Rows without the shares and ranks of partners, of which the whole is not known."""
    return tuple(
        row._replace(fact_share_pct=NAN, scenario_share_pct=NAN, fact_rank=None, scenario_rank=None)
        if row.of == PARTNER else row
        for row in rows
    )  # fmt: skip


def _row(of: str, key: str, flow: str, facts: Cells, left_out: Cells) -> Consequence:
    fact = sum(_sign(cell, flow) * usd for cell, usd in facts.items())
    lost = sum(_sign(cell, flow) * left_out.get(cell, 0) for cell in facts)
    return Consequence(of, key, flow, fact / 100, lost / 100, (fact - lost) / 100)


def _sign(cell: Cell, flow: str) -> int:
    """Whether a cell is part of a flow, of turnover or balance, and with which sign."""
    if flow == TURNOVER:
        return 1
    if flow == BALANCE:
        return 1 if cell[2] == EXPORT else -1
    return int(cell[2] == flow)


def _parts(of: str, side: int, facts: Cells, left_out: Cells, measured: str) -> list[Consequence]:
    """The partners (the first side of a cell) or the groups (the second)."""
    cells: dict[str, dict[Cell, int]] = {}
    for cell, usd in facts.items():
        cells.setdefault(cell[side], {})[cell] = usd
    rows = [_row(of, key, measured, some, left_out) for key, some in cells.items()]
    left = {
        key for key, some in cells.items()
        if any(usd != left_out.get(cell, 0) and _sign(cell, measured) for cell, usd in some.items())
    }  # fmt: skip
    shared = _shared(rows)
    ranked = _ranked(shared, left) if of == PARTNER else shared
    return sorted(ranked, key=lambda row: (-row.fact_usd, row.key))


def _shared(rows: Sequence[Consequence]) -> list[Consequence]:
    fact, scenario = (
        sum(round(100 * value(row)) for row in rows) / 100 for value in (_fact, _scenario)
    )
    return [
        row._replace(
            fact_share_pct=share_pct(row.fact_usd, fact),
            scenario_share_pct=share_pct(row.scenario_usd, scenario),
        )
        for row in rows
    ]


def _ranked(rows: Sequence[Consequence], left: Collection[str]) -> list[Consequence]:
    """Partners with their ranks; equal values have an equal rank. ``left``: with whom any trade
    remains."""
    named = [row for row in rows if row.key != UNKNOWN_PARTNER]
    facts, scenarios = _ranks(named, _fact), _ranks([row for row in named if row.key in left],
                                                    _scenario)  # fmt: skip
    return [
        row._replace(fact_rank=facts.get(row.key), scenario_rank=scenarios.get(row.key))
        for row in rows
    ]


def _ranks(rows: Iterable[Consequence], value: Callable[[Consequence], float]) -> dict[str, int]:
    ordered = sorted(rows, key=lambda row: -value(row))
    first: dict[float, int] = {}
    for place, row in enumerate(ordered, 1):
        first.setdefault(value(row), place)
    return {row.key: first[value(row)] for row in ordered}
