"""The rows that a dataset of trade answers with, one kind a question, and the years that measures
make of them: plain US dollars, ``NaN`` is "not published" and never zero.

``*_low_usd, *_high_usd, *_digits`` are known where a value stands for a range; ``*_rows`` and
``rows`` are the ids of the published figures that a value is or follows from, joined by ``;``.
"""

from __future__ import annotations

from typing import NamedTuple

NAN = float("nan")
WHOLE = 100 * (1 + 1e-9)
"""Per cent that a share may be, with what arithmetic is wrong by."""


class YearOfTrade(NamedTuple):
    """A year; ``months``: how many of it count, where months are known."""

    year: int
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    exports_status: str
    imports_status: str
    turnover_status: str
    months: int | None = None
    exports_formula: str = ""
    exports_source: str = ""
    exports_qualifier: str = ""
    exports_low_usd: float = NAN
    exports_high_usd: float = NAN
    exports_digits: float = NAN
    exports_rows: str = ""
    imports_formula: str = ""
    imports_source: str = ""
    imports_qualifier: str = ""
    imports_low_usd: float = NAN
    imports_high_usd: float = NAN
    imports_digits: float = NAN
    imports_rows: str = ""
    turnover_formula: str = ""
    turnover_source: str = ""
    turnover_qualifier: str = ""
    turnover_low_usd: float = NAN
    turnover_high_usd: float = NAN
    turnover_digits: float = NAN
    turnover_rows: str = ""


class Year(NamedTuple):
    """A `YearOfTrade` with what follows from it; ``status`` is that of the turnover or of the
    chosen flow, ``growth_months`` over how many months the growth is, where that is not what the
    year stands for."""

    year: int
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    balance_usd: float
    coverage_pct: float
    turnover_growth_pct: float
    growth_months: float
    status: str
    exports_status: str
    imports_status: str
    turnover_status: str
    months: int | None
    exports_formula: str
    exports_source: str
    exports_qualifier: str
    exports_low_usd: float
    exports_high_usd: float
    exports_digits: float
    exports_rows: str
    imports_formula: str
    imports_source: str
    imports_qualifier: str
    imports_low_usd: float
    imports_high_usd: float
    imports_digits: float
    imports_rows: str
    turnover_formula: str
    turnover_source: str
    turnover_qualifier: str
    turnover_low_usd: float
    turnover_high_usd: float
    turnover_digits: float
    turnover_rows: str
    balance_low_usd: float = NAN
    balance_high_usd: float = NAN
    balance_digits: float = NAN
    coverage_low_pct: float = NAN
    coverage_high_pct: float = NAN
    coverage_digits: float = NAN
    turnover_growth_low_pct: float = NAN
    turnover_growth_high_pct: float = NAN
    turnover_growth_digits: float = NAN


class PartnerTrade(NamedTuple):
    """A partner in a year; status, formula, source and qualifier are those of what is asked for,
    turnover or a flow, and so is ``share_pct``: of the trade with all partners."""

    year: int
    partner: str
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    share_pct: float
    status: str
    formula: str = ""
    source: str = ""
    qualifier: str = ""
    turnover_low_usd: float = NAN
    turnover_high_usd: float = NAN
    turnover_digits: float = NAN
    rows: str = ""
    share_rows: str = ""
    exports_rows: str = ""
    imports_rows: str = ""
    share_digits: float = NAN


class SectorTrade(NamedTuple):
    """A commodity group in a year, as a `PartnerTrade`; its share is of all goods."""

    year: int
    sector: str
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    share_pct: float
    status: str
    formula: str = ""
    source: str = ""
    qualifier: str = ""
    turnover_low_usd: float = NAN
    turnover_high_usd: float = NAN
    turnover_digits: float = NAN
    rows: str = ""
    share_rows: str = ""
    exports_rows: str = ""
    imports_rows: str = ""
    exports_digits: float = NAN
    imports_digits: float = NAN


class ChapterTrade(NamedTuple):
    """A chapter of goods in a year, as a `SectorTrade`; nothing of it is printed as a figure."""

    year: int
    chapter: str
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    share_pct: float
    status: str
    formula: str = ""
    source: str = ""
    qualifier: str = ""


class MonthOfTrade(NamedTuple):
    """A known month of a year; the turnover is of what is held where one flow is not."""

    year: int
    month: int
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    exports_kg: float
    imports_kg: float


class PartnerSector(NamedTuple):
    """What is traded with a partner of a commodity group in a year: the turnover, or the chosen
    flow of it."""

    year: int
    partner: str
    sector: str
    turnover_usd: float


class MatchedTrade(NamedTuple):
    """A flow in two years, ``before`` and ``now``, over the cells that both have: US dollars at the
    unit values (p) and quantities (q) of the first (0) and of the second (1); what cells below zero
    come to in each; how many cells are matched; and all trade of each year."""

    before: int
    now: int
    flow: str
    p0q0: float
    p1q0: float
    p0q1: float
    p1q1: float
    below0: float
    below1: float
    cells: int
    all0: float
    all1: float


class Statement(NamedTuple):
    """What a source states of the turnover with a partner."""

    year: int
    partner: str
    turnover_usd: float
    status: str
    source: str
    qualifier: str
    rows: str
    turnover_digits: float = NAN


def share_pct(part: float, whole: float) -> float:
    """100·part/whole, per cent. No share is of a whole that is not above zero, of a part below
    zero, or of one that is more than the whole: beside corrections, which are below zero, one part
    can be."""
    share = 100 * part / whole if whole > 0 else NAN
    return share if 0 <= share <= WHOLE else NAN
