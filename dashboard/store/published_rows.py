"""The rows that the published figures answer with: values with all that is known of each."""

from __future__ import annotations

from dashboard.store.derivation import NOT_PUBLISHED, Rate, Value
from dashboard.trade_rows import NAN, PartnerTrade, SectorTrade, YearOfTrade

Parts = tuple[Value, Value, Value]
"""Exports, imports and turnover."""


def of_flow(flow: str | None, parts: Parts) -> Parts:
    """The values of a chosen flow: the other one and the turnover are not asked for."""
    if flow is None:
        return parts
    exports, imports, _ = parts
    if flow == "export":
        return exports, NOT_PUBLISHED, NOT_PUBLISHED
    return NOT_PUBLISHED, imports, NOT_PUBLISHED


def year_row(year: int, parts: Parts) -> YearOfTrade:
    """A year with all that is known of its exports, imports and turnover."""
    exports, imports, turnover = parts
    return YearOfTrade(
        year, exports.usd, imports.usd, turnover.usd,
        exports.status, imports.status, turnover.status,
        None, *_known(exports), *_known(imports), *_known(turnover),
    )  # fmt: skip


def _known(one: Value) -> tuple[str, str, str, float, float, float, str]:
    return one.formula, one.source, one.qualifier, one.low, one.high, one.digits, one.rows


def partner_row(year: int, partner: str, turnover: Value, share: Rate | None) -> PartnerTrade:
    """A partner: its turnover, never one flow of it."""
    parts = (NOT_PUBLISHED, NOT_PUBLISHED, turnover)
    digits = share.digits if share else NAN
    return PartnerTrade(year, partner, *_cells(parts, turnover, share), digits)


def sector_row(year: int, sector: str, parts: Parts) -> SectorTrade:
    """A commodity group, with the status of the turnover, or of the one flow that is published."""
    exports, imports, turnover = parts
    known = [one for one in (turnover, exports, imports) if one.known]
    cells = _cells(parts, known[0] if known else NOT_PUBLISHED)
    return SectorTrade(year, sector, *cells, exports.digits, imports.digits)


_Cells = tuple[
    float, float, float, float, str, str, str, str, float, float, float, str, str, str, str
]


def _cells(parts: Parts, known: Value, share: Rate | None = None) -> _Cells:
    """What both rows say of their values; the status and so on are those of what is known."""
    exports, imports, turnover = parts
    return (
        exports.usd,
        imports.usd,
        turnover.usd,
        share.pct if share else NAN,
        known.status,
        known.formula,
        known.source,
        known.qualifier,
        turnover.low,
        turnover.high,
        turnover.digits,
        known.rows,
        share.row if share else "",
        exports.rows,
        imports.rows,
    )
