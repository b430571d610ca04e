"""TradeStore: the questions that every dataset answers.

Answers are small frames of plain US dollars; ``NaN`` is "not published", never zero. All filters
of the selection apply (flow, partners, sectors, months); a caller who wants the whole passes a
selection with the field cleared.
"""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from dashboard.selection import Choices, Selection


class TradeStore(Protocol):
    """One dataset of trade figures."""

    @property
    def version(self) -> str:
        """Changes whenever an answer may change; part of every cache key."""

    @property
    def choices(self) -> Choices:
        """The years, partners and sectors that can be asked for."""

    @property
    def as_of(self) -> str:
        """ISO date of the data."""

    def turnover_by_year(self, selection: Selection) -> pd.DataFrame:
        """``year, exports_usd, imports_usd, turnover_usd`` with ``*_status`` and ``note`` each.

        One row a year without gaps; a year nothing is known of has ``NaN`` and
        ``not published``. ``turnover_usd`` may be known where its parts are not.
        """

    def trade_by_partner(self, selection: Selection) -> pd.DataFrame:
        """``year, partner, exports_usd, imports_usd, turnover_usd, share_pct, status, note``."""

    def trade_by_sector(self, selection: Selection) -> pd.DataFrame:
        """``year, sector, exports_usd, imports_usd, turnover_usd, share_pct, status, note``."""

    def partner_count(self, year: int) -> int | None:
        """How many partner countries traded in a year; ``None`` when it is not published."""
