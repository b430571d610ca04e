"""What a source prints of a number that is computed here: the same, read on its own."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.documents.lineage import At
from dashboard.loaders.published import RANK_AMONG_PARTNERS, WORLD
from dashboard.loaders.records import records
from dashboard.query import Query
from dashboard.row_amounts import known
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure that a source may print: its measure, flow and partner, and how its unit begins."""

    year: int
    measure: str
    flow: str
    partner: str = WORLD
    unit: str = "%"


_GROWTHS = frozenset({("turnover", "turnover_growth"), ("rates", "turnover_growth")})
_EXCESSES = frozenset({("balance", "excess"), ("balance", "coverage"), ("coverage", "coverage")})
_PLACES = frozenset({("partners", "rank"), ("places", "rank")})


def printed_too(ask: Ask, query: Query, at: At) -> tuple[str, ...]:
    """The published figures that print what a cell computes: the growth of the turnover, by how
    much exports exceed imports, the place of a partner. None beside other data, or of a selection
    that no source speaks of."""
    of = _printed(query, at) if query.dataset == PUBLISHED and not query.sectors else None
    if of is None:
        return ()
    territory = ask.library.registers.region.territory
    return tuple(
        str(row.figure)
        for row in records(ask.library.figures)
        if (known(row.year), row.measure, row.flow, row.partner)
        == (of.year, of.measure, of.flow, of.partner)
        and (row.territory, row.period, row.standing) == (territory, "year", "actual")
        and str(row.unit).startswith(of.unit)
    )


def _printed(query: Query, at: At) -> _Printed | None:
    """What would be printed of a cell."""
    place, (year, against) = (at.table, at.column), query.pair
    if place in _PLACES and query.flow is None:
        if at.table == "partners":
            return _Printed(year, "rank", "total", at.row, RANK_AMONG_PARTNERS)
        country = next(iter(query.partners), "")
        return _Printed(int(at.row), "rank", "total", country, RANK_AMONG_PARTNERS)
    if query.partners:
        return None
    if place in _GROWTHS:
        return _Printed(int(at.row), "growth", "total")
    if place == ("contribution", "growth") and at.row == "to" and against == year - 1:
        return _Printed(year, "growth", "total")
    if place == ("cards", "growth") and at.row == "turnover" and against == year - 1:
        return _Printed(year, "growth", "total")
    if place in _EXCESSES:
        return _Printed(int(at.row), "export_over_import_excess", "balance")
    return None
