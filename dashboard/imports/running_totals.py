"""Months that are sums from January on: «January», «January to February» and so on, each under its
last month. Added up as months they would be counted up to twelve times.

Nothing in such a file says so. It is told by its money: whatever a partner's chapter has in one
month it has in the next as well, or more. Real months go up and down: of their cells less than half
are in the next month, and as large. A few corrections also make a sum less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.limits import Limits
from dashboard.imports.periods import period_text
from dashboard.imports.wording import why
from dashboard.loaders.cube import PLACES, Cube
from dashboard.sentences import number, said

FEWEST_MONTHS, FEWEST = 3, 100
"""So many months from January on, and so many cells that have a next month, say something: a few
goods may as well grow from month to month."""
MOST = 0.95


def refuse_running_totals(names: str, cube: Cube, new: Known, limits: Limits) -> None:
    """Raise ``DataRefused`` if the months of a flow and year of which some are ``new`` are sums
    from January on; ``repeats_pct`` of 100 says that they are months."""
    if limits.repeats_pct >= 100:
        return
    brought = {(month // PLACES, flow) for month, flow in new}
    if reasons := [*_reasons(names, cube, brought)]:
        raise DataRefused(reasons)


def _reasons(names: str, cube: Cube, brought: Collection[tuple[int, int]]) -> Iterator[Reason]:
    for place, year in enumerate(cube.axes.years):
        for flow, noun in enumerate(FLOWS):
            months = _from_january(cube, year, flow)
            if (year, flow) not in brought or months < FEWEST_MONTHS:
                continue
            monthly = np.diff(cube.cents[place, : months + 1, flow], axis=0)
            held, cells = _held(monthly)
            if cells < FEWEST or held < MOST * cells:
                continue
            if _adds_up(monthly) and _uneven(monthly):
                first, last = (period_text(year * PLACES + month) for month in (1, months))
                reason = why(
                    "running_totals", flow=said(f"flow.{noun}"), held=number(held),
                    cells=number(cells),
                )  # fmt: skip
                yield Reason(names, None, "PERIOD", f"{first}–{last}", reason)


def _from_january(cube: Cube, year: int, flow: int) -> int:
    """How many months of a year are known without a gap from January on."""
    known = {month for when, month, of in cube.axes.known if (when, of) == (year, flow)}
    return next(month for month in range(PLACES) if month + 1 not in known)


def _held(monthly: np.ndarray) -> tuple[int, int]:
    """Of the cells that have money and a next month: how many have as much there, and how many
    there are."""
    there = monthly[:-1] > 0
    return int((there & (monthly[1:] >= monthly[:-1])).sum()), int(there.sum())


def _adds_up(monthly: np.ndarray) -> bool:
    """Whether every month adds something, and the last is worth half of what as many months like
    the first would be: of months that hardly change it is worth one."""
    sums = monthly.sum(axis=(1, 2))
    return bool((np.diff(sums) > 0).all() and 2 * sums[-1] >= len(sums) * sums[0] > 0)


def _uneven(monthly: np.ndarray) -> bool:
    """Whether what is added differs from month to month, as trade does. What grows by the same
    amount each month was made up, and as months."""
    added = np.diff(monthly, axis=0)[:, monthly[-1] > 0]
    return bool(2 * (np.ptp(added, axis=0) > 0).sum() >= added.shape[1] > 0)
