"""What a factsheet is made of: its blocks, its page, and the account that it is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.exports.series import Plot
from dashboard.language import Language
from dashboard.loaders.records import records

MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; the lead is the finding, set larger."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Statements that belong together."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``numeric`` columns are at the right, ``wide`` is the column that takes the room.

    Without one the numeric columns share it.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    wide: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns drawn from a plot."""

    plot: Plot


@dataclass(frozen=True, slots=True)
class Small:
    """Notes and sources."""

    lines: tuple[str, ...]


Block = Heading | Words | Bullets | Grid | Picture | Small


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its title, the line below it, its blocks, its foot."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    language: Language
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that a factsheet tells.

    ``years`` as from `measures.balance.turnover`; ``shares`` as from
    `measures.answers.partner_shares`; ``sectors``: ``sector, exports_usd, imports_usd,
    turnover_usd, share_pct``; ``relations``: title, since, state; ``events``: date, title;
    ``qualifiers``: years stated as "about" or "more than";
    ``codes``: group → its chapters; ``causes``: flow → words of the source.
    """

    language: Language
    year: int
    against: int
    finding: str
    years: pd.DataFrame
    shares: pd.DataFrame
    sectors: pd.DataFrame
    qualifiers: Mapping[int, str] = field(default_factory=dict)
    partner: str = ""
    name: str = ""
    partner_name: Callable[[str], str] = str
    sector_name: Callable[[str], str] = str
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    district: Mapping[str, int] = field(default_factory=dict)
    relations: Sequence[tuple[str, str, str]] = ()
    relation_count: int = 0
    events: Sequence[tuple[str, str]] = ()
    plot: Plot | None = None
    source: str = ""
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()
    mark: str = ""


def latest_years(own: Account) -> list[Any]:
    """The rows of the last ten years of an account."""
    return records(own.years)[-MOST_YEARS:]


def row_of(own: Account, year: int) -> Any:
    """The row of a year, or None."""
    return next((row for row in records(own.years) if row.year == year), None)


def usd_of(row: Any, noun: str) -> float:
    """US dollars of a row, ``NaN`` where there is no row or no value."""
    value = getattr(row, f"{noun}_usd", None)
    return float("nan") if value is None or value is pd.NA else float(value)


def shown_share(row: Any) -> float:
    """The share as it is printed: rounded so that all add up, where there is a whole."""
    return float(row.shown_pct if row.shown_pct == row.shown_pct else row.share_pct)


def known(value: float) -> bool:
    """Whether a number is there."""
    return value == value
