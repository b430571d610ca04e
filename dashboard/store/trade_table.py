"""The rows that a release answers with: dense sums → rows with what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import starmap
from typing import NamedTuple, TypeVar

import numpy as np

from dashboard.amount import NOT_PUBLISHED
from dashboard.flows import FLOWS
from dashboard.trade_rows import NAN, WHOLE, YearOfTrade

Row = TypeVar("Row")
PUBLISHED, MADE_UP = "published", "made up"


def year_rows(
    years: Sequence[int], usd: np.ndarray, months: Sequence[int], status: str = PUBLISHED
) -> tuple[YearOfTrade, ...]:
    """Sums by year, and by flow with the turnover behind them, as rows; ``months``: of how many
    months each year is, ``status``: that of what is known."""
    values = usd.T.tolist()
    statuses = [_statuses(column, status) for column in values]
    return tuple(map(YearOfTrade, years, *values, *statuses, months))


class CodeTrade(NamedTuple):
    """US dollars by year, flow, behind which is the turnover, and code; and the ``whole`` that they
    are shares of, by year: of a flow or of turnover."""

    codes: Sequence[str]
    usd: np.ndarray
    whole: np.ndarray


def code_rows(
    kind: Callable[..., Row],
    years: Sequence[int],
    sums: CodeTrade,
    there: np.ndarray,
    flow: str | None,
    status: str = PUBLISHED,
) -> tuple[Row, ...]:
    """Sums as rows of those that are ``there`` (year × code), of a ``kind`` that begins with year,
    code, exports, imports, turnover, share and status.

    Shares are those of `dashboard.trade_rows.share_pct`, of all rows at once.
    """
    year, code = np.nonzero(there)
    exports, imports, turnover = (sums.usd[year, place, code] for place in range(3))
    measured = turnover if flow is None else (exports, imports)[FLOWS.index(flow)]
    share = measured / np.where(sums.whole > 0, sums.whole, NAN)[year] * 100
    share = np.where((share >= 0) & (share <= WHOLE), share, NAN)
    # A row is of what is known: where that is exports alone, they are not called unpublished.
    known = measured if flow is not None else np.fmax(exports, imports)
    columns = (
        np.asarray(years, int)[year].tolist(),
        [sums.codes[place] for place in code.tolist()],
        exports.tolist(),
        imports.tolist(),
        turnover.tolist(),
        share.tolist(),
        _statuses(known.tolist(), status),
    )
    return tuple(starmap(kind, zip(*columns, strict=True)))


def _statuses(values: Iterable[float], status: str) -> list[str]:
    return [status if value == value else NOT_PUBLISHED for value in values]
