"""Months whose value is a hundred times that of all others, or a hundredth: most likely another
unit, told once and before all figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from statistics import median

from dashboard.flows import FLOWS
from dashboard.imports.coverage import Known
from dashboard.imports.implausible import TIMES
from dashboard.imports.periods import period_text
from dashboard.imports.report import Row
from dashboard.loaders.cube import PLACES

OTHERS = 3
"""Other months that it takes to know what is usual."""
Cents = Mapping[tuple[int, int], int]
"""By month and flow, as `dashboard.imports.tally.Tally.covered` has them."""


def out_of_scale(cents: Cents, brought: Known, in_part: Collection[Row]) -> Iterator[Row]:
    """``flow, periods, usd, usual_usd, more``: of the months that an import ``brought`` those that
    are so much more, or less, than the usual month of their flow in the release; ``cents`` of all
    of its months. Those of which few partners or goods alone are held (``in_part``: flow, periods)
    are no measure, and are not measured."""
    part = {(row["flow"], period) for row in in_part for period in row["periods"]}
    for flow, name in enumerate(FLOWS):
        every = {month: of for (month, which), of in cents.items()
                 if which == flow and month % PLACES and of > 0
                 and (name, period_text(month)) not in part}  # fmt: skip
        for more in (True, False):
            found = {month: usual for month in sorted(every) if (month, flow) in brought
                     and (usual := _usual(every, month, brought, flow))
                     and _unlike(every[month], usual, more=more)}  # fmt: skip
            if found:
                yield {"flow": name, "more": more,
                       "periods": [period_text(month) for month in found],
                       "usd": median(every[month] for month in found) / 100,
                       "usual_usd": median(found.values()) / 100}  # fmt: skip


def _usual(every: Mapping[int, int], month: int, brought: Known, flow: int) -> float:
    """What a month of those held before is worth, of few of these of all others; 0: not known."""
    held = [of for one, of in every.items() if (one, flow) not in brought]
    others = held if len(held) >= OTHERS else [of for one, of in every.items() if one != month]
    return median(others) if len(others) >= OTHERS else 0


def _unlike(cents: float, usual: float, *, more: bool) -> bool:
    return cents >= TIMES * usual if more else usual >= TIMES * cents
