"""Rows of trade as frames: easier to make up and to look at in a test than the tuples that stores
and measures give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_type_hints

import pandas as pd

from dashboard import trade_rows
from dashboard.loaders.records import frame_of, records
from dashboard.measures import balance, growth, months, shares
from dashboard.measures.growth import Contribution
from dashboard.measures.months import Month
from dashboard.measures.shares import Ranked
from dashboard.trade_rows import NAN, MonthOfTrade, Year, YearOfTrade

_MISSING = {int: 0, float: NAN, str: ""}
ANSWERS = {
    "turnover_by_year": trade_rows.YearOfTrade,
    "turnover_by_month": trade_rows.MonthOfTrade,
    "trade_by_partner": trade_rows.PartnerTrade,
    "trade_by_sector": trade_rows.SectorTrade,
    "trade_by_chapter": trade_rows.ChapterTrade,
    "partner_sector": trade_rows.PartnerSector,
    "matched_trade": trade_rows.MatchedTrade,
    "stated": trade_rows.Statement,
}
"""What a store is asked → the kind of row that it answers with."""


class Framed:
    """A store whose answers are frames."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        kind = ANSWERS.get(name)
        return found if kind is None else lambda *asked: frame_of(kind, found(*asked))


def rows_of(kind: Any, frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame as a kind; what it has no column for is missing."""
    types = get_type_hints(kind)
    defaults = {name: kind._field_defaults.get(name, _MISSING.get(of)) for name, of in
                types.items()}  # fmt: skip

    def cell(row: Any, name: str) -> Any:
        found = getattr(row, name, defaults[name])
        whole = types[name] not in (float, str, bool) and isinstance(found, float)
        if pd.isna(found):
            return defaults[name]
        return int(found) if whole else found

    return [kind(*(cell(row, name) for name in kind._fields)) for row in records(frame)]


def turnover(answer: pd.DataFrame, *more: Any) -> pd.DataFrame:
    """`dashboard.measures.balance.turnover` of a frame."""
    return frame_of(Year, balance.turnover(rows_of(YearOfTrade, answer), *more))


def contribution(years: pd.DataFrame, *pair: int, comparable: bool) -> pd.DataFrame:
    """`dashboard.measures.growth.contribution` of a frame."""
    found = growth.contribution(rows_of(Year, years), *pair, comparable=comparable)
    return frame_of(Contribution, found)


def ranked(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """`dashboard.measures.shares.ranked` of a frame."""
    return frame_of(Ranked, shares.ranked(rows_of(Ranked, frame), by))


def with_rest(frame: pd.DataFrame, *whole: Any, **more: Any) -> pd.DataFrame:
    """`dashboard.measures.shares.with_rest` of a frame."""
    return frame_of(Ranked, shares.with_rest(rows_of(Ranked, frame), *whole, **more))


def months_of(
    now: pd.DataFrame, before: pd.DataFrame, *more: Any, status: str = "published"
) -> pd.DataFrame:
    """`dashboard.measures.months.months_of` of frames."""
    sides: list[Sequence[MonthOfTrade]] = [
        rows_of(MonthOfTrade, one.assign(turnover_usd=one["exports_usd"] + one["imports_usd"]))
        for one in (now, before)
    ]
    return frame_of(Month, months.months_of(*sides, *more, status))
