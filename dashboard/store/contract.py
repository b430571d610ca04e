"""TradeStore: every question that a dataset of trade may answer, and which ones it does.

Answers are rows of the kinds of `dashboard.trade_rows`, plain US dollars; ``NaN`` is "not
published", never zero. What is read below the chapter is frames. All filters
of the query apply (year, flow, partners, sectors, months); a caller who wants the whole passes a
query with the field cleared, one who wants every year a query without a year.

``capabilities`` names the questions beyond the first four that a store answers; one contract
suite (tests/store/test_contract.py) runs on every store and reads them. A store that lacks one
raises ``StoreUnavailable`` (`Unanswered`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NoReturn, Protocol

import numpy as np
import pandas as pd

from dashboard.choices import Choices
from dashboard.errors import StoreUnavailable
from dashboard.language import FALLBACK
from dashboard.loaders.narrowed import Narrowed
from dashboard.query import Query
from dashboard.store.datasets import RELEASED
from dashboard.trade_rows import (
    ChapterTrade,
    MatchedTrade,
    MonthOfTrade,
    PartnerSector,
    PartnerTrade,
    SectorTrade,
    Statement,
    YearOfTrade,
)

Capability = Literal["months", "codes", "partner_sectors", "stated", "releases", "mirror"]
CAPABILITIES: tuple[Capability, ...] = ("months", "codes", "partner_sectors", "stated", "releases")


class TradeStore(Protocol):
    """One dataset of trade figures, or one release of it."""

    @property
    def capabilities(self) -> Collection[Capability]:
        """What is answered beside turnover, partners and sectors."""

    @property
    def version(self) -> str:
        """Changes whenever an answer may change; part of every cache key."""

    @property
    def choices(self) -> Choices:
        """The years, months, partners and sectors that can be asked for."""

    @property
    def as_of(self) -> str:
        """ISO date on which its release was imported; "" where it has none."""

    @property
    def until(self) -> str:
        """The last month of trade that its release holds, ``2021-09``, or the last year where
        months are not known; "" where it has no release: each figure has a date of its own."""

    @property
    def restricted(self) -> bool:
        """Whether its release is not for publication."""

    @property
    def made_up(self) -> bool:
        """Whether its figures are invented: the status of every one is ``made up``."""

    @property
    def release(self) -> int | None:
        """The number of the release; None where the dataset has none."""

    @property
    def counted_elsewhere(self) -> frozenset[str]:
        """Partners whose trade is counted by another source (within the customs union)."""

    @property
    def narrowed(self) -> Sequence[Narrowed]:
        """The files of its release that were narrowed to some partners or goods."""

    def turnover_by_year(self, query: Query) -> Sequence[YearOfTrade]:
        """One row a year without gaps; a year nothing is known of has ``NaN`` and
        ``not published``. ``turnover_usd`` may be known where its parts are not, and is not known
        where the two flows are not known of the same months.
        """

    def trade_by_partner(self, query: Query) -> Sequence[PartnerTrade]:
        """The partners of the query's year, or of every year, by year and code."""

    def trade_by_sector(self, query: Query) -> Sequence[SectorTrade]:
        """The commodity groups of the query's year, or of every year."""

    def partner_count(self, year: int) -> int | None:
        """How many partner countries traded in a year; ``None`` when it is not published."""

    def rows_of_count(self, year: int) -> str:
        """The ids of the published figures that `partner_count` is, joined by ``;``."""

    def rows_counted(self, query: Query) -> int | None:
        """How many rows of its files a sum of the query is of, all goods below ``code`` and all
        partners if it names none; ``None`` where a dataset has no such rows."""

    def stated(self, query: Query) -> Sequence[Statement]:
        """What sources state of the turnover with partners, one statement a row. Capability
        ``stated``."""

    def turnover_by_month(self, query: Query) -> Sequence[MonthOfTrade]:
        """The known months. Capability ``months``."""

    def partner_sector(self, query: Query) -> Sequence[PartnerSector]:
        """Where it is not zero; with a flow, that flow. Capability ``partner_sectors``."""

    def trade_by_chapter(self, query: Query) -> Sequence[ChapterTrade]:
        """The chapters of the query's year, or of every year. Capability ``codes``."""

    def trade_by_code(self, query: Query, parent: str = "", digits: int = 4) -> pd.DataFrame:
        """``code, exports_usd, imports_usd, net_mass_kg`` below a code. Capability ``codes``."""

    def codes_of_years(self, query: Query, years: Sequence[int]) -> Sequence[pd.DataFrame]:
        """``code, exports_usd, imports_usd`` of all codes, as long as they are known, in each of
        some years, over the months of the query: codes as numbers (see
        `dashboard.loaders.year_codes.WHAT`), ascending, as texts of so many are slow. Capability
        ``codes``."""

    def code_texts(self, numbers: np.ndarray) -> pd.api.extensions.ExtensionArray:
        """The texts of codes that are numbers. Capability ``codes``."""

    def trade_by_row(self, query: Query, parent: str = "") -> pd.DataFrame:
        """``year, month, flow, partner, code, usd, net_mass_kg`` below a code: a row of each
        month, flow, partner and code, as its release has it. Month 0: the year as a whole; codes
        as long as they came, ``XX`` not disclosed. Capability ``codes``."""

    def matched_trade(self, query: Query, years: Sequence[int]) -> Sequence[MatchedTrade]:
        """Each of some years beside the one before it in their order, over the months of the
        query: a row of each flow that it asks for. Which cells are matched:
        `dashboard.loaders.price_volume`. Capability ``codes``."""

    def search_codes(self, text: str, language: str = FALLBACK, limit: int = 20) -> pd.DataFrame:
        """``code, chapter, name, turnover_usd``: codes that a text means. Capability ``codes``."""

    def make_ready(self) -> None:
        """Do what the first question would wait for, where it takes little memory to have it done.

        Raises:
            StoreUnavailable: what is asked is gone or damaged.
        """


class Unanswered:
    """What a store says of the questions that it cannot answer; the others it overrides."""

    capabilities: Collection[Capability] = ()
    release: int | None = None
    as_of: str = ""
    until: str = ""
    made_up: bool = False
    restricted: bool = False
    counted_elsewhere: frozenset[str] = frozenset()
    narrowed: Sequence[Narrowed] = ()

    def rows_of_count(self, year: int) -> str:
        """None: nothing that is summed is printed as a figure."""
        return ""

    def rows_counted(self, query: Query) -> int | None:
        """None: there are no rows."""
        return None

    def stated(self, query: Query) -> Sequence[Statement]:
        """Not answered."""
        _unanswered("statements of other sources", query)

    def turnover_by_month(self, query: Query) -> Sequence[MonthOfTrade]:
        """Not answered."""
        _unanswered("months", query)

    def partner_sector(self, query: Query) -> Sequence[PartnerSector]:
        """Not answered."""
        _unanswered("partners by commodity group", query)

    def trade_by_chapter(self, query: Query) -> Sequence[ChapterTrade]:
        """Not answered."""
        _unanswered("commodity codes", query)

    def trade_by_code(self, query: Query, parent: str = "", digits: int = 4) -> pd.DataFrame:
        """Not answered."""
        _unanswered("commodity codes", query)

    def codes_of_years(self, query: Query, years: Sequence[int]) -> Sequence[pd.DataFrame]:
        """Not answered."""
        _unanswered("commodity codes", query)

    def code_texts(self, numbers: np.ndarray) -> pd.api.extensions.ExtensionArray:
        """Not answered."""
        _unanswered("commodity codes", Query())

    def trade_by_row(self, query: Query, parent: str = "") -> pd.DataFrame:
        """Not answered."""
        _unanswered("commodity codes", query)

    def matched_trade(self, query: Query, years: Sequence[int]) -> Sequence[MatchedTrade]:
        """Not answered."""
        _unanswered("commodity codes", query)

    def search_codes(self, text: str, language: str = FALLBACK, limit: int = 20) -> pd.DataFrame:
        """Not answered."""
        _unanswered("commodity codes", Query())

    def make_ready(self) -> None:
        """Nothing waits."""


def _unanswered(what: str, query: Query) -> NoReturn:
    raise lacking(query.dataset, what)


def lacking(dataset: str, what: str) -> StoreUnavailable:
    """That a dataset has none of what is asked for, and which datasets may."""
    others = "" if dataset in RELEASED else f"; choose imported data: {' or '.join(RELEASED)}"
    return StoreUnavailable(f"the dataset {dataset} has no {what}{others}")
