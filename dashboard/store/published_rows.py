"""The rows that the published figures answer with: values with all that is known of each."""

from __future__ import annotations

from dashboard.store.derivation import NAN, NOT_PUBLISHED, Rate, Value

_OF_A_VALUE = ("usd", "status", "formula", "source", "qualifier", "low_usd", "high_usd", "digits",
               "rows")  # fmt: skip
YEAR_COLUMNS = [
    "year",
    *(f"{noun}_{name}" for noun in ("exports", "imports", "turnover") for name in _OF_A_VALUE),
]
PARTNER_COLUMNS = [
    "year",
    "partner",
    "exports_usd",
    "imports_usd",
    "turnover_usd",
    "share_pct",
    "status",
    "formula",
    "source",
    "qualifier",
    "turnover_low_usd",
    "turnover_high_usd",
    "turnover_digits",
    "rows",
    "share_rows",
    "exports_rows",
    "imports_rows",
]
SECTOR_COLUMNS = ["year", "sector", *PARTNER_COLUMNS[2:]]

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


def year_row(year: int, parts: Parts) -> tuple[object, ...]:
    """A row of `YEAR_COLUMNS`."""
    cells = [
        (one.usd, one.status, one.formula, one.source, one.qualifier, one.low, one.high, one.digits,
         one.rows)
        for one in parts
    ]  # fmt: skip
    return (year, *(cell for row in cells for cell in row))


def partner_row(year: int, partner: str, turnover: Value, share: Rate | None) -> tuple[object, ...]:
    """A row of `PARTNER_COLUMNS`: the turnover, never one flow of it."""
    return _row(year, partner, (NOT_PUBLISHED, NOT_PUBLISHED, turnover), turnover, share)


def sector_row(year: int, sector: str, parts: Parts) -> tuple[object, ...]:
    """A row of `SECTOR_COLUMNS`, with the status of the turnover, or of the one flow that is
    published."""
    exports, imports, turnover = parts
    known = [one for one in (turnover, exports, imports) if one.known]
    return _row(year, sector, parts, known[0] if known else NOT_PUBLISHED)


def _row(
    year: int, code: str, parts: Parts, known: Value, share: Rate | None = None
) -> tuple[object, ...]:
    turnover = parts[2]
    return (
        year,
        code,
        *(one.usd for one in parts),
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
        parts[0].rows,
        parts[1].rows,
    )
