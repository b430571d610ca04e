"""What the cells of trade over time follow from: sums of twelve months, indices, and rates."""

from __future__ import annotations

from dashboard.documents.lineage import GROWTH, SHARE, AskedCell, At, Derivation, on_year_before
from dashboard.flows import NOUNS
from dashboard.measures.time_series import YEAR, earlier, key_of
from dashboard.values import PUBLISHED

MONTHS, SUM, INDEX = "months", "_sum", "_index"
"""The table of months, and what the names of its columns end with."""
GROWN = "sum_growth"
RATES = "rates"
"""The table of rates of growth and of increase by year."""


def follows(table: str, asked: AskedCell) -> Derivation | None:
    """What a cell of the months of all years, of an index of years, or of rates follows from; None
    where it is none of these."""
    if table == RATES:
        return _rate(asked)
    noun, _, base = asked.column.partition(f"{INDEX}.")
    if base and table != "compare":  # its values are those of other tables
        return Derivation(SHARE, tuple(At(table, row, noun) for row in (asked.row, base)))
    if table != MONTHS or "-" not in asked.row:
        return None
    if asked.column == GROWN:
        column = f"{asked.noun}{SUM}"
        return Derivation(
            GROWTH, (At(table, asked.row, column), At(table, _back(asked.row), column))
        )
    noun = asked.column.removesuffix(SUM)
    if noun == asked.column:
        return None
    if noun not in NOUNS.values():
        return Derivation("{} + {}", tuple(At(table, asked.row, f"{one}{SUM}")
                                        for one in NOUNS.values()))  # fmt: skip
    each = tuple(At(table, _back(asked.row, by), noun) for by in range(YEAR - 1, -1, -1))
    return Derivation(" + ".join("{}" for _ in each), each)


def _rate(asked: AskedCell) -> Derivation:
    """Of a year on the year before, over the months that both have."""
    noun, _, kind = asked.column.rpartition("_")
    if kind != "growth" and asked.query.dataset == PUBLISHED:  # whose growth may be printed
        return Derivation("100 + {}", (At(RATES, asked.row, f"{noun}_growth"),))
    year, pair = int(asked.row), on_year_before(asked)
    cells = tuple(At("turnover", str(one), noun, pair) for one in (year, year - 1))
    return Derivation(GROWTH if kind == "growth" else SHARE, cells)


def _back(row: str, by: int = YEAR) -> str:
    """The key of the month so many months before another."""
    year, month = map(int, row.split("-"))
    return key_of(earlier((year, month), by))
