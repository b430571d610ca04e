"""The rows that published figures answer with, and their columns."""

from __future__ import annotations

from dashboard.store.derivation import Value

YEAR_COLUMNS = [
    "year",
    *(
        f"{noun}_{column}"
        for noun in ("exports", "imports", "turnover")
        for column in (
            "usd",
            "status",
            "formula",
            "source",
            "qualifier",
            "low_usd",
            "high_usd",
            "digits",
        )
    ),
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
]


def year_row(year: int, exports: Value, imports: Value, turnover: Value) -> dict[str, object]:
    """A year: each amount with what is known of it."""
    row: dict[str, object] = {"year": year}
    for noun, value in (("exports", exports), ("imports", imports), ("turnover", turnover)):
        row |= {
            f"{noun}_usd": value.usd,
            f"{noun}_status": value.status,
            f"{noun}_formula": value.formula,
            f"{noun}_source": value.source,
            f"{noun}_qualifier": value.qualifier,
            f"{noun}_low_usd": value.low,
            f"{noun}_high_usd": value.high,
            f"{noun}_digits": value.digits,
        }
    return row
