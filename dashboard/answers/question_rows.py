"""The rows of the questions that are not those of a store or of a measure as they stand."""

from __future__ import annotations

from typing import NamedTuple


class PartnerCount(NamedTuple):
    """How many partner countries traded in a year, the published figures that say it, and their
    sources."""

    year: int
    countries: int
    rows: str
    status: str
    source: str = ""


class Traded(NamedTuple):
    """That there was trade with a partner in a year."""

    year: int
    partner: str


class Sector(NamedTuple):
    """A `SectorTrade` and its ``driver``, the flow whose growth a source explains by it."""

    year: int
    sector: str
    exports_usd: float
    imports_usd: float
    turnover_usd: float
    share_pct: float
    status: str
    formula: str
    source: str
    qualifier: str
    turnover_low_usd: float
    turnover_high_usd: float
    turnover_digits: float
    rows: str
    share_rows: str
    exports_rows: str
    imports_rows: str
    exports_digits: float
    imports_digits: float
    driver: str


class Driver(NamedTuple):
    """What a source names as a cause of growth; ``goods`` in its words."""

    figure: str
    year: int
    flow: str
    sector: str
    goods: str
    source: str


class Later(NamedTuple):
    """A year after the latest complete one, and how it is known."""

    year: int
    status: str


class PartnerGoods(NamedTuple):
    """A `PartnerSector` and how it is known."""

    year: int
    partner: str
    sector: str
    turnover_usd: float
    status: str


class Step(NamedTuple):
    """A step of the path to goods; several sectors are joined by commas."""

    sectors: str
    code: str
